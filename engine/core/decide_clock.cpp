// Decisions about the exercise clock: start, pause, resume, speed, jump, end.
#include <algorithm>

#include "engine/core/decide_parts.hpp"
#include "engine/core/own_pace_words.hpp"

namespace enshu {
namespace {

constexpr std::int64_t slowest_permille = 250;
constexpr std::int64_t fastest_permille = 60'000;

Error not_started() {
  return refuse("not_started", "演習はまだ始まっていません。先に開始してください。",
                "The exercise has not started. Start it first.");
}
Error ended() {
  return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
}

Decision clock_event(const Asking& asking, ClockChange change, bool running, std::int64_t speed,
                     Text reason = {}) {
  (void)asking;
  return Decision{{Draft{{}, ClockChanged{change, running, speed, {}, std::move(reason)}}}};
}

/// Refuses unless the exercise is between StartEx and EndEx.
Result<Done> under_way(const Asking& asking) {
  if (!asking.state.clock.started) return not_started();
  if (asking.state.clock.ended) return ended();
  return Done{};
}

/// The lane whose own clock the asking person keeps: alone in it, while it is under way.
Result<const LaneState*> own_lane(const Asking& asking) {
  const auto who = reader(asking);
  if (!who) return who.error();
  if (!asking.scenario.own_pace()) {
    return refuse("not_permitted",
                  "進行は統制官が止めます。自分で区切れるのは、一人で進める演習だけです。",
                  "Controllers keep the clock. Only in exercises for one person at a time you may "
                  "stop it yourself.");
  }
  if (auto fine = under_way(asking); !fine) return fine.error();
  if (who->lane->ended) return ended();
  return who->lane;
}

Decided rest(const Asking& asking, const std::string& reason) {
  const auto lane = own_lane(asking);
  if (!lane) return lane.error();
  if ((*lane)->resting_since) return Decision{};
  return Decision{{Draft{
      (*lane)->id,
      ClockChanged{
          ClockChange::paused, false, asking.state.clock.speed_permille, {}, rest_words(reason)}}}};
}

Decided go_on(const Asking& asking) {
  const auto lane = own_lane(asking);
  if (!lane) return lane.error();
  if (!(*lane)->resting_since) return Decision{};
  const auto speed = asking.state.clock.speed_permille;
  return Decision{{Draft{(*lane)->id, ClockChanged{ClockChange::resumed, true, speed, {}, {}}}}};
}

/// A learner has finished: the debrief of their lane is theirs, and questions about it come up.
Decided finish(const Asking& asking) {
  const auto lane = own_lane(asking);
  if (!lane) return lane.error();
  const auto speed = asking.state.clock.speed_permille;
  Decision decision{{Draft{(*lane)->id, ClockChanged{ClockChange::ended, false, speed, {}, {}}}}};
  open_closing_surveys(asking, **lane, decision.drafts);
  return decision;
}

bool from_participant(const Asking& asking) {
  return asking.seat() != nullptr && asking.seat()->access == Access::participant;
}

}  // namespace

Decided on(const Asking& asking, const StartExercise&) {
  const auto& clock = asking.state.clock;
  if (clock.ended) return ended();
  if (clock.started) {
    return refuse("already_started", "演習はすでに始まっています。",
                  "The exercise has already started.");
  }
  return clock_event(asking, ClockChange::started, true, clock.speed_permille);
}

Decided on(const Asking& asking, const PauseExercise& command) {
  if (auto fine = within(command.reason, 500, "理由", "reason"); !fine) return fine.error();
  if (from_participant(asking)) return rest(asking, command.reason);
  if (auto fine = under_way(asking); !fine) return fine.error();
  const auto& clock = asking.state.clock;
  if (!clock.running) return Decision{};
  return clock_event(asking, ClockChange::paused, false, clock.speed_permille,
                     {command.reason, {}});
}

Decided on(const Asking& asking, const ResumeExercise&) {
  if (from_participant(asking)) return go_on(asking);
  if (auto fine = under_way(asking); !fine) return fine.error();
  const auto& clock = asking.state.clock;
  if (clock.running) return Decision{};
  return clock_event(asking, ClockChange::resumed, true, clock.speed_permille);
}

Decided on(const Asking& asking, const SetSpeed& command) {
  if (asking.state.clock.ended) return ended();
  if (command.speed_permille < slowest_permille || command.speed_permille > fastest_permille) {
    return refuse("bad_speed", "速度は 0.25 倍から 60 倍までです。",
                  "The speed must be between 0.25x and 60x.");
  }
  const auto& clock = asking.state.clock;
  if (command.speed_permille == clock.speed_permille) return Decision{};
  return clock_event(asking, ClockChange::speed, clock.running, command.speed_permille);
}

Decided on(const Asking& asking, const JumpTo& command) {
  if (auto fine = under_way(asking); !fine) return fine.error();
  if (command.to < asking.now.at) {
    return refuse("jump_back", "演習時間は後へ戻せません。今より後の時刻を指定してください。",
                  "Exercise time cannot go back. Choose a time later than now.");
  }
  if (command.to.ms > std::max<std::int64_t>(asking.scenario.duration.ms * 4, 86'400'000)) {
    return refuse("jump_far", "指定した時刻が演習の長さを大きく超えています。",
                  "That time is far beyond the length of the exercise.");
  }
  const auto& clock = asking.state.clock;
  return clock_event(asking, ClockChange::jumped, clock.running, clock.speed_permille);
}

Decided on(const Asking& asking, const EndExercise&) {
  if (from_participant(asking)) return finish(asking);
  if (auto fine = under_way(asking); !fine) return fine.error();
  auto decision = clock_event(asking, ClockChange::ended, false, asking.state.clock.speed_permille);
  for (const auto& lane : asking.state.lanes) {
    if (!lane.ended) open_closing_surveys(asking, lane, decision.drafts);
  }
  return decision;
}

}  // namespace enshu
