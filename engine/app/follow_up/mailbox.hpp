// The owners' answers out of the mailbox to which they reply.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/app/follow_up/answers.hpp"
#include "engine/mail/imap.hpp"

namespace enshu::app {

/// A new mail that carries answers, attached or pasted.
struct MailedAnswers {
  std::uint64_t uid{};
  std::vector<AnswersSource> sources;
};

/// Looks through the new mails; those without answers stay as they are. Errors: `mail_server`.
Result<std::vector<MailedAnswers>> mailed_answers(mail::ImapBox& box);

/// Marks the mails of which every answer was taken; what was refused stays new, so that somebody
/// looks at it and is told again. Errors: `mail_server`.
Result<Done> settle(mail::ImapBox& box, const std::vector<MailedAnswers>& mails,
                    const AnswersReport& report);

}  // namespace enshu::app
