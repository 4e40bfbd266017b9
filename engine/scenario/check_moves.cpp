// Moves: one name once, in the order of their times, each able to begin.
#include <unordered_map>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

Text name_of(std::string_view id) { return called({"局面", "move"}, id); }

void single_names(const std::vector<Node>& nodes, Findings& findings) {
  std::unordered_map<std::string_view, Position> seen;
  for (const auto& node : nodes) {
    const auto* id = node.find("id");
    if (id == nullptr || !id->is_scalar() || seen.emplace(id->text, id->at).second) continue;
    const Text who = name_of(id->text);
    findings.error(file, id->at, "duplicate_name",
                   {who.ja + "が二つあります。", who.en + " stands twice in this list"});
  }
}

/// A move that begins passes those listed before it by, so times must rise.
void rising_times(const Whole& whole, const std::vector<Node>& nodes, Findings& findings) {
  std::optional<ExerciseTime> last;
  std::string_view before;
  for (const auto& node : nodes) {
    const auto at = time_at(node, "at");
    if (!at) continue;
    const Text who = name_of(node.scalar("id"));
    if (last && *at <= *last) {
      findings.error(
          file, node.find("at")->at, "contradiction",
          {who.ja + "は、前に並ぶ「" + std::string(before) + "」より後に始まらなければなりません。",
           who.en + " must begin later than '" + std::string(before) +
               "', which stands before it"});
    } else if (whole.scenario.duration.ms > 0 && at->ms > whole.scenario.duration.ms) {
      findings.warning(file, node.find("at")->at, "after_end",
                       {who.ja + "は、演習の終わりより後に始まります。",
                        who.en + " begins after the exercise's end"});
    }
    last = at;
    before = node.scalar("id");
  }
}

}  // namespace

void check_moves(const Whole& whole, Findings& findings) {
  const auto& nodes = items_at(whole.root, "moves");
  if (nodes.empty()) return;
  single_names(nodes, findings);
  rising_times(whole, nodes, findings);
  if (!whole.sound || findings.any_error()) return;
  const Reach reach(whole);
  for (const auto& node : nodes) {
    const auto after = node.scalar("after");
    if (after.empty() || reach.fires(InjectId(after))) continue;
    const Text who = name_of(node.scalar("id"));
    findings.warning(
        file, node.find("after")->at, "unreachable",
        {who.ja + "は始まることがありません。「" + std::string(after) + "」が出ないためです。",
         who.en + " never begins by itself: '" + std::string(after) + "' cannot fire"});
  }
}

}  // namespace enshu::scenario
