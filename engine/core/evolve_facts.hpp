// What conditions ask about a lane's people, with the number of the last event of each kind.
#pragma once

#include "engine/core/state.hpp"

namespace enshu {

/// Somebody wrote to, called or reported to these parties.
void note_told(LaneState& lane, const PartyId& from, const std::vector<PartyId>& parties,
               std::uint64_t seq);
void note_report(LaneState& lane, const ReportSubmitted& e, std::uint64_t seq);
/// The files that a person put to the message, for who asks for them.
void note_files(State& state, const MessageSent& e, const Recorded& recorded);
/// A controller answered as a cast member.
void note_answer(State& state, const MessageSent& e, const Recorded& recorded);
void note_action(LaneState& lane, const ActionTaken& e, const Recorded& recorded);

}  // namespace enshu
