// A roster file, line by line: what each would do, and every fault with its column.
#include "engine/app/serve/roster_plan.hpp"

#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

std::vector<app::PlannedLine> plan(const Table& table, std::vector<wire::RosterLine> lines,
                                   const std::string& by = "controller") {
  return app::plan_roster(table.scenario, table.exercise.state(), SeatId{by}, lines);
}

std::vector<std::string> columns(const app::PlannedLine& line) {
  std::vector<std::string> out;
  for (const auto& fault : line.verdict.faults) {
    CHECK_FALSE(fault.message.ja.empty());
    CHECK_FALSE(fault.message.en.empty());
    out.push_back(fault.column);
  }
  return out;
}

}  // namespace

TEST_CASE("lines of a roster add, change and leave seats as they are") {
  const Table table;
  const auto lines =
      plan(table, {{2, "team-1-csirt", "team-1", "csirt", "", "参加者", "山田 花子", ""},
                   {3, "team-1-pr", "", "", "", "", "pr", ""},
                   {4, "", "ＴＥＡＭ－１", "ＣＳＩＲＴ", "", "", "佐藤 次郎", ""},
                   {5, "", "team-1", "csirt", "", "", "", ""},
                   {6, "", "", "", "", "見学", "来賓", ""}});
  using wire::RosterChange;
  CHECK(lines[0].verdict.change == RosterChange::changed);
  CHECK(lines[0].verdict.before == "csirt");
  CHECK(std::get<ChangeSeat>(*lines[0].command).name == "山田 花子");
  CHECK(lines[1].verdict.change == RosterChange::unchanged);
  CHECK_FALSE(lines[1].command);
  const auto& third = std::get<OpenSeat>(*lines[2].command);
  CHECK(third.seat == SeatId{"team-1-csirt-1"});
  CHECK(third.access == Access::participant);
  CHECK(std::get<OpenSeat>(*lines[3].command).seat == SeatId{"team-1-csirt-2"});
  CHECK(std::get<OpenSeat>(*lines[3].command).name == "CSIRT");
  CHECK(std::get<OpenSeat>(*lines[4].command).access == Access::observer);
}

TEST_CASE("every fault of a line is told with its column, and the line does nothing") {
  const Table table;
  const auto lines = plan(table, {{2, "team-1-csirt", "team-2", "pr", "", "評価者", "x", ""},
                                  {3, "悪い ID", "nowhere", "nobody", "", "", "x", ""},
                                  {4, "", "", "", "", "王様", std::string(300, 'n'), ""},
                                  {5, "", "", "", "", "統裁", "x", ""},
                                  {6, "new-1", "team-1", "pr", "", "", "x", ""},
                                  {7, "new-1", "team-1", "pr", "", "", "y", ""}});
  CHECK(columns(lines[0]) == std::vector<std::string>{"access", "lane", "role"});
  CHECK(columns(lines[1]) == std::vector<std::string>{"seat", "lane", "role"});
  CHECK(columns(lines[2]) == std::vector<std::string>{"name", "access"});
  CHECK(columns(lines[3]) == std::vector<std::string>{"access"});
  CHECK(columns(lines[4]).empty());
  CHECK(columns(lines[5]) == std::vector<std::string>{"seat"});
  for (const std::size_t bad : {0U, 1U, 2U, 3U, 5U}) {
    CHECK(lines[bad].verdict.change == wire::RosterChange::faulty);
    CHECK_FALSE(lines[bad].command);
  }
  CHECK(columns(plan(table, {{5, "", "", "", "", "統裁", "x", ""}}, "lead")[0]).empty());
}

TEST_CASE("a name that was made harmless for a spreadsheet is itself again") {
  const Table table;
  const auto lines = plan(table, {{2, "team-1-csirt", "", "", "", "", "'=SUM(A1)", ""}});
  CHECK(std::get<ChangeSeat>(*lines[0].command).name == "=SUM(A1)");
}

TEST_CASE("learners need a name and a department; lanes are opened for those without a seat") {
  auto scenario = small_scenario();
  scenario.lanes = LaneMode::per_person;
  scenario.roles[0].title = both("csirt");
  scenario.parameters = {
      {"place", both("place"), {{"north", both("north")}, {"south", both("south")}}, "turn"}};
  scenario.departments = "place";
  scenario.index();
  const Table table(std::move(scenario));
  const auto learner = [](std::int64_t line, const std::string& name, const std::string& where) {
    wire::RosterLine out{line, "", "", "csirt", "", "", name, ""};
    out.department = where;
    return out;
  };
  const auto lines =
      plan(table, {learner(2, "山田", "South"), learner(3, "佐藤", "south"), learner(4, "鈴木", ""),
                   learner(5, "高橋", "west"), learner(6, "", "north")});
  CHECK(std::get<ChangeSeat>(*lines[0].command).seat == SeatId{"team-2-csirt"});
  REQUIRE(lines[1].lane);
  CHECK(lines[1].lane->opened == LaneId{"learner-3"});
  CHECK(lines[1].lane->parameters.at("place") == "south");
  CHECK(std::get<OpenSeat>(*lines[1].command).seat == SeatId{"learner-3-csirt-1"});
  CHECK(lines[1].verdict.change == wire::RosterChange::added);
  CHECK(std::get<ChangeSeat>(*lines[2].command).seat == SeatId{"team-1-csirt"});
  CHECK(columns(lines[3]) == std::vector<std::string>{"department"});
  CHECK(columns(lines[4]) == std::vector<std::string>{"name"});
  wire::RosterLine moved{7, "team-1-csirt", "", "", "", "", "山田", ""};
  moved.department = "south";
  CHECK(columns(plan(table, {moved})[0]) == std::vector<std::string>{"department"});
}

TEST_CASE("a saved roster with sub-controllers comes in again") {
  const Table table;
  const auto lines = plan(table, {{2, "", "team-1", "", "", "サブコントローラー", "田中", ""},
                                  {3, "", "", "", "", "サブコントローラー", "田中", ""}});
  const auto& seat = std::get<OpenSeat>(*lines[0].command);
  CHECK(seat.access == Access::sub_controller);
  CHECK(seat.seat_lane == LaneId{"team-1"});
  CHECK(columns(lines[1]) == std::vector<std::string>{"lane"});
}
