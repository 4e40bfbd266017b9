// Sub-controllers: what they see, what they may do, and what their people get apart from the rest
// of the lane.
#include <algorithm>

#include "engine/core/authority.hpp"
#include "engine/core/note_files.hpp"
#include "engine/core/teams.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

const OrganisationId power{"power"};
const OrganisationId telecom{"telecom"};

/// Fills in the wording `name` alone.
class NamingRenderer final : public Renderer {
 public:
  [[nodiscard]] Text render(const Text& source, const RenderContext& context) const override {
    const auto found = context.wordings.find("name");
    const std::string mark = "{{wording.name}}";
    Text out = source;
    for (auto* text : {&out.ja, &out.en}) {
      const auto at = text->find(mark);
      if (at != std::string::npos && found != context.wordings.end())
        text->replace(at, mark.size(), found->second.ja);
    }
    return out;
  }
};

/// Three posts of two organisations in one lane: `power` has two posts, `telecom` stands for
/// itself.
Scenario shared_scenario() {
  auto s = small_scenario();
  s.lanes = LaneMode::shared;
  s.roles[0].id = PartyId{"grid"};
  s.roles[1].id = PartyId{"press"};
  for (auto& role : s.roles) role.organisation = "power";
  auto third = s.roles[1];
  third.id = PartyId{"telecom"};
  third.organisation.clear();
  s.roles.push_back(third);
  s.organisations = {{"power", both("Power")}};
  s.wordings = {{WordingId{"name"}, both("name"), {"工場", "plant"}, 20, {}}};
  s.shelf.clear();
  s.actions[0].roles = {PartyId{"telecom"}};
  s.msel = {
      mail_inject("warning", {Schedule::Kind::at, ExerciseTime{minutes(10).ms}, {}, {}, {}}),
      mail_inject("only-telecom", {Schedule::Kind::at, ExerciseTime{minutes(20).ms}, {}, {}, {}}),
      mail_inject("later", {Schedule::Kind::after, {}, InjectId{"warning"}, minutes(5), {}})};
  s.msel[0].contents[0].to = {PartyId{"grid"}, PartyId{"telecom"}};
  s.msel[0].contents[0].cc = {PartyId{"press"}};
  s.msel[0].contents[0].body = {"{{wording.name}}が危ない", "danger at the {{wording.name}}"};
  s.msel[0].flags = {{"warned", "yes"}};
  s.msel[1].contents[0].to = {PartyId{"telecom"}};
  s.msel[2].contents[0].to = {PartyId{"grid"}, PartyId{"telecom"}};
  s.index();
  return s;
}

/// One shared lane at the table, with a sub-controller for each organisation.
class SharedTable {
 public:
  SharedTable() : scenario(shared_scenario()), exercise(scenario, renderer, nullptr) {
    need(ask({}, CreateExercise{7}));
    need(ask({}, OpenLane{LaneId{"all"}, both("all")}));
    need(ask({}, OpenSeat{SeatId{"lead"}, Access::lead_controller, {}, {}, "lead", false}));
    for (const char* role : {"grid", "press", "telecom"}) {
      need(ask({}, OpenSeat{SeatId{role}, Access::participant, LaneId{"all"}, PartyId{role}, role,
                            false}));
    }
    for (const auto& house : {power, telecom}) {
      need(ask("lead", OpenSeat{SeatId{"sub-" + house.value},
                                Access::sub_controller,
                                LaneId{"all"},
                                {},
                                house.value,
                                false,
                                house}));
    }
    need(ask("lead", StartExercise{}));
  }
  std::string ask(const std::string& seat, Command command, std::int64_t at_ms = -1) {
    if (at_ms >= 0) now_ = at_ms;
    auto outcome =
        exercise.handle({SeatId{seat}, {}, 0, std::move(command)}, {ExerciseTime{now_}, {now_}});
    if (!outcome) return outcome.error().code;
    log.insert(log.end(), outcome->events.begin(), outcome->events.end());
    return {};
  }
  void advance(std::int64_t to_minutes) {
    now_ = minutes(to_minutes).ms;
    const auto events = exercise.advance({ExerciseTime{now_}, {now_}});
    log.insert(log.end(), events.begin(), events.end());
  }
  [[nodiscard]] std::vector<MessageSent> sent(const std::string& inject) const {
    std::vector<MessageSent> out;
    for (const auto& recorded : log) {
      const auto* message = std::get_if<MessageSent>(&recorded.event);
      if (message != nullptr && message->inject.value == inject) out.push_back(*message);
    }
    return out;
  }
  [[nodiscard]] bool sees(const Recorded& recorded, const OrganisationId& house) const {
    return may_see(audience(scenario, exercise.state(), recorded), recorded.lane,
                   {Access::sub_controller, LaneId{"all"}, {}, house});
  }
  template <class Kind>
  [[nodiscard]] std::size_t seen(const OrganisationId& house) const {
    return static_cast<std::size_t>(std::ranges::count_if(log, [&](const Recorded& recorded) {
      return std::holds_alternative<Kind>(recorded.event) && sees(recorded, house);
    }));
  }

  Scenario scenario;
  NamingRenderer renderer;
  Exercise exercise;
  std::vector<Recorded> log;

 private:
  static void need(const std::string& code) { REQUIRE(code.empty()); }
  std::int64_t now_ = 0;
};

HoldInject hold(const std::string& inject, const OrganisationId& house = {}) {
  return {InjectId{inject}, {}, house};
}
ReleaseInject release(const std::string& inject, const OrganisationId& house = {}) {
  return {InjectId{inject}, {}, house};
}
FireInject fire(const std::string& inject, const OrganisationId& house = {}) {
  return {InjectId{inject}, {}, house};
}

std::vector<PartyId> parties(std::initializer_list<const char*> names) {
  std::vector<PartyId> out;
  for (const auto* name : names) out.emplace_back(name);
  return out;
}

}  // namespace

TEST_CASE("a sub-controller's seat needs a lane, and an organisation where they share it") {
  SharedTable shared;
  const auto open = [&](const LaneId& lane, const OrganisationId& house, const PartyId& role) {
    return shared.ask(
        "lead", OpenSeat{SeatId{"sub-x"}, Access::sub_controller, lane, role, "x", false, house});
  };
  CHECK(open({}, power, {}) == "bad_seat");
  CHECK(open(LaneId{"all"}, power, PartyId{"grid"}) == "bad_seat");
  CHECK(open(LaneId{"all"}, {}, {}) == "unknown_organisation");
  CHECK(open(LaneId{"all"}, OrganisationId{"grid"}, {}) == "unknown_organisation");
  CHECK(shared.ask("lead", OpenSeat{SeatId{"e"}, Access::evaluator, {}, {}, "e", false, power}) ==
        "bad_seat");
  CHECK(open(LaneId{"all"}, telecom, {}).empty());

  Table teams;
  const auto team = [&](const OrganisationId& house) {
    return teams.ask(
        "lead",
        OpenSeat{SeatId{"sub"}, Access::sub_controller, LaneId{"team-1"}, {}, "sub", false, house});
  };
  CHECK(team(power).error().code == "unknown_organisation");
  CHECK(team({}).ok());
}

TEST_CASE("in a shared lane a sub-controller sees their own organisation and nothing of another") {
  SharedTable table;
  CHECK(table.seen<SeatOpened>(power) == 4);  // lead, two posts, their own
  CHECK(table.seen<SeatOpened>(telecom) == 3);
  CHECK(table.seen<ClockChanged>(power) == 1);
  CHECK(table.seen<LaneOpened>(power) == 1);
  CHECK(table.seen<ExerciseCreated>(power) == 0);
  for (const int at : {10, 15, 20}) table.advance(at);
  CHECK(table.seen<InjectFired>(power) == 2);
  CHECK(table.seen<InjectFired>(telecom) == 3);
  CHECK(table.seen<MessageSent>(power) == 2);
  CHECK(table.seen<FlagSet>(power) == 0);
  REQUIRE(table.ask("telecom", LogDecision{"d", "g", {}, {}}).empty());
  REQUIRE(table.ask("telecom", TakeAction{ActionId{"isolate"}, "r", {}}).empty());
  REQUIRE(table.ask("press", LogDecision{"d", "g", {}, {}}).empty());
  CHECK(table.seen<DecisionLogged>(power) == 1);
  CHECK(table.seen<DecisionLogged>(telecom) == 1);
  CHECK(table.seen<ActionTaken>(power) == 0);
  REQUIRE(table.ask("sub-power", AddNote{"n", {}, {}, 0}).empty());
  REQUIRE(table.ask("lead", AddNote{"n", LaneId{"all"}, {}, 0}).empty());
  CHECK(table.log.back().lane == LaneId{"all"});
  CHECK(table.seen<NoteAdded>(power) == 1);
  CHECK(table.seen<NoteAdded>(telecom) == 0);
  // Who else has read the same words is told to nobody.
  for (const auto& recorded : table.log) {
    const ViewerClass viewer{Access::sub_controller, LaneId{"all"}, {}, power};
    const auto shown = redact(recorded.event, viewer);
    if (const auto* used = std::get_if<WordingUsed>(&shown))
      CHECK(used->organisations == std::vector{power});
  }
}

TEST_CASE("who gets a note gets its files, and nobody else does") {
  SharedTable table;
  const NoteFile file{NoteFileId{"f1"}, "board.jpg", "image/jpeg", 7};
  AddNote note{"n", {}, {}, 0};
  note.files = {file};
  const auto gets = [&](const char* seat, const char* id = "f1") {
    return note_file(table.scenario, table.exercise.state(), SeatId{seat}, NoteFileId{id}) !=
           nullptr;
  };
  CHECK_FALSE(gets("lead"));  // a file that no note names
  REQUIRE(table.ask("sub-power", note).empty());
  CHECK(gets("lead"));
  CHECK(gets("sub-power"));
  CHECK_FALSE(gets("sub-telecom"));
  CHECK_FALSE(gets("grid"));
  CHECK_FALSE(gets("nobody"));
  CHECK_FALSE(gets("lead", "f2"));
  // A file that two notes name is there for the readers of either.
  REQUIRE(table.ask("sub-telecom", note).empty());
  CHECK(gets("sub-telecom"));
  CHECK_FALSE(gets("telecom"));
}

TEST_CASE("in a team's lane a sub-controller sees that lane as its controllers do") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(table.ask("lead", AddNote{"n", LaneId{"team-1"}, {}, 0}).ok());
  const ViewerClass own{Access::sub_controller, LaneId{"team-1"}, {}, {}};
  for (const auto& recorded : table.log) {
    const auto who = audience(table.scenario, table.exercise.state(), recorded);
    INFO(recorded.seq);
    if (recorded.lane == LaneId{"team-1"})
      CHECK(may_see(who, recorded.lane, own) == who.controllers);
    if (recorded.lane == LaneId{"team-2"}) CHECK_FALSE(may_see(who, recorded.lane, own));
  }
}

TEST_CASE(
    "what one organisation holds comes to it late, with its own words; the other is on time") {
  SharedTable table;
  REQUIRE(table.ask("sub-power", hold("warning")).empty());
  CHECK(table.sees(table.log.back(), power));
  CHECK_FALSE(table.sees(table.log.back(), telecom));
  table.advance(10);
  auto sent = table.sent("warning");
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].to == parties({"telecom"}));
  CHECK(sent[0].cc.empty());
  CHECK(sent[0].body.ja == "工場が危ない");
  CHECK(table.exercise.state().lanes[0].flags.at("warned") == "yes");

  REQUIRE(table.ask("sub-power", SetWording{{}, WordingId{"name"}, {"変電所", {}}}).empty());
  CHECK(table.ask("sub-telecom", SetWording{{}, WordingId{"name"}, {"局舎", {}}}) ==
        "wording_used");
  REQUIRE(table.ask("sub-power", release("warning"), minutes(13).ms).empty());
  sent = table.sent("warning");
  REQUIRE(sent.size() == 2);
  CHECK(sent[1].to == parties({"grid"}));
  CHECK(sent[1].cc == parties({"press"}));
  CHECK(sent[1].body.ja == "変電所が危ない");
  CHECK(table.ask("sub-power", SetWording{{}, WordingId{"name"}, {"発電所", {}}}) ==
        "wording_used");
  CHECK(table.ask("sub-power", release("warning")) == "nothing_to_do");
  // What follows the inject follows the lane's time, for both.
  table.advance(15);
  REQUIRE(table.sent("later").size() == 1);
  CHECK(table.sent("later")[0].to == parties({"grid", "telecom"}));
}

TEST_CASE("an inject fired early for one organisation does not come to it again") {
  SharedTable table;
  REQUIRE(table.ask("sub-telecom", fire("warning"), minutes(2).ms).empty());
  REQUIRE(table.sent("warning").size() == 1);
  CHECK(table.sent("warning")[0].to == parties({"telecom"}));
  CHECK_FALSE(table.exercise.state().lanes[0].flags.contains("warned"));
  CHECK(table.ask("sub-telecom", fire("warning")) == "nothing_to_do");
  table.advance(10);
  REQUIRE(table.sent("warning").size() == 2);
  CHECK(table.sent("warning")[1].to == parties({"grid"}));
}

TEST_CASE("what was skipped for an organisation never comes, until it is restored") {
  SharedTable table;
  REQUIRE(table.ask("sub-power", SkipInject{InjectId{"warning"}, {}, {}}).empty());
  table.advance(11);
  CHECK(table.sent("warning").size() == 1);
  REQUIRE(table.ask("sub-power", RestoreInject{InjectId{"warning"}, {}, {}}).empty());
  CHECK(table.sent("warning").size() == 2);

  SharedTable early;
  REQUIRE(early.ask("sub-power", SkipInject{InjectId{"warning"}, {}, {}}).empty());
  REQUIRE(early.ask("sub-power", RestoreInject{InjectId{"warning"}, {}, {}}).empty());
  early.advance(10);
  REQUIRE(early.sent("warning").size() == 1);
  CHECK(early.sent("warning")[0].to == parties({"grid", "telecom"}));
}

TEST_CASE("two organisations go their own ways without touching each other") {
  SharedTable table;
  REQUIRE(table.ask("sub-power", hold("warning")).empty());
  REQUIRE(table.ask("sub-telecom", hold("warning")).empty());
  table.advance(10);
  CHECK(table.sent("warning").empty());
  REQUIRE(table.ask("sub-telecom", release("warning"), minutes(11).ms).empty());
  REQUIRE(table.sent("warning").size() == 1);
  CHECK(table.sent("warning")[0].to == parties({"telecom"}));
  REQUIRE(table.ask("lead", release("warning", power), minutes(12).ms).empty());
  CHECK(table.sent("warning").size() == 2);
}

TEST_CASE(
    "with different words one inject becomes a message for each, the scenario's words first") {
  SharedTable table;
  REQUIRE(table.ask("sub-power", SetWording{{}, WordingId{"name"}, {"変電所", {}}}).empty());
  table.advance(10);
  const auto sent = table.sent("warning");
  REQUIRE(sent.size() == 2);
  CHECK(sent[0].to == parties({"telecom"}));
  CHECK(sent[0].body.ja == "工場が危ない");
  CHECK(sent[1].to == parties({"grid"}));
  CHECK(sent[1].body.ja == "変電所が危ない");
  // The lane's own words have gone out too; those of the other organisation stand for themselves.
  CHECK(table.ask("lead", SetWording{LaneId{"all"}, WordingId{"name"}, {"建物", {}}}) ==
        "wording_used");
}

TEST_CASE("a sub-controller decides for nobody else, and not against the controllers") {
  SharedTable table;
  CHECK(table.ask("sub-power", hold("warning", telecom)) == "not_yours");
  CHECK(table.ask("sub-power", HoldInject{InjectId{"warning"}, {LaneId{"no-lane"}}, {}}) ==
        "not_yours");
  CHECK(table.ask("sub-power", hold("only-telecom")) == "unknown_inject");
  CHECK(table.ask("sub-power", hold("no-such")) == "unknown_inject");
  CHECK(table.ask("sub-power", SetWording{{}, WordingId{"name"}, {"x", {}}, telecom}) ==
        "not_yours");
  CHECK(table.ask("sub-power", RetimeInject{InjectId{"warning"}, {}, ExerciseTime{1}}) ==
        "not_permitted");
  const auto say = [](const char* to) {
    SendAs command;
    command.from = PartyId{"vendor"};
    command.to = {PartyId{to}};
    command.body = {"b", {}};
    return command;
  };
  CHECK(table.ask("sub-power", say("telecom")) == "not_your_people");
  CHECK(table.ask("sub-power", say("ghost")) == "not_your_people");
  CHECK(table.ask("sub-power", say("press")).empty());
  CHECK(table.log.back().lane == LaneId{"all"});

  REQUIRE(table.ask("lead", hold("warning")).empty());
  CHECK(table.ask("sub-power", fire("warning")) == "held_above");
  CHECK(table.ask("sub-power", hold("warning")).empty());
  CHECK(table.ask("sub-power", release("warning")).empty());
  table.advance(10);
  CHECK(table.sent("warning").empty());
  CHECK(table.ask("lead", fire("warning", power)).empty());
  CHECK(table.sent("warning").size() == 1);

  REQUIRE(table.ask("lead", EndExercise{}).empty());
  CHECK(table.ask("sub-power", hold("later")) == "ended");
}

TEST_CASE("in a team's lane the controllers' hold stands above the sub-controller's") {
  Table table;
  REQUIRE(
      table
          .ask("lead",
               OpenSeat{
                   SeatId{"sub"}, Access::sub_controller, LaneId{"team-1"}, {}, "sub", false, {}})
          .ok());
  table.start();
  CHECK(table.ask("sub", hold("chase")).ok());
  CHECK(table.log.back().lane == LaneId{"team-1"});
  CHECK(table.ask("sub", release("chase")).ok());
  CHECK(table.ask("sub", hold("chase")).ok());
  CHECK(table.ask("lead", hold("chase")).ok());  // raises it
  CHECK(table.ask("sub", release("chase")).error().code == "held_above");
  CHECK(table.ask("sub", fire("chase")).error().code == "held_above");
  CHECK(table.ask("lead", release("chase")).ok());
  CHECK(table.ask("sub", fire("chase")).ok());
  CHECK(table.messages("team-1", "chase").size() == 1);
  CHECK(table.messages("team-2", "chase").empty());
  CHECK(table.ask("sub", HoldInject{InjectId{"spare"}, {LaneId{"team-2"}}, {}}).error().code ==
        "not_yours");
  CHECK(table.ask("sub", hold("spare", power)).error().code == "not_yours");
}

TEST_CASE("an organisation is named by controllers only where organisations share a lane") {
  Table table;
  table.start();
  CHECK(table.ask("lead", hold("chase", power)).error().code == "unknown_organisation");
  SharedTable shared;
  CHECK(shared.ask("lead", hold("warning", OrganisationId{"grid"})) == "unknown_organisation");
}
