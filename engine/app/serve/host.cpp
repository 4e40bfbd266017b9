// The thread of one exercise: take what was asked, decide all of it, commit once, then tell
// everybody.
#include "engine/app/serve/host.hpp"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <stdexcept>

#include "engine/app/models/crew.hpp"
#include "engine/app/run/lua_clock.hpp"
#include "engine/app/serve/feed.hpp"
#include "engine/base/rng.hpp"
#include "engine/scenario/lua_director.hpp"
#include "injects/render.hpp"

namespace enshu::app {
namespace {

/// How long the thread sleeps at most: the wall clock may be set while it does.
constexpr std::chrono::milliseconds longest_nap{200};
/// The clock of a running exercise is written down at least this often: what a power cut can cost.
constexpr std::int64_t beat_after_ms = 5'000;

/// A record that was put back is told by an event that consoles had seen; how far they had come is
/// noted this often.
constexpr std::int64_t note_after_ms = 60'000;

const Text restarted{"サーバーが再起動しました", "The server was restarted"};

}  // namespace

ExerciseHost::ExerciseHost(HostConfig config)
    : config_(std::move(config)), own_pace_(config_.here), view_texts_(scenario()) {}

ExerciseHost::~ExerciseHost() { stop(); }

void ExerciseHost::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
  if (past_) past_->stop();
  if (scores_) scores_->stop();
  std::vector<Asked> dropped;
  const std::lock_guard lock(mutex_);
  dropped.swap(queue_);
}

Result<std::unique_ptr<ExerciseHost>> ExerciseHost::open(HostConfig config) {
  std::unique_ptr<ExerciseHost> host(new ExerciseHost(std::move(config)));
  auto loaded = host->load(false);
  if (!loaded) return loaded.error();
  // Numbers go on where they were when this is the record that consoles know.
  const bool known = host->config_.served && host->same_record_ && !host->observers_->overtaken();
  host->begin_streams(std::move(*loaded), known ? host->config_.served->epoch : host->new_epoch());
  auto noted = host->continue_clock(restarted);
  host->commit(noted);
  host->thread_ = std::thread([raw = host.get()] { raw->run(); });
  return host;
}

Result<ExerciseHost::Before> ExerciseHost::load(bool mend) {
  scenario::LuaLimits limits;
  // A second guard beside the steps, so that a hostile scenario cannot hold the thread.
  limits.clock_ms = lua_clock_ms;
  auto director = scenario::LuaDirector::make(scenario(), config_.scenario->files, limits);
  if (!director) return director.error();
  director_ = std::move(*director);
  renderer_ = std::make_unique<injects::TemplateRenderer>();
  exercise_ = std::make_unique<Exercise>(scenario(), *renderer_, director_.get());
  models_.reset();
  log_.reset();
  auto log = config_.open_log(mend);
  if (!log) return log.error();
  log_ = std::move(*log);
  observers_ = std::make_unique<ObserverDesk>(scenario());
  if (auto looked = observers_->look_ahead(*log_); !looked) return looked.error();
  if (config_.models) {
    models_ =
        std::make_unique<Population>(scenario(), mix(config_.id), shipped_crew(*config_.models));
  }
  Before before{PastIndex(scenario()), {}};
  std::vector<Recorded> chunk;  // of what goes out as real e-mail
  std::optional<Error> misfit;
  const auto mail = [&] {
    if (config_.mailed) config_.mailed(exercise_->state(), chunk);
    chunk.clear();
  };
  auto read = log_->read(1, [&](const Recorded& recorded) {
    try {
      fold(recorded);
      index(recorded, before);
      served_.seq = recorded.seq;
      served_.wall = recorded.wall;
      if (config_.served && recorded.seq == config_.served->seq)
        same_record_ = recorded.wall == config_.served->wall;
    } catch (const std::out_of_range&) {
      misfit = Error{"record_misfit",
                     {"記録の " + std::to_string(recorded.seq) +
                          " 番がシナリオに合いません。別の記録を使ってください。",
                      "Event " + std::to_string(recorded.seq) +
                          " does not fit the scenario. Use another record."},
                     config_.path};
      return false;
    }
    if (config_.mailed) chunk.push_back(recorded);
    if (chunk.size() >= 1'000) mail();
    return true;
  });
  if (!read) return read.error();
  if (misfit) return *misfit;
  mail();
  return before;
}

std::string ExerciseHost::new_epoch() {
  return config_.id + "-" + std::to_string(reopened_++) + "-" + std::to_string(config_.now().ms);
}

void ExerciseHost::note_served() {
  served_noted_at_ = config_.now();
  if (config_.note_served) config_.note_served(served_);
}

void ExerciseHost::begin_streams(Before before, std::string epoch) {
  const auto failed = [id = config_.id, report = config_.report](const Error& error) {
    report("error", "exercise " + id + ": " + error.message.en);
  };
  const auto last = before.seen.last();
  auto past = before.seen.take(exercise_->state());
  past_ = std::make_unique<PastTexts>(PastTexts::Config{&scenario(), config_.open_reader, failed},
                                      past);
  scores_ = std::make_unique<ScoreKeeper>(
      ScoreKeeper::Config{&scenario(), config_.open_reader, failed, config_.score_turn}, last);
  served_.epoch = epoch;
  config_.reset(std::move(epoch), std::move(past));
  note_served();
  for (auto& item : observers_->due(config_.now())) before.observed.push_back(std::move(item));
  if (!before.observed.empty()) config_.publish(std::move(before.observed));
}

/// What consoles of the past will ask for; `recorded` is folded in.
void ExerciseHost::index(const Recorded& recorded, Before& before) {
  const bool passes = observers_->passes(recorded);
  before.seen.fold(exercise_->state(), recorded, passes);
  if (passes) return;
  for (auto& item : observers_->take(exercise_->state(), std::span(&recorded, 1)))
    before.observed.push_back(std::move(item));
}

std::vector<net::FeedItem> ExerciseHost::items_of(std::span<const Recorded> events) {
  auto items = feed_items(scenario(), exercise_->state(), events);
  auto seen = observers_->take(exercise_->state(), events);
  for (auto& item : observers_->due(config_.now())) seen.push_back(std::move(item));
  std::ranges::move(seen, std::back_inserter(items));
  return items;
}

/// Before StartEx only, when the record is small.
void ExerciseHost::renew_streams() {
  observers_ = std::make_unique<ObserverDesk>(scenario());
  Before before{PastIndex(scenario()), {}};
  auto read = observers_->look_ahead(*log_);
  if (read) {
    read = log_->read(1, [&](const Recorded& recorded) {
      index(recorded, before);
      return true;
    });
  }
  if (!read) return fail(read.error());
  begin_streams(std::move(before), new_epoch());
}

/// Into the state and the models, in the order of the log.
void ExerciseHost::fold(const Recorded& recorded) {
  exercise_->restore(recorded);
  if (models_) models_->observe(exercise_->state(), recorded);
}

/// The server was away: the clock stands at the last durable moment and goes on, or waits, from
/// there. Nothing when it stood still.
std::vector<Recorded> ExerciseHost::continue_clock(const Text& why) {
  const auto& clock = exercise_->state().clock;
  if (!clock.running) return {};
  const bool runs_on = config_.after_restart == AfterRestart::run;
  return {note_clock({exercise_->state().at, config_.now()},
                     {runs_on ? ClockChange::resumed : ClockChange::paused,
                      runs_on,
                      clock.speed_permille,
                      {},
                      why})};
}

/// An event of the house's own about the clock, folded in.
Recorded ExerciseHost::note_clock(const Moment& now, ClockChanged change) {
  Recorded recorded;
  recorded.seq = exercise_->state().seq + 1;
  recorded.at = now.at;
  recorded.wall = now.wall;
  recorded.event = std::move(change);
  fold(recorded);
  return recorded;
}

/// Writes the moment down when nothing else has for a while (or now, when the server stops).
void ExerciseHost::beat(std::int64_t after_ms, std::vector<Recorded>& batch) {
  const auto& clock = exercise_->state().clock;
  const auto now = moment();
  if (!clock.running || now.at.ms - exercise_->state().at.ms <= 0) return;
  // Below 0 the wall clock was set back: then it is time, too.
  const auto since = now.wall.ms - last_wall_.ms;
  if (since >= 0 && since < after_ms) return;
  batch.push_back(note_clock(now, {ClockChange::beat, true, clock.speed_permille, {}, {}}));
}

Moment ExerciseHost::moment() const {
  const auto wall = config_.now();
  const auto& state = exercise_->state();
  return {std::max(state.at, state.clock.exercise_time(wall)), wall};
}

ExerciseHost::Inside ExerciseHost::inside() const {
  const auto now = moment();
  return {scenario(),
          exercise_->state(),
          now.at,
          now.wall,
          observers_->seen(exercise_->state()),
          observers_->delay()};
}

void ExerciseHost::look(std::function<void(const Inside&)> task) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back({{}, {}, std::move(task)});
  }
  wake_.notify_one();
}

void ExerciseHost::command(Request request, std::function<void(net::CommandReply)> reply) {
  {
    const std::lock_guard lock(mutex_);
    queue_.push_back({std::move(request), std::move(reply), {}});
  }
  wake_.notify_one();
}

std::optional<WallTime> ExerciseHost::wake_at() const {
  const auto& clock = exercise_->state().clock;
  std::optional<ExerciseTime> due = exercise_->next_due();
  if (models_) {
    if (const auto model = models_->next()) due = due ? std::min(*due, *model) : *model;
  }
  return due ? clock.wall_of(*due) : std::nullopt;
}

void ExerciseHost::run() {
  while (true) {
    std::vector<Asked> asked;
    {
      std::unique_lock lock(mutex_);
      std::chrono::milliseconds nap = longest_nap;
      if (!broken_) {
        if (const auto due = wake_at()) {
          nap = std::clamp(std::chrono::milliseconds{due->ms - config_.now().ms},
                           std::chrono::milliseconds{0}, nap);
        }
      }
      wake_.wait_for(lock, nap, [&] { return stopping_ || !queue_.empty(); });
      if (stopping_) break;
      asked.swap(queue_);
    }
    if (broken_) mend();
    turn(std::move(asked));
  }
  if (broken_) return;
  std::vector<Recorded> last;
  beat(0, last);
  if (commit(last)) note_served();
}

void ExerciseHost::let_models_act(const Moment& now, std::vector<Recorded>& batch) {
  const auto& clock = exercise_->state().clock;
  if (!models_ || (!clock.running && !clock.ended)) return;
  const auto next = [&] {
    return clock.ended ? models_->take_closing() : models_->take(exercise_->state(), now.at);
  };
  while (auto request = next()) {
    if (auto outcome = exercise_->handle(*request, now)) {
      for (auto& recorded : outcome->events) {
        models_->observe(exercise_->state(), recorded);
        batch.push_back(std::move(recorded));
      }
    }
  }
}

/// One turn: the timeline, then what was asked, then the models; all of it in one commit.
void ExerciseHost::turn(std::vector<Asked> asked) {
  std::vector<Recorded> batch;
  std::vector<std::pair<std::function<void(net::CommandReply)>, net::CommandReply>> answers;
  const auto keep = [&](std::vector<Recorded>& events) {
    for (auto& recorded : events) {
      if (models_) models_->observe(exercise_->state(), recorded);
      batch.push_back(std::move(recorded));
    }
  };
  if (!broken_) {
    follow_wall_clock(batch);
    auto fired = exercise_->advance(moment());
    keep(fired);
    for (auto& one : asked) {
      if (!one.reply) continue;
      auto outcome = exercise_->handle(one.request, moment());
      net::CommandReply reply;
      if (outcome) {
        reply.seq = outcome->seq;
        keep(outcome->events);
      } else {
        reply.refused = outcome.error();
      }
      answers.emplace_back(std::move(one.reply), std::move(reply));
      one.reply = nullptr;
    }
    for (const auto& rest : own_pace_.left(scenario(), exercise_->state(), moment().wall)) {
      if (auto outcome = exercise_->handle(rest, moment())) keep(outcome->events);
    }
    let_models_act(moment(), batch);
    if (batch.empty()) beat(beat_after_ms, batch);
  }
  if (broken_ || !commit(batch)) {
    // What was decided in memory is not durable: it is forgotten, and nobody is told that it
    // happened.
    for (auto& answer : answers) answer.second = {log_stopped(), 0};
    for (auto& one : asked) {
      if (one.reply) one.reply({log_stopped(), 0});
    }
  }
  if (observers_->take_changed_form()) renew_streams();
  if (auto late = observers_->due(config_.now()); !late.empty()) config_.publish(std::move(late));
  for (auto& [tell, reply] : answers) tell(std::move(reply));
  for (auto& one : asked) {
    if (one.look) one.look(inside());
  }
}

/// `batch` is empty afterwards when that went well.
bool ExerciseHost::commit(std::vector<Recorded>& batch) {
  if (batch.empty()) return true;
  last_wall_ = batch.back().wall;
  const auto before = std::chrono::steady_clock::now();
  if (auto done = log_->append(batch); !done) {
    fail(done.error());
    return false;
  }
  if (config_.figures != nullptr)
    config_.figures->committed(batch, std::chrono::steady_clock::now() - before);
  served_.seq = batch.back().seq;
  served_.wall = batch.back().wall;
  publish(batch);
  if (std::abs(config_.now().ms - served_noted_at_.ms) >= note_after_ms) note_served();
  return true;
}

/// Tells everybody what is durable now.
void ExerciseHost::publish(std::vector<Recorded>& batch) {
  config_.publish(items_of(batch));
  if (config_.mailed) config_.mailed(exercise_->state(), batch);
  scores_->take(std::move(batch));
}

}  // namespace enshu::app
