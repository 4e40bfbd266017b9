// Words that a controller set for a team: a change of the plan, as staff read it.
#include "scoring/debrief_fold.hpp"

namespace enshu::scoring {

void DebriefFold::wording_set(const Recorded& recorded, const WordingSet& e) {
  const auto* wording = wording_of(scenario.wordings, e.wording);
  const Text name = wording == nullptr ? Text{e.wording.value, {}} : wording->title;
  add(recorded, EntryKind::plan, {"文言を設定: " + name.ja, "Words set: " + name.in(Language::en)},
      e.text);
}

}  // namespace enshu::scoring
