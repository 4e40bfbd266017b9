// Every folder of tests/cases/scoring is a small log with the score that was computed by hand
// (`why` in expected.json).
#include <algorithm>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cmath>

#include "engine/wire/write.hpp"
#include "scoring/debrief.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"

namespace enshu::scoring {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

/// Points as people write them into millionths, exactly.
std::int64_t millionths(const json::value& number) {
  return std::llround(number.to_number<double>() * 1'000'000);
}

void check_measures(const json::object& wanted, const ObligationScore& duty) {
  for (const auto& [name, points] : wanted) {
    INFO("measure " << std::string(name));
    const auto found = std::ranges::find_if(duty.measures, [&](const Measure& m) {
      return wire::enum_name(m.measure) == std::string_view(name);
    });
    REQUIRE(found != duty.measures.end());
    CHECK(found->applicable == !points.is_null());
    if (points.is_null()) {
      CHECK(found->max == 0);
      continue;
    }
    CHECK(found->points == millionths(points.as_array().at(0)));
    CHECK(found->max == millionths(points.as_array().at(1)));
  }
}

void check_explanations(const json::object& wanted, const ObligationScore& duty) {
  for (const auto& [name, words] : wanted) {
    const auto found = std::ranges::find_if(duty.measures, [&](const Measure& m) {
      return wire::enum_name(m.measure) == std::string_view(name);
    });
    REQUIRE(found != duty.measures.end());
    CHECK(found->explanation.ja == words.as_array().at(0).as_string());
    CHECK(found->explanation.en == words.as_array().at(1).as_string());
  }
}

template <class Item>
void check_sums(const json::object& wanted, const Item& item) {
  CHECK(wire::enum_name(item.status) == std::string_view(wanted.at("status").as_string()));
  CHECK(item.points == millionths(wanted.at("points")));
  CHECK(item.max == millionths(wanted.at("max")));
}

void check_item(std::string_view id, const json::object& wanted, const LaneScore& lane) {
  INFO("item " << std::string(id));
  for (const auto& duty : lane.obligations) {
    if (duty.id.value != id) continue;
    check_sums(wanted, duty);
    if (const auto* part = wanted.if_contains("measures")) check_measures(part->as_object(), duty);
    if (const auto* part = wanted.if_contains("explains"))
      check_explanations(part->as_object(), duty);
    return;
  }
  for (const auto* list : {&lane.actions, &lane.expectations}) {
    for (const auto& item : *list) {
      if (item.id != id) continue;
      check_sums(wanted, item);
      return;
    }
  }
  FAIL("no such item");
}

void check_tenths(const json::value& wanted, const std::optional<std::int64_t>& actual) {
  if (wanted.is_null()) {
    CHECK_FALSE(actual.has_value());
    return;
  }
  REQUIRE(actual.has_value());
  CHECK(*actual == std::llround(wanted.to_number<double>() * 10));
}

const ObjectiveScore& objective(const LaneScore& lane, std::string_view id) {
  const auto found = std::ranges::find_if(
      lane.objectives, [&](const ObjectiveScore& o) { return o.id.value == id; });
  REQUIRE(found != lane.objectives.end());
  return *found;
}

void check_lane(const json::object& wanted, const LaneScore& lane) {
  if (const auto* score = wanted.if_contains("score")) check_tenths(*score, lane.score_tenths);
  if (const auto* part = wanted.if_contains("by_objective")) {
    for (const auto& [id, score] : part->as_object()) {
      INFO("objective " << std::string(id));
      check_tenths(score, objective(lane, id).score_tenths);
    }
  }
  if (const auto* part = wanted.if_contains("ratings")) {
    for (const auto& [id, rating] : part->as_object()) {
      const auto& suggested = objective(lane, id).suggested;
      REQUIRE(suggested.has_value());
      CHECK(wire::enum_name(*suggested) == std::string_view(rating.as_string()));
    }
  }
  for (const auto& [id, item] : wanted.at("items").as_object())
    check_item(id, item.as_object(), lane);
}

void check_paths(const json::array& wanted, const std::vector<Path>& paths) {
  for (const auto& edge : wanted) {
    const auto& parts = edge.as_array();
    INFO(json::serialize(edge));
    const bool there = std::ranges::any_of(paths, [&](const Path& path) {
      return path.from.value == parts.at(0).as_string() &&
             path.to.value == parts.at(1).as_string() &&
             wire::enum_name(path.state) == std::string_view(parts.at(2).as_string());
    });
    CHECK(there);
  }
}

}  // namespace

TEST_CASE("every case of tests/cases/scoring has the score computed by hand") {
  std::size_t count = 0;
  for (const auto& entry : fs::directory_iterator(testing::cases_folder)) {
    if (!fs::exists(entry.path() / "expected.json")) continue;
    INFO(entry.path().string());
    const auto wanted = json::parse(testing::read_file(entry.path() / "expected.json")).as_object();
    const auto record = testing::record_of(entry.path() / "events.jsonl");
    const auto end = parse_exercise_time(wanted.at("end").as_string().c_str());
    REQUIRE(end);
    const auto score = testing::score_of(record, *end, wanted.at("final").as_bool());
    REQUIRE(score.lanes.size() == 1);
    testing::check_sound(score.lanes.front(), record.size());
    check_lane(wanted, score.lanes.front());
    if (const auto* paths = wanted.if_contains("paths")) {
      auto ended = record;
      ended.push_back({record.size() + 1,
                       *end,
                       {},
                       {},
                       {},
                       {},
                       0,
                       ClockChanged{ClockChange::ended, false, 1000, {}, {}}});
      check_paths(paths->as_array(), debrief(testing::case_scenario(), ended).lanes.front().paths);
    }
    ++count;
  }
  CHECK(count >= 40);
}

}  // namespace enshu::scoring
