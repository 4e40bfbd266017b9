// The other direction in the same file: which mails came in, and what an answer may be an answer
// to.
#include "engine/store/outbox.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "outbox";

ReceivedMail received_of(const Statement& row) {
  return {std::string(row.text(0)), std::string(row.text(1)),
          std::string(row.text(2)), std::string(row.text(3)),
          std::string(row.text(4)), {std::string(row.text(5)), std::string(row.text(6))},
          WallTime{row.integer(7)}};
}

/// The first column of the first row; empty when there is none.
Result<std::string> first_text(Database& database, Statement& get) {
  const int stepped = get.step();
  if (stepped == SQLITE_DONE) return std::string{};
  if (stepped != SQLITE_ROW) return database.error(code);
  return std::string(get.text(0));
}

}  // namespace

Result<std::string> Outbox::letter_by_message(const std::string& message) {
  auto get = database_.prepare("SELECT letter FROM letters WHERE message = ? LIMIT 1", code);
  if (!get) return get.error();
  get->bind_all(std::string_view(message));
  return first_text(database_, *get);
}

Result<std::string> Outbox::letter_by_subject(const std::string& seat, const std::string& key) {
  auto get = database_.prepare(
      "SELECT l.letter FROM letters l JOIN mails m ON m.seq = l.seq AND m.seat = ? "
      "WHERE l.subject = ? ORDER BY l.seq DESC LIMIT 1",
      code);
  if (!get) return get.error();
  get->bind_all(std::string_view(seat), std::string_view(key));
  return first_text(database_, *get);
}

Result<Done> Outbox::put_received(const ReceivedMail& mail) {
  auto put = database_.prepare(
      "INSERT INTO received(message_id, sender, seat, outcome, command, reason_ja, reason_en, at) "
      "VALUES(?,?,?,?,?,?,?,?) ON CONFLICT(message_id) DO UPDATE SET outcome=excluded.outcome, "
      "reason_ja=excluded.reason_ja, reason_en=excluded.reason_en, at=excluded.at",
      code);
  if (!put) return put.error();
  put->bind_all(std::string_view(mail.message_id), std::string_view(mail.sender),
                std::string_view(mail.seat), std::string_view(mail.outcome),
                std::string_view(mail.command), std::string_view(mail.reason.ja),
                std::string_view(mail.reason.en), mail.at.ms);
  if (put->step() != SQLITE_DONE) return database_.error(code);
  settled_ = false;
  return Done{};
}

Result<std::optional<ReceivedMail>> Outbox::received(const std::string& message_id) {
  auto get = database_.prepare(
      "SELECT message_id, sender, seat, outcome, command, reason_ja, reason_en, at FROM received "
      "WHERE message_id = ?",
      code);
  if (!get) return get.error();
  get->bind_all(std::string_view(message_id));
  const int stepped = get->step();
  if (stepped == SQLITE_DONE) return std::optional<ReceivedMail>();
  if (stepped != SQLITE_ROW) return database_.error(code);
  return std::optional(received_of(*get));
}

Result<std::string> Outbox::message_id_of(const std::string& command) {
  auto get = database_.prepare("SELECT message_id FROM received WHERE command = ?", code);
  if (!get) return get.error();
  get->bind_all(std::string_view(command));
  return first_text(database_, *get);
}

Result<std::map<std::string, std::int64_t>> Outbox::received_counts() {
  auto get = database_.prepare("SELECT outcome, count(*) FROM received GROUP BY outcome", code);
  if (!get) return get.error();
  std::map<std::string, std::int64_t> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) out[std::string(get->text(0))] = get->integer(1);
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

Result<std::vector<ReceivedMail>> Outbox::refused(std::int64_t most) {
  auto get = database_.prepare(
      "SELECT message_id, sender, seat, outcome, command, reason_ja, reason_en, at FROM received "
      "WHERE outcome NOT IN ('taken','pending','waiting') ORDER BY at DESC, message_id LIMIT ?",
      code);
  if (!get) return get.error();
  get->bind_all(most);
  std::vector<ReceivedMail> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) out.push_back(received_of(*get));
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

}  // namespace enshu::store
