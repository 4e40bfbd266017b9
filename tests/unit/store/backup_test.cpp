// A copy of a record that is being written is a whole record.
#include <thread>

#include "tests/unit/store/support.hpp"

using namespace enshu;

TEST_CASE("a copy taken while events come in is a consistent record in one file") {
  const test::Folder folder;
  const auto writer = test::made(folder / "a.exercise");
  REQUIRE(writer->append(test::events_from(1, 1)).ok());
  std::atomic<bool> stop = false;
  bool good = true;
  std::thread writing([&] {
    for (std::uint64_t seed = 2; !stop; ++seed)
      good = good && writer->append(test::events_from(writer->last() + 1, seed)).ok();
  });
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t least = writer->last();
    const auto done = store::backup(folder / "a.exercise", folder / "copy.exercise");
    if (!done) WARN(done.error().message.en);
    CHECK(done.ok());
    const auto verified = store::verify(folder / "copy.exercise");
    if (!verified) WARN(verified.error().message.en);
    REQUIRE(verified.ok());
    CHECK(verified->events >= least);
  }
  stop = true;
  writing.join();
  CHECK(good);
  for (const auto& name : folder.names()) CHECK(name.find("copy.exercise-") == std::string::npos);
}

TEST_CASE("a copy of nothing, or to nowhere, is refused") {
  const test::Folder folder;
  CHECK(store::backup(folder / "a.exercise", folder / "b.exercise").error().code ==
        "record_missing");
  test::make_record(folder / "a.exercise");
  CHECK(store::backup(folder / "a.exercise", folder / "no" / "b.exercise").error().code ==
        "backup_failed");
  CHECK(folder.names() == std::vector<std::string>{"a.exercise"});
}
