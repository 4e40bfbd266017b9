// Things that people see by their title, and that have none: their name is shown instead.
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

}  // namespace

void check_titles(const Whole& whole, Findings& findings) {
  if (!whole.sound) return;
  check_titles_of(whole.root, "obligations", {"報告義務", "obligation"}, findings);
  check_titles_of(whole.root, "actions", {"対処", "action"}, findings);
  const auto* world = whole.root.find("world");
  if (world == nullptr) return;
  check_titles_of(*world, "hosts", {"機器", "host"}, findings);
  check_titles_of(*world, "services", {"サービス", "service"}, findings);
}

}  // namespace enshu::scenario
