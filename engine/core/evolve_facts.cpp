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

void note_files(State& state, const MessageSent& e, const Recorded& recorded) {
  for (const auto& file : e.files)
    state.note_files[file.id].push_back({recorded.lane, recorded.by, file, e.id});
}

void note_answer(State& state, const MessageSent& e, const Recorded& recorded) {
  const auto answered = state.messages.find(e.in_reply_to);
  const auto* seat = state.seat(recorded.by);
  if (answered != state.messages.end() && seat != nullptr && seat->access != Access::participant)
    answered->second.answered_as_by = recorded.by;
}

}  // namespace enshu
