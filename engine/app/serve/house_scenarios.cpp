// The operator's way to an exercise: what can be run, and making it.
#include <boost/asio/post.hpp>
#include <vector>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/app/serve/shelf.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/read.hpp"

namespace enshu::app {
namespace {

constexpr std::int64_t most_teams = 10'000;

wire::ScenariosReply reply_of(const ShelfList& list) {
  wire::ScenariosReply reply;
  for (const auto& [name, finding] : list.faulty) {
    auto& row = reply.faulty.emplace_back();
    row.scenario = name;
    row.more = static_cast<std::int64_t>(finding.more);
    for (const auto& fault : finding.faults)
      row.faults.push_back({fault.file, fault.line, fault.column, fault.message});
  }
  for (const auto& offered : list.offered) {
    wire::ScenarioReply row{offered.name,
                            offered.title,
                            offered.summary,
                            offered.duration,
                            {},
                            offered.drill,
                            offered.recommended,
                            offered.lanes,
                            offered.teams,
                            offered.people_least,
                            offered.people_most,
                            offered.own};
    for (const auto& parameter : offered.parameters) {
      auto& shown = row.parameters.emplace_back(
          wire::ParameterReply{parameter.id, parameter.title, {}, parameter.pick});
      for (const auto& value : parameter.values) shown.values.push_back({value.id, value.title});
    }
    reply.scenarios.push_back(std::move(row));
  }
  return reply;
}

}  // namespace

void House::scenarios(const Asked&, const Answer& answer) {
  // Folders may be slow, and nobody's console waits for them.
  boost::asio::post(files_, [this, answer] { answer(json_reply(reply_of(shelf_.list()))); });
}

void House::new_exercise(const Asked& asked, const Answer& answer) {
  auto json = wire::parse_json(asked->body);
  if (!json) return answer(refusal(400, json.error()));
  wire::NewExercise wanted;
  wire::Reader reader(wire::command_limits);
  if (!reader.read(*json, wanted) || wanted.teams < 0 || wanted.teams > most_teams ||
      wanted.observer_delay.ms < 0) {
    return answer(
        refusal(400, {"bad_request",
                      {"シナリオ名とチーム数（10000 まで）を確かめてください。",
                       "Check the scenario's name and the number of teams (at most 10000)."},
                      {}}));
  }
  boost::asio::post(slow_, [this, wanted, answer] {
    auto scenario = shelf_.take(wanted.scenario);
    if (!scenario) {
      const bool unknown = scenario.error().code == "no_scenario";
      return answer(refusal(unknown ? 404 : 422, scenario.error()));
    }
    if (auto fine = valid_picks((*scenario)->scenario, wanted.parameters); !fine)
      return answer(refusal(400, fine.error()));
    const auto seed = wanted.seed != 0 ? wanted.seed : config_.fresh_seed();
    auto id = create(**scenario,
                     {seed, static_cast<int>(wanted.teams), wanted.modelled, wanted.parameters,
                      wanted.observer_delay, wanted.hide_names},
                     wanted.modelled ? std::optional<std::string>("mix") : std::nullopt);
    if (!id) return answer(refusal(500, id.error()));
    answer(json_reply(wire::ExerciseReply{*id,
                                          wanted.scenario,
                                          (*scenario)->scenario.title,
                                          wire::ExerciseStage::ready,
                                          {},
                                          0,
                                          0},
                      201));
  });
}

}  // namespace enshu::app
