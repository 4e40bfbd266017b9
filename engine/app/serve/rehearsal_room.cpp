// The worker gives way to the exercises: it plays at a lower priority and looks between two runs
// whether the server ends.
#include "engine/app/serve/rehearsal_room.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "scoring/export/rehearsal_html.hpp"

namespace enshu::app {
namespace {

constexpr int gives_way = 10;

void fill(wire::RehearsalReply& reply, const scoring::RehearsalModel& model) {
  reply.state = wire::RehearsalState::done;
  reply.participants = model.participants;
  reply.events = model.events;
  reply.score_low = model.total.low;
  reply.score_middle = model.total.middle;
  reply.score_high = model.total.high;
  reply.never_fired = std::ranges::count_if(model.injects, [](const scoring::InjectReach& inject) {
    return inject.fired == 0 && inject.stood_down == 0;
  });
}

}  // namespace

RehearsalRoom::RehearsalRoom(std::function<WallTime()> now)
    : now_(std::move(now)), worker_(std::make_unique<net::WorkerPool>(1, 1)) {}

RehearsalRoom::~RehearsalRoom() { close(); }

void RehearsalRoom::close() {
  std::unique_ptr<net::WorkerPool> ending;
  const std::lock_guard lock(mutex_);
  closing_ = true;
  ending.swap(worker_);
}

bool RehearsalRoom::begin(const std::string& exercise,
                          std::shared_ptr<const LoadedScenario> scenario, RunsOptions options) {
  const std::lock_guard lock(mutex_);
  if (!under_way_.empty() || closing_) return false;
  wire::RehearsalReply reply;
  reply.state = wire::RehearsalState::running;
  reply.begun = now_();
  reply.runs = options.runs;
  options.cancelled = &closing_;
  if (!worker_->post([this, exercise, scenario = std::move(scenario), options] {
        run(exercise, *scenario, options);
      }))
    return false;
  under_way_ = exercise;
  kept_[exercise].reply = reply;
  return true;
}

void RehearsalRoom::run(const std::string& exercise, const LoadedScenario& scenario,
                        RunsOptions options) {
  (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), gives_way);
  auto model = rehearse_runs(scenario, options);
  std::string page = model ? scoring::rehearsal_html(*model, {}) : std::string{};
  const std::lock_guard lock(mutex_);
  auto& kept = kept_[exercise];
  kept.reply.ended = now_();
  if (model) {
    fill(kept.reply, *model);
    kept.page = std::move(page);
  } else {
    kept.reply.state = wire::RehearsalState::failed;
    kept.reply.message = model.error().message;
  }
  under_way_.clear();
}

wire::RehearsalReply RehearsalRoom::state(const std::string& exercise) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(exercise);
  wire::RehearsalReply reply = found == kept_.end() ? wire::RehearsalReply{} : found->second.reply;
  reply.busy = !under_way_.empty() && under_way_ != exercise;
  return reply;
}

std::optional<std::string> RehearsalRoom::page(const std::string& exercise) const {
  const std::lock_guard lock(mutex_);
  const auto found = kept_.find(exercise);
  if (found == kept_.end() || found->second.page.empty()) return std::nullopt;
  return found->second.page;
}

}  // namespace enshu::app
