// Several connections to one mail server, each with a thread of its own that does nothing but the
// dialogue.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/mail/smtp.hpp"

namespace enshu::app {

class PostLines {
 public:
  struct Mail {
    std::uint64_t number{};
    std::string from;
    std::string to;
    std::string mime;
  };
  struct Answer {
    std::uint64_t number{};
    Result<mail::SmtpAnswer> smtp;
  };
  /// Hands a mail to the server. Errors: there is no connection to be had (`mail_config`).
  using Send = std::function<Result<mail::SmtpAnswer>(const Mail& mail)>;

  /// `line` makes what one connection sends with; each is used by one thread. `answered` is called
  /// on these threads.
  PostLines(std::size_t count, const std::function<Send()>& line, std::function<void()> answered);
  /// Waits for those in dialogue.
  ~PostLines();
  PostLines(const PostLines&) = delete;
  PostLines& operator=(const PostLines&) = delete;

  /// To the first that is free, so that a few mails use one connection; fewer than `count` may be
  /// without an answer.
  void hand(Mail mail);
  /// Those that came since the last call.
  std::vector<Answer> answers();

 private:
  struct Line {
    Send send;
    std::optional<Mail> mail;
    bool busy = false;
    std::condition_variable wake;
    std::thread thread;
  };
  void talk(Line& line);

  std::function<void()> answered_;
  std::mutex mutex_;
  bool closing_ = false;
  std::vector<Answer> answers_;
  std::vector<std::unique_ptr<Line>> lines_;
};

/// What sends over a kept connection to that server, which must outlive it.
PostLines::Send smtp_line(const mail::MailServer& server);

}  // namespace enshu::app
