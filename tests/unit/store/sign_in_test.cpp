// Who gets in, for how long, and that the file tells no secrets.
#include "engine/store/sign_in_store.hpp"

#include <sys/stat.h>

#include <set>
#include <thread>

#include "tests/unit/store/support.hpp"

using namespace enshu;

namespace {

const Identity clerk{"ex-1", SeatId("team-1-csirt-1"), ""};
const Identity other{"ex-1", SeatId("team-1-ciso-1"), ""};
constexpr WallTime now{1'000'000'000};
constexpr Duration hour = minutes(60);

std::unique_ptr<SignIn> opened(const test::Folder& folder) {
  auto sign_in = store::open_sign_in(folder.path());
  INFO((sign_in ? std::string() : sign_in.error().message.en));
  REQUIRE(sign_in.ok());
  return std::move(sign_in.value());
}

}  // namespace

TEST_CASE("a code opens sessions until it expires, as often as it is needed") {
  const test::Folder folder;
  const auto sign_in = opened(folder);
  const auto code = sign_in->new_code(clerk, now + hour);
  REQUIRE(code.ok());
  CHECK(code->size() == 22);
  const auto first = sign_in->join(*code, now);
  const auto second = sign_in->join(*code, now + minutes(1));
  REQUIRE(first.ok());
  REQUIRE(second.ok());
  CHECK(first->first == clerk);
  CHECK(first->second != second->second);
  CHECK(sign_in->session(first->second, now) == clerk);
  CHECK(sign_in->session(second->second, now) == clerk);
  CHECK(sign_in->join(*code, now + hour).error().code == "join_expired");
  CHECK(sign_in->join(*code + "x", now).error().code == "join_unknown");
  CHECK(sign_in->join("", now).error().code == "join_unknown");
  CHECK_FALSE(sign_in->session("", now));
  CHECK_FALSE(sign_in->session(*code, now));
}

TEST_CASE("codes and tokens never repeat") {
  const test::Folder folder;
  const auto sign_in = opened(folder);
  std::set<std::string> seen;
  for (int i = 0; i < 50; ++i) {
    CHECK(seen.insert(*sign_in->new_code(clerk, now + hour)).second);
    CHECK(seen.insert(*sign_in->new_session(clerk, now)).second);
  }
}

TEST_CASE("a session lives for 12 hours after its last use, also across a restart") {
  const test::Folder folder;
  std::string token;
  {
    const auto sign_in = opened(folder);
    token = *sign_in->new_session(clerk, now);
    CHECK(sign_in->session(token, now + minutes(11 * 60)) == clerk);
  }
  const auto sign_in = opened(folder);
  CHECK(sign_in->session(token, now + minutes(22 * 60)) == clerk);
  CHECK(sign_in->session(token, now + minutes(33 * 60)) == clerk);
  CHECK_FALSE(sign_in->session(token, now + minutes(46 * 60)));
  const auto another = *sign_in->new_session(clerk, now);
  sign_in->end_session(another);
  CHECK_FALSE(sign_in->session(another, now));
}

TEST_CASE("revoking ends the codes and sessions of that seat alone") {
  const test::Folder folder;
  const auto sign_in = opened(folder);
  const auto code = *sign_in->new_code(clerk, now + hour);
  const auto kept = *sign_in->new_code(other, now + hour);
  const auto token = sign_in->join(code, now)->second;
  const auto kept_token = sign_in->join(kept, now)->second;
  REQUIRE(sign_in->revoke(clerk.exercise, clerk.seat).ok());
  CHECK(sign_in->join(code, now).error().code == "join_revoked");
  CHECK_FALSE(sign_in->session(token, now));
  CHECK(sign_in->session(kept_token, now) == other);
  CHECK(sign_in->join(kept, now).ok());
  const auto fresh = *sign_in->new_code(clerk, now + hour);
  CHECK(sign_in->join(fresh, now).ok());
}

TEST_CASE("an operator's password is checked, and an unknown account takes as long") {
  const test::Folder folder;
  const auto sign_in = opened(folder);
  CHECK_FALSE(sign_in->has_accounts());
  CHECK(sign_in->set_password("統裁", "short").error().code == "password_length");
  CHECK(sign_in->set_password("", "long enough for anybody").error().code == "account_name");
  REQUIRE(sign_in->set_password("統裁", "correct horse battery").ok());
  CHECK(sign_in->has_accounts());
  CHECK(sign_in->check_password("統裁", "correct horse battery"));
  CHECK_FALSE(sign_in->check_password("統裁", "correct horse batterx"));
  CHECK_FALSE(sign_in->check_password("統裁", ""));
  REQUIRE(sign_in->set_password("統裁", "another good password").ok());
  CHECK_FALSE(sign_in->check_password("統裁", "correct horse battery"));
  const auto took = [&](const char* account) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int i = 0; i < 5; ++i) {
      const auto start = std::chrono::steady_clock::now();
      CHECK_FALSE(sign_in->check_password(account, "wrong password!"));
      best = std::min(best, std::chrono::steady_clock::now() - start);
    }
    return best;
  };
  const auto known = took("統裁");
  const auto unknown = took("nobody");
  CHECK(unknown > known / 2);
  CHECK(known > unknown / 2);
}

TEST_CASE("passwords may be checked from several threads while others sign in") {
  const test::Folder folder;
  const auto sign_in = opened(folder);
  REQUIRE(sign_in->set_password("op", "correct horse battery").ok());
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back(
        [&] { good += sign_in->check_password("op", "correct horse battery") ? 1 : 0; });
  }
  for (int i = 0; i < 20; ++i) {
    if (!sign_in->session(*sign_in->new_session(clerk, now), now)) good -= 100;
  }
  for (auto& thread : threads) thread.join();
  CHECK(good == 4);
}

TEST_CASE("drafts are kept for each seat, survive a restart and are bounded") {
  const test::Folder folder;
  {
    const auto sign_in = opened(folder);
    REQUIRE(sign_in->put_draft(clerk, "mail/new", R"({"body":"下書き"})").ok());
    REQUIRE(sign_in->put_draft(clerk, "mail/new", R"({"body":"下書き 2"})").ok());
    REQUIRE(sign_in->put_draft(clerk, "report", "{}").ok());
    REQUIRE(sign_in->put_draft(other, "report", "{\"a\":1}").ok());
  }
  const auto sign_in = opened(folder);
  using Drafts = std::vector<std::pair<std::string, std::string>>;
  CHECK(sign_in->drafts(clerk) == Drafts{{"mail/new", R"({"body":"下書き 2"})"}, {"report", "{}"}});
  CHECK(sign_in->drafts(other) == Drafts{{"report", "{\"a\":1}"}});
  REQUIRE(sign_in->drop_draft(clerk, "report").ok());
  CHECK(sign_in->drafts(clerk).size() == 1);
  CHECK(sign_in->drafts(other).size() == 1);
  CHECK(sign_in->put_draft(clerk, "big", std::string(64 * 1024 + 1, 'x')).error().code ==
        "draft_large");
  for (int i = 0; i < 199; ++i)
    REQUIRE(sign_in->put_draft(clerk, "n" + std::to_string(i), "{}").ok());
  CHECK(sign_in->put_draft(clerk, "one too many", "{}").error().code == "draft_many");
  CHECK(sign_in->put_draft(clerk, "mail/new", "{}").ok());
}

TEST_CASE("the file is its owner's alone and holds no secret") {
  const test::Folder folder;
  std::vector<std::string> secrets;
  {
    const auto sign_in = opened(folder);
    secrets.push_back(*sign_in->new_code(clerk, now + hour));
    secrets.push_back(sign_in->join(secrets[0], now)->second);
    secrets.push_back("correct horse battery");
    REQUIRE(sign_in->set_password("op", secrets[2]).ok());
    for (const auto& name : folder.names()) {
      struct stat info {};
      REQUIRE(::stat((folder / name).c_str(), &info) == 0);
      INFO(name);
      CHECK((info.st_mode & 0777) == 0600);
      for (const auto& secret : secrets)
        CHECK(test::bytes_of(folder / name).find(secret) == std::string::npos);
    }
  }
  for (const auto& secret : secrets)
    CHECK(test::bytes_of(folder / "access.db").find(secret) == std::string::npos);
}

TEST_CASE("a strange or newer file is not touched") {
  const test::Folder folder;
  opened(folder).reset();
  {
    auto database = store::Database::open(folder / "access.db", SQLITE_OPEN_READWRITE, "test");
    REQUIRE(database->run("PRAGMA user_version = 2", "test").ok());
  }
  CHECK(store::open_sign_in(folder.path()).error().code == "access_newer");
  std::filesystem::remove(folder / "access.db");
  std::ofstream(folder / "access.db")
      << "a letter that is long enough to be looked at as if it were a database file";
  CHECK(store::open_sign_in(folder.path()).error().code == "access_open");
  CHECK(store::open_sign_in(folder / "nowhere").error().code == "access_open");
}
