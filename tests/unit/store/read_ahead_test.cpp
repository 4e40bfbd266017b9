// Long records are read on other threads: the same events, the same refusals, and the chain held.
#include "engine/store/record_reader.hpp"
#include "tests/unit/store/support.hpp"

namespace enshu::test {
namespace {

using store::RecordReader;

/// Longer than what is read without other threads.
std::vector<Recorded> long_record(const std::filesystem::path& path) {
  const auto record = made(path);
  std::vector<Recorded> all;
  for (std::uint64_t seed = 1; all.size() < 6'000; ++seed) {
    auto some = events_from(all.size() + 1, seed);
    all.insert(all.end(), some.begin(), some.end());
  }
  REQUIRE(record->append(all).ok());
  return all;
}

std::vector<Recorded> read(RecordReader& reader, std::uint64_t from) {
  std::vector<Recorded> out;
  const auto done = reader.read(from, [&](const Recorded& recorded) {
    out.push_back(recorded);
    return true;
  });
  REQUIRE(done.ok());
  return out;
}

std::unique_ptr<RecordReader> reader_of(const std::filesystem::path& path) {
  auto reader = RecordReader::open(path);
  REQUIRE(reader.ok());
  return std::move(*reader);
}

}  // namespace

TEST_CASE("a long record is read as it was written, from anywhere and as far as is wanted") {
  const Folder folder;
  const auto written = long_record(folder / "a.exercise");
  const auto reader = reader_of(folder / "a.exercise");
  CHECK(read(*reader, 1) == written);
  CHECK(read(*reader, 1'000) == std::vector(written.begin() + 999, written.end()));
  CHECK(read(*reader, written.size() + 1).empty());
  std::size_t seen = 0;
  REQUIRE(reader->read(1, [&](const Recorded&) { return ++seen < 700; }).ok());
  CHECK(seen == 700);
}

TEST_CASE("what throws while a long record is read ends the reading") {
  const Folder folder;
  long_record(folder / "a.exercise");
  const auto reader = reader_of(folder / "a.exercise");
  CHECK_THROWS_AS(reader->read(1, [](const Recorded&) -> bool { throw std::out_of_range("x"); }),
                  std::out_of_range);
  CHECK(read(*reader, 1).size() >= 6'000);
}

TEST_CASE("events are picked by their numbers") {
  const Folder folder;
  const auto written = long_record(folder / "a.exercise");
  const auto reader = reader_of(folder / "a.exercise");
  std::vector<Recorded> got;
  const std::vector<std::uint64_t> wanted{2, 3, 4'000, 5'999};
  REQUIRE(reader
              ->pick(wanted,
                     [&](const Recorded& recorded) {
                       got.push_back(recorded);
                       return true;
                     })
              .ok());
  REQUIRE(got.size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(got[i] == written[wanted[i] - 1]);
  const std::vector<std::uint64_t> missing{1'000'000};
  const auto none = reader->pick(missing, [](const Recorded&) { return true; });
  REQUIRE_FALSE(none.ok());
  CHECK(none.error().code == "log_broken");
}

TEST_CASE("beside the writer every row is held to the chain") {
  const Folder folder;
  const auto path = folder / "a.exercise";
  long_record(path);
  tamper(path, "UPDATE events SET wall = wall + 1 WHERE seq = 4321");
  const auto reader = reader_of(path);
  std::uint64_t last = 0;
  const auto done = reader->read(1, [&](const Recorded& recorded) {
    last = recorded.seq;
    return true;
  });
  REQUIRE_FALSE(done.ok());
  CHECK(done.error().code == "log_broken");
  CHECK(done.error().place == path.string() + "#4321");
  CHECK(last == 4320);
}

}  // namespace enshu::test
