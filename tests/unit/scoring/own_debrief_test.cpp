// The debrief of one organisation in a lane that several share: its own people's duties, words and
// points, and nothing by which the others could be judged.
#include "scoring/own_debrief.hpp"

#include <algorithm>

#include "scoring/export/export.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
const LaneId lane{"all"};
const PartyId power{"power"};
const PartyId power_pr{"power-pr"};
const PartyId telecom{"telecom"};

Obligation duty(const char* id, const PartyId& owes, const char* objective) {
  Obligation out;
  out.id = ObligationId{id};
  out.title = {id, id};
  out.trigger = InjectId{"blackout"};
  out.owes = owes;
  out.required = {PartyId{"ministry"}};
  out.target = minutes(30);
  out.limit = minutes(60);
  out.objective = ObjectiveId{objective};
  return out;
}

/// A power company of two posts and a telecommunications company of one, in one lane.
const Scenario& two_houses() {
  static const Scenario built = [] {
    Scenario s;
    s.id = ScenarioId{"houses"};
    s.duration = minutes(120);
    s.lanes = LaneMode::shared;
    s.objectives = {{ObjectiveId{"supply"}, {"供給", "Supply"}},
                    {ObjectiveId{"lines"}, {"通信", "Lines"}}};
    s.organisations = {{"shiosai", {"しおさい電力", "Shiosai Power"}}};
    for (const auto& id : {power, power_pr, telecom}) {
      Role role;
      role.id = id;
      role.title = {id.value, id.value};
      if (id != telecom) role.organisation = "shiosai";
      s.roles.push_back(role);
    }
    CastMember ministry;
    ministry.id = PartyId{"ministry"};
    s.cast.push_back(ministry);
    Inject blackout;
    blackout.id = InjectId{"blackout"};
    Content content;
    content.from = ministry.id;
    content.to = {power};
    blackout.contents = {content};
    Inject silence = blackout;
    silence.id = InjectId{"silence"};
    silence.contents.front().to = {telecom};
    s.msel = {blackout, silence};
    s.obligations = {duty("power-report", power, "supply"),
                     duty("telecom-report", telecom, "lines")};
    for (const char* id : {"cut-load", "reroute"}) {
      Action action;
      action.id = ActionId{id};
      action.roles = {id == std::string_view("cut-load") ? power : telecom};
      action.rule.duty = Duty::must;
      action.objective = ObjectiveId{action.roles.front() == power ? "supply" : "lines"};
      s.actions.push_back(action);
    }
    ChecklistItem item;
    item.id = ChecklistItemId{"sound"};
    item.obligation = ObligationId{"telecom-report"};
    s.checklist = {item};
    s.index();
    return s;
  }();
  return built;
}

MessageSent mail(const char* id, const PartyId& from, std::vector<PartyId> to,
                 const char* inject = "") {
  MessageSent out;
  out.id = MessageId{id};
  out.thread = out.id;
  out.from = from;
  out.to = std::move(to);
  out.inject = InjectId{inject};
  out.subject = {id, id};
  return out;
}

std::vector<Recorded> day() {
  std::vector<Recorded> log;
  const auto add = [&](std::int64_t at, const LaneId& where, const char* by, Event event) {
    log.push_back(happening(ExerciseTime{minutes(at).ms}, where, SeatId{by}, std::move(event)));
  };
  add(0, {}, "", ExerciseCreated{ScenarioId{"houses"}, "", 7, {}});
  add(0, {}, "", LaneOpened{lane, {"全体", "All"}});
  const auto sits = [&](const char* seat, const PartyId& role) {
    add(0, lane, "", SeatOpened{SeatId{seat}, Access::participant, lane, role, seat});
  };
  sits("p-1", power);
  sits("p-2", power_pr);
  sits("t-1", telecom);
  add(0, {}, "", ClockChanged{ClockChange::started, true, 1000, {}, {}});
  for (const char* inject : {"blackout", "silence"}) {
    add(1, lane, "", InjectFired{InjectId{inject}, FireCause::timeline, {}, 0});
    add(1, lane, "",
        mail(inject, PartyId{"ministry"}, {inject == std::string("blackout") ? power : telecom},
             inject));
  }
  add(5, lane, "p-1", DecisionLogged{power, "電力だけの決定", "", "", std::nullopt});
  add(6, lane, "t-1", DecisionLogged{telecom, "通信だけの決定", "", "", std::nullopt});
  add(10, lane, "p-1", mail("to-ministry", power, {PartyId{"ministry"}}));
  add(11, lane, "t-1", mail("heads-up", telecom, {power_pr}));
  add(12, lane, "p-1", ActionTaken{ActionId{"cut-load"}, power, "", "", {}});
  add(13, lane, "t-1", ActionTaken{ActionId{"reroute"}, telecom, "", "", {}});
  const auto about_telecom = static_cast<std::uint64_t>(log.size());
  add(20, lane, "eva", NoteAdded{NoteId{"n1"}, "通信は落ち着いていた", {}, about_telecom});
  add(21, lane, "eva", NoteAdded{NoteId{"n2"}, "電力の負荷遮断は早かった", {}, about_telecom - 1});
  add(22, lane, "eva", NoteAdded{NoteId{"n3"}, "全体として連携が弱い", {}, 0});
  add(120, {}, "", ClockChanged{ClockChange::ended, false, 1000, {}, {}});
  testing::renumber(log);
  return log;
}

DebriefModel seen_by(const PartyId& role) {
  const auto log = day();
  DebriefBuilder builder(two_houses(), Viewpoint{lane, role});
  for (const auto& recorded : log) builder.fold(recorded);
  return builder.model();
}

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an organisation's debrief scores its own duties and actions alone") {
  const auto whole = debrief(two_houses(), day());
  const auto own = seen_by(power_pr);
  REQUIRE(own.lanes.size() == 1);
  const auto& score = own.lanes.front().score;
  CHECK(own.lanes.front().title.ja == "しおさい電力");
  REQUIRE(score.obligations.size() == 1);
  CHECK(score.obligations.front().id.value == "power-report");
  REQUIRE(score.actions.size() == 1);
  CHECK(score.actions.front().id == "cut-load");
  CHECK(score.checklist.empty());
  // Reported after 9 of 30 minutes to whom it had to, and acted: everything. The others' missed
  // report, which halves the whole lane's score, is not in it.
  CHECK(score.score_tenths == 1000);
  CHECK(*whole.lanes.front().score.score_tenths < 1000);
  REQUIRE(score.objectives.size() == 1);
  CHECK(score.objectives.front().id.value == "supply");
  CHECK(own.objectives.size() == 1);
  testing::check_sound(score, day().size());
}

TEST_CASE("an organisation's debrief holds what its posts saw, and no other words") {
  const auto own = debrief_json(seen_by(power));
  CHECK(contains(own, "電力だけの決定"));
  CHECK(contains(own, "to-ministry"));
  CHECK(contains(own, "heads-up"));  // its other post was written to
  CHECK(contains(own, "電力の負荷遮断は早かった"));
  CHECK_FALSE(contains(own, "通信だけの決定"));
  CHECK_FALSE(contains(own, "通信は落ち着いていた"));
  CHECK_FALSE(contains(own, "全体として連携が弱い"));
  CHECK_FALSE(contains(own, "\"silence\""));
  CHECK_FALSE(contains(own, "telecom-report"));
  const auto other = debrief_json(seen_by(telecom));
  CHECK(contains(other, "通信だけの決定"));
  CHECK_FALSE(contains(other, "電力だけの決定"));
  CHECK_FALSE(contains(other, "power-report"));
}

TEST_CASE("an organisation's figures count its own people and edges") {
  const auto own = seen_by(power);
  CHECK(own.exercise.participants == 2);
  CHECK(own.figures.organisations == 1);
  const auto& figures = own.lanes.front().figures;
  CHECK(figures.messages_sent == 1);
  CHECK(figures.messages_received == 1);
  CHECK(figures.actions == 1);
  CHECK(figures.decisions == 1);
  CHECK(figures.met == 1);
  CHECK(figures.missed == 0);
  REQUIRE(own.review.organisations.size() == 1);
  CHECK(own.review.organisations.front().role == power);
  for (const auto& path : own.lanes.front().paths) {
    INFO(path.from.value << " -> " << path.to.value);
    const bool sent = path.from == power || path.from == power_pr;
    CHECK((sent ||
           (path.to == power_pr && path.state == PathState::extra && path.obligation.empty())));
  }
  const auto received = std::ranges::find(own.lanes.front().paths, power_pr, &Path::to);
  REQUIRE(received != own.lanes.front().paths.end());
  CHECK(received->from == telecom);
}

TEST_CASE("evidence of an organisation's score stands in its own timeline") {
  const auto own = seen_by(power);
  for (const auto& duty : own.lanes.front().score.obligations) {
    for (const auto seq : duty.evidence) {
      INFO(seq);
      CHECK(std::ranges::find(own.timeline, seq, &TimelineEntry::seq) != own.timeline.end());
    }
  }
}

TEST_CASE("with a lane for each team a participant's debrief is the lane's") {
  const auto record =
      testing::record_of(testing::cases_folder / "whole-afternoon" / "events.jsonl");
  DebriefBuilder builder(testing::case_scenario(), Viewpoint{LaneId{"team-1"}, PartyId{"ciso"}});
  for (const auto& recorded : record) builder.fold(recorded);
  const auto expected = for_lane(debrief(testing::case_scenario(), record), LaneId{"team-1"});
  CHECK(builder.model() == expected);
}

}  // namespace enshu::scoring
