// Handing a mail to a server, and what its answer means for us.
#pragma once

#include <memory>
#include <string>

#include "engine/base/result.hpp"
#include "engine/mail/config.hpp"

namespace enshu::mail {

/// `accepted`: the server has it. `bounced`: it will never take it for this recipient. `later`:
/// this time it could not, or the fault is ours (sign-in, sender, certificate).
enum class Handed { accepted, bounced, later };

struct SmtpAnswer {
  Handed handed = Handed::later;
  bool line_works =
      true;          ///< false: the fault was before any mail, so that the next would meet it too
  long code{};       ///< the server's last; 0 when it said none
  std::string text;  ///< the server's last line, or what went wrong on the way
};

/// One connection that is kept open between mails. One thread uses it.
class SmtpSender {
 public:
  /// Errors: `mail_config` (the password file).
  static Result<SmtpSender> make(const MailServer& server);
  SmtpSender(SmtpSender&&) noexcept;
  SmtpSender& operator=(SmtpSender&&) noexcept;
  ~SmtpSender();

  SmtpAnswer send(const std::string& from, const std::string& to, const std::string& mime);

 private:
  struct Line;
  explicit SmtpSender(std::unique_ptr<Line> line);
  std::unique_ptr<Line> line_;
};

}  // namespace enshu::mail
