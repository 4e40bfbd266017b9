// Decisions about the day of the drill: the stop for a real incident, comms checks, late observers.
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr Duration longest_delay{4LL * 3600 * 1000};

template <class... Kinds>
bool is_one_of(const Command& command) {
  return (std::holds_alternative<Kinds>(command) || ...);
}

Decision one(Event event) { return Decision{{Draft{{}, std::move(event)}}}; }

Error incident_stop(const std::string& reason) {
  const std::string ja = reason.empty() ? "" : "（" + reason + "）";
  const std::string en = reason.empty() ? "" : " (" + reason + ")";
  return refuse("incident_stop",
                "実際の事案が発生したため、演習は中断しています" + ja +
                    "。入力内容は画面に残ります。統制官の指示に従ってください。",
                "The exercise has been stopped because of a real incident" + en +
                    ". What you typed is kept. Follow the controllers' instructions.");
}

Error ended() {
  return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
}

}  // namespace

Result<Done> not_stopped(const Asking& asking) {
  const auto& stopped = asking.state.drill.stopped;
  const bool goes_on =
      is_one_of<StopForIncident, LiftIncident, EndExercise, PauseExercise, OpenSeat, ChangeSeat,
                AddNote, CloseCommsCheck, DelayObservers>(asking.request.command);
  if (!stopped || goes_on) return Done{};
  return incident_stop(*stopped);
}

Decided on(const Asking& asking, const StopForIncident& command) {
  const auto& clock = asking.state.clock;
  if (clock.ended) return ended();
  if (asking.state.drill.stopped) return Decision{};
  if (auto fine = within(command.reason, 500, "理由", "reason"); !fine) return fine.error();
  const bool house = asking.request.by.empty();
  Decision decision;
  decision.drafts.push_back(
      {{}, IncidentStopped{true, command.reason, house ? command.elsewhere : std::string{}}});
  if (clock.running) {
    decision.drafts.push_back({{},
                               ClockChanged{ClockChange::paused,
                                            false,
                                            clock.speed_permille,
                                            {},
                                            {"実際の事案の発生", "A real incident"}}});
  }
  return decision;
}

Decided on(const Asking& asking, const LiftIncident& command) {
  if (!asking.state.drill.stopped) return Decision{};
  if (auto fine = within(command.reason, 500, "理由", "reason"); !fine) return fine.error();
  return one(IncidentStopped{false, command.reason});
}

Decided on(const Asking& asking, const CallCommsCheck& command) {
  const auto& clock = asking.state.clock;
  if (clock.ended) return ended();
  if (clock.running) {
    return refuse("running",
                  "通信確認は演習の開始前か一時停止中に行います。先に一時停止してください。",
                  "A comms check is made before StartEx or during a pause. Pause first.");
  }
  if (auto fine = within(command.note, 500, "伝言", "note"); !fine) return fine.error();
  return one(CommsCheckCalled{"c" + std::to_string(asking.state.seq + 1), command.note});
}

Decided on(const Asking& asking, const CloseCommsCheck&) {
  const auto& drill = asking.state.drill;
  if (!drill.check_open) return Decision{};
  return one(CommsCheckCalled{drill.check, {}, true});
}

Decided on(const Asking& asking, const AnswerCommsCheck& command) {
  const auto& drill = asking.state.drill;
  if (!drill.check_open || command.check != drill.check) {
    return refuse("check_over", "この通信確認は終わっています。操作は要りません。",
                  "This comms check is over; there is nothing to do.");
  }
  const auto found = drill.answers.find(asking.request.by);
  const CommsCheckAnswered answer{command.check, command.confirmed, command.sound};
  // Who has confirmed stays confirmed, whatever another screen of the seat says.
  if (found != drill.answers.end() &&
      (found->second == answer || (found->second.confirmed && !answer.confirmed)))
    return Decision{};
  const auto* seat = asking.seat();
  const bool sits = seat != nullptr && seat->lane;
  return Decision{{Draft{sits ? asking.state.lanes[*seat->lane].id : LaneId{}, answer}}};
}

Decided on(const Asking& asking, const DelayObservers& command) {
  const auto& drill = asking.state.drill;
  if (command.delay.ms < 0 || command.delay.ms > longest_delay.ms) {
    return refuse("bad_delay", "遅延は 0 分から 240 分までで指定してください。",
                  "The delay must be between 0 and 240 minutes.");
  }
  if (command.hide_names != drill.hide_names && asking.state.clock.started) {
    return refuse("names_seen",
                  "氏名の表示は演習の開始前にだけ変えられます。見学者はすでに見ています。",
                  "Whether names are shown can be changed before StartEx only: observers have seen "
                  "them.");
  }
  if (command.delay == drill.observer_delay && command.hide_names == drill.hide_names)
    return Decision{};
  return one(ObserversDelayed{command.delay, command.hide_names});
}

}  // namespace enshu
