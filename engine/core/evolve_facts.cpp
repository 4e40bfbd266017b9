// Facts of a lane: the last event counts, so that `since` can be asked of each.
#include "engine/core/evolve_facts.hpp"

namespace enshu {

void note_told(LaneState& lane, const PartyId& from, const std::vector<PartyId>& parties,
               std::uint64_t seq) {
  for (const auto& party : parties) {
    lane.told[{from, party}] = seq;
    lane.told_to[party] = seq;
  }
}

void note_report(LaneState& lane, const ReportSubmitted& e, std::uint64_t seq) {
  lane.reports.push_back(e.report);
  note_told(lane, e.from, e.to, seq);
  for (const auto& party : e.to) lane.reported[{party, e.form, e.stage}] = seq;
}

void note_action(LaneState& lane, const ActionTaken& e, const Recorded& recorded) {
  lane.actions.emplace(e.action, recorded.at);
  lane.acted[e.action] = recorded.seq;
}

}  // namespace enshu
