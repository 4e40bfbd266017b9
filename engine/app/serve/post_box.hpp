// The mail of one exercise: its roster file, its outbox, and the way from an event to waiting
// mails.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <vector>

#include "engine/app/library.hpp"
#include "engine/app/serve/post_group.hpp"
#include "engine/core/state.hpp"
#include "engine/mail/roster.hpp"
#include "engine/store/outbox.hpp"

namespace enshu::app {

/// Reads the file again whenever it has changed. Any thread.
class RosterFile {
 public:
  RosterFile(std::filesystem::path path, const mail::MailConfig& config)
      : path_(std::move(path)), config_(config) {}

  /// Empty when there is no such file.
  std::shared_ptr<const mail::Roster> now();
  /// Puts another in its place, whole or not at all. Errors: `roster_write`.
  Result<Done> replace(const std::string& csv);

 private:
  std::filesystem::path path_;
  const mail::MailConfig& config_;
  std::mutex mutex_;
  std::filesystem::file_time_type read_at_{};
  std::uintmax_t read_bytes_{};
  std::shared_ptr<const mail::Roster> roster_;
};

class PostBox {
 public:
  /// `config` outlives it. Errors: `outbox`.
  static Result<std::unique_ptr<PostBox>> open(std::string exercise,
                                               const std::filesystem::path& record,
                                               std::shared_ptr<const LoadedScenario> scenario,
                                               const mail::MailConfig& config, std::uint64_t since);

  /// On the exercise's thread: durable events, in order, with the state that has them folded in.
  /// True when a mail waits now. Errors: `outbox`; what was not kept is tried again at the next
  /// call, and a restart reads it from the record.
  Result<bool> take(const State& state, std::span<const Recorded> events);

  [[nodiscard]] const std::string& exercise() const { return exercise_; }
  [[nodiscard]] const LoadedScenario& scenario() const { return *scenario_; }
  [[nodiscard]] const std::string& secret() const { return secret_; }
  /// The exercise's record, in which the files of persons' own stand.
  [[nodiscard]] const std::filesystem::path& record() const { return record_; }
  /// Folder of what a dry run would have sent.
  [[nodiscard]] const std::filesystem::path& dry_folder() const { return dry_folder_; }
  RosterFile& roster() { return roster_; }
  /// Nothing but the word of it leaves while a real incident stops the exercise. Any thread.
  [[nodiscard]] bool held() const { return held_; }
  /// Where its day stands. Any thread.
  enum class Stage { before, running, over };
  [[nodiscard]] Stage stage() const { return stage_; }
  /// Whether the exercise is still to be told of every mail that came back: after a start, and when
  /// it could not keep one. Any thread.
  bool take_returns_to_tell() { return returns_to_tell_.exchange(false); }
  void tell_returns_again() { returns_to_tell_ = true; }
  /// The mail thread's own.
  store::Outbox& outbox() { return sender_; }
  PostGroup& group() { return group_; }
  /// For those who look, from any thread.
  template <class Look>
  auto look(Look task) {
    const std::lock_guard lock(looking_);
    return task(looker_);
  }

 private:
  struct Connections {
    store::Outbox taker;
    store::Outbox sender;
    store::Outbox looker;
  };
  PostBox(std::string exercise, const std::filesystem::path& record,
          std::shared_ptr<const LoadedScenario> scenario, const mail::MailConfig& config,
          Connections connections);

  std::string exercise_;
  std::shared_ptr<const LoadedScenario> scenario_;
  const mail::MailConfig& config_;
  RosterFile roster_;
  store::Outbox taker_;   ///< the exercise's thread
  store::Outbox sender_;  ///< the mail thread
  PostGroup group_;       ///< the mail thread
  std::mutex looking_;
  store::Outbox looker_;
  std::string secret_;
  std::filesystem::path dry_folder_;
  std::atomic<bool> held_ = false;
  std::atomic<Stage> stage_ = Stage::before;
  std::atomic<bool> returns_to_tell_ = true;
  std::uint64_t up_to_{};  ///< the exercise's thread
  std::vector<store::OutboxPost>
      kept_;  ///< the exercise's thread: what the disk has not taken yet, in order
  std::filesystem::path record_;
};

/// `EXERCISE.roster.csv` beside the record.
std::filesystem::path roster_path(const std::filesystem::path& record);

}  // namespace enshu::app
