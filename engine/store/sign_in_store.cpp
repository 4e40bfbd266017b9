// The sign-in seam over `access.db`. A mutex holds the database; passwords are hashed outside of
// it.
#include "engine/store/sign_in_store.hpp"

#include <mutex>

#include "engine/store/secrets.hpp"
#include "engine/store/sign_in_database.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view code = "access_store";
constexpr std::size_t code_bytes = 16;
constexpr std::size_t token_bytes = 24;
constexpr Duration session_idle = minutes(12 * 60);
constexpr Duration renew_after = minutes(10);  ///< spares a write for every request
constexpr std::size_t password_chars_least = 10;
constexpr std::size_t password_bytes_most = 1024;
constexpr std::size_t account_bytes_most = 100;
constexpr std::size_t draft_key_bytes_most = 120;
constexpr std::size_t draft_bytes_most = 64 * 1024;
constexpr std::int64_t drafts_most = 200;  ///< of a seat

Error refusal(std::string_view which, std::string_view ja, std::string_view en) {
  return {std::string(which), {std::string(ja), std::string(en)}, ""};
}

Identity identity_of(const Statement& row) {
  return {std::string(row.text(0)), SeatId(row.text(1)), std::string(row.text(2))};
}

class SqliteSignIn final : public SignIn {
 public:
  explicit SqliteSignIn(Database database) : database_(std::move(database)) {}

  Result<std::vector<std::string>> new_codes(const std::vector<Identity>& whom,
                                             WallTime expires) override {
    const std::lock_guard lock(mutex_);
    auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
    if (!transaction) return transaction.error();
    std::vector<std::string> secrets;
    for (const auto& who : whom) {
      auto secret = put_code(who, expires);
      if (!secret) return secret.error();
      secrets.push_back(std::move(*secret));
    }
    if (auto done = transaction->commit(code); !done) return done.error();
    return secrets;
  }

  Result<std::string> new_code(const Identity& who, WallTime expires) override {
    const std::lock_guard lock(mutex_);
    return put_code(who, expires);
  }

  Result<std::pair<Identity, std::string>> join(const std::string& secret, WallTime now) override {
    const std::lock_guard lock(mutex_);
    const Hash hash = hash_of_secret(secret);
    auto found = database_.prepare(
        "SELECT exercise, seat, account, expires, revoked FROM codes WHERE hash = ?", code);
    if (!found) return found.error();
    found->bind_all(Blob(hash));
    const int stepped = found->step();
    if (stepped == SQLITE_DONE) {
      return refusal("join_unknown",
                     "この参加コードは使えません。案内のリンクをもう一度確かめてください。",
                     "this join code is not known; check the link you were given");
    }
    if (stepped != SQLITE_ROW) return database_.error(code);
    if (found->integer(4) != 0) {
      return refusal("join_revoked",
                     "この参加コードは取り消されました。新しいリンクを担当者に頼んでください。",
                     "this join code was revoked; ask the controllers for a new link");
    }
    if (found->integer(3) <= now.ms) {
      return refusal("join_expired",
                     "この参加コードの期限が切れています。新しいリンクを担当者に頼んでください。",
                     "this join code has expired; ask the controllers for a new link");
    }
    Identity who = identity_of(*found);
    found->reset();
    auto token = open_session(who, now);
    if (!token) return token.error();
    return std::pair(std::move(who), std::move(token.value()));
  }

  Result<std::string> new_session(const Identity& who, WallTime now) override {
    const std::lock_guard lock(mutex_);
    return open_session(who, now);
  }

  std::optional<Identity> session(const std::string& token, WallTime now) override {
    const std::lock_guard lock(mutex_);
    const Hash hash = hash_of_secret(token);
    auto found = database_.prepare(
        "SELECT exercise, seat, account, expires FROM sessions WHERE hash = ?", code);
    if (!found) return std::nullopt;
    found->bind_all(Blob(hash));
    if (found->step() != SQLITE_ROW || found->integer(3) <= now.ms) return std::nullopt;
    Identity who = identity_of(*found);
    const WallTime expires{found->integer(3)};
    found->reset();
    const WallTime later = now + session_idle;
    // Should this fail (a full disk), the session merely ends sooner: nobody is shut out now.
    if (later - expires >= renew_after)
      (void)write_soon("UPDATE sessions SET expires = ? WHERE hash = ?", later.ms, Blob(hash));
    return who;
  }

  void end_session(const std::string& token) override {
    const std::lock_guard lock(mutex_);
    const Hash hash = hash_of_secret(token);
    (void)write("DELETE FROM sessions WHERE hash = ?", Blob(hash));
  }

  Result<Done> revoke(const std::string& exercise, const SeatId& seat) override {
    const std::lock_guard lock(mutex_);
    auto transaction = Transaction::begin(database_, "BEGIN IMMEDIATE", code);
    if (!transaction) return transaction.error();
    const std::string_view where = exercise;
    const std::string_view who = seat.value;
    if (auto done =
            write("UPDATE codes SET revoked = 1 WHERE exercise = ? AND seat = ?", where, who);
        !done)
      return done;
    if (auto done = write("DELETE FROM sessions WHERE exercise = ? AND seat = ?", where, who);
        !done)
      return done;
    return transaction->commit(code);
  }

  Result<Done> set_password(const std::string& account, const std::string& password) override {
    if (account.empty() || account.size() > account_bytes_most) {
      return refusal("account_name", "アカウント名は 1 から 100 バイトで付けてください。",
                     "an account's name has 1 to 100 bytes");
    }
    if (password.size() < password_chars_least || password.size() > password_bytes_most) {
      return refusal("password_length", "パスワードは 10 文字以上にしてください。",
                     "a password has at least 10 characters");
    }
    const auto hash = passwords_.hash(password);
    if (!hash) return hash.error();
    const std::lock_guard lock(mutex_);
    return write(
        "INSERT INTO accounts(name, password) VALUES(?1, ?2) ON CONFLICT(name) DO UPDATE SET "
        "password = ?2",
        std::string_view(account), std::string_view(*hash));
  }

  bool check_password(const std::string& account, const std::string& password) override {
    if (password.size() > password_bytes_most || account.size() > account_bytes_most) return false;
    return passwords_.check(stored_hash(account), password);
  }

  bool has_accounts() override {
    const std::lock_guard lock(mutex_);
    const auto found = database_.number("SELECT count(*) FROM accounts", code);
    return found.ok() && *found > 0;
  }

  Result<Done> put_draft(const Identity& who, const std::string& key,
                         const std::string& content) override {
    if (content.size() > draft_bytes_most || key.empty() || key.size() > draft_key_bytes_most) {
      return refusal("draft_large", "下書きが大きすぎます。64 KB までにしてください。",
                     "the draft is too large; 64 KB are allowed");
    }
    const std::lock_guard lock(mutex_);
    auto stored = write(
        "INSERT INTO drafts(exercise, seat, account, key, content) SELECT ?1, ?2, ?3, ?4, ?5 WHERE "
        "(SELECT count(*) FROM drafts WHERE exercise = ?1 AND seat = ?2 AND account = ?3 AND key "
        "<> ?4) < ?6 "
        "ON CONFLICT(exercise, seat, account, key) DO UPDATE SET content = ?5",
        std::string_view(who.exercise), std::string_view(who.seat.value),
        std::string_view(who.account), std::string_view(key), std::string_view(content),
        drafts_most);
    if (!stored || database_.changes() > 0) return stored;
    return refusal("draft_many", "下書きが多すぎます。要らないものを捨ててください。",
                   "there are too many drafts; drop some");
  }

  Result<Done> drop_draft(const Identity& who, const std::string& key) override {
    const std::lock_guard lock(mutex_);
    return write("DELETE FROM drafts WHERE exercise = ? AND seat = ? AND account = ? AND key = ?",
                 std::string_view(who.exercise), std::string_view(who.seat.value),
                 std::string_view(who.account), std::string_view(key));
  }

  std::vector<std::pair<std::string, std::string>> drafts(const Identity& who) override {
    const std::lock_guard lock(mutex_);
    std::vector<std::pair<std::string, std::string>> out;
    auto rows = database_.prepare(
        "SELECT key, content FROM drafts WHERE exercise = ? AND seat = ? AND account = ? ORDER BY "
        "key",
        code);
    if (!rows) return out;
    rows->bind_all(std::string_view(who.exercise), std::string_view(who.seat.value),
                   std::string_view(who.account));
    while (rows->step() == SQLITE_ROW) out.emplace_back(rows->text(0), rows->text(1));
    return out;
  }

  std::optional<Served> served(const std::string& exercise) override {
    const std::lock_guard lock(mutex_);
    auto row = database_.prepare("SELECT epoch, seq, wall FROM served WHERE exercise = ?", code);
    if (!row) return std::nullopt;
    row->bind_all(std::string_view(exercise));
    if (row->step() != SQLITE_ROW) return std::nullopt;
    return Served{std::string(row->text(0)), static_cast<std::uint64_t>(row->integer(1)),
                  WallTime{row->integer(2)}};
  }

  Result<Done> note_served(const std::string& exercise, const Served& served) override {
    const std::lock_guard lock(mutex_);
    return write("INSERT OR REPLACE INTO served(exercise, epoch, seq, wall) VALUES(?,?,?,?)",
                 std::string_view(exercise), std::string_view(served.epoch),
                 static_cast<std::int64_t>(served.seq), served.wall.ms);
  }

 private:
  Result<std::string> put_code(const Identity& who, WallTime expires) {
    std::string secret = new_secret(code_bytes);
    const Hash hash = hash_of_secret(secret);
    const auto put =
        write("INSERT INTO codes(hash, exercise, seat, account, expires) VALUES(?,?,?,?,?)",
              Blob(hash), std::string_view(who.exercise), std::string_view(who.seat.value),
              std::string_view(who.account), expires.ms);
    if (!put) return put.error();
    return secret;
  }

  /// One durable change.
  template <class... Values>
  Result<Done> write(std::string_view sql, const Values&... values) {
    auto statement = database_.prepare(sql, code);
    if (!statement) return statement.error();
    statement->bind_all(values...);
    if (statement->step() != SQLITE_DONE) return database_.error(code);
    return Done{};
  }

  /// A change that survives the program but perhaps not a power cut of the next seconds: sessions,
  /// of which a storm of sign-ins makes thousands. Whoever loses one joins again with the same
  /// link.
  template <class... Values>
  Result<Done> write_soon(std::string_view sql, const Values&... values) {
    if (auto set = database_.run("PRAGMA synchronous=NORMAL", code); !set) return set;
    auto done = write(sql, values...);
    if (auto set = database_.run("PRAGMA synchronous=FULL", code); !set) return set;
    return done;
  }

  Result<std::string> open_session(const Identity& who, WallTime now) {
    if (auto swept = write_soon("DELETE FROM sessions WHERE expires <= ?", now.ms); !swept)
      return swept.error();
    std::string token = new_secret(token_bytes);
    const Hash hash = hash_of_secret(token);
    const auto put =
        write_soon("INSERT INTO sessions(hash, exercise, seat, account, expires) VALUES(?,?,?,?,?)",
                   Blob(hash), std::string_view(who.exercise), std::string_view(who.seat.value),
                   std::string_view(who.account), (now + session_idle).ms);
    if (!put) return put.error();
    return token;
  }

  std::string stored_hash(const std::string& account) {
    const std::lock_guard lock(mutex_);
    auto found = database_.prepare("SELECT password FROM accounts WHERE name = ?", code);
    if (!found) return {};
    found->bind_all(std::string_view(account));
    return found->step() == SQLITE_ROW ? std::string(found->text(0)) : std::string{};
  }

  std::mutex mutex_;
  Database database_;
  Passwords passwords_;
};

}  // namespace

Result<std::unique_ptr<SignIn>> open_sign_in(const std::filesystem::path& directory) {
  auto database = open_sign_in_database(directory);
  if (!database) return database.error();
  return std::unique_ptr<SignIn>(std::make_unique<SqliteSignIn>(std::move(database.value())));
}

}  // namespace enshu::store
