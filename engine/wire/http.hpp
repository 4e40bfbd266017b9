// The small bodies of the HTTP front that several routes share.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::wire {

/// Answer to join, login and session. `home` is the page to go to.
struct SessionInfo {
  std::string exercise;
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  std::string home;
  std::optional<OrganisationId> organisation{};
};
BOOST_DESCRIBE_STRUCT(SessionInfo, (), (exercise, seat, access, lane, role, home, organisation))

struct SeatPresence {
  SeatId seat;
  bool connected = false;
  std::int64_t last_active_ms{};  ///< Unix; 0 never
  std::int64_t unread{};
};
BOOST_DESCRIBE_STRUCT(SeatPresence, (), (seat, connected, last_active_ms, unread))

struct PresenceReply {
  std::vector<SeatPresence> seats;
};
BOOST_DESCRIBE_STRUCT(PresenceReply, (), (seats))

struct RefusalReason {
  std::string code;
  Text message;
};
BOOST_DESCRIBE_STRUCT(RefusalReason, (), (code, message))

/// Body of every refusal of the HTTP front.
struct RefusalBody {
  RefusalReason error;
};
BOOST_DESCRIBE_STRUCT(RefusalBody, (), (error))

/// A line of the roster.
struct SeatReply {
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  std::string name;
  bool modelled = false;
  bool closed = false;
  std::optional<OrganisationId> organisation{};
};
BOOST_DESCRIBE_STRUCT(SeatReply, (),
                      (seat, access, lane, role, name, modelled, closed, organisation))

struct SeatsReply {
  std::vector<SeatReply> seats;
};
BOOST_DESCRIBE_STRUCT(SeatsReply, (), (seats))

/// `path` holds the secret after `#`; `url` is the same with the address at which the server
/// listens.
struct LinkReply {
  SeatId seat;
  std::string path;
  std::string url;
  WallTime expires{};
};
BOOST_DESCRIBE_STRUCT(LinkReply, (), (seat, path, url, expires))

struct ParameterValueReply {
  std::string id;
  Text title;
};
BOOST_DESCRIBE_STRUCT(ParameterValueReply, (), (id, title))

/// `pick`: what lanes get when nothing is said: `turn`, `seed` or a value.
struct ParameterReply {
  std::string id;
  Text title;
  std::vector<ParameterValueReply> values;
  std::string pick;
};
BOOST_DESCRIBE_STRUCT(ParameterReply, (), (id, title, values, pick))

struct ScenarioReply {
  std::string scenario;
  Text title;
  Text summary;
  Duration duration{};
  std::vector<ParameterReply> parameters;
  Text drill;                ///< which drill of the field it plays
  bool recommended = false;  ///< stands first in the list
  LaneMode lanes = LaneMode::per_team;
  std::int64_t teams = 1;       ///< how many lanes when nothing else is said
  std::int64_t people_least{};  ///< in one lane
  std::int64_t people_most{};
  bool own = false;  ///< from the operator's folder
};
BOOST_DESCRIBE_STRUCT(ScenarioReply, (),
                      (scenario, title, summary, duration, parameters, drill, recommended, lanes,
                       teams, people_least, people_most, own))

/// `line` 0: of the file as such; `file` empty: of the folder.
struct ScenarioFault {
  std::string file;
  std::int64_t line{};
  std::int64_t column{};
  Text message;
};
BOOST_DESCRIBE_STRUCT(ScenarioFault, (), (file, line, column, message))

/// From the operator's folder, with mistakes: the first ones, and how many `more` there are.
struct FaultyScenarioReply {
  std::string scenario;
  std::vector<ScenarioFault> faults;
  std::int64_t more{};
};
BOOST_DESCRIBE_STRUCT(FaultyScenarioReply, (), (scenario, faults, more))

struct ScenariosReply {
  std::vector<ScenarioReply> scenarios;
  std::vector<FaultyScenarioReply> faulty;  ///< cannot be played before they are corrected
};
BOOST_DESCRIBE_STRUCT(ScenariosReply, (), (scenarios, faulty))

enum class ExerciseStage { ready, running, paused, ended };
BOOST_DESCRIBE_ENUM(ExerciseStage, ready, running, paused, ended)

struct ExerciseReply {
  std::string id;
  std::string scenario;
  Text title;
  ExerciseStage state = ExerciseStage::ready;
  ExerciseTime at{};
  std::int64_t lanes{};
  std::int64_t participants{};
};
BOOST_DESCRIBE_STRUCT(ExerciseReply, (), (id, scenario, title, state, at, lanes, participants))

struct ExercisesReply {
  std::vector<ExerciseReply> exercises;
};
BOOST_DESCRIBE_STRUCT(ExercisesReply, (), (exercises))

/// What an operator asks for. `teams` 0: as the scenario says; `seed` 0: a fresh one; `modelled`:
/// seats play by themselves. `parameters`: by name `turn`, `seed` or a value for all lanes; what is
/// left out goes as the scenario says. `observer_delay`, `hide_names`: see ObserversDelayed.
struct NewExercise {
  std::string scenario;
  std::int64_t teams{};
  std::uint64_t seed{};
  bool modelled = false;
  std::map<std::string, std::string> parameters;
  Duration observer_delay{};
  bool hide_names = false;
};
BOOST_DESCRIBE_STRUCT(NewExercise, (),
                      (scenario, teams, seed, modelled, parameters, observer_delay, hide_names))

/// What the seat itself has answered to one questionnaire, and the model answers that it may read.
struct OwnSurvey {
  SurveyId survey;
  std::map<std::string, std::vector<std::string>> answers;
  std::map<std::string, Text> model;
};
BOOST_DESCRIBE_STRUCT(OwnSurvey, (), (survey, answers, model))

struct SurveysReply {
  std::vector<OwnSurvey> surveys;
};
BOOST_DESCRIBE_STRUCT(SurveysReply, (), (surveys))

}  // namespace enshu::wire
