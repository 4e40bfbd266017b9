// Small scenarios for the tests of this folder, and a lane to play them in.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/state.hpp"
#include "engine/scenario/load.hpp"
#include "engine/scenario/lua_director.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::scenario::test {

/// The sound scenario of tests/cases/check/good.
inline FileTree good_tree() {
  auto tree = read_folder(std::filesystem::path("tests/cases/check/good"));
  REQUIRE(tree);
  tree->erase("expected.txt");
  return *tree;
}

/// The same with another director.
inline FileTree with_director(const std::string& lua) {
  auto tree = good_tree();
  tree["director.lua"] = lua;
  return tree;
}

inline FileTree replaced(FileTree tree, const std::string& from, const std::string& to) {
  auto& yaml = tree["scenario.yaml"];
  const auto at = yaml.find(from);
  REQUIRE(at != std::string::npos);
  yaml.replace(at, from.size(), to);
  return tree;
}

inline std::vector<std::string> lines(const Loaded& loaded) {
  std::vector<std::string> out;
  for (const auto& diagnostic : loaded.diagnostics) out.push_back(to_line(diagnostic));
  return out;
}

inline std::string joined(const Loaded& loaded) {
  std::string out;
  for (const auto& line : lines(loaded)) out += line + "\n";
  return out;
}

/// Two lanes of a scenario whose events are folded in one by one.
class Play {
 public:
  explicit Play(const Scenario& scenario, std::uint64_t seed = 7) : scenario_(scenario) {
    happen(LaneId(), ExerciseCreated{scenario.id, scenario.digest, seed, scenario.title});
    happen(LaneId(), LaneOpened{LaneId("team-1"), {"第1班", "Team 1"}});
    happen(LaneId(), LaneOpened{LaneId("team-2"), {"第2班", "Team 2"}});
  }

  Recorded happen(const char* lane, Event event, std::int64_t at_seconds = 0) {
    return happen(LaneId(lane), std::move(event), at_seconds);
  }

  Recorded happen(const LaneId& lane, Event event, std::int64_t at_seconds = 0) {
    Recorded recorded;
    recorded.seq = state_.seq + 1;
    recorded.at = {at_seconds * 1000};
    recorded.lane = lane;
    recorded.event = std::move(event);
    evolve(scenario_, state_, recorded);
    return recorded;
  }

  /// A mail of `from` to `to` in team-1.
  Recorded mail(const std::string& id, const std::string& from, const std::string& to,
                const std::string& body, const std::string& answers = {},
                const std::string& inject = {}) {
    MessageSent sent;
    sent.id = MessageId(id);
    sent.thread = MessageId(answers.empty() ? id : answers);
    sent.from = PartyId(from);
    sent.to = {PartyId(to)};
    sent.subject = {"件名", ""};
    sent.body = {body, ""};
    sent.typed = inject.empty();
    sent.in_reply_to = MessageId(answers);
    sent.inject = InjectId(inject);
    return happen("team-1", std::move(sent), 60);
  }

  [[nodiscard]] const State& state() const { return state_; }

 private:
  const Scenario& scenario_;
  State state_;
};

}  // namespace enshu::scenario::test
