// Numbers without gaps, shared bodies and history of one class of viewers.
#include "engine/net/streams.hpp"

#include <vector>

#include "tests/unit/catch.hpp"

using enshu::net::Stream;

namespace {

std::shared_ptr<const std::string> event(int n) {
  return std::make_shared<const std::string>("{\"e\":" + std::to_string(n) + "}");
}

Stream filled(int count) {
  Stream stream;
  for (int i = 1; i <= count; ++i) stream.append(static_cast<std::uint64_t>(i) * 10, event(i));
  return stream;
}

}  // namespace

TEST_CASE("a stream numbers its events 1, 2, 3 whatever the record's sequences are") {
  Stream stream = filled(3);
  CHECK(stream.last() == 3);
  CHECK(stream.number_of(10) == 1);
  CHECK(stream.number_of(30) == 3);
}

TEST_CASE("an event that the class does not see has the number of the last one before it") {
  const Stream stream = filled(3);
  CHECK(stream.number_of(5) == 0);
  CHECK(stream.number_of(25) == 2);
  CHECK(stream.number_of(99) == 3);
}

TEST_CASE("publishing the same events twice changes nothing") {
  Stream stream = filled(2);
  CHECK_FALSE(stream.append(20, event(2)));
  CHECK_FALSE(stream.append(10, event(1)));
  CHECK(stream.last() == 2);
  CHECK(stream.append(21, event(3)));
}

TEST_CASE("the events after a number are written in order and end at the newest") {
  Stream stream = filled(3);
  const auto chunk = stream.after(1, 1000);
  CHECK(chunk.from == 2);
  CHECK(chunk.to == 3);
  CHECK(*chunk.body == R"({"e":2},{"e":3})");
  CHECK(stream.after(3, 1000).body == nullptr);
  CHECK(stream.after(7, 1000).body == nullptr);
}

TEST_CASE("a chunk keeps within its bytes but never stops at nothing") {
  Stream stream = filled(3);  // 7 bytes each
  CHECK(stream.after(0, 14).to == 2);
  CHECK(stream.after(0, 13).to == 1);
  CHECK(stream.after(0, 1).to == 1);
}

TEST_CASE("consoles at the same place share one body") {
  Stream stream = filled(5);
  const auto one = stream.after(1, 1000);
  const auto other = stream.after(1, 1000);
  CHECK(one.body.get() == other.body.get());
  stream.append(60, event(6));
  CHECK(*stream.after(4, 1000).body == R"({"e":5},{"e":6})");
}

TEST_CASE("history carries the number of each event and is shared while it is in use") {
  Stream stream = filled(2);
  const auto history = stream.history();
  CHECK(*history == R"({"seq":1,"e":1},{"seq":2,"e":2})");
  CHECK(stream.history().get() == history.get());
  stream.append(30, event(3));
  CHECK(*stream.history() == R"({"seq":1,"e":1},{"seq":2,"e":2},{"seq":3,"e":3})");
  CHECK(*Stream{}.history() == "");
}

TEST_CASE("the bytes that a console lags behind are those of the events it has not been sent") {
  const Stream stream = filled(3);
  CHECK(stream.bytes_after(0) == 21);
  CHECK(stream.bytes_after(2) == 7);
  CHECK(stream.bytes_after(3) == 0);
}

TEST_CASE("what was there before has its numbers, and what comes goes on behind it") {
  Stream stream;
  stream.begin_after(
      std::make_shared<const std::vector<std::uint64_t>>(std::vector<std::uint64_t>{3, 7, 8}));
  CHECK(stream.past() == 3);
  CHECK(stream.last() == 3);
  CHECK(stream.number_of(2) == 0);
  CHECK(stream.number_of(3) == 1);
  CHECK(stream.number_of(7) == 2);
  CHECK(stream.number_of(50) == 3);
  CHECK(stream.bytes_after(3) == 0);
  CHECK(stream.after(3, 1000).body == nullptr);
  CHECK(stream.history()->empty());
  CHECK_FALSE(stream.append(8, event(8)));
  CHECK(stream.append(12, event(12)));
  CHECK(stream.append(20, event(20)));
  CHECK(stream.last() == 5);
  CHECK(stream.number_of(12) == 4);
  CHECK(stream.number_of(13) == 4);
  const auto chunk = stream.after(3, 1000);
  CHECK(chunk.from == 4);
  CHECK(chunk.to == 5);
  CHECK(*chunk.body == R"({"e":12},{"e":20})");
  CHECK(*stream.history() == R"({"seq":4,"e":12},{"seq":5,"e":20})");
  CHECK(stream.bytes_after(4) == 8);
}

TEST_CASE("what is old is packed, and read the same as before") {
  Stream stream;
  std::string whole;
  const auto long_event = [](int n) {
    return std::make_shared<const std::string>("{\"e\":" + std::to_string(n) + ",\"text\":\"" +
                                               std::string(997, 'a') + "\"}");
  };
  constexpr int count = 1000;
  std::size_t bytes = 0;
  for (int i = 1; i <= count; ++i) {
    const auto json = long_event(i);
    bytes += json->size();
    stream.append(static_cast<std::uint64_t>(i) * 10, json);
    whole += (i > 1 ? ",{\"seq\":" : "{\"seq\":") + std::to_string(i) + "," + json->substr(1);
  }
  CHECK(stream.words_kept() < 100'000);
  CHECK(bytes > 1'000'000);
  CHECK(*stream.history() == whole);
  CHECK(stream.number_of(5000) == 500);
  CHECK(stream.bytes_after(999) == long_event(1000)->size());
  CHECK(*stream.after(0, 1).body == *long_event(1));
  CHECK(*stream.after(499, 1).body == *long_event(500));
  // A console that comes from far behind gets all in order, over the edges of packs and into what
  // lies open.
  std::uint64_t at = 3;
  while (at < stream.last()) {
    const auto chunk = stream.after(at, 50'000);
    REQUIRE(chunk.from == at + 1);
    REQUIRE(chunk.body->size() <= 50'000 + 50);
    std::string expected;
    for (auto n = chunk.from; n <= chunk.to; ++n)
      expected += (n > chunk.from ? "," : "") + *long_event(static_cast<int>(n));
    REQUIRE(*chunk.body == expected);
    at = chunk.to;
  }
}

TEST_CASE("one event that is larger than a pack stays whole") {
  Stream stream;
  const auto huge =
      std::make_shared<const std::string>("{\"e\":\"" + std::string(300'000, 'x') + "\"}");
  for (int i = 1; i <= 3; ++i) stream.append(static_cast<std::uint64_t>(i), huge);
  CHECK(stream.after(2, 1).body.get() == huge.get());
  CHECK(*stream.after(0, 1).body == *huge);
  CHECK(stream.after(0, 1'000'000).body->size() == 3 * huge->size() + 2);
}
