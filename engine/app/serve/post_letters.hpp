// Which events of an exercise leave as mail, to which seats, and in which words. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/state.hpp"
#include "engine/mail/letter.hpp"
#include "engine/mail/roster.hpp"

namespace enshu::app {

/// Mails, alerts, documents and news; calls are for the consoles. Nothing for every other event.
/// `original` and what it is of the mail that the event came from are left to the caller.
std::optional<mail::Letter> letter_of(const Scenario& scenario, const Recorded& recorded);

/// (seat, address) of those the message is for who stand in the roster, without its sender's own.
std::vector<std::pair<std::string, std::string>> receivers_of(const State& state,
                                                              const Recorded& recorded,
                                                              const mail::Roster& roster);

/// A letter as the outbox keeps it. Nothing when the text is empty or damaged.
std::optional<mail::Letter> read_letter(const std::string& json);
/// An invitation is not.
inline bool of_the_record(const mail::Letter& letter) { return letter.seq != 0; }

}  // namespace enshu::app
