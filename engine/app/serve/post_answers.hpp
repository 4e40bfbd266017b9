// From a mail that came in to the command of the seat behind it. Pure.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/app/library.hpp"
#include "engine/core/command.hpp"
#include "engine/core/state.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/letter.hpp"
#include "engine/mail/roster.hpp"

namespace enshu::app {

/// What is known where the mail is judged. `by_subject`: the newest letter that went to the seat
/// with a subject like that (its message's id), or nothing.
struct Answering {
  const LoadedScenario& scenario;
  const State& state;
  const mail::Roster& roster;
  std::string exercise;
  SeatId seat;
  std::string ours;
  std::function<std::optional<MessageId>(const std::string& subject)> by_subject;
  /// The letter of that message as it went out, or nothing.
  std::function<std::optional<mail::Letter>(const MessageId& message)> by_message;
};

/// Thread: by References, else by subject, else a new mail. Recipients: the parties whose addresses
/// it was sent to, and colleagues of the roster; without any, whoever wrote what is answered.
/// A mail of ours that it encloses is passed on, with its words; of several, and of baits whose
/// links stand in its text, each by a message of its own after the first. Files of the sender's own
/// are named by the first, and the text names those that cannot come along. Links that stand for
/// the sender are taken out, and a text that is too long ends with a word about it. Errors:
/// `not_a_player`, `no_recipient`.
Result<std::vector<SendMessage>> messages_of(const Answering& asked, const mail::Incoming& mail);

/// The same mail has the same ids, however often it comes; `index`: which of its messages.
CommandId command_of(const mail::Incoming& mail, std::size_t index = 0);
std::uint64_t hash_of(const mail::Incoming& mail);

}  // namespace enshu::app
