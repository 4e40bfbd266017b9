// The same questions that the engine asks of a participant's command, and which mails they hold up.
#include "engine/app/serve/post_waiting.hpp"

#include <algorithm>
#include <array>

namespace enshu::app {
namespace {

constexpr std::array<std::string_view, 3> of_the_exercise{"paused", "incident_stop", "not_started"};
constexpr std::array<std::string_view, 2> of_the_lane{"resting", "channel_down"};

bool one_of(const auto& codes, std::string_view code) {
  return std::ranges::find(codes, code) != codes.end();
}

}  // namespace

Gate gate_of(const State& state, const SeatId& id) {
  const auto* seat = state.seat(id);
  if (seat == nullptr || seat->closed || !seat->lane) return {};
  const auto& lane = state.lanes[*seat->lane];
  Gate gate{{}, lane.id.value};
  if (state.over(lane)) return gate;
  if (state.drill.stopped)
    gate.code = "incident_stop";
  else if (!state.clock.started)
    gate.code = "not_started";
  else if (!state.clock.running)
    gate.code = "paused";
  else if (lane.resting_since)
    gate.code = "resting";
  else if (!lane.works(Channel::mail))
    gate.code = "channel_down";
  return gate;
}

bool passes(std::string_view code) {
  return one_of(of_the_exercise, code) || one_of(of_the_lane, code);
}

std::string scope_of(const std::string& exercise, const std::string& lane, std::string_view code) {
  return one_of(of_the_lane, code) ? exercise + "/" + lane : exercise;
}

}  // namespace enshu::app
