// The file of one exercise's mails: opening, what goes into it, and what became of it.
#include "engine/store/outbox.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/store/secrets.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "outbox";
constexpr std::size_t secret_bytes = 32;

constexpr const char* schema = R"(
  PRAGMA user_version = 2;
  CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE letters(seq INTEGER PRIMARY KEY, message TEXT NOT NULL, subject TEXT NOT NULL,
                       letter TEXT NOT NULL) STRICT;
  CREATE INDEX letters_by_message ON letters(message);
  CREATE INDEX letters_by_subject ON letters(subject, seq);
  CREATE TABLE mails(seq INTEGER NOT NULL, seat TEXT NOT NULL, address TEXT NOT NULL, state TEXT NOT NULL,
                     reason TEXT NOT NULL DEFAULT '', attempts INTEGER NOT NULL DEFAULT 0,
                     at INTEGER NOT NULL DEFAULT 0, again INTEGER NOT NULL DEFAULT 0,
                     urgent INTEGER NOT NULL DEFAULT 0,
                     PRIMARY KEY(seq, seat)) STRICT, WITHOUT ROWID;
  CREATE INDEX mails_due ON mails(state, again, seq);
  CREATE INDEX mails_urgent ON mails(state, again) WHERE urgent = 1;
  CREATE TABLE received(message_id TEXT PRIMARY KEY, sender TEXT NOT NULL, seat TEXT NOT NULL,
                        outcome TEXT NOT NULL, command TEXT NOT NULL, reason_ja TEXT NOT NULL,
                        reason_en TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX received_by_command ON received(command);
)";

constexpr const char* from_first_version = R"(
  ALTER TABLE mails ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX mails_urgent ON mails(state, again) WHERE urgent = 1;
  PRAGMA user_version = 2;
)";

bool make_private(const std::filesystem::path& path) {
  const int number = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (number < 0) return false;
  const bool made = ::fchmod(number, S_IRUSR | S_IWUSR) == 0;
  ::close(number);
  return made;
}

std::int64_t number_of(std::uint64_t seq) { return static_cast<std::int64_t>(seq); }

Result<Done> put_meta(Database& database, const char* key, std::string_view value,
                      const char* how) {
  auto put = database.prepare(std::string(how) + " INTO meta(key, value) VALUES(?,?)", code);
  if (!put) return put.error();
  put->bind_all(std::string_view(key), value);
  if (put->step() != SQLITE_DONE) return database.error(code);
  return Done{};
}

Result<std::string> meta(Database& database, const char* key) {
  auto get = database.prepare("SELECT value FROM meta WHERE key = ?", code);
  if (!get) return get.error();
  get->bind_all(std::string_view(key));
  if (get->step() != SQLITE_ROW) return database.error(code);
  return std::string(get->text(0));
}

}  // namespace

std::filesystem::path outbox_path(const std::filesystem::path& record) {
  auto path = record;
  return path.replace_extension(".mail.db");
}

Result<Outbox> Outbox::open(const std::filesystem::path& path, std::uint64_t since) {
  if (!make_private(path)) {
    return Error{"outbox",
                 {"メールの送信記録を開けません。フォルダーと権限を確かめてください。",
                  "The mails' outbox cannot be opened. Check the folder and its permissions."},
                 path.string()};
  }
  auto database = Database::open(path, SQLITE_OPEN_READWRITE, code);
  if (!database) return database.error();
  if (auto set = database->run("PRAGMA journal_mode=WAL;", code); !set) return set.error();
  if (auto set = database->run("PRAGMA synchronous=NORMAL;", code); !set) return set.error();
  auto transaction = Transaction::begin(*database, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  const auto tables = database->number("SELECT count(*) FROM sqlite_schema", code);
  if (!tables) return tables.error();
  if (*tables == 0) {
    if (auto made = database->run(schema, code); !made) return made.error();
    if (auto put = put_meta(*database, "up_to", std::to_string(since), "INSERT"); !put)
      return put.error();
    if (auto put = put_meta(*database, "secret", new_secret(secret_bytes), "INSERT"); !put)
      return put.error();
  }
  const auto version = database->number("PRAGMA user_version", code);
  if (!version) return version.error();
  if (*version == 1) {
    if (auto made = database->run(from_first_version, code); !made) return made.error();
  }
  if (auto done = transaction->commit(code); !done) return done.error();
  return Outbox(std::move(*database));
}

Result<std::uint64_t> Outbox::up_to() {
  auto value = database_.number("SELECT CAST(value AS INTEGER) FROM meta WHERE key='up_to'", code);
  if (!value) return value.error();
  return static_cast<std::uint64_t>(*value);
}

Result<std::string> Outbox::secret() { return meta(database_, "secret"); }

Result<Done> Outbox::add(std::span<const OutboxPost> posts) {
  if (posts.empty()) return Done{};
  auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
  if (!transaction) return transaction.error();
  auto words = database_.prepare(
      "INSERT INTO letters(seq, message, subject, letter) VALUES(?,?,?,?) ON CONFLICT DO NOTHING",
      code);
  if (!words) return words.error();
  auto row = database_.prepare(
      "INSERT INTO mails(seq, seat, address, state, urgent) VALUES(?,?,?,'waiting',?) "
      "ON CONFLICT DO NOTHING",
      code);
  if (!row) return row.error();
  for (const auto& [letter, to, urgent] : posts) {
    words->bind_all(number_of(letter.seq), std::string_view(letter.message),
                    std::string_view(letter.subject), std::string_view(letter.letter));
    if (words->step() != SQLITE_DONE) return database_.error(code);
    words->reset();
    for (const auto& [seat, address] : to) {
      row->bind_all(number_of(letter.seq), std::string_view(seat), std::string_view(address),
                    std::int64_t{urgent ? 1 : 0});
      if (row->step() != SQLITE_DONE) return database_.error(code);
      row->reset();
    }
  }
  const auto up_to = std::to_string(posts.back().letter.seq);
  if (auto put = put_meta(database_, "up_to", up_to, "INSERT OR REPLACE"); !put) return put;
  return transaction->commit(code);
}

Result<Done> Outbox::note(std::uint64_t seq, const std::string& seat, const std::string& state,
                          const std::string& reason, WallTime now, WallTime again) {
  auto put = database_.prepare(
      "UPDATE mails SET state=?, reason=?, attempts=attempts+1, at=?, again=? "
      "WHERE seq=? AND seat=? AND state IN "
      "('waiting','sending')",
      code);
  if (!put) return put.error();
  put->bind_all(std::string_view(state), std::string_view(reason), now.ms, again.ms, number_of(seq),
                std::string_view(seat));
  if (put->step() != SQLITE_DONE) return database_.error(code);
  settled_ = false;
  return Done{};
}

Result<bool> Outbox::bounce(const std::string& message, const std::string& seat,
                            const std::string& reason, WallTime now) {
  auto put = database_.prepare(
      "UPDATE mails SET state='bounced', reason=?, at=? WHERE seat=? AND state IN "
      "('sent','bounced','doubt') "
      "AND seq IN (SELECT seq FROM letters WHERE message=?)",
      code);
  if (!put) return put.error();
  put->bind_all(std::string_view(reason), now.ms, std::string_view(seat),
                std::string_view(message));
  if (put->step() != SQLITE_DONE) return database_.error(code);
  settled_ = false;
  return database_.changes() > 0;
}

Result<std::map<std::string, std::int64_t>> Outbox::counts() {
  auto get = database_.prepare(
      "SELECT CASE state WHEN 'sending' THEN 'waiting' ELSE state END, count(*) FROM mails "
      "WHERE seq > 0 GROUP BY 1",
      code);
  if (!get) return get.error();
  std::map<std::string, std::int64_t> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) out[std::string(get->text(0))] = get->integer(1);
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

Result<std::vector<OutboxTrouble>> Outbox::troubles(std::int64_t most) {
  auto get = database_.prepare(
      "SELECT m.seq, m.seat, l.letter, CASE m.state WHEN 'sending' THEN 'waiting' ELSE m.state END,"
      " m.reason, m.attempts, m.at FROM mails m JOIN letters l USING(seq) "
      "WHERE m.state IN ('bounced','blocked','dry','doubt') OR "
      "(m.state IN ('waiting','sending') AND m.attempts > 0) "
      "ORDER BY m.at DESC, m.seq DESC, m.seat LIMIT ?",
      code);
  if (!get) return get.error();
  get->bind_all(most);
  std::vector<OutboxTrouble> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) {
    out.push_back({static_cast<std::uint64_t>(get->integer(0)), std::string(get->text(1)),
                   std::string(get->text(2)), std::string(get->text(3)), std::string(get->text(4)),
                   get->integer(5), WallTime{get->integer(6)}});
  }
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

Result<std::vector<OutboxReturn>> Outbox::returned() {
  auto get = database_.prepare(
      "SELECT l.message, m.seat, m.state, m.reason FROM mails m JOIN letters l USING(seq) "
      "WHERE m.state IN ('bounced','blocked') AND m.seq > 0 ORDER BY m.seq, m.seat",
      code);
  if (!get) return get.error();
  std::vector<OutboxReturn> out;
  int stepped = SQLITE_DONE;
  while ((stepped = get->step()) == SQLITE_ROW) {
    out.push_back({std::string(get->text(0)), std::string(get->text(1)), std::string(get->text(2)),
                   std::string(get->text(3))});
  }
  if (stepped != SQLITE_DONE) return database_.error(code);
  return out;
}

}  // namespace enshu::store
