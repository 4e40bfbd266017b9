// Mails on several connections: how large a group is, which may leave beside which and when, and
// who does the talking.
#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <set>

#include "engine/app/serve/post_group.hpp"
#include "engine/app/serve/post_lines.hpp"
#include "engine/app/serve/post_pace.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;
using namespace std::chrono_literals;
using app::PostGroup;
using app::PostLines;
using app::PostPace;
using Time = std::chrono::steady_clock::time_point;

namespace {

const Time start = Time{} + 1h;

store::OutboxRow row(std::uint64_t seq, const std::string& seat) {
  return {seq, seat, seat + "@x", "{}", 0};
}

/// As many mails as the group wants, each to a seat of its own.
std::vector<store::OutboxRow> rows(const PostGroup& group, std::int64_t waiting = 1'000) {
  std::vector<store::OutboxRow> out;
  for (std::int64_t i = 0; i < std::min(group.size(), waiting); ++i)
    out.push_back(row(1, "seat-" + std::to_string(i)));
  return out;
}

/// Groups one after the other with so long between two mails: the size of each.
std::vector<std::int64_t> sizes(PostGroup& group, std::chrono::milliseconds between, int groups) {
  std::vector<std::int64_t> out;
  auto now = start;
  for (int i = 0; i < groups; ++i) {
    out.push_back(group.size());
    group.begin(rows(group), now);
    while (const auto mail = group.next(now)) {
      group.came_back(*mail);
      now += between;
    }
  }
  return out;
}

std::string next(PostGroup& group) {
  const auto found = group.next(start);
  return found ? std::to_string(found->seq) + found->seat : "none";
}

}  // namespace

TEST_CASE("a group has what goes out in 300 ms, and at most 64") {
  using Sizes = std::vector<std::int64_t>;
  PostGroup fast;
  CHECK(sizes(fast, 1ms, 9) == Sizes{1, 2, 4, 8, 16, 32, 64, 64, 64});
  // The server becomes slow: what has not left is given back, and the next is no larger than that.
  CHECK(sizes(fast, 100ms, 3) == Sizes{64, 4, 8});
  CHECK(fast.size() == 4);
  PostGroup slow;
  CHECK(sizes(slow, 40ms, 7) == Sizes{1, 2, 4, 8, 16, 8, 16});
  PostGroup slowest;
  CHECK(sizes(slowest, 2s, 4) == Sizes{1, 2, 1, 2});
}

TEST_CASE("a group of fewer than there might be says nothing about the pace") {
  PostGroup group;
  CHECK(sizes(group, 1ms, 5).back() == 16);
  for (int i = 0; i < 3; ++i) {
    group.begin(rows(group, 2), start);
    while (const auto mail = group.next(start)) group.came_back(*mail);
  }
  CHECK(group.size() == 32);
}

TEST_CASE("a seat has one mail on the way, and its mails keep their order") {
  PostGroup group;
  group.begin({row(1, "a"), row(2, "a"), row(2, "b"), row(3, "b"), row(3, "c")}, start);
  CHECK(next(group) == "1a");
  CHECK(next(group) == "2b");
  CHECK(next(group) == "3c");
  CHECK(next(group) == "none");
  CHECK(group.waits());
  CHECK(group.on_the_way().size() == 3);
  group.came_back(row(2, "b"));
  CHECK(next(group) == "3b");
  group.came_back(row(3, "c"));
  CHECK(next(group) == "none");
  group.came_back(row(1, "a"));
  CHECK(next(group) == "2a");
  CHECK(next(group) == "none");
  CHECK_FALSE(group.waits());
  // The next group knows who is in dialogue still.
  group.begin({row(4, "b"), row(4, "c")}, start);
  CHECK(next(group) == "4c");
  group.leave();
  CHECK_FALSE(group.waits());
  CHECK(group.on_the_way().size() == 3);
}

TEST_CASE("the throttle is for all connections together") {
  PostPace pace(600, 4);
  CHECK(pace.next(0, start) == start);
  pace.left(start);
  CHECK(pace.next(1, start) == start + 100ms);
  CHECK(pace.next(1, start + 250ms) <= start + 250ms);
  pace.left(start + 250ms);
  CHECK(pace.next(3, start + 260ms) == start + 350ms);
  CHECK(pace.next(4, start + 400ms) == Time::max());
  // No rounding lets more through.
  PostPace odd(59'999, 1);
  odd.left(start);
  CHECK((odd.next(0, start) - start) * 59'999 >= 60s);
}

TEST_CASE("a server that is down is left alone by all, longer each time, and asked by one mail") {
  PostPace pace(60'000, 4);
  // Four that were in dialogue fail together: that is one failure.
  for (std::size_t others : {3U, 2U, 1U, 0U}) pace.bad(start, others, start + 1s);
  CHECK(pace.paused());
  CHECK(pace.next(0, start + 1s) == start + 2s);
  CHECK(pace.next(1, start + 2s) == Time::max());
  pace.left(start + 2s);
  pace.bad(start + 2s, 0, start + 3s);
  CHECK(pace.next(0, start + 3s) == start + 5s);
  auto now = start + 5s;
  for (int i = 0; i < 9; ++i) {
    pace.left(now);
    pace.bad(now, 0, now);
    now = pace.next(0, now);
  }
  CHECK(pace.next(0, now) == now);
  pace.bad(now, 0, now);
  CHECK(pace.next(0, now) == now + 60s);
  // One goes through: all may go again.
  pace.good(now + 61s);
  CHECK_FALSE(pace.paused());
  CHECK(pace.next(3, now + 61s) <= now + 61s);
  CHECK(pace.next(4, now + 61s) == Time::max());
}

TEST_CASE("a server that wants fewer connections is given fewer for a while") {
  PostPace pace(60'000, 4);
  pace.left(start);
  pace.bad(start, 3, start + 10ms);
  CHECK(pace.next(3, start + 10ms) == Time::max());
  pace.good(start + 100ms);
  CHECK_FALSE(pace.paused());
  CHECK(pace.next(2, start + 100ms) <= start + 100ms);
  CHECK(pace.next(3, start + 100ms) == Time::max());
  CHECK(pace.next(3, start + 61s) <= start + 61s);
  // A single one: the others fail after it has been taken.
  pace.good(start + 70s);
  for (std::size_t others : {2U, 1U, 0U}) pace.bad(start + 69s, others, start + 71s);
  pace.good(start + 73s);
  CHECK(pace.next(0, start + 73s) <= start + 73s);
  CHECK(pace.next(1, start + 73s) == Time::max());
}

TEST_CASE("each connection has a thread, and mails go to the first that is free") {
  int made = 0;
  std::mutex mutex;
  std::condition_variable changed;
  std::map<std::uint64_t, int> line_of;  // of those that have begun
  std::set<std::uint64_t> answered;      // by the server
  int rings = 0;
  const auto line = [&] {
    return [&, line = made++](const PostLines::Mail& mail) -> Result<mail::SmtpAnswer> {
      std::unique_lock lock(mutex);
      line_of[mail.number] = line;
      changed.notify_all();
      changed.wait(lock, [&] { return answered.contains(mail.number); });
      if (mail.number == 9) return Error{"mail_config", {"無", "none"}, {}};
      return mail::SmtpAnswer{mail::Handed::accepted, true, 250, mail.to + mail.mime};
    };
  };
  const auto wait = [&](const auto& until) {
    std::unique_lock lock(mutex);
    changed.wait_for(lock, 20s, until);
    CHECK(until());
  };
  const auto answer = [&](std::uint64_t number) {
    const std::lock_guard lock(mutex);
    answered.insert(number);
    changed.notify_all();
  };
  std::vector<PostLines::Answer> heard;
  {
    PostLines lines(3, line, [&] {
      const std::lock_guard lock(mutex);
      ++rings;
      changed.notify_all();
    });
    for (const std::uint64_t number : {7, 8, 9}) lines.hand({number, "from", "to", "mime"});
    wait([&] { return line_of.size() == 3; });
    CHECK(line_of == std::map<std::uint64_t, int>{{7, 0}, {8, 1}, {9, 2}});
    CHECK(lines.answers().empty());
    answer(8);
    wait([&] { return rings == 1; });
    heard = lines.answers();
    REQUIRE(heard.size() == 1);
    CHECK(heard.front().number == 8);
    CHECK(heard.front().smtp->text == "tomime");
    lines.hand({10, "from", "to", "mime"});
    wait([&] { return line_of.contains(10); });
    CHECK(line_of.at(10) == 1);
    answer(9);
    wait([&] { return rings == 2; });
    heard = lines.answers();
    REQUIRE(heard.size() == 1);
    CHECK_FALSE(heard.front().smtp);
    // Whoever closes waits for those in dialogue.
    answer(7);
    answer(10);
  }
  CHECK(rings == 4);
}
