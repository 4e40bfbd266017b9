// Things that people see by their title: those that have none, and injects that nobody can tell
// apart.
#include <algorithm>
#include <map>
#include <vector>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

void check_titles_of(const Node& map, std::string_view key, const Words& label,
                     Findings& findings) {
  for (const auto& entry : entries_at(map, key)) {
    if (entry.value.find("title") != nullptr) continue;
    const Text who = called(label, entry.key);
    findings.warning("scenario.yaml", entry.at, "no_title",
                     {who.ja + "に題名がなく、名前のまま表示されます。title を書きます。",
                      who.en + " has no `title`; people see its name instead"});
  }
}

/// Whether some lane may have both.
bool together(const Only& a, const Only& b) {
  return std::ranges::all_of(a, [&](const auto& one) {
    const auto other = b.find(one.first);
    return other == b.end() || std::ranges::any_of(one.second, [&](const std::string& value) {
             return std::ranges::find(other->second, value) != other->second.end();
           });
  });
}

bool goes_to(const Inject& inject, const PartyId& party) {
  return std::ranges::any_of(inject.contents, [&](const Content& content) {
    return std::ranges::find(content.to, party) != content.to.end();
  });
}

bool same_people(const Inject& a, const Inject& b) {
  return std::ranges::any_of(a.contents, [&](const Content& content) {
    return std::ranges::any_of(content.to, [&](const PartyId& to) { return goes_to(b, to); });
  });
}

/// Lists of the MSEL, of marks and of the debrief show injects by their title.
void check_injects(const Whole& whole, Findings& findings) {
  constexpr std::size_t most_compared = 50;
  std::map<std::string_view, std::vector<const Inject*>> by_title;
  const auto& msel = whole.scenario.msel;
  const auto& nodes = items_at(whole.root, "msel");
  for (std::size_t i = 0; i < msel.size() && i < nodes.size(); ++i) {
    const auto* title = nodes[i].find("title");
    if (title == nullptr || msel[i].title.ja.empty()) continue;
    auto& before = by_title[msel[i].title.ja];
    const auto like = std::ranges::find_if(before, [&](const Inject* one) {
      return together(one->only, msel[i].only) && same_people(*one, msel[i]);
    });
    if (like != before.end()) {
      const Text who = called({"状況付与", "inject"}, msel[i].id.value);
      const std::string other = (*like)->id.value;
      findings.warning(
          "scenario.yaml", title->at, "same_title",
          {who.ja + "の題名が、同じ人に届く「" + other +
               "」と同じで、一覧で見分けられません。どちらかの title を変えてください。",
           who.en + " has the title of '" + other +
               "', which reaches the same people; lists cannot tell them apart, change one of the "
               "titles"});
    }
    if (before.size() < most_compared) before.push_back(&msel[i]);
  }
}

}  // namespace

void check_titles(const Whole& whole, Findings& findings) {
  if (!whole.sound) return;
  check_injects(whole, findings);
  check_titles_of(whole.root, "obligations", {"報告義務", "obligation"}, findings);
  check_titles_of(whole.root, "actions", {"対処", "action"}, findings);
  const auto* world = whole.root.find("world");
  if (world == nullptr) return;
  check_titles_of(*world, "hosts", {"機器", "host"}, findings);
  check_titles_of(*world, "services", {"サービス", "service"}, findings);
}

}  // namespace enshu::scenario
