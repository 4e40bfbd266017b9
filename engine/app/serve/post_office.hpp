// The real e-mail of all exercises: one thread that writes mails and notes what became of them,
// some that hand them to the server, one that looks for those that come in.
#pragma once

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <thread>

#include "engine/app/serve/post_box.hpp"
#include "engine/app/serve/post_lines.hpp"
#include "engine/app/serve/post_pace.hpp"
#include "engine/mail/config.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/wire/mail.hpp"

namespace enshu::app {

class ExerciseHost;

struct PostOfficeConfig {
  mail::MailConfig mail;
  std::function<WallTime()> now;
  std::function<void(const std::string& level, const std::string& text)>
      report;  ///< to the operator's log: ids only, never addresses
};

class PostOffice {
 public:
  explicit PostOffice(PostOfficeConfig config);
  ~PostOffice();
  PostOffice(const PostOffice&) = delete;
  PostOffice& operator=(const PostOffice&) = delete;

  /// Opens an exercise's box; `since` counts only when it never had one: what stands in its record
  /// by then is not sent any more. Errors: `outbox`.
  Result<Done> open(const std::string& exercise, const std::filesystem::path& record,
                    std::shared_ptr<const LoadedScenario> scenario, std::uint64_t since);
  /// Gives a new exercise the roster of the settings, if they name one. Errors: `roster_read`,
  /// `roster_write`.
  Result<Done> bring_roster(const std::filesystem::path& record) const;
  /// On the exercise's thread, for durable events.
  void take(const std::string& exercise, const State& state, std::span<const Recorded> events);
  /// Starts the threads. `host` finds a live exercise; `base_url` begins the links of receipts.
  void start(std::function<std::shared_ptr<ExerciseHost>(const std::string&)> host,
             const std::string& base_url);
  /// Ends the threads, after those in dialogue; what waits stays in the outboxes.
  void stop();

  /// Null when there is no such exercise. Any thread.
  std::shared_ptr<PostBox> box(const std::string& exercise) const;
  [[nodiscard]] const mail::MailConfig& config() const { return config_.mail; }
  /// What links in mails begin with; known after `start`.
  [[nodiscard]] const std::string& base_url() const { return base_url_; }
  /// A mail waits now. Any thread.
  void ring();

 private:
  using Boxes = std::vector<std::shared_ptr<PostBox>>;
  [[nodiscard]] Boxes boxes() const;
  /// A mail that the server has not answered yet.
  struct InDialogue {
    std::shared_ptr<PostBox> box;
    store::OutboxRow row;
    PostPace::Clock::time_point left;
  };
  void send_all();
  [[nodiscard]] PostPace::Clock::time_point hand_out();
  void take_answers();
  void came_back(const InDialogue& mail, const Result<mail::SmtpAnswer>& smtp);
  bool send_next(const std::shared_ptr<PostBox>& box);
  std::optional<store::OutboxRow> next_of(PostBox& box, bool held);
  void leave_group(PostBox& box);
  void give_back();
  void deliver(const std::shared_ptr<PostBox>& box, const store::OutboxRow& row);
  [[nodiscard]] WallTime again(const store::OutboxRow& row) const;
  void write_down(PostBox& box, const store::OutboxRow& row, const std::string& mime);
  void note(PostBox& box, const store::OutboxRow& row, const std::string& state,
            const std::string& reason, WallTime again = {});
  void trouble(PostBox& box, const Error& error);
  bool keep_note(PostBox& box, const PostGroup::Outcome& outcome);
  /// Whether the exercise must know of a mail in that state.
  static bool comes_back(const std::string& state);
  void tell_returned(const std::shared_ptr<PostBox>& box, const store::OutboxReturn& row);
  void tell_returns();
  void receive_all();
  [[nodiscard]] Result<Done> settle() const;
  /// What became of a mail that came in. `again`: nobody could be asked. `waits`: the exercise
  /// takes nothing from the seat now; the mail stays in the mailbox without our mark.
  struct Became {
    enum class What { done, again, waits };
    What what = What::done;
    std::string exercise;
    std::string seat;
  };
  Became receive(const mail::Incoming& mail);
  Became give_to(const std::shared_ptr<PostBox>& target, const std::string& seat,
                 const mail::Incoming& mail);
  std::set<std::uint64_t> still_waiting();
  void note_bounce(const mail::Incoming& mail);
  [[nodiscard]] std::vector<std::pair<std::shared_ptr<PostBox>, std::string>> seats_of(
      const mail::Incoming& mail) const;
  bool wait(std::chrono::milliseconds time);

  PostOfficeConfig config_;
  std::function<std::shared_ptr<ExerciseHost>(const std::string&)> host_;
  std::string base_url_;
  mutable std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  bool rung_ = false;  ///< a mail waits, or an answer
  std::map<std::string, std::shared_ptr<PostBox>> boxes_;
  // The mail thread's own.
  PostPace pace_;
  std::map<std::uint64_t, InDialogue> in_dialogue_;  ///< by the number of the mail
  std::uint64_t number_ = 0;
  std::string turn_;  ///< the exercise of which one went out last

  std::unique_ptr<PostLines> lines_;  ///< none in a dry run
  /// The receiving thread's: mails that wait, by UID, and in this look whose must not overtake them
  /// (`scope_of`).
  std::map<std::uint64_t, Became> waiting_;
  std::set<std::string> held_;
  std::thread sender_;
  std::thread receiver_;
};

/// What controllers see: `known` says whether the exercise has the seat.
wire::MailReply mail_reply(PostBox& box, const mail::MailConfig& config,
                           const std::function<bool(const std::string& seat)>& known);
/// What is answered where the server runs without mail.
Error mail_off();

}  // namespace enshu::app
