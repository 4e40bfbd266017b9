// Who may send and see what: every command with every access, and every event kind for every class
// of viewers.
#include "tests/unit/catch.hpp"

#include <boost/mp11/algorithm.hpp>
#include <set>

#include "engine/core/authority.hpp"
#include "tests/unit/core/fixture.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

constexpr Access everyone[] = {Access::lead_controller, Access::controller,
                               Access::evaluator,       Access::observer,
                               Access::participant,     Access::sub_controller};

template <class... Kinds>
std::set<std::size_t> indices() {
  return {boost::mp11::mp_find<Command, Kinds>::value...};
}

const auto participants =
    indices<OpenMessage, SendMessage, AnswerCall, DeclineCall, AcknowledgeMessage, OpenArtefact,
            FollowLink, PinEvidence, SubmitReport, RequestApproval, DecideApproval, TakeAction,
            LogDecision, AnswerSurvey, AnswerCommsCheck, SubmitLanding, PauseExercise,
            ResumeExercise, EndExercise>();
const auto controllers =
    indices<DecideApproval, StartExercise, PauseExercise, ResumeExercise, SetSpeed, JumpTo,
            FireInject, HoldInject, ReleaseInject, SkipInject, RestoreInject, RetimeInject, SendAs,
            ClaimReply, AcknowledgeAs, OpenLane, OpenSeat, ChangeSeat, AddNote, SetWorld,
            CutChannel, RestoreChannel, ChangeMode, BeginMove, Evaluate, Reconcile, OverrideScore,
            PlanImprovement, AnswerFollowUp, SetWording, StopForIncident, CallCommsCheck,
            CloseCommsCheck, FollowHop>();
const auto evaluators =
    indices<AddNote, Evaluate, OverrideScore, PlanImprovement, AnswerFollowUp, FollowHop>();
const auto sub_controllers =
    indices<FireInject, HoldInject, ReleaseInject, SkipInject, RestoreInject, SendAs, ClaimReply,
            SetWording, AddNote, Evaluate, FollowHop>();

bool expected(Access access, std::size_t kind) {
  switch (access) {
    case Access::lead_controller:
      return controllers.contains(kind) ||
             indices<EndExercise, LiftIncident, DelayObservers>().contains(kind);
    case Access::controller:
      return controllers.contains(kind);
    case Access::evaluator:
      return evaluators.contains(kind);
    case Access::observer:
      return false;
    case Access::participant:
      return participants.contains(kind);
    case Access::sub_controller:
      return sub_controllers.contains(kind);
  }
  return false;
}

}  // namespace

TEST_CASE("every command kind is open to exactly the accesses of the table") {
  boost::mp11::mp_for_each<boost::mp11::mp_iota_c<std::variant_size_v<Command>>>([&](auto index) {
    const Command command{std::in_place_index<index>};
    for (const auto access : everyone) {
      INFO("kind " << index << " access " << static_cast<int>(access));
      CHECK(may_send(access, command) == expected(access, index));
    }
  });
}

TEST_CASE(
    "participants never get the plan, notes, marks, flags, hosts, timers, claims or the director's "
    "faults") {
  Table table;
  table.start();
  const ViewerClass viewer{Access::participant, LaneId{"team-1"}, PartyId{"csirt"}};
  const std::vector<Event> hidden{
      ExerciseCreated{}, LaneOpened{},       InjectFired{},        InjectPlanned{},    NoteAdded{},
      ReplyClaimed{},    FlagSet{},          HostChanged{},        TimerSet{},         TimerFired{},
      DirectorFailed{},  ServiceChanged{},   SpreadTried{},        MessageWaits{},     ItemMarked{},
      MarksReconciled{}, ScoreOverridden{},  ImprovementPlanned{}, FollowUpAnswered{}, WordingSet{},
      WordingUsed{},     ObserversDelayed{}, LandingShown{},       HopFollowed{}};
  for (const auto& event : hidden) {
    Recorded recorded;
    recorded.lane = LaneId{"team-1"};
    recorded.event = event;
    INFO("event " << event.index());
    CHECK_FALSE(may_see(audience_of_kind(table.exercise.state(), recorded), recorded.lane, viewer));
  }
}

TEST_CASE("a message is seen by sender and recipients of its lane, without its inject") {
  Table table;
  table.start();
  table.advance(0);
  for (const auto& recorded : table.log) {
    if (!std::holds_alternative<MessageSent>(recorded.event)) continue;
    const auto who = audience_of_kind(table.exercise.state(), recorded);
    for (const std::string lane : {"team-1", "team-2"}) {
      const bool own = recorded.lane.value == lane;
      const ViewerClass csirt{Access::participant, LaneId{lane}, PartyId{"csirt"}};
      CHECK(may_see(who, recorded.lane, csirt) == own);
      CHECK_FALSE(may_see(who, recorded.lane, {Access::participant, LaneId{lane}, PartyId{"pr"}}));
      CHECK(std::get<MessageSent>(redact(recorded.event, csirt)).inject.empty());
    }
    CHECK(may_see(who, recorded.lane, {Access::controller, {}, {}}));
    CHECK_FALSE(
        std::get<MessageSent>(redact(recorded.event, {Access::controller, {}, {}})).inject.empty());
  }
}

TEST_CASE("a whole exercise sends nothing of one lane to another") {
  Table table;
  table.start();
  table.advance(0);
  REQUIRE(table.ask("team-2-csirt", TakeAction{ActionId{"isolate"}, "r", "t"}, 1'000).ok());
  REQUIRE(table.ask("team-2-csirt", LogDecision{"d", {}, {}, {}}, 2'000).ok());
  REQUIRE(table.ask("evaluator", AddNote{"n", LaneId{"team-2"}, {}, 0, false}, 3'000).ok());
  table.advance(3'600'000);
  for (const auto& recorded : table.log) {
    if (recorded.lane.value != "team-2") continue;
    const auto who = audience_of_kind(table.exercise.state(), recorded);
    for (const std::string role : {"csirt", "pr"}) {
      CHECK_FALSE(
          may_see(who, recorded.lane, {Access::participant, LaneId{"team-1"}, PartyId{role}}));
    }
  }
}

TEST_CASE("files are fetched by those who have them") {
  Table table;
  const ArtefactId log{"logs/proxy.csv"};
  const ArtefactId secret{"logs/secret.csv"};
  const auto fetch = [&](const char* seat, const ArtefactId& file) {
    return may_fetch(table.scenario, table.exercise.state(), SeatId{seat}, file);
  };
  CHECK(fetch("team-1-csirt", log));
  CHECK_FALSE(fetch("team-1-pr", log));
  CHECK_FALSE(fetch("team-1-csirt", secret));
  CHECK(fetch("lead", secret));
  CHECK_FALSE(fetch("lead", ArtefactId{"../etc/passwd"}));
}
