// Rehearsals' records: the same content, the same bytes; and never in the way of an exercise with
// people.
#include "engine/store/bulk_record.hpp"

#include <chrono>
#include <iostream>

#include "tests/unit/store/support.hpp"

using namespace enshu;
using store::BulkRecord;

namespace {

std::unique_ptr<BulkRecord> begun(const std::filesystem::path& path) {
  auto record = BulkRecord::create(path, test::files, test::meta);
  REQUIRE(record.ok());
  return std::move(record.value());
}

}  // namespace

TEST_CASE("the same events give the same bytes, however they come in batches") {
  const test::Folder folder;
  for (const std::size_t batches : {std::size_t{1}, std::size_t{7}, std::size_t{300}}) {
    const auto path = folder / (std::to_string(batches) + ".exercise");
    const auto record = begun(path);
    std::vector<Recorded> events;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
      const auto more = test::events_from(events.size() + 1, seed);
      events.insert(events.end(), more.begin(), more.end());
    }
    const std::size_t size = events.size() / batches + 1;
    for (std::size_t at = 0; at < events.size(); at += size) {
      REQUIRE(
          record->append(std::span(events).subspan(at, std::min(size, events.size() - at))).ok());
    }
    REQUIRE(record->finish().ok());
    CHECK(store::verify(path)->events == events.size());
    CHECK(test::bytes_of(path) == test::bytes_of(folder / "1.exercise"));
  }
}

TEST_CASE("a rehearsal's record can be read while it grows and goes on as an ordinary one") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  const auto record = begun(path);
  const auto events = test::events_from(1, 1);
  REQUIRE(record->append(events).ok());
  CHECK(record->last() == events.size());
  CHECK(test::all_of(*record) == events);
  REQUIRE(record->finish().ok());
  CHECK(folder.names() == std::vector<std::string>{"a.exercise"});
  CHECK(record->append(test::events_from(events.size() + 1, 2)).error().code == "log_write");
  auto again = store::Record::open(path, store::Access::append);
  REQUIRE(again.ok());
  CHECK(*(*again)->meta() == test::meta);
  REQUIRE((*again)->append(test::events_from(events.size() + 1, 2)).ok());
  CHECK(store::verify(path)->events == 2 * events.size());
}

TEST_CASE("an unfinished rehearsal leaves nothing, a finished one gives way to the next") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  {
    const auto record = begun(path);
    REQUIRE(record->append(test::events_from(1, 1)).ok());
  }
  CHECK(folder.names().empty());
  REQUIRE(begun(path)->finish().ok());
  {
    const auto record = begun(path);
    REQUIRE(record->append(test::events_from(1, 1)).ok());
    REQUIRE(record->finish().ok());
  }
  CHECK(store::verify(path)->events == test::events_from(1, 1).size());
}

TEST_CASE("a rehearsal never replaces an exercise with people or a strange file") {
  const test::Folder folder;
  test::make_record(folder / "live.exercise");
  const auto before = test::bytes_of(folder / "live.exercise");
  CHECK(BulkRecord::create(folder / "live.exercise", {}, {}).error().code == "record_exists");
  CHECK(test::bytes_of(folder / "live.exercise") == before);
  std::ofstream(folder / "letter.txt") << "Dear minister,";
  CHECK(BulkRecord::create(folder / "letter.txt", {}, {}).error().code == "record_exists");
  CHECK(BulkRecord::create(folder / "no" / "such.exercise", {}, {}).error().code == "record_write");
}

TEST_CASE("speed of a rehearsal's record is printed") {
  const test::Folder folder;
  constexpr std::size_t rows = 50'000;
  std::vector<Recorded> events(rows);
  for (std::size_t i = 0; i < rows; ++i) {
    events[i].seq = i + 1;
    events[i].lane = LaneId("team-1");
    events[i].by = SeatId("csirt-1");
    events[i].event = MessageOpened{MessageId("m-0123456789abcdef")};
  }
  const auto start = std::chrono::steady_clock::now();
  const auto record = begun(folder / "a.exercise");
  for (std::size_t at = 0; at < rows; at += 500)
    REQUIRE(record->append(std::span(events).subspan(at, 500)).ok());
  REQUIRE(record->finish().ok());
  const auto written = std::chrono::steady_clock::now();
  REQUIRE(store::verify(folder / "a.exercise").ok());
  const auto done = std::chrono::steady_clock::now();
  using Ms = std::chrono::duration<double, std::milli>;
  std::cout << "store: " << rows << " rows in bulk "
            << static_cast<int>(Ms(written - start).count()) << " ms, verify "
            << static_cast<int>(Ms(done - written).count()) << " ms\n";
}
