// The owner's loop body: a request becomes a batch, and whatever follows from it joins the same
// batch.
#include "engine/core/exercise.hpp"

#include <algorithm>

namespace enshu {
namespace {

/// A director whose reactions never end is cut off here, in each lane that is concerned; a real
/// exercise stays far below.
constexpr std::size_t most_reactions = 500;
/// Below this the loop's own tick explains the delay, and the inject counts as on time.
constexpr std::int64_t on_time_ms = 250;

/// Participants never speak as the cast: what the world answers to their action is the engine's.
SeatId speaker(const Scenario& scenario, const State& state, const SeatId& by, const Event& event) {
  const auto* message = std::get_if<MessageSent>(&event);
  if (message == nullptr || scenario.member(message->from) == nullptr) return by;
  const auto* seat = state.seat(by);
  return seat != nullptr && seat->access == Access::participant ? SeatId{} : by;
}

/// The lanes for which everything begins with an event: the one that opens, at StartEx all of them.
std::vector<LaneId> lanes_begun(const State& state, const Recorded& recorded) {
  if (const auto* opened = std::get_if<LaneOpened>(&recorded.event)) return {opened->opened};
  std::vector<LaneId> all;
  const auto* clock = std::get_if<ClockChanged>(&recorded.event);
  if (clock == nullptr || clock->change != ClockChange::started) return all;
  for (const auto& lane : state.lanes) all.push_back(lane.id);
  return all;
}

/// The lanes whose world may follow an event.
std::vector<LaneId> worlds_touched(const State& state, const Recorded& recorded) {
  if (std::holds_alternative<HostChanged>(recorded.event) ||
      std::holds_alternative<ServiceChanged>(recorded.event))
    return {recorded.lane};
  return lanes_begun(state, recorded);
}

}  // namespace

Exercise::Exercise(const Scenario& scenario, const Renderer& renderer, Director* director)
    : scenario_(scenario), renderer_(renderer), director_(director) {}

void Exercise::apply(const Request& request, Decision decision, const Moment& now,
                     std::vector<Recorded>& batch) {
  bool first = true;
  // An answer of the director mostly follows: events are large, and moving them costs.
  if (batch.empty()) batch.reserve(decision.drafts.size() + 1);
  for (auto& draft : decision.drafts) {
    Recorded& recorded = batch.emplace_back();
    recorded.seq = state_.seq + 1;
    recorded.at = now.at;
    recorded.wall = now.wall;
    recorded.by = speaker(scenario_, state_, request.by, draft.event);
    recorded.lane = std::move(draft.lane);
    if (first && !request.id.empty()) {
      recorded.command = request.id;
      recorded.command_hash = request.hash;
    }
    first = false;
    recorded.event = std::move(draft.event);
    evolve(scenario_, state_, recorded);
  }
}

void Exercise::react(std::size_t cause, const Moment& now, std::vector<Recorded>& batch) {
  if (director_ == nullptr) return;
  for (auto& wish : director_->react(scenario_, state_, batch[cause])) {
    const Request request{{}, {}, 0, std::move(wish)};
    // The director's wishes are decided without refusals: what cannot be granted is an event of its
    // own.
    if (auto decision = decide(scenario_, renderer_, state_, request, now))
      apply(request, std::move(*decision), now, batch);
  }
}

/// Whether the lane has an inject that a condition could still fire.
bool Exercise::conditions_wait(const LaneId& lane) const {
  const auto* held = state_.lane(lane);
  return held != nullptr && std::ranges::any_of(scenario_.conditional(), [&](std::size_t i) {
           return held->injects[i].status == InjectStatus::waiting;
         });
}

/// Lets the director and the conditions answer every event from `from` on, until nothing follows.
void Exercise::settle(std::size_t from, const Moment& now, std::vector<Recorded>& batch) {
  std::size_t lanes = 1;
  for (std::size_t i = from; i < batch.size(); ++i) {
    if (i > from && batch[i].lane != batch[i - 1].lane) ++lanes;
    lanes = std::max(lanes, lanes_begun(state_, batch[i]).size());
  }
  const std::size_t most = batch.size() + most_reactions * lanes;
  for (std::size_t i = from; i < batch.size(); ++i) {
    if (batch.size() > most) {
      const DirectorFailed cut{scenario_.director_path,
                               "reactions to reactions without end were cut off"};
      apply({}, Decision{{Draft{batch[i].lane, cut}}}, now, batch);
      return;
    }
    react(i, now, batch);
    if (!scenario_.services.empty()) {
      for (const auto& lane : worlds_touched(state_, batch[i]))
        follow(CheckWorld{lane}, most, now, batch);
    }
    if (scenario_.conditional().empty()) continue;
    const LaneId lane = batch[i].lane;  // a copy: the batch grows while it is looked at
    if (!lane.empty()) {
      if (conditions_wait(lane)) follow(CheckConditions{lane}, most, now, batch);
      continue;
    }
    for (const auto& begun : lanes_begun(state_, batch[i]))
      if (conditions_wait(begun)) follow(CheckConditions{begun}, most, now, batch);
  }
}

/// Asks the same until nothing follows.
void Exercise::follow(Command command, std::size_t most, const Moment& now,
                      std::vector<Recorded>& batch) {
  const Request check{{}, {}, 0, std::move(command)};
  while (batch.size() <= most) {
    auto met = decide(scenario_, renderer_, state_, check, now);
    if (!met || met->drafts.empty()) break;
    apply(check, std::move(*met), now, batch);
  }
}

const CommandSeen* Exercise::seen(const std::string& key) const {
  const auto found = state_.commands.find(key);
  return found == state_.commands.end() ? idle_.find(key) : &found->second;
}

Result<Outcome> Exercise::handle(const Request& request, const Moment& now) {
  if (!request.id.empty()) {
    if (const auto* before = seen(command_key(request.by, request.id))) {
      if (before->hash == request.hash) return Outcome{{}, before->seq, true};
      return Error{
          "id_reused",
          {"同じ番号の操作が、別の内容ですでに届いています。画面を再読み込みしてください。",
           "This command id was used before with another content. Reload the page."},
          {}};
    }
  }
  auto decision = decide(scenario_, renderer_, state_, request, now);
  if (!decision) return decision.error();
  Outcome outcome;
  if (decision->drafts.empty()) {
    outcome.seq = state_.seq;
    if (!request.id.empty())
      idle_.keep(command_key(request.by, request.id), {request.hash, outcome.seq});
    return outcome;
  }
  outcome.seq = state_.seq + 1;
  if (const auto* jump = std::get_if<JumpTo>(&request.command)) {
    jump_to(request, *decision, jump->to, now.wall, outcome.events);
    return outcome;
  }
  apply(request, std::move(*decision), now, outcome.events);
  settle(0, now, outcome.events);
  return outcome;
}

/// The clock steps from one due time to the next, so that everything on the way fires in its order
/// and on time.
void Exercise::jump_to(const Request& request, const Decision& decision, ExerciseTime to,
                       WallTime wall, std::vector<Recorded>& batch) {
  Request step = request;
  while (true) {
    const auto due = next_due();
    const Moment moment{due && *due < to ? std::max(*due, state_.at) : to, wall};
    const std::size_t from = batch.size();
    apply(step, decision, moment, batch);
    step.id = {};
    settle(from, moment, batch);
    if (state_.clock.ended) return;
    for (auto& event : advance(moment)) batch.push_back(std::move(event));
    if (moment.at >= to && (!next_due() || *next_due() > to)) return;
  }
}

std::vector<Recorded> Exercise::advance(const Moment& now, std::size_t most_events) {
  std::vector<Recorded> batch;
  // What fell due in the last moment before a real incident stopped the exercise waits too.
  while (batch.size() < most_events && !state_.drill.stopped) {
    const auto due = next_due();
    if (!due || *due > now.at || !state_.clock.started || state_.clock.ended) break;
    const auto& clock = state_.clock;
    const auto meant = clock.wall_of(*due);
    const bool on_time = meant && now.wall.ms - meant->ms < on_time_ms;
    const Moment moment{on_time ? std::max(*due, state_.at) : now.at, now.wall};
    const Request request{{}, {}, 0, Advance{}};
    auto decision = decide(scenario_, renderer_, state_, request, moment);
    if (!decision || decision->drafts.empty()) break;
    const std::size_t from = batch.size();
    apply(request, std::move(*decision), moment, batch);
    settle(from, moment, batch);
  }
  return batch;
}

std::optional<ExerciseTime> Exercise::next_due() const {
  if (state_.due.empty()) return std::nullopt;
  return state_.due.begin()->at;
}

void Exercise::restore(const Recorded& recorded) { evolve(scenario_, state_, recorded); }

}  // namespace enshu
