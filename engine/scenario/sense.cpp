// The order of the checks of sense.
#include "engine/scenario/sense.hpp"

#include <algorithm>

#include "engine/scenario/check_slips.hpp"

namespace enshu::scenario {

bool Whole::director_names(std::string_view name) const {
  return std::ranges::any_of(words, [&](const Word& word) { return word.text == name; });
}

void check_sense(const Whole& whole, Findings& findings) {
  check_values(whole, findings);
  check_forms(whole, findings);
  check_timeline(whole, findings);
  check_obligations(whole, findings);
  check_cast(whole, findings);
  check_texts(whole, findings);
  check_schedule(whole, findings);
  check_duties(whole, findings);
  check_load(whole, findings);
  check_director(whole, findings);
  check_world(whole, findings);
  check_contact(whole, findings);
  check_relays(whole, findings);
  check_parameters(whole, findings);
  check_moves(whole, findings);
  check_checklists(whole, findings);
  check_surveys(whole, findings);
  check_places(whole, findings);
  check_baits(whole, findings);
  check_slips(whole, findings);
  check_titles(whole, findings);
}

}  // namespace enshu::scenario
