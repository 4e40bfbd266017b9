// Modes, outages and approval chains as scoring sees them: paths of the doctrine, duties of one
// mode, clocks that wait for a channel, whole chains.
#include <algorithm>

#include "scoring/debrief.hpp"
#include "scoring/scoreboard.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/scoring/fixture.hpp"
#include "tests/unit/scoring/random_play.hpp"

namespace enshu::scoring {
namespace {

using testing::happening;
const LaneId lane{"team-1"};

PartyId party(const char* name) { return PartyId{name}; }
ExerciseTime at(std::int64_t minute) { return ExerciseTime{minute * 60'000}; }

/// A city with two ministries, of which one is in charge of its sector.
Scenario city() {
  Scenario s;
  s.id = ScenarioId{"city"};
  s.duration = minutes(120);
  s.mode = Mode::normal;
  Role csirt;
  csirt.id = party("csirt");
  csirt.title = {"CSIRT", "CSIRT"};
  csirt.bodies = {"csirt", "operator"};
  csirt.sector = "power";
  Role ciso;
  ciso.id = party("ciso");
  ciso.title = {"CISO", "CISO"};
  ciso.bodies = {"ciso"};
  s.roles = {csirt, ciso};
  const auto cast = [&](const char* id, const char* body) {
    CastMember member;
    member.id = party(id);
    member.bodies = {body};
    s.cast.push_back(member);
  };
  cast("meti", "meti");
  cast("mic", "mic");
  cast("police", "npa");
  cast("cabinet", "cabinet");
  s.bodies = {{"meti", {}, {}, {"ministry"}, {"power", "gas"}},
              {"mic", {}, {}, {"ministry"}, {"telecom"}},
              {"npa", {}, {}, {}, {}},
              {"cabinet", {}, {}, {}, {}},
              {"csirt", {}, {}, {}, {}},
              {"operator", {}, {}, {}, {}},
              {"ciso", {}, {}, {}, {}}};
  s.path_rules = {{Mode::normal, "csirt", "ciso", minutes(30), {"経営層へ", "To management"}},
                  {Mode::normal, "operator", "ministry", minutes(60), {}},
                  {Mode::normal, "operator", "npa", {}, {}},
                  {Mode::large_scale, "operator", "cabinet", minutes(10), {}}};
  Inject notice;
  notice.id = InjectId{"notice"};
  s.msel = {notice};
  s.index();
  return s;
}

MessageSent mail(const char* id, const char* from, const char* to, const char* inject = "") {
  MessageSent out;
  out.id = MessageId{id};
  out.thread = out.id;
  out.from = party(from);
  out.to = {party(to)};
  out.inject = InjectId{inject};
  return out;
}

class Log {
 public:
  explicit Log(Scenario s) : scenario(std::move(s)) {
    log.push_back(happening(at(0), LaneId{}, SeatId{}, ExerciseCreated{}));
    log.push_back(happening(at(0), LaneId{}, SeatId{}, LaneOpened{lane, {"第1班", "Team 1"}}));
  }
  Log& add(std::int64_t minute, Event event) {
    log.push_back(happening(at(minute), lane, SeatId{}, std::move(event)));
    testing::renumber(log);
    return *this;
  }
  [[nodiscard]] std::vector<Path> paths() const {
    return debrief(scenario, log).lanes.front().paths;
  }
  [[nodiscard]] LaneScore score(std::int64_t minute) const { return score_with(minute, false); }
  [[nodiscard]] LaneScore score_with(std::int64_t minute, bool final) const {
    Scoreboard board(scenario);
    for (const auto& recorded : log) board.fold(recorded);
    return board.score(at(minute), final).lanes.front();
  }

  Scenario scenario;
  std::vector<Recorded> log;
};

const Path* find(const std::vector<Path>& paths, const char* from, const char* to) {
  const auto found = std::ranges::find_if(
      paths, [&](const Path& p) { return p.from == party(from) && p.to == party(to); });
  return found == paths.end() ? nullptr : &*found;
}

Obligation duty_on_notice() {
  Obligation duty;
  duty.id = ObligationId{"tell"};
  duty.trigger = InjectId{"notice"};
  duty.owes = party("csirt");
  duty.required = {party("meti")};
  duty.target = minutes(10);
  duty.limit = minutes(20);
  return duty;
}

}  // namespace

TEST_CASE("the doctrine expects its paths between the bodies that the scenario names") {
  Log log(city());
  log.add(5, mail("m1", "police", "csirt"))
      .add(20, mail("m2", "csirt", "ciso"))
      .add(100, mail("m3", "csirt", "meti"))
      .add(101, mail("m4", "csirt", "police"));
  const auto paths = log.paths();
  const auto* up = find(paths, "csirt", "ciso");
  REQUIRE(up != nullptr);
  CHECK(up->doctrine);
  CHECK(up->state == PathState::met);
  CHECK(up->mode == Mode::normal);
  CHECK(up->expected_by == at(35));
  CHECK(up->delay == minutes(15));
  CHECK(up->ground.ja == "経営層へ");
  CHECK(find(paths, "csirt", "meti")->state == PathState::late);
  CHECK(find(paths, "csirt", "police")->state == PathState::met);  // no limit: used is enough
  CHECK(find(paths, "csirt", "mic") == nullptr);                   // another sector's ministry
  CHECK(find(paths, "csirt", "cabinet") == nullptr);               // not in this mode
  CHECK(std::ranges::none_of(paths, [](const Path& p) { return p.state == PathState::extra; }));
}

TEST_CASE("each mode has its own paths from its own first news on") {
  Log log(city());
  log.add(5, mail("m1", "police", "csirt"))
      .add(10, ModeChanged{Mode::large_scale})
      .add(12, mail("m2", "police", "csirt"))
      .add(15, mail("m3", "csirt", "ciso"))
      .add(40, mail("m4", "police", "ciso"));
  const auto paths = log.paths();
  CHECK(find(paths, "csirt", "cabinet")->state == PathState::missing);
  CHECK(find(paths, "csirt", "cabinet")->expected_by == at(22));
  CHECK(find(paths, "csirt", "cabinet")->mode == Mode::large_scale);
  // The normal mode ended before its path's limit; what was told later is beside the rules.
  CHECK(std::ranges::none_of(paths,
                             [](const Path& p) { return p.doctrine && p.to == party("ciso"); }));
  CHECK(std::ranges::any_of(
      paths, [](const Path& p) { return p.state == PathState::extra && p.to == party("ciso"); }));
}

TEST_CASE("what a duty expects stands for the doctrine's path, with the mode in force") {
  auto scenario = city();
  scenario.obligations = {duty_on_notice()};
  Log log(scenario);
  log.add(1, InjectFired{InjectId{"notice"}, FireCause::timeline, at(1), 0})
      .add(1, mail("m1", "police", "csirt", "notice"))
      .add(5, mail("m2", "csirt", "meti"));
  const auto paths = log.paths();
  const auto* path = find(paths, "csirt", "meti");
  REQUIRE(path != nullptr);
  CHECK_FALSE(path->doctrine);
  CHECK(path->obligation == ObligationId{"tell"});
  CHECK(path->mode == Mode::normal);
  CHECK(std::ranges::count_if(paths, [](const Path& p) { return p.to == party("meti"); }) == 1);
}

TEST_CASE("a duty of one mode counts only when its trigger comes in that mode") {
  auto scenario = city();
  scenario.obligations = {duty_on_notice()};
  scenario.obligations[0].modes = {Mode::large_scale};
  Log normal(scenario);
  normal.add(1, InjectFired{InjectId{"notice"}, FireCause::timeline, at(1), 0})
      .add(2, ModeChanged{Mode::large_scale});
  CHECK(normal.score(60).obligations[0].status == ItemStatus::not_triggered);
  Log crisis(scenario);
  crisis.add(1, ModeChanged{Mode::large_scale})
      .add(1, InjectFired{InjectId{"notice"}, FireCause::timeline, at(1), 0});
  CHECK(crisis.score(60).obligations[0].status == ItemStatus::missed);
}

TEST_CASE("words that wait for a channel start no clock until they arrive") {
  auto scenario = city();
  scenario.obligations = {duty_on_notice()};
  scenario.msel[0].expect = Expectation{
      {Condition::Join::fact, Fact{MessageFact{party("ciso"), {}}}, {}}, minutes(10), {}};
  Log log(scenario);
  MessageWaits words;
  words.id = MessageId{"m1"};
  words.channels = {Channel::mail};
  words.from = party("police");
  words.to = {party("csirt")};
  words.inject = InjectId{"notice"};
  log.add(1, InjectFired{InjectId{"notice"}, FireCause::timeline, at(1), 0}).add(1, words);
  CHECK(log.score(60).obligations[0].status == ItemStatus::not_triggered);
  auto late = mail("m1", "police", "csirt", "notice");
  late.late_ms = 59 * 60'000;
  log.add(60, late).add(65, mail("m2", "csirt", "meti")).add(66, mail("m3", "csirt", "ciso"));
  const auto score = log.score(70);
  CHECK(score.obligations[0].status == ItemStatus::met);
  CHECK(score.obligations[0].triggered_at == at(60));
  CHECK(score.expectations[0].status == ItemStatus::met);
}

TEST_CASE("authority counts the whole chain of approvers") {
  auto scenario = city();
  scenario.obligations = {duty_on_notice()};
  scenario.obligations[0].form = FormId{"form"};
  scenario.obligations[0].approvals = {party("ciso"), party("police")};
  Form form;
  form.id = FormId{"form"};
  scenario.forms = {form};
  scenario.index();
  const auto ask = [](const char* id, const char* approver) {
    ApprovalRequested e;
    e.approval = ApprovalId{id};
    e.form = FormId{"form"};
    e.from = party("csirt");
    e.approver = party(approver);
    return e;
  };
  const auto yes = [](const char* id, const char* approver) {
    return ApprovalDecided{ApprovalId{id}, party(approver), Verdict::approved, {}};
  };
  ReportSubmitted report;
  report.report = ReportId{"r1"};
  report.form = FormId{"form"};
  report.from = party("csirt");
  report.to = {party("meti")};
  const auto value = [](const Log& log) {
    const auto score = log.score(60);
    const auto& measures = score.obligations[0].measures;
    return std::ranges::find(measures, MeasureKind::authority, &Measure::measure)->value_ppm;
  };
  Log log(scenario);
  log.add(1, InjectFired{InjectId{"notice"}, FireCause::timeline, at(1), 0})
      .add(2, ask("a1", "ciso"))
      .add(3, yes("a1", "ciso"))
      .add(3, ask("a2", "police"));
  Log whole = log;
  whole.add(4, yes("a2", "police")).add(5, report);
  CHECK(value(whole) == 1'000'000);
  Log half = log;
  half.add(5, report);
  CHECK(value(half) == 0);
  half.add(6, yes("a2", "police"));
  CHECK(value(half) == 500'000);
}

}  // namespace enshu::scoring
