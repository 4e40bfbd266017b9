// Whoever changes a record is found out, at the first sequence that is not as it was written.
#include "engine/store/verify.hpp"

#include "tests/unit/store/support.hpp"

using namespace enshu;

namespace {

/// The sequence that verify names, 0 when it names none.
std::uint64_t first_bad(const std::filesystem::path& path) {
  const auto verified = store::verify(path);
  REQUIRE_FALSE(verified.ok());
  INFO(verified.error().message.en);
  CHECK(verified.error().code == "log_broken");
  const std::string& place = verified.error().place;
  const auto mark = place.rfind('#');
  REQUIRE(mark != std::string::npos);
  const std::string number = place.substr(mark + 1);
  CHECK(verified.error().message.en.find("sequence " + number) != std::string::npos);
  CHECK(verified.error().message.ja.find(number + " 番") != std::string::npos);
  return std::stoull(number);
}

const char* const columns[] = {"at",           "wall", "lane", "seat", "command",
                               "command_hash", "kind", "body", "hash"};

}  // namespace

TEST_CASE("a change of one byte in any column of any event is found") {
  const test::Folder folder;
  const auto original = folder / "original.exercise";
  const auto events = test::make_record(original);
  for (const Recorded& recorded : events) {
    for (const std::string column : columns) {
      const std::string seq = std::to_string(recorded.seq);
      INFO("seq " << seq << ' ' << column);
      const auto path = folder / "copy.exercise";
      std::filesystem::copy_file(original, path, std::filesystem::copy_options::overwrite_existing);
      const bool number = column == "at" || column == "wall" || column == "command_hash";
      std::string change =
          number ? column + " = " + column + " + 1" : column + " = " + column + " || 'x'";
      if (column == "hash") {
        change =
            "hash = CAST(substr(hash, 1, 31) || iif(substr(hash, 32) = x'61', x'62', x'61') AS "
            "BLOB)";
      }
      test::tamper(path, "UPDATE events SET " + change + " WHERE seq = " + seq);
      REQUIRE(first_bad(path) == recorded.seq);
    }
  }
}

TEST_CASE("any changed byte of a body is found") {
  const test::Folder folder;
  const auto original = folder / "original.exercise";
  {
    const auto record = test::made(original);
    std::vector<Recorded> batch(3);
    for (std::size_t i = 0; i < batch.size(); ++i) {
      batch[i].seq = i + 1;
      batch[i].lane = LaneId("team-1");
      batch[i].event = FlagSet{"isolated", "yes"};
    }
    REQUIRE(record->append(batch).ok());
  }
  const std::size_t size =
      std::string(R"({"kind":"flag_set","flag":"isolated","value":"yes"})").size();
  for (std::size_t at = 1; at <= size; ++at) {
    const std::string n = std::to_string(at);
    const auto path = folder / "copy.exercise";
    std::filesystem::copy_file(original, path, std::filesystem::copy_options::overwrite_existing);
    test::tamper(path, "UPDATE events SET body = substr(body, 1, " + n +
                           " - 1) || char(unicode(substr(body, " + n +
                           ", 1)) + 1) || substr(body, " + n + " + 1) WHERE seq = 2");
    INFO("byte " << n);
    REQUIRE(first_bad(path) == 2);
  }
}

TEST_CASE("missing, doubled, moved and foreign rows are found") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  const auto events = test::make_record(path);
  const std::string last = std::to_string(events.size());
  SECTION("deleted") {
    test::tamper(path, "DELETE FROM events WHERE seq = 7");
    CHECK(first_bad(path) == 7);
  }
  SECTION("deleted and closed up") {
    test::tamper(path,
                 "DELETE FROM events WHERE seq = 7; UPDATE events SET seq = -seq WHERE seq > 7; "
                 "UPDATE events SET seq = -seq - 1 WHERE seq < 0");
    CHECK(first_bad(path) == 7);
  }
  SECTION("swapped") {
    test::tamper(
        path,
        "UPDATE events SET seq = -4 WHERE seq = 4; UPDATE events SET seq = 4 WHERE seq = 5; "
        "UPDATE events SET seq = 5 WHERE seq = -4");
    CHECK(first_bad(path) == 4);
  }
  SECTION("tail cut") {
    test::tamper(path, "DELETE FROM events WHERE seq > 10");
    CHECK(first_bad(path) == 11);
    CHECK(store::Record::open(path, store::Access::append).error().code == "log_broken");
  }
  SECTION("tail cut and the mark set back") {
    test::tamper(path,
                 "DELETE FROM events WHERE seq > 10; UPDATE meta SET value = '10' WHERE key = "
                 "'record.head_seq'");
    CHECK(first_bad(path) == 10);
  }
  SECTION("one more at the end") {
    test::tamper(path,
                 "INSERT INTO events SELECT seq + 1, at, wall, lane, seat, command, command_hash, "
                 "kind, body, hash FROM "
                 "events WHERE seq = " +
                     last);
    CHECK(first_bad(path) == events.size() + 1);
  }
  SECTION("one before the first") {
    test::tamper(path,
                 "INSERT INTO events SELECT 0, at, wall, lane, seat, command, command_hash, kind, "
                 "body, hash FROM "
                 "events WHERE seq = 1");
    CHECK(first_bad(path) == 1);
  }
  SECTION("all gone") {
    test::tamper(path, "DELETE FROM events");
    CHECK(first_bad(path) == 1);
  }
  SECTION("a mark that is no number") {
    test::tamper(path, "UPDATE meta SET value = 'many' WHERE key = 'record.head_seq'");
    CHECK(store::verify(path).error().code == "log_broken");
  }
}

TEST_CASE("changed files and particulars are found") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  SECTION("content") {
    test::tamper(path, "UPDATE files SET content = x'61' WHERE path = 'scenario.yaml'");
  }
  SECTION("name") {
    test::tamper(path, "UPDATE files SET path = 'other' WHERE path = 'scenario.yaml'");
  }
  SECTION("removed") { test::tamper(path, "DELETE FROM files WHERE path = 'scenario.yaml'"); }
  SECTION("added") { test::tamper(path, "INSERT INTO files VALUES('director.lua', x'61')"); }
  SECTION("meta") { test::tamper(path, "UPDATE meta SET value = 's2' WHERE key = 'scenario'"); }
  SECTION("origin") {
    test::tamper(path, "UPDATE meta SET value = 'rehearsal' WHERE key = 'record.origin'");
  }
  CHECK(store::verify(path).error().code == "record_changed");
}

TEST_CASE("a damaged file gives a clear error and never more") {
  const test::Folder folder;
  const auto original = folder / "original.exercise";
  const auto events = test::make_record(original);
  const std::string whole = test::bytes_of(original);
  const auto path = folder / "copy.exercise";
  Rng rng(4);
  int refused = 0;
  for (int round = 0; round < 400; ++round) {
    std::string bytes = whole;
    if (round % 4 == 0) {
      bytes.resize(rng.below(static_cast<std::uint32_t>(bytes.size())));
    } else {
      for (auto rest = 1 + rng.below(3); rest > 0; --rest) {
        bytes[rng.below(static_cast<std::uint32_t>(bytes.size()))] =
            static_cast<char>(rng.below(256));
      }
    }
    std::ofstream(path, std::ios::binary) << bytes;
    INFO("round " << round);
    const auto verified = store::verify(path);
    if (verified) {  // the change hit a byte that holds nothing
      auto record = store::Record::open(path, store::Access::read);
      REQUIRE(record.ok());
      REQUIRE(test::all_of(**record) == events);
    } else {
      CHECK_FALSE(verified.error().message.ja.empty());
      CHECK(verified.error().place.find(path.string()) == 0);
      ++refused;
    }
  }
  CHECK(refused > 200);
}

TEST_CASE("what is no record is refused in words") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  const auto code = [&] { return store::Record::open(path, store::Access::read).error().code; };
  CHECK(code() == "record_missing");
  std::ofstream(path)
      << "scenario: s1\nthis is not a database, only a long enough text to be read as one\n";
  CHECK(code() == "not_a_record");
  std::ofstream(path, std::ios::trunc) << "";
  CHECK(code() == "not_a_record");
  std::filesystem::remove(path);
  {
    auto database = store::Database::open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, "test");
    REQUIRE(database->run("CREATE TABLE events(seq)", "test").ok());
  }
  CHECK(code() == "not_a_record");
  std::filesystem::remove(path);
  test::make_record(path);
  SECTION("newer") {
    test::tamper(path, "PRAGMA user_version = 4");
    const auto error = store::Record::open(path, store::Access::append).error();
    CHECK(error.code == "record_newer");
    CHECK(error.message.en.find("made by a newer enshu: 0.1.0") != std::string::npos);
  }
  SECTION("a stranger's trigger") {
    test::tamper(
        path, "CREATE TRIGGER trap AFTER INSERT ON events BEGIN UPDATE meta SET value = 'x'; END");
    CHECK(code() == "record_damaged");
  }
  SECTION("a view in place of a table") {
    test::tamper(path,
                 "ALTER TABLE files RENAME TO hidden; CREATE VIEW files AS SELECT * FROM hidden");
    CHECK(code() == "record_damaged");
  }
}
