// Which events of an exercise leave as mail, to which seats, and in which words. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/state.hpp"
#include "engine/mail/letter.hpp"
#include "engine/mail/roster.hpp"

namespace enshu::app {

/// Mails, alerts, documents and news (calls are for the consoles), reports, requests for approval
/// and what became of them, comms checks, stops. Nothing for every other event. `original` and what
/// it is of the mail that the event came from are left to the caller. `state` has the event folded
/// in.
std::optional<mail::Letter> letter_of(const Scenario& scenario, const State& state,
                                      const Recorded& recorded);

/// (seat, address) of those it is for who stand in the roster, without its sender's own. A comms
/// check is for everybody who takes part, console or not: it asks whether mails arrive. A stop is
/// for the whole roster.
std::vector<std::pair<std::string, std::string>> receivers_of(const State& state,
                                                              const Recorded& recorded,
                                                              const mail::Roster& roster);

/// A letter as the outbox keeps it. Nothing when the text is empty or damaged.
std::optional<mail::Letter> read_letter(const std::string& json);
/// Leaves before everything else, and while a real incident holds all other mails.
inline bool is_urgent(const mail::Letter& letter) { return letter.kind == mail::LetterKind::stop; }
/// An invitation is not.
inline bool of_the_record(const mail::Letter& letter) { return letter.seq != 0; }

}  // namespace enshu::app
