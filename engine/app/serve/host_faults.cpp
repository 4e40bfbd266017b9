// What the owner of an exercise does when the disk or the clock fails it: says so, stands still,
// and goes on where the record ends.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <tuple>

#include "engine/app/serve/host.hpp"

namespace enshu::app {
namespace {

/// How often a log that failed is tried again; more and more seldom where it fails again at once.
constexpr std::chrono::milliseconds retry_after{500};
constexpr std::chrono::milliseconds retry_after_most{8'000};
constexpr std::chrono::seconds steady_again{10};
/// A wall clock that moves by more than this against one that cannot be set was set.
constexpr std::int64_t noticed_ms = 2'000;

const Text mended{"記録に再び書き込めるようになりました", "The record can be written again"};

/// The failure in plain words: staff read why, and nobody reads where the server keeps its files.
net::Notice notice_of(const Error& error) {
  const auto cause = [&](const std::string& text) {
    const std::string place = error.place + ": ";
    return text.starts_with(place) ? text.substr(place.size()) : text;
  };
  return {
      "log_failed",
      {"記録に書き込めないため、演習は止まっています。書き込めるようになると、最後に記録された時"
       "刻から自動で再開します。原因: " +
           cause(error.message.ja),
       "The record cannot be written, so the exercise stands still. It goes on by itself from "
       "the last recorded moment when writing works again. Cause: " +
           cause(error.message.en)},
      log_stopped().message};
}

}  // namespace

Error log_stopped() {
  return {"log_failed",
          {"記録に書き込めないため、入力を受け付けられません。入力内容は画面に残っています。統制官"
           "に知らせてください。",
           "The record cannot be written, so nothing is accepted now. What you typed is kept; tell "
           "a controller."},
          {}};
}

void ExerciseHost::fail(const Error& error) {
  if (config_.figures != nullptr) config_.figures->commit_failed();
  config_.report("error", "exercise " + config_.id + ": " + error.message.en);
  config_.notice(notice_of(error));
  broken_ = true;
  const auto now = std::chrono::steady_clock::now();
  const bool at_once = pause_before_mending_.count() > 0 && now - mended_at_ < steady_again;
  pause_before_mending_ =
      at_once ? std::min(2 * pause_before_mending_, retry_after_most) : retry_after;
  mend_at_ = now + pause_before_mending_;
}

/// The record is opened and folded anew. What was folded before answers views until the record has
/// taken a write again; only then do consoles begin anew, once.
void ExerciseHost::mend() {
  if (std::chrono::steady_clock::now() < mend_at_) return;
  auto kept = std::make_tuple(std::move(director_), std::move(renderer_), std::move(exercise_),
                              std::move(models_), std::move(observers_));
  auto before = load(true);
  std::vector<Recorded> note;
  bool taken = before.ok();
  if (taken) {
    note = continue_clock(mended);
    taken = note.empty() || log_->append(note).ok();
  }
  if (!taken) {
    log_.reset();
    std::tie(director_, renderer_, exercise_, models_, observers_) = std::move(kept);
    mend_at_ = std::chrono::steady_clock::now() + pause_before_mending_;
    return;
  }
  broken_ = false;
  mended_at_ = std::chrono::steady_clock::now();
  config_.report("info", "exercise " + config_.id + ": " + mended.en);
  begin_streams(std::move(*before), new_epoch());
  if (!note.empty()) publish(note);
}

/// The wall clock was set while the exercise ran (by hand, by a time server, by a machine that
/// slept). Without this a clock set forward would fire an hour's injects at once, and one set back
/// would stop the exercise for an hour. Exercise time goes on from where a clock that cannot be set
/// says it is, and controllers read why.
void ExerciseHost::follow_wall_clock(std::vector<Recorded>& batch) {
  const auto wall = config_.now();
  const auto steady = std::chrono::steady_clock::now();
  const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(steady - seen_steady_);
  const Duration set{wall.ms - seen_wall_.ms - passed.count()};
  const bool first = seen_wall_ == WallTime{};
  seen_wall_ = wall;
  seen_steady_ = steady;
  const auto& clock = exercise_->state().clock;
  if (first || std::abs(set.ms) < noticed_ms || !clock.running) return;
  const auto at = std::max(exercise_->state().at, clock.exercise_time({wall.ms - set.ms}));
  const std::string seconds = (set.ms > 0 ? "+" : "") + std::to_string(set.ms / 1000);
  const Text why{
      "サーバーの時計が " + seconds + " 秒動きました。演習の時刻はそのまま続きます",
      "The server's clock was set by " + seconds + " s; exercise time goes on as before"};
  config_.report("warning", "exercise " + config_.id + ": " + why.en);
  batch.push_back(
      note_clock({at, wall}, {ClockChange::resumed, true, clock.speed_permille, {}, why}));
}

}  // namespace enshu::app
