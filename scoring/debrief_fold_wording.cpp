// Words that somebody set for a team or an organisation: a change of the plan, as staff read it.
#include "scoring/debrief_fold.hpp"

namespace enshu::scoring {

void DebriefFold::wording_set(const Recorded& recorded, const WordingSet& e) {
  const auto* wording = wording_of(scenario.wordings, e.wording);
  const Text name = wording == nullptr ? Text{e.wording.value, {}} : wording->title;
  add(recorded, EntryKind::plan,
      for_house({"文言を設定: " + name.ja, "Words set: " + name.in(Language::en)}, e.organisation),
      e.text);
}

Text DebriefFold::for_house(Text words, const std::optional<OrganisationId>& organisation) const {
  if (!organisation) return words;
  const Text house = scenario.house_name(*organisation);
  words.ja += "（" + house.ja + "のみ）";
  words.en += " (" + house.in(Language::en) + " alone)";
  return words;
}

}  // namespace enshu::scoring
