// Choosing a lane's variant, and opening the lane in it.
#include "engine/core/parameters.hpp"

#include "engine/base/rng.hpp"
#include "engine/core/decide_parts.hpp"
#include "engine/core/window.hpp"

namespace enshu {
namespace {

template <class List>
std::string listed(const List& list) {
  std::string out;
  for (const auto& one : list) out += (out.empty() ? "" : ", ") + one.id;
  return out;
}

const ParameterValue& picked(const Parameter& parameter, const std::string& pick,
                             std::uint64_t seed, std::size_t lane) {
  const auto& values = parameter.values;
  if (const auto* fixed = parameter.value(pick)) return *fixed;
  if (pick == "turn") return values[lane % values.size()];
  return values[mix(seed ^ mix(parameter.id) ^ mix(std::uint64_t{lane})) % values.size()];
}

}  // namespace

Result<Done> valid_picks(const Scenario& scenario, const Picks& picks) {
  for (const auto& [name, pick] : picks) {
    const auto* parameter = scenario.parameter(name);
    if (parameter == nullptr) {
      const std::string all = listed(scenario.parameters);
      return refuse(
          "unknown_parameter",
          "パラメーター「" + name + "」はこのシナリオにありません。" +
              (all.empty() ? "このシナリオにパラメーターはありません。" : "選べるもの: " + all),
          "This scenario has no parameter '" + name + "'. " +
              (all.empty() ? "It has none." : "There are: " + all));
    }
    if (pick == "turn" || pick == "seed" || parameter->value(pick) != nullptr) continue;
    const std::string all = listed(parameter->values);
    return refuse(
        "unknown_value",
        "「" + name + "」に値「" + pick + "」はありません。選べるもの: " + all +
            "、turn（順番）、seed（乱数）",
        "'" + name + "' has no value '" + pick + "'. Choose one of: " + all + ", turn, seed");
  }
  return Done{};
}

Result<Picks> read_picks(const Scenario& scenario, const std::vector<std::string>& written) {
  Picks picks;
  for (const auto& one : written) {
    const auto equals = one.find('=');
    if (equals == std::string::npos) {
      return refuse("bad_set", "「" + one + "」は NAME=VALUE の形ではありません。",
                    "'" + one + "' is not of the form NAME=VALUE.");
    }
    picks[one.substr(0, equals)] = one.substr(equals + 1);
  }
  if (auto fine = valid_picks(scenario, picks); !fine) return fine.error();
  return picks;
}

std::map<std::string, std::string> choose_variant(const Scenario& scenario, const Picks& picks,
                                                  std::uint64_t seed, std::size_t lane) {
  std::map<std::string, std::string> out;
  for (const auto& parameter : scenario.parameters) {
    const auto wanted = picks.find(parameter.id);
    const auto& pick = wanted == picks.end() ? parameter.pick : wanted->second;
    out[parameter.id] = picked(parameter, pick, seed, lane).id;
  }
  return out;
}

Decision open_variant(const Asking& asking, const OpenLane& command) {
  const auto& scenario = asking.scenario;
  const LaneOpened opened{
      command.opened, command.title,
      choose_variant(scenario, command.parameters, asking.state.seed, asking.state.lanes.size())};
  Decision decision{{Draft{{}, opened}}};
  for (const auto& inject : scenario.msel) {
    if (!exists_in(inject.only, opened.parameters)) {
      decision.drafts.push_back(
          {command.opened, InjectPlanned{inject.id, PlanChange::stood_down, {}}});
    } else if (inject.schedule.latest) {
      // Into the record, so that it stays the same whatever a later version would draw.
      decision.drafts.push_back(
          {command.opened, InjectPlanned{inject.id, PlanChange::scheduled,
                                         drawn_start(inject, asking.state.seed)}});
    }
  }
  return decision;
}

}  // namespace enshu
