// The loop of a rehearsal: whoever is due next, timeline or model, has the turn.
#include "engine/app/run/simulate.hpp"

#include <algorithm>

#include "engine/app/models/population.hpp"
#include "engine/app/setup.hpp"
#include "engine/core/exercise.hpp"

namespace enshu::app {
namespace {

class Simulation {
 public:
  Simulation(const Scenario& scenario, const Renderer& renderer, Director* director,
             const SimulationOptions& options,
             const std::function<void(std::vector<Recorded>)>& sink)
      : scenario_(scenario),
        options_(options),
        sink_(sink),
        exercise_(scenario, renderer, director),
        people_(scenario, mix(options.seed) ^ mix("people"), options.crew) {}

  SimulationResult run() {
    for (const auto& request :
         table_requests(scenario_, {options_.seed, options_.teams, true, options_.parameters}))
      ask(request, {});
    const SeatId lead{"lead"};
    ask({lead, {}, 0, StartExercise{}}, {});
    while (const auto turn = next_turn()) play(*turn);
    ask({lead, {}, 0, EndExercise{}}, ExerciseTime{scenario_.duration.ms});
    const auto end = exercise_.state().at;
    while (auto request = people_.take_closing()) ask(*request, end);
    result_.ended_at = exercise_.state().at;
    return result_;
  }

 private:
  /// The next moment within the exercise at which anything happens.
  std::optional<ExerciseTime> next_turn() const {
    const auto plan = exercise_.next_due();
    const auto person = people_.next();
    if (!plan && !person) return std::nullopt;
    const ExerciseTime at =
        std::max(exercise_.state().at, std::min(plan.value_or(*(person ? person : plan)),
                                                person.value_or(*(plan ? plan : person))));
    if (at.ms > scenario_.duration.ms) return std::nullopt;
    return at;
  }

  void play(ExerciseTime at) {
    const auto due = exercise_.next_due();
    if (due && *due <= at) {
      take(exercise_.advance(moment(at)));
      return;
    }
    while (auto request = people_.take(exercise_.state(), at)) ask(*request, at);
  }

  void ask(const Request& request, ExerciseTime at) {
    // A model's request may be refused like a person's (an action no longer open); it then has
    // simply not happened.
    auto outcome = exercise_.handle(request, moment(at));
    if (outcome) take(std::move(outcome->events));
  }

  void take(std::vector<Recorded> events) {
    for (const auto& recorded : events) {
      people_.observe(exercise_.state(), recorded);
      const auto* seat = std::get_if<SeatOpened>(&recorded.event);
      if (seat != nullptr && seat->access == Access::participant) ++result_.participants;
    }
    result_.events += events.size();
    if (!events.empty()) sink_(std::move(events));
  }

  [[nodiscard]] Moment moment(ExerciseTime at) const {
    return {at, scenario_.calendar_start + Duration{at.ms}};
  }

  const Scenario& scenario_;
  const SimulationOptions& options_;
  const std::function<void(std::vector<Recorded>)>& sink_;
  Exercise exercise_;
  Population people_;
  SimulationResult result_;
};

}  // namespace

SimulationResult simulate(const Scenario& scenario, const Renderer& renderer, Director* director,
                          const SimulationOptions& options,
                          const std::function<void(std::vector<Recorded>)>& sink) {
  return Simulation(scenario, renderer, director, options, sink).run();
}

}  // namespace enshu::app
