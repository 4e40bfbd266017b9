// The score of a running exercise, on a thread of its own: the exercise does not wait for it.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "engine/app/serve/past_texts.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {

/// Begins with the record from its first event, which holds every row of it to the chain, and goes
/// on with what it is given. When it falls behind it reads the record instead of keeping events.
class ScoreKeeper {
 public:
  struct Config {
    const Scenario* scenario = nullptr;  ///< outlives this
    OpenReader open_reader;
    /// The record cannot be read or does not fit the chain; there is no score then.
    std::function<void(const Error&)> failed;
    /// One record at a time is read from its beginning, however many exercises a server opens. May
    /// be null.
    std::shared_ptr<std::timed_mutex> turn;
  };

  /// `last`: how far the record goes.
  ScoreKeeper(Config config, std::uint64_t last);
  ~ScoreKeeper() { stop(); }
  ScoreKeeper(const ScoreKeeper&) = delete;
  ScoreKeeper& operator=(const ScoreKeeper&) = delete;

  /// Durable events, in order.
  void take(std::vector<Recorded> events);
  /// The score after all that was given before. From our thread; not at all after `stop`.
  void ask(ExerciseTime now, bool final, std::function<void(Result<scoring::Score>)> reply);
  void stop();

 private:
  struct Question {
    ExerciseTime now{};
    bool final = false;
    std::function<void(Result<scoring::Score>)> reply;
  };

  void run();
  void fold(const Recorded& recorded);
  void read_up_to(std::uint64_t last);
  bool stopping();

  Config config_;
  std::optional<scoring::Scoreboard> board_;  ///< these three: of our thread
  std::uint64_t folded_ = 0;
  std::optional<Error> error_;

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<std::vector<Recorded>> given_;
  std::size_t given_events_ = 0;
  std::uint64_t last_;
  std::vector<Question> asked_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace enshu::app
