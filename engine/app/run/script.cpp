// The loop of a written script: timeline first, then the line, at each line's time.
#include "engine/app/run/script.hpp"

#include <algorithm>

#include "engine/app/setup.hpp"
#include "engine/core/exercise.hpp"

namespace enshu::app {
namespace {

class Script {
 public:
  Script(const Scenario& scenario, const Renderer& renderer, Director* director)
      : scenario_(scenario), exercise_(scenario, renderer, director) {}

  void ask(const Request& request, ExerciseTime at, const std::string& refused,
           const std::string& name) {
    auto outcome = exercise_.handle(request, moment(at));
    if (outcome) keep(std::move(outcome->events));
    const std::string code = outcome ? std::string{} : outcome.error().code;
    if (code != refused)
      result.surprises.push_back(name + ": expected '" + refused + "', got '" + code + "'");
  }

  void advance(ExerciseTime until) {
    while (const auto due = exercise_.next_due()) {
      if (*due > until || !exercise_.state().clock.running) return;
      auto events = exercise_.advance(moment(std::max(*due, exercise_.state().at)));
      if (events.empty()) return;
      keep(std::move(events));
    }
  }

  ScriptResult result;

 private:
  [[nodiscard]] Moment moment(ExerciseTime at) const {
    return {at, scenario_.calendar_start + Duration{at.ms}};
  }
  void keep(std::vector<Recorded> events) {
    for (auto& recorded : events) result.events.push_back(std::move(recorded));
  }

  const Scenario& scenario_;
  Exercise exercise_;
};

}  // namespace

ScriptResult play_script(const Scenario& scenario, const Renderer& renderer, Director* director,
                         int teams, std::span<const ScriptLine> lines, ExerciseTime until) {
  Script script(scenario, renderer, director);
  for (const auto& request : table_requests(scenario, {1, teams, false}))
    script.ask(request, {}, {}, "table");
  std::size_t number = 0;
  for (const auto& line : lines) {
    ++number;
    script.advance(line.at);
    script.ask({line.by, CommandId{"line-" + std::to_string(number)}, number, line.command},
               line.at, line.refused, "line " + std::to_string(number));
  }
  script.advance(until);
  return std::move(script.result);
}

}  // namespace enshu::app
