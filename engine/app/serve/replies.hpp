// Bodies of the API's answers (engine/WIRE.md). Described, so that the wire's writer prints them.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/event.hpp"

namespace enshu::app {

struct SeatReply {
  SeatId seat;
  Access access = Access::participant;
  LaneId lane;
  PartyId role;
  std::string name;
  bool modelled = false;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(SeatReply, (), (seat, access, lane, role, name, modelled, closed))
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

struct ScenarioReply {
  std::string scenario;
  Text title;
  Text summary;
  Duration duration{};
};
BOOST_DESCRIBE_STRUCT(ScenarioReply, (), (scenario, title, summary, duration))
struct ScenariosReply {
  std::vector<ScenarioReply> scenarios;
};
BOOST_DESCRIBE_STRUCT(ScenariosReply, (), (scenarios))

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

struct NewExercise {
  std::string scenario;
  std::int64_t teams{};
  std::uint64_t seed{};
  bool modelled = false;
};
BOOST_DESCRIBE_STRUCT(NewExercise, (), (scenario, teams, seed, modelled))

}  // namespace enshu::app
