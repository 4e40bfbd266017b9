// Mails on their way out in groups: claimed on the disk before the first leaves, noted one by one
// without waiting for it, and what is known of them after a death of the program or the machine.
#include <fstream>
#include <tuple>
#include <utility>

#include "engine/store/outbox.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "outbox";

/// Of this connection alone: a commit within its life is on the disk when it returns.
class Sure {
 public:
  static Result<Sure> begin(Database& database) {
    if (auto set = database.run("PRAGMA synchronous=FULL;", code); !set) return set.error();
    return Sure(database);
  }
  Sure(Sure&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}
  Sure& operator=(Sure&&) = delete;
  ~Sure() {
    if (database_ != nullptr) std::ignore = database_->run("PRAGMA synchronous=NORMAL;", code);
  }

 private:
  explicit Sure(Database& database) : database_(&database) {}
  Database* database_;
};

/// A commit without a change would wait for no disk.
constexpr const char* one_change =
    "INSERT INTO meta(key, value) VALUES('settled', '1') "
    "ON CONFLICT(key) DO UPDATE SET value = CAST(value AS INTEGER) + 1;";

}  // namespace

std::string boot_id() {
  std::ifstream file("/proc/sys/kernel/random/boot_id");
  std::string out;
  std::getline(file, out);
  return out;
}

Result<std::int64_t> Outbox::recover(const std::string& boot, WallTime now) {
  auto sure = Sure::begin(database_);
  if (!sure) return sure.error();
  auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  auto same = database_.prepare("SELECT count(*) FROM meta WHERE key = 'boot' AND value = ?", code);
  if (!same) return same.error();
  same->bind_all(std::string_view(boot));
  if (same->step() != SQLITE_ROW) return database_.error(code);
  const bool known = !boot.empty() && same->integer(0) == 1;
  same->reset();
  auto end = database_.prepare(
      known ? "UPDATE mails SET state='waiting' WHERE state='sending'"
            : "UPDATE mails SET state='doubt', reason=?, at=? WHERE state='sending'",
      code);
  if (!end) return end.error();
  constexpr std::string_view reason =
      "送信中にサーバーが電源断などで止まり、届いたか分かりません。再送していません / the machine "
      "stopped while this was sent; whether it arrived is not known, and it is not sent again";
  if (!known) end->bind_all(reason, now.ms);
  if (end->step() != SQLITE_DONE) return database_.error(code);
  const std::int64_t doubts = known ? 0 : database_.changes();
  auto put = database_.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES('boot', ?)", code);
  if (!put) return put.error();
  put->bind_all(std::string_view(boot));
  if (put->step() != SQLITE_DONE) return database_.error(code);
  if (auto done = transaction->commit(code); !done) return done.error();
  return doubts;
}

Result<bool> Outbox::due(WallTime now, bool urgent_only) {
  const std::string which = urgent_only ? "urgent = 1 AND " : "";
  auto get = database_.prepare(
      "SELECT 1 FROM mails WHERE " + which +
          "state = 'waiting' AND again <= ? "
          "AND seat NOT IN (SELECT seat FROM mails WHERE state = 'sending') LIMIT 1",
      code);
  if (!get) return get.error();
  get->bind_all(now.ms);
  const int stepped = get->step();
  if (stepped != SQLITE_ROW && stepped != SQLITE_DONE) return database_.error(code);
  return stepped == SQLITE_ROW;
}

Result<std::vector<OutboxRow>> Outbox::waiting(WallTime now, std::int64_t most, bool urgent_only) {
  const std::string which = urgent_only ? "AND m.urgent = 1 " : "";
  auto get = database_.prepare(
      "SELECT m.seq, m.seat, m.address, l.letter, m.attempts, m.urgent FROM mails m JOIN letters l "
      "USING(seq) "
      "WHERE m.state = 'waiting' AND m.again <= ? " +
          which +
          "AND m.seat NOT IN (SELECT seat FROM mails WHERE state = 'sending') "
          "ORDER BY m.again, m.seq, m.seat LIMIT ?",
      code);
  if (!get) return get.error();
  get->bind_all(now.ms, most);
  std::vector<OutboxRow> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) {
    out.push_back({static_cast<std::uint64_t>(get->integer(0)), std::string(get->text(1)),
                   std::string(get->text(2)), std::string(get->text(3)), get->integer(4),
                   get->integer(5) != 0});
  }
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

template <class Keys>
Result<Done> Outbox::mark_claimed(const Keys& keys) {
  auto put = database_.prepare(
      "UPDATE mails SET state='sending' WHERE seq=? AND seat=? AND state='waiting'", code);
  if (!put) return put.error();
  for (const auto& key : keys) {
    put->bind_all(static_cast<std::int64_t>(key.seq), std::string_view(key.seat));
    if (put->step() != SQLITE_DONE) return database_.error(code);
    put->reset();
  }
  return Done{};
}

Result<std::vector<OutboxRow>> Outbox::claim(WallTime now, std::int64_t most,
                                             std::span<const OutboxKey> on_the_way,
                                             bool urgent_only) {
  const auto claimed = database_.number("SELECT count(*) FROM mails WHERE state = 'sending'", code);
  if (!claimed) return claimed.error();
  const bool left = *claimed > static_cast<std::int64_t>(on_the_way.size());
  // Most looks find nothing, and must not cost the disk anything.
  auto first = most > 0 ? due(now, true) : Result<bool>(false);
  if (!first) return first.error();
  auto some = most > 0 && !*first && !urgent_only ? due(now) : first;
  if (!some) return some.error();
  if (!*some && !left) {
    // Their notes follow: one word to the disk is enough for all of them.
    if (!on_the_way.empty()) return std::vector<OutboxRow>{};
    if (auto done = settle(); !done) return done.error();
    return std::vector<OutboxRow>{};
  }
  auto sure = Sure::begin(database_);
  if (!sure) return sure.error();
  auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  if (auto back = database_.run("UPDATE mails SET state='waiting' WHERE state='sending';", code);
      !back)
    return back.error();
  if (auto kept = mark_claimed(on_the_way); !kept) return kept.error();
  auto rows = waiting(now, most, *first || urgent_only);
  if (!rows) return rows;
  if (auto marked = mark_claimed(*rows); !marked) return marked.error();
  if (auto changed = database_.run(one_change, code); !changed) return changed.error();
  if (auto done = transaction->commit(code); !done) return done.error();
  settled_ = true;
  return rows;
}

Result<Done> Outbox::settle() {
  if (settled_) return Done{};
  auto sure = Sure::begin(database_);
  if (!sure) return sure.error();
  if (auto changed = database_.run(one_change, code); !changed) return changed;
  settled_ = true;
  return Done{};
}

}  // namespace enshu::store
