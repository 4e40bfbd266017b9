// A record keeps what it was given, only ever grows, and can be read by others meanwhile.
#include "engine/store/record.hpp"

#include <chrono>
#include <iostream>

#include "tests/unit/store/support.hpp"

using namespace enshu;
using store::Record;

TEST_CASE("a record gives back every event, the files and the meta, also after reopening") {
  const test::Folder folder;
  const auto path = folder / "演習 #1?.exercise";
  std::vector<Recorded> written;
  {
    const auto record = test::made(path);
    CHECK(record->last() == 0);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
      INFO("seed " << seed);
      const auto batch = test::events_from(record->last() + 1, seed);
      REQUIRE(record->append(batch).ok());
      written.insert(written.end(), batch.begin(), batch.end());
    }
    CHECK(record->last() == written.size());
    CHECK(test::all_of(*record) == written);
  }
  for (const store::Access access : {store::Access::read, store::Access::append}) {
    auto record = Record::open(path, access);
    REQUIRE(record.ok());
    CHECK((*record)->last() == written.size());
    CHECK(test::all_of(**record) == written);
    CHECK(*(*record)->files() == test::files);
    CHECK(*(*record)->meta() == test::meta);
    const auto tail = test::all_of(**record, written.size() - 1);
    REQUIRE(tail.size() == 2);
    CHECK(tail.front() == written[written.size() - 2]);
    CHECK(test::all_of(**record, written.size() + 1).empty());
  }
  const auto verified = store::verify(path);
  REQUIRE(verified.ok());
  CHECK(verified->events == written.size());
  CHECK(folder.names() == std::vector<std::string>{"演習 #1?.exercise"});
}

TEST_CASE("reading stops when the reader has enough") {
  const test::Folder folder;
  test::make_record(folder / "a.exercise");
  auto record = Record::open(folder / "a.exercise", store::Access::read);
  int seen = 0;
  REQUIRE((*record)->read(1, [&](const Recorded&) { return ++seen < 3; }).ok());
  CHECK(seen == 3);
}

TEST_CASE("a batch is written whole or not at all") {
  const test::Folder folder;
  const auto record = test::made(folder / "a.exercise");
  auto batch = test::events_from(1, 1);
  REQUIRE(record->append(batch).ok());
  auto gap = test::events_from(batch.size() + 1, 2);
  gap[3].seq += 1;
  const auto refused = record->append(gap);
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "log_write");
  CHECK(test::all_of(*record) == batch);
  CHECK(record->last() == batch.size());
  // After an error the log must be reopened: what reached the disk is not known.
  CHECK(record->append(test::events_from(batch.size() + 1, 2)).error().code == "log_write");
  auto again = Record::open(folder / "a.exercise", store::Access::append);
  REQUIRE(again.ok());
  CHECK((*again)->append(test::events_from(batch.size() + 1, 2)).ok());
}

TEST_CASE(
    "after a failed write nothing of the journal is relied on before it was written once more") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  const auto first = test::made(path);
  std::vector<Recorded> written;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    const auto batch = test::events_from(first->last() + 1, seed);
    REQUIRE(first->append(batch).ok());
    written.insert(written.end(), batch.begin(), batch.end());
  }
  const auto journal = folder / "a.exercise-wal";
  const auto before = std::filesystem::file_size(journal);
  const auto file_before = std::filesystem::file_size(path);
  auto mended = Record::open(path, store::Access::mend);
  REQUIRE(mended.ok());
  CHECK(std::filesystem::file_size(journal) < before / 4);
  CHECK(std::filesystem::file_size(path) > file_before);
  CHECK(test::all_of(**mended) == written);
  CHECK((*mended)->append(test::events_from(written.size() + 1, 30)).ok());
  CHECK(store::verify(path).ok());
}

TEST_CASE("a record opened for reading cannot be written, and an existing one is never replaced") {
  const test::Folder folder;
  const auto events = test::make_record(folder / "a.exercise");
  auto record = Record::open(folder / "a.exercise", store::Access::read);
  CHECK((*record)->append(test::events_from(events.size() + 1, 1)).error().code == "log_write");
  const auto before = test::bytes_of(folder / "a.exercise");
  CHECK(Record::create(folder / "a.exercise", {}, {}).error().code == "record_exists");
  CHECK(test::bytes_of(folder / "a.exercise") == before);
}

TEST_CASE("others read while one writes") {
  const test::Folder folder;
  const auto writer = test::made(folder / "a.exercise");
  for (std::uint64_t round = 1; round <= 5; ++round) {
    REQUIRE(writer->append(test::events_from(writer->last() + 1, round)).ok());
    auto reader = Record::open(folder / "a.exercise", store::Access::read);
    REQUIRE(reader.ok());
    CHECK((*reader)->last() == writer->last());
    CHECK(test::all_of(**reader).size() == writer->last());
    CHECK(store::verify(folder / "a.exercise")->events == writer->last());
  }
}

TEST_CASE("of two writers of one record the second to write is refused") {
  const test::Folder folder;
  const auto first = test::made(folder / "a.exercise");
  auto second = Record::open(folder / "a.exercise", store::Access::append);
  REQUIRE(second.ok());
  REQUIRE(first->append(test::events_from(1, 1)).ok());
  const auto refused = (*second)->append(test::events_from(1, 2));
  REQUIRE_FALSE(refused.ok());
  CHECK(refused.error().code == "log_write");
  CHECK(store::verify(folder / "a.exercise").ok());
}

TEST_CASE("the file itself refuses changes, also by INSERT OR REPLACE") {
  const test::Folder folder;
  test::make_record(folder / "a.exercise");
  auto database = store::Database::open(folder / "a.exercise", SQLITE_OPEN_READWRITE, "test");
  REQUIRE(database.ok());
  for (const char* sql : {"UPDATE events SET body = '{}' WHERE seq = 3",
                          "DELETE FROM events WHERE seq = 3", "DELETE FROM events",
                          "INSERT OR REPLACE INTO events SELECT seq, at, wall, lane, seat, "
                          "command, command_hash, kind, '{}', hash FROM "
                          "events WHERE seq = 3",
                          "INSERT INTO events SELECT seq + 100, at, wall, lane, seat, command, "
                          "command_hash, kind, body, hash FROM events",
                          "UPDATE files SET content = x'00'", "DELETE FROM files",
                          "INSERT INTO files VALUES('x', x'00')",
                          "INSERT OR REPLACE INTO files VALUES('scenario.yaml', x'00')",
                          "UPDATE meta SET value = 'x' WHERE key = 'scenario'",
                          "UPDATE meta SET key = 'x' WHERE key = 'record.head_seq'",
                          "DELETE FROM meta", "INSERT INTO meta VALUES('x', 'y')"}) {
    INFO(sql);
    const auto done = database->run(sql, "test");
    REQUIRE_FALSE(done.ok());
    CHECK((database->error_number() & 0xFF) == SQLITE_CONSTRAINT);
  }
  CHECK(store::verify(folder / "a.exercise").ok());
}

TEST_CASE("speed of durable appends is printed") {
  const test::Folder folder;
  const auto record = test::made(folder / "a.exercise");
  for (const std::size_t size : {std::size_t{1}, std::size_t{100}}) {
    std::vector<Recorded> batch(size);
    for (Recorded& recorded : batch)
      recorded.event = MessageOpened{MessageId("m-0123456789abcdef")};
    const int rounds = 100;
    const auto start = std::chrono::steady_clock::now();
    for (int round = 0; round < rounds; ++round) {
      for (std::size_t i = 0; i < size; ++i) batch[i].seq = record->last() + 1 + i;
      REQUIRE(record->append(batch).ok());
    }
    const std::chrono::duration<double, std::micro> spent =
        std::chrono::steady_clock::now() - start;
    std::cout << "store: durable append of " << size
              << " events: " << static_cast<int>(spent.count() / rounds) << " us\n";
  }
}
