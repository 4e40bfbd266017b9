// The day of the drill over HTTP: the stop of the whole server, and the rehearsal.
#include <mutex>

#include "engine/app/models/crew.hpp"
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/wire/drill_http.hpp"
#include "engine/wire/read.hpp"

namespace enshu::app {
namespace {

constexpr std::int64_t usual_runs = 20;
constexpr std::int64_t most_runs = 100;
constexpr std::size_t longest_reason = 500;

Error bad_stop() {
  return {"bad_request",
          {"要求の内容を確かめてください。理由は 500 バイトまでです。",
           "Check the request; the reason may have 500 bytes."},
          {}};
}

Error bad_rehearsal() {
  const auto most = std::to_string(most_runs);
  return {"bad_rehearsal",
          {"リハーサルの回数（runs）は 1～" + most + " の整数で指定してください。省くと " +
               std::to_string(usual_runs) + " 回です。",
           "Give the number of rehearsals (runs) as a whole number from 1 to " + most +
               "; without it there are " + std::to_string(usual_runs) + "."},
          {}};
}

Error already_started() {
  return {"already_started",
          {"リハーサルは演習の開始前だけに行えます。", "A rehearsal is made before StartEx only."},
          {}};
}

/// `own`: the one that is under way is of this exercise.
Error rehearsal_busy(bool own) {
  if (own) {
    return {"rehearsal_busy",
            {"この演習のリハーサルはもう動いています。終わると結果がここに出ます。",
             "This exercise is being rehearsed already. The result appears when it is over."},
            {}};
  }
  return {"rehearsal_busy",
          {"ほかのリハーサルが動いています。終わってからもう一度お試しください。",
           "Another rehearsal is under way. Try again when it is over."},
          {}};
}

/// What all lanes play is played in the rehearsal too; where they differ, the scenario picks.
Picks picks_of(const State& state) {
  Picks picks;
  if (state.lanes.empty()) return picks;
  for (const auto& [name, value] : state.lanes.front().parameters) {
    const bool all = std::ranges::all_of(state.lanes, [&](const LaneState& lane) {
      const auto found = lane.parameters.find(name);
      return found != lane.parameters.end() && found->second == value;
    });
    if (all) picks.emplace(name, value);
  }
  return picks;
}

}  // namespace

/// The asker's own exercise by their own hand, the others by the house's, naming who it was.
void House::stop_everything(const Asked& asked, const Answer& answer) {
  auto json = wire::parse_json(asked->body);
  wire::IncidentStop wanted;
  wire::Reader reader(wire::command_limits);
  if (!json || !reader.read(*json, wanted) || wanted.reason.size() > longest_reason)
    return answer(refusal(400, bad_stop()));
  struct Gathering {
    std::mutex mutex;
    std::size_t missing{};
    wire::IncidentReply reply;
  };
  auto gathering = std::make_shared<Gathering>();
  const auto everywhere = hosts();
  gathering->missing = everywhere.size();
  const std::string caller = asked->who.exercise + "/" + asked->who.seat.value;
  for (const auto& target : everywhere) {
    const bool own = target->config().id == asked->who.exercise;
    const StopForIncident stop{wanted.reason, own ? std::string{} : caller};
    // An exercise that has ended refuses, and needs no stop.
    target->command({own ? asked->who.seat : SeatId{}, {}, 0, stop},
                    [gathering, answer](const net::CommandReply& reply) {
                      const std::lock_guard lock(gathering->mutex);
                      if (!reply.refused) ++gathering->reply.stopped;
                      if (--gathering->missing == 0) answer(json_reply(gathering->reply));
                    });
  }
}

void House::rehearsal(const Asked& asked, const Answer& answer) {
  answer(json_reply(rehearsals_.state(asked->who.exercise)));
}

void House::rehearse(const Asked& asked, const Answer& answer) {
  auto json = wire::parse_json(asked->body);
  wire::RehearsalOrder wanted;
  wire::Reader reader(wire::command_limits);
  if (!json || !reader.read(*json, wanted) || wanted.runs < 0 || wanted.runs > most_runs)
    return answer(refusal(400, bad_rehearsal()));
  inside(
      asked, answer,
      [this, asked, answer, wanted](ExerciseHost& target, const ExerciseHost::Inside& in) {
        if (in.state.clock.started) return answer(refusal(409, already_started()));
        RunsOptions options;
        options.seed = in.state.seed;
        options.runs = static_cast<int>(wanted.runs > 0 ? wanted.runs : usual_runs);
        options.teams = static_cast<int>(in.state.lanes.size());
        options.threads = 1;
        options.crew = shipped_crew(target.config().models.value_or("mix"));
        options.parameters = picks_of(in.state);
        if (!rehearsals_.begin(asked->who.exercise, target.config().scenario, options))
          return answer(refusal(409, rehearsal_busy(rehearsals_.state(asked->who.exercise).state ==
                                                    wire::RehearsalState::running)));
        answer(json_reply(rehearsals_.state(asked->who.exercise), 202));
      });
}

void House::rehearsal_page(const Asked& asked, const Answer& answer) {
  auto page = rehearsals_.page(asked->who.exercise);
  if (!page) return answer(not_found());
  net::ApiReply reply;
  reply.content_type = "text/html; charset=utf-8";
  reply.body = std::move(*page);
  // The page brings its own look and no script.
  reply.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  answer(std::move(reply));
}

}  // namespace enshu::app
