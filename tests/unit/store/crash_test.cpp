// A writer that is killed, or whose disk is full, loses nothing that it acknowledged.
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "tests/unit/store/support.hpp"

using namespace enshu;
using store::Record;

namespace {

/// Appends until it is killed, and tells each durable sequence through the pipe only after `append`
/// returned.
[[noreturn]] void append_forever(const std::filesystem::path& path, int acknowledge) {
  auto record = Record::open(path, store::Access::append);
  if (!record) ::_exit(2);
  for (std::uint64_t seed = 1;; ++seed) {
    if (!(*record)->append(test::events_from((*record)->last() + 1, seed)).ok()) ::_exit(3);
    const std::uint64_t last = (*record)->last();
    if (::write(acknowledge, &last, sizeof last) != sizeof last) ::_exit(4);
  }
}

/// Lets a writer run for a while and kills it; returns the last sequence that it acknowledged.
std::uint64_t killed_after(const std::filesystem::path& path, std::chrono::microseconds time) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::close(ends[0]);
    append_forever(path, ends[1]);
  }
  ::close(ends[1]);
  std::this_thread::sleep_for(time);
  ::kill(child, SIGKILL);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFSIGNALED(status));
  std::uint64_t acknowledged = 0;
  std::uint64_t last = 0;
  while (::read(ends[0], &last, sizeof last) == sizeof last) acknowledged = last;
  ::close(ends[0]);
  return acknowledged;
}

}  // namespace

TEST_CASE("kill -9 while appending loses nothing that was acknowledged") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::made(path).reset();
  Rng rng(9);
  std::uint64_t acknowledged = 0;
  for (int round = 0; round < 10; ++round) {
    const auto time = std::chrono::microseconds(10'000 + rng.below(60'000));
    acknowledged = std::max(acknowledged, killed_after(path, time));
    INFO("round " << round << " acknowledged " << acknowledged);
    const auto verified = store::verify(path);  // also: reading needs no repair by a writer first
    if (!verified) WARN(verified.error().message.en);
    REQUIRE(verified.ok());
    CHECK(verified->events >= acknowledged);
    auto record = Record::open(path, store::Access::append);
    REQUIRE(record.ok());
    CHECK((*record)->last() == verified->events);
    CHECK(verified->events % test::events_from(1, 1).size() == 0);  // no half batch
  }
  CHECK(acknowledged > 0);
}

TEST_CASE("a full disk is an error that says so, and the record goes on once there is space") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  const std::size_t size = test::events_from(1, 1).size();
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{200'000, 200'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    auto record = Record::open(path, store::Access::append);
    if (!record) ::_exit(200);
    for (int batches = 1; batches < 150; ++batches) {
      const auto done = (*record)->append(test::events_from((*record)->last() + 1, 1));
      if (done.ok()) continue;
      const bool refused =
          done.error().code == "log_write" && !(*record)->append(test::events_from(1, 1)).ok();
      ::_exit(refused ? batches : 201);
    }
    ::_exit(202);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  const auto batches = static_cast<std::size_t>(WEXITSTATUS(status));
  INFO("exit " << batches);
  REQUIRE(batches < 200);
  auto record = Record::open(path, store::Access::append);
  REQUIRE(record.ok());
  CHECK((*record)->last() == batches * size);
  REQUIRE((*record)->append(test::events_from((*record)->last() + 1, 1)).ok());
  CHECK(store::verify(path)->events == (batches + 1) * size);
}
