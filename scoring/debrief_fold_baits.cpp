// Baits in the debrief's timeline: that one was taken, without saying by whom among many.
#include "scoring/debrief_fold.hpp"
#include "scoring/entry_words.hpp"

namespace enshu::scoring {

void DebriefFold::landing(const Recorded& recorded, const LandingShown& e) {
  const auto* inject = scenario.inject(e.bait);
  auto& entry = add(recorded, EntryKind::opened, lure_words(e.step),
                    inject == nullptr ? subject_of(e.message) : inject->title);
  entry.message = e.message;
  entry.inject = e.bait;
  entry.minor = true;
}

}  // namespace enshu::scoring
