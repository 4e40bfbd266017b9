// Decisions about moves: a phase begins when its time has come, or when a controller says so.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {

void begin_move(const Asking& asking, const LaneState& lane, std::size_t at, FireCause cause,
                std::vector<Draft>& drafts) {
  const auto& move = asking.scenario.moves[at];
  const auto planned = cause == FireCause::timeline ? lane.move_due[at] : std::nullopt;
  const auto due = planned.value_or(asking.now.at);
  const std::int64_t late = std::max<std::int64_t>(0, asking.now.at.ms - due.ms);
  auto context = render_context(asking, lane);
  if (move.jump) {
    // First the calendar, so that the brief speaks of the day that has come.
    const auto& clock = asking.state.clock;
    context.calendar = context.calendar + *move.jump;
    drafts.push_back({lane.id, ClockChanged{ClockChange::calendar,
                                            clock.running,
                                            clock.speed_permille,
                                            lane.calendar_offset + *move.jump,
                                            {}}});
  }
  drafts.push_back(
      {lane.id, MoveBegun{move.id, asking.renderer.render(move.title, context),
                          asking.renderer.render(move.brief, context), cause, due, late}});
}

Decided on(const Asking& asking, const BeginMove& command) {
  const auto& clock = asking.state.clock;
  if (!clock.started || clock.ended) {
    return refuse("not_under_way", "局面を始められるのは演習の開始後、終了前です。",
                  "A move can begin only between StartEx and EndEx.");
  }
  const auto move = asking.scenario.move_index(command.move);
  if (!move) {
    return refuse("unknown_move",
                  "局面「" + command.move.value +
                      "」はこのシナリオにありません。一覧から選び直してください。",
                  "There is no move '" + command.move.value + "'. Choose one from the list.");
  }
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  Decision decision;
  for (const auto* lane : *lanes) {
    if (lane->move && *lane->move >= *move) continue;
    begin_move(asking, *lane, *move, FireCause::controller, decision.drafts);
  }
  if (decision.drafts.empty()) {
    return refuse("nothing_to_do", "この局面はすでに始まったか、過ぎています。",
                  "That move has begun already or was passed.");
  }
  return decision;
}

}  // namespace enshu
