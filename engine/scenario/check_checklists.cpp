// Items of the checklist that nobody will ever be asked to judge.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {

void check_checklists(const Whole& whole, Findings& findings) {
  const auto& entries = entries_at(whole.root, "checklists");
  if (entries.empty() || !whole.sound || findings.any_error()) return;
  const Reach reach(whole);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (reach.possible(whole.scenario.checklist[i].opens)) continue;
    const auto* opens = entries[i].value.find("opens");
    const auto* named = opens != nullptr ? opens : entries[i].value.find("obligation");
    const Text who = called({"評価項目", "checklist item"}, entries[i].key);
    findings.warning("scenario.yaml", named->at, "unreachable",
                     {who.ja + "は開くことがありません。条件が成り立たないためです。",
                      who.en + " never opens: its condition cannot come true"});
  }
}

}  // namespace enshu::scenario
