// Deadlines by the wheel and rates by the bucket.
#include "engine/net/rate_limits.hpp"
#include "engine/net/timer_wheel.hpp"
#include "tests/unit/catch.hpp"

namespace net = enshu::net;
using enshu::seconds;

namespace {

struct Item final : net::Timed {
  int calls = 0;
  void on_due() override { ++calls; }
};

void turn(net::TimerWheel& wheel, int ticks) {
  for (int i = 0; i < ticks; ++i) wheel.tick();
}

}  // namespace

TEST_CASE("a deadline comes once, not before its time and at most a second late") {
  for (const int after : {1, 10, 45, 63, 64, 75, 200}) {
    net::TimerWheel wheel;
    const auto item = std::make_shared<Item>();
    wheel.set(item, seconds(after));
    turn(wheel, after);
    CHECK(item->calls == 0);
    turn(wheel, 1);
    CHECK(item->calls == 1);
    turn(wheel, 300);
    CHECK(item->calls == 1);
  }
}

TEST_CASE("setting a deadline again replaces it, earlier or later") {
  net::TimerWheel wheel;
  const auto item = std::make_shared<Item>();
  wheel.set(item, seconds(10));
  turn(wheel, 5);
  wheel.set(item, seconds(10));
  turn(wheel, 10);
  CHECK(item->calls == 0);
  turn(wheel, 1);
  CHECK(item->calls == 1);
  wheel.set(item, seconds(50));
  wheel.set(item, seconds(2));
  turn(wheel, 3);
  CHECK(item->calls == 2);
  turn(wheel, 60);
  CHECK(item->calls == 2);
}

TEST_CASE("a cleared deadline and a vanished item are never called") {
  net::TimerWheel wheel;
  auto item = std::make_shared<Item>();
  wheel.set(item, seconds(3));
  net::TimerWheel::clear(*item);
  turn(wheel, 10);
  CHECK(item->calls == 0);
  wheel.set(item, seconds(3));
  item.reset();
  turn(wheel, 10);
}

TEST_CASE("a bucket gives its burst at once and then its rate") {
  const net::Rate rate{3, 2};
  net::TokenBucket bucket;
  for (int i = 0; i < 3; ++i) CHECK(bucket.take(rate, 1000));
  CHECK_FALSE(bucket.take(rate, 1000));
  CHECK_FALSE(bucket.take(rate, 1400));
  CHECK(bucket.take(rate, 1500));
  CHECK_FALSE(bucket.take(rate, 1500));
  CHECK(bucket.take(rate, 100'000));
}

TEST_CASE("a class of thirty behind one address signs in at once; a flood does not") {
  net::RateTable joins({60, 5});
  int let_in = 0;
  for (int i = 0; i < 30; ++i) let_in += joins.take("203.0.113.7", 0) ? 1 : 0;
  CHECK(let_in == 30);
  for (int i = 0; i < 1000; ++i) let_in += joins.take("203.0.113.7", 0) ? 1 : 0;
  CHECK(let_in == 60);
  CHECK(joins.take("203.0.113.8", 0));
}

TEST_CASE("keys at rest are forgotten, and made-up keys cannot fill the memory") {
  net::RateTable table({1, 1}, 2);
  CHECK(table.take("a", 0));
  CHECK(table.take("b", 0));
  CHECK_FALSE(table.take("c", 0));
  CHECK(table.size() == 2);
  CHECK(table.take("c", 1000));
  CHECK(table.size() == 1);
}

TEST_CASE("a try given back may be taken again") {
  net::RateTable table({1, 0.1});
  CHECK(table.take("ops", 0));
  CHECK_FALSE(table.take("ops", 0));
  table.give_back("ops");
  CHECK(table.take("ops", 0));
}
