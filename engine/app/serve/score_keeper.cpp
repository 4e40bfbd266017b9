// What is given is folded in order; what was let go comes out of the record.
#include "engine/app/serve/score_keeper.hpp"

#include <chrono>
#include <stdexcept>
#include <utility>

namespace enshu::app {
namespace {

/// Events that wait in memory at most; behind that they are read again.
constexpr std::size_t waiting_most = 20'000;
constexpr std::chrono::milliseconds look_round{50};

}  // namespace

ScoreKeeper::ScoreKeeper(Config config, std::uint64_t last)
    : config_(std::move(config)), last_(last), thread_([this] { run(); }) {}

void ScoreKeeper::take(std::vector<Recorded> events) {
  if (events.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    last_ = events.back().seq;
    given_events_ += events.size();
    if (given_events_ > waiting_most) {
      given_.clear();
      given_events_ = 0;
    } else {
      given_.push_back(std::move(events));
    }
  }
  wake_.notify_one();
}

void ScoreKeeper::ask(ExerciseTime now, bool final,
                      std::function<void(Result<scoring::Score>)> reply) {
  {
    const std::lock_guard lock(mutex_);
    asked_.push_back({now, final, std::move(reply)});
  }
  wake_.notify_one();
}

void ScoreKeeper::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool ScoreKeeper::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void ScoreKeeper::fold(const Recorded& recorded) {
  if (error_ || recorded.seq != folded_ + 1) return;
  try {
    board_->fold(recorded);
    folded_ = recorded.seq;
  } catch (const std::out_of_range&) {
    error_ = Error{"record_misfit",
                   {"記録の " + std::to_string(recorded.seq) + " 番がシナリオに合いません。",
                    "Event " + std::to_string(recorded.seq) + " does not fit the scenario."},
                   {}};
    config_.failed(*error_);
  }
}

void ScoreKeeper::read_up_to(std::uint64_t last) {
  std::unique_lock<std::timed_mutex> turn;
  if (folded_ == 0 && config_.turn != nullptr) {
    turn = std::unique_lock(*config_.turn, std::defer_lock);
    while (!turn.try_lock_for(look_round)) {
      if (stopping()) return;
    }
  }
  auto log = config_.open_reader();
  Result<Done> done = Done{};
  if (log) {
    done = (*log)->read(folded_ + 1, [&](const Recorded& recorded) {
      fold(recorded);
      return !error_ && recorded.seq < last && (recorded.seq % 256 != 0 || !stopping());
    });
  } else {
    done = log.error();
  }
  if (done) return;
  error_ = done.error();
  config_.failed(*error_);
}

void ScoreKeeper::run() {
  board_.emplace(*config_.scenario);
  while (true) {
    std::vector<std::vector<Recorded>> given;
    std::vector<Question> asked;
    std::uint64_t last{};
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock,
                 [this] { return stopping_ || !asked_.empty() || (!error_ && folded_ < last_); });
      if (stopping_) return;
      given.swap(given_);
      given_events_ = 0;
      asked.swap(asked_);
      last = last_;
    }
    const auto first = given.empty() ? last + 1 : given.front().front().seq;
    if (!error_ && folded_ + 1 < first) read_up_to(first - 1);
    for (const auto& batch : given) {
      for (const auto& recorded : batch) fold(recorded);
    }
    for (auto& question : asked) {
      if (error_)
        question.reply(*error_);
      else
        question.reply(board_->score(question.now, question.final));
    }
  }
}

}  // namespace enshu::app
