// The mails of one exercise that go out to people, beside its record: each (event, seat) once, with
// what became of it. It holds addresses, so only its owner can read the file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

struct OutboxLetter {
  std::uint64_t seq{};
  std::string message;
  std::string subject;  ///< as `letter_by_subject` compares it
  std::string letter;   ///< JSON
};

/// A letter and the (seat, address) that it goes to.
struct OutboxPost {
  OutboxLetter letter;
  std::vector<std::pair<std::string, std::string>> to;
  bool urgent = false;  ///< before all that are not, and while nothing else may leave
};

/// To whoever sits there: how to come in. `message` is another for each.
struct OutboxInvitation {
  std::string seat;
  std::string address;
  std::string message;
  std::string letter;  ///< JSON
};

struct OutboxKey {
  std::uint64_t seq{};
  std::string seat;
};

struct OutboxRow {
  std::uint64_t seq{};
  std::string seat;
  std::string address;
  std::string letter;  ///< JSON, as it was given to `add`
  std::int64_t attempts{};
  bool urgent = false;
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

/// A mail of the record that bounced or was not allowed to leave.
struct OutboxReturn {
  std::string message;
  std::string seat;
  std::string state;  ///< `bounced` or `blocked`
  std::string reason;
};

/// A mail that came in and what was done with it.
struct ReceivedMail {
  std::string message_id;
  std::string sender;
  std::string seat;     ///< empty: nobody knows the sender
  std::string outcome;  ///< `pending`, `waiting` (until the exercise takes mails again), `taken`,
                        ///< or the code of a refusal
  std::string command;  ///< the command's id when it was taken or is to be
  Text reason;
  WallTime at{};
};

/// One thread uses an object; several objects may have the file open, and only one of them claims.
/// Every change outlives the program at once, and a power cut from the next `claim` or `settle` of
/// any object on: an fsync is for many mails. Errors of all: `outbox`.
class Outbox {
 public:
  /// `since`: what a new file begins with: events up to it are not sent any more.
  static Result<Outbox> open(const std::filesystem::path& path, std::uint64_t since);

  /// The last event that was looked at for mails.
  Result<std::uint64_t> up_to();
  /// Keeps the letters, in order, all of them or none, and notes that everything up to the last was
  /// looked at.
  Result<Done> add(std::span<const OutboxPost> posts);

  /// Keeps invitations, all of them or none, on the disk when it returns.
  Result<Done> invite(std::span<const OutboxInvitation> invitations);
  /// What became of the newest invitation, by seat.
  Result<std::map<std::string, std::string>> invited();

  /// Before anything is claimed: what an earlier life had claimed and never noted. In the same
  /// `boot` of the machine nothing that was noted is lost, so that these wait again: all but the
  /// one that the program died over never left. After a power cut each of them may have left, and
  /// becomes `doubt`, which is never sent again. Returns how many are in doubt.
  Result<std::int64_t> recover(const std::string& boot, WallTime now);
  /// At most `most` of the mails whose next attempt is due, the longest waiting first; they count
  /// as claimed on the disk before it returns. What was claimed before and not noted waits again,
  /// all but those `on_the_way`: these stay claimed, and nothing for their seats is. When urgent
  /// ones are due these alone; with `urgent_only` nothing else ever.
  Result<std::vector<OutboxRow>> claim(WallTime now, std::int64_t most,
                                       std::span<const OutboxKey> on_the_way = {},
                                       bool urgent_only = false);
  /// Whether one is due whose seat has none claimed.
  Result<bool> due(WallTime now, bool urgent_only = false);
  /// Everything that was changed until now is on the disk when it returns.
  Result<Done> settle();
  /// Of one that has not come to its end. `state`: waiting, sent, bounced, dry, blocked. `again`:
  /// of `waiting` only.
  Result<Done> note(std::uint64_t seq, const std::string& seat, const std::string& state,
                    const std::string& reason, WallTime now, WallTime again);
  /// A bounce that came back as a mail: only what was or may have been sent can bounce. True when
  /// there was such a row.
  Result<bool> bounce(const std::string& message, const std::string& seat,
                      const std::string& reason, WallTime now);
  /// Mails of the record by state; claimed ones wait.
  Result<std::map<std::string, std::int64_t>> counts();
  /// Those that were neither sent nor are fresh, newest first; claimed ones wait.
  Result<std::vector<OutboxTrouble>> troubles(std::int64_t most);
  /// All that bounced or were blocked, in the order of their events.
  Result<std::vector<OutboxReturn>> returned();
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
  Result<std::vector<OutboxRow>> waiting(WallTime now, std::int64_t most, bool urgent_only);
  template <class Keys>
  Result<Done> mark_claimed(const Keys& keys);

  Database database_;
  bool settled_ = true;
};

/// The life of the machine that this is: another one after each start. Empty: not known.
std::string boot_id();

/// Where it stands for a record: `EXERCISE.mail.db`.
std::filesystem::path outbox_path(const std::filesystem::path& record);

}  // namespace enshu::store
