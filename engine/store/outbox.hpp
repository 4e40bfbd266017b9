// The mails of one exercise that go out to people, beside its record: each (event, seat) once, with
// what became of it. It holds addresses, so only its owner can read the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// How sure a change must be. `sure`: on the disk when the call returns (an accepted mail must
/// never go out again). `replayed`: the record can tell it again after a power cut.
enum class Durability { sure, replayed };

struct OutboxLetter {
  std::uint64_t seq{};
  std::string message;
  std::string subject;  ///< as `letter_by_subject` compares it
  std::string letter;   ///< JSON
};

struct OutboxRow {
  std::uint64_t seq{};
  std::string seat;
  std::string address;
  std::string letter;  ///< JSON, as it was given to `add`
  std::int64_t attempts{};
};

struct OutboxTrouble {
  std::uint64_t seq{};
  std::string seat;
  std::string letter;
  std::string state;
  std::string reason;
  std::int64_t attempts{};
  WallTime at{};
};

/// A mail that came in and what was done with it.
struct ReceivedMail {
  std::string message_id;
  std::string sender;
  std::string seat;     ///< empty: nobody knows the sender
  std::string outcome;  ///< `pending`, `taken`, or the code of a refusal
  std::string command;  ///< the command's id when it was taken
  Text reason;
  WallTime at{};
};

/// One thread uses an object; several objects may have the file open. Errors of all: `outbox`.
class Outbox {
 public:
  /// `since`: what a new file begins with: events up to it are not sent any more.
  static Result<Outbox> open(const std::filesystem::path& path, std::uint64_t since,
                             Durability durability);

  /// The last event that was looked at for mails.
  Result<std::uint64_t> up_to();
  /// Keeps the letter for these (seat, address) and notes that everything up to `seq` was looked
  /// at.
  Result<Done> add(const OutboxLetter& letter,
                   const std::vector<std::pair<std::string, std::string>>& to);
  /// The mail that has waited longest of those whose next attempt is due.
  Result<std::optional<OutboxRow>> next(WallTime now);
  /// `state`: waiting, sent, bounced, dry, blocked. `again`: of `waiting` only.
  Result<Done> note(std::uint64_t seq, const std::string& seat, const std::string& state,
                    const std::string& reason, WallTime now, WallTime again);
  /// A bounce that came back as a mail: only what was sent can bounce. True when there was such a
  /// row.
  Result<bool> bounce(const std::string& message, const std::string& seat,
                      const std::string& reason, WallTime now);
  /// Mails by state.
  Result<std::map<std::string, std::int64_t>> counts();
  /// Those that were neither sent nor are fresh, newest first.
  Result<std::vector<OutboxTrouble>> troubles(std::int64_t most);
  /// The letter of that message; empty when there is none.
  Result<std::string> letter_by_message(const std::string& message);
  /// The newest letter that went to the seat and answers to `key`; empty when there is none.
  Result<std::string> letter_by_subject(const std::string& seat, const std::string& key);

  /// A random text that is made once and kept: what receipts are signed with.
  Result<std::string> secret();

  /// Adds, or changes what became of it.
  Result<Done> put_received(const ReceivedMail& mail);
  Result<std::optional<ReceivedMail>> received(const std::string& message_id);
  /// The Message-ID of the mail that became this command; empty when none did.
  Result<std::string> message_id_of(const std::string& command);
  Result<std::map<std::string, std::int64_t>> received_counts();
  /// Refused ones, newest first.
  Result<std::vector<ReceivedMail>> refused(std::int64_t most);

 private:
  explicit Outbox(Database database) : database_(std::move(database)) {}
  Database database_;
};

/// Where it stands for a record: `EXERCISE.mail.db`.
std::filesystem::path outbox_path(const std::filesystem::path& record);

}  // namespace enshu::store
