// Invitations: mails that stand in no record, under numbers below 0 in the order of their making.
#include <algorithm>

#include "engine/store/outbox.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "outbox";

}  // namespace

Result<Done> Outbox::invite(std::span<const OutboxInvitation> invitations) {
  auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  const auto least = database_.number("SELECT min(0, coalesce(min(seq), 0)) FROM letters", code);
  if (!least) return least.error();
  auto words = database_.prepare(
      "INSERT INTO letters(seq, message, subject, letter) VALUES(?,?,'',?)", code);
  if (!words) return words.error();
  auto row = database_.prepare(
      "INSERT INTO mails(seq, seat, address, state) VALUES(?,?,?,'waiting')", code);
  if (!row) return row.error();
  auto number = *least;
  for (const auto& [seat, address, message, letter] : invitations) {
    words->bind_all(--number, std::string_view(message), std::string_view(letter));
    if (words->step() != SQLITE_DONE) return database_.error(code);
    words->reset();
    row->bind_all(number, std::string_view(seat), std::string_view(address));
    if (row->step() != SQLITE_DONE) return database_.error(code);
    row->reset();
  }
  if (auto done = transaction->commit(code); !done) return done;
  settled_ = false;
  return settle();
}

Result<std::map<std::string, std::string>> Outbox::invited() {
  auto get = database_.prepare(
      "SELECT seat, CASE state WHEN 'sending' THEN 'waiting' ELSE state END FROM mails "
      "WHERE seq < 0 ORDER BY seq DESC",
      code);
  if (!get) return get.error();
  std::map<std::string, std::string> out;
  int stepped = SQLITE_DONE;
  // The newest comes last.
  while ((stepped = get->step()) == SQLITE_ROW) out[std::string(get->text(0))] = get->text(1);
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

}  // namespace enshu::store
