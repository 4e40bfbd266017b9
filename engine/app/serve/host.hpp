// The owner of one live exercise: its own thread, its clock, its log. Others send it commands and
// never touch its state.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <vector>

#include "engine/app/library.hpp"
#include "engine/app/models/population.hpp"
#include "engine/app/serve/figures.hpp"
#include "engine/app/serve/observers.hpp"
#include "engine/app/serve/own_pace.hpp"
#include "engine/app/serve/past_index.hpp"
#include "engine/app/serve/past_texts.hpp"
#include "engine/app/serve/score_keeper.hpp"
#include "engine/app/serve/view_texts.hpp"
#include "engine/core/event_log.hpp"
#include "engine/core/exercise.hpp"
#include "engine/net/backend.hpp"

namespace enshu::app {

/// What a person reads whose input cannot be kept at the moment.
Error log_stopped();

/// Whether a restarted server lets the clock run on from the last durable moment or waits for a
/// controller.
enum class AfterRestart { run, pause };

struct HostConfig {
  std::string id;
  std::string path;  ///< of the record
  std::shared_ptr<const LoadedScenario> scenario;
  /// `mend`: after a write that failed.
  std::function<Result<std::unique_ptr<EventLog>>(bool mend)> open_log;
  /// For threads that read beside the log that is open.
  OpenReader open_reader;
  std::function<WallTime()> now;
  std::function<void(std::vector<net::FeedItem>)> publish;  ///< durable events, in order
  /// The same events with the state that has them folded in, on the exercise's thread; may be
  /// empty.
  std::function<void(const State&, std::span<const Recorded>)> mailed;
  /// The streams start anew behind what the record holds.
  std::function<void(const std::string& epoch, std::vector<net::Past> past)> reset;
  std::function<void(net::Notice)> notice;  ///< until the next `reset`
  std::function<void(const std::string& level, const std::string& text)>
      report;  ///< to the operator's log
  std::function<std::vector<SeatId>()>
      here;  ///< seats with a console open; any thread; may be empty
  /// What consoles were told last, when the server was here before; and where to note it. May be
  /// empty.
  std::optional<Served> served;
  std::function<void(const Served&)> note_served;
  Figures* figures = nullptr;  ///< outlives the host; may be null
  AfterRestart after_restart = AfterRestart::run;
  std::shared_ptr<std::timed_mutex> score_turn;  ///< `ScoreKeeper::Config::turn`
  std::optional<std::string>
      models;  ///< profile of modelled participants; nothing: nobody is modelled
};

class ExerciseHost {
 public:
  /// Opens the log, folds it, and starts the thread. Errors: those of the log, or a record that
  /// does not fold.
  static Result<std::unique_ptr<ExerciseHost>> open(HostConfig config);
  ~ExerciseHost();
  ExerciseHost(const ExerciseHost&) = delete;
  ExerciseHost& operator=(const ExerciseHost&) = delete;

  /// Ends the thread; what was asked and not yet taken up is dropped. Not from the exercise's own
  /// thread.
  void stop();

  /// What a task may look at, on the exercise's own thread.
  struct Inside {
    const Scenario& scenario;
    const State& state;
    ExerciseTime now;
    WallTime wall;
    const State& seen;  ///< by observers, who may be later than everybody else
    Duration observer_delay;
  };
  /// Runs on the exercise's thread, after what was asked before it.
  void look(std::function<void(const Inside&)> task);
  /// Answers once the command's events are durable and published; `who` may be empty for the house
  /// itself.
  void command(Request request, std::function<void(net::CommandReply)> reply);

  /// What the class got before the record was opened. On the exercise's thread, within a `look`.
  void past(const ViewerClass& viewer, std::function<void(PastTexts::Body)> reply) {
    past_->ask(viewer, std::move(reply));
  }
  /// The score of all that is durable. On the exercise's thread, within a `look`.
  void score(const Inside& inside, std::function<void(Result<scoring::Score>)> reply) {
    scores_->ask(inside.now, inside.state.clock.ended, std::move(reply));
  }

  /// On the exercise's thread.
  ViewTexts& view_texts() { return view_texts_; }

  [[nodiscard]] const HostConfig& config() const { return config_; }
  [[nodiscard]] const Scenario& scenario() const { return config_.scenario->scenario; }

 private:
  struct Asked {
    Request request;
    std::function<void(net::CommandReply)> reply;
    std::function<void(const Inside&)> look;
  };

  explicit ExerciseHost(HostConfig config);
  /// What consoles got of the record before it was opened.
  struct Before {
    PastIndex seen;                       ///< by number; the words stand in the record
    std::vector<net::FeedItem> observed;  ///< what comes to observers apart, in their own form
  };
  /// Fills everything below from the record.
  Result<Before> load(bool mend);
  void index(const Recorded& recorded, Before& before);
  /// What everybody gets of these durable events now.
  std::vector<net::FeedItem> items_of(std::span<const Recorded> events);
  /// The streams start anew with what stands in the record: their forms have changed.
  void renew_streams();
  void begin_streams(Before before, std::string epoch);
  [[nodiscard]] std::string new_epoch();
  void note_served();
  void fold(const Recorded& recorded);
  void publish(std::vector<Recorded>& batch);
  std::vector<Recorded> continue_clock(const Text& why);
  void mend();
  void fail(const Error& error);
  Recorded note_clock(const Moment& now, ClockChanged change);
  void beat(std::int64_t after_ms, std::vector<Recorded>& batch);
  void follow_wall_clock(std::vector<Recorded>& batch);
  void run();
  void turn(std::vector<Asked> asked);
  bool commit(std::vector<Recorded>& batch);
  void let_models_act(const Moment& now, std::vector<Recorded>& batch);
  [[nodiscard]] std::optional<WallTime> wake_at() const;
  [[nodiscard]] Moment moment() const;
  [[nodiscard]] Inside inside() const;

  HostConfig config_;
  std::unique_ptr<Director> director_;
  std::unique_ptr<Renderer> renderer_;
  std::unique_ptr<Exercise> exercise_;
  std::unique_ptr<Population> models_;
  OwnPace own_pace_;
  std::unique_ptr<ObserverDesk> observers_;
  std::unique_ptr<EventLog> log_;
  std::unique_ptr<PastTexts> past_;
  std::unique_ptr<ScoreKeeper> scores_;
  ViewTexts view_texts_;
  std::uint64_t reopened_ = 0;
  Served served_;             ///< up to the newest durable event
  bool same_record_ = false;  ///< as the one that consoles were told of last
  WallTime served_noted_at_{};
  WallTime last_wall_{};  ///< of the newest event that this server wrote
  WallTime seen_wall_{};
  std::chrono::steady_clock::time_point seen_steady_{};
  bool broken_ = false;
  std::chrono::milliseconds pause_before_mending_{};
  std::chrono::steady_clock::time_point mend_at_{};  ///< not before this
  std::chrono::steady_clock::time_point mended_at_{};

  std::mutex mutex_;
  std::condition_variable wake_;
  std::vector<Asked> queue_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace enshu::app
