// Words for what happened in the simulated world.
#include "scoring/world_words.hpp"

#include "scoring/entry_words.hpp"

namespace enshu::scoring {
namespace {

Text around(const Text& name, const Text& before, const Text& after) {
  return {before.ja + name.ja + after.ja,
          before.en + (name.en.empty() ? name.ja : name.en) + after.en};
}

Text cause_of(const Scenario& scenario, const ServiceChanged& change) {
  const Text need = change.need ? world_title(scenario, *change.need) : Text{};
  switch (change.cause) {
    case ServiceCause::need_lost:
      return around(need, {"「", "Needs "}, {"」が使えないため", ", which is down"});
    case ServiceCause::buffer_empty:
      return around(need, {"予備が尽きたため(「", "Its buffer ran out; it needs "},
                    {"」が使えない)", ""});
    case ServiceCause::need_back:
      return {"必要なものが戻ったため", "What it needs is back"};
    case ServiceCause::recovered:
      return {"復旧が終わった", "Recovery is over"};
    case ServiceCause::set:
      return {};
  }
  return {};
}

}  // namespace

Text service_state_words(ServiceState state) {
  switch (state) {
    case ServiceState::working:
      return {"稼働", "Working"};
    case ServiceState::on_buffer:
      return {"予備で稼働", "On buffer"};
    case ServiceState::failed:
      return {"障害", "Failed"};
    case ServiceState::stopped:
      return {"停止", "Stopped"};
    case ServiceState::restoring:
      return {"復旧中", "Restoring"};
  }
  return {};
}

Text world_title(const Scenario& scenario, const std::string& name) {
  if (const auto at = scenario.service_index(ServiceId(name))) return scenario.services[*at].title;
  if (const auto at = scenario.host_index(HostId(name))) return scenario.hosts[*at].title;
  return {name, {}};
}

Text service_words(const Scenario& scenario, const ServiceChanged& change) {
  const std::string until = change.until ? format_exercise_time(*change.until) : std::string{};
  return lines({service_state_words(change.state), cause_of(scenario, change),
                labelled({"この時刻まで", "Until"}, until),
                labelled({"理由", "Reason"}, change.reason.value_or(std::string{}))});
}

Text host_words(const Scenario& scenario, const HostChanged& change) {
  Text from;
  if (change.caught_from) {
    from = around(world_title(scenario, change.caught_from->value), {"「", "Spread from "},
                  {"」から広がった", ""});
  }
  return lines({{change.state, {}},
                from,
                labelled({"理由", "Reason"}, change.reason.value_or(std::string{}))});
}

}  // namespace enshu::scoring
