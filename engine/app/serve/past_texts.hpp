// The words of what consoles got before the server was started, read from the record when a console
// asks for them: most of them nobody asks for again.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/net/backend.hpp"
#include "engine/store/record_reader.hpp"

namespace enshu::app {

/// The exercise's record, beside whoever appends to it. Any thread.
using OpenReader = std::function<Result<std::unique_ptr<store::RecordReader>>()>;

/// A thread of its own, started by the first question; several questions at once are answered by
/// one pass over the record.
class PastTexts {
 public:
  using Body = std::shared_ptr<const std::string>;
  struct Config {
    const Scenario* scenario = nullptr;  ///< outlives this
    OpenReader open_reader;
    std::function<void(const Error&)> failed;
  };

  PastTexts(Config config, const std::vector<net::Past>& past);
  ~PastTexts() { stop(); }
  PastTexts(const PastTexts&) = delete;
  PastTexts& operator=(const PastTexts&) = delete;

  /// The class's events, each with its `seq`, as the inside of a JSON array; null when there are
  /// none or the record cannot be read. Any thread; the answer comes from the caller's or ours.
  void ask(const ViewerClass& viewer, std::function<void(Body)> reply);
  /// Questions that are still open are answered by null.
  void stop();

 private:
  struct Entry {
    std::shared_ptr<const std::vector<std::uint64_t>> seqs;
    std::weak_ptr<const std::string> text;  ///< while somebody is being sent it
    std::vector<std::function<void(Body)>> asked;
  };
  using Place = std::map<ViewerClass, Entry>::iterator;

  void run();
  std::vector<Body> read(const std::vector<Place>& wanted);

  Config config_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::map<ViewerClass, Entry> entries_;  ///< the keys and `seqs` never change
  std::vector<Place> queue_;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;
};

}  // namespace enshu::app
