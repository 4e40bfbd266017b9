// The owners' forms by real e-mail, under the rules of the exercise's own mail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/app/follow_up/forms.hpp"
#include "engine/mail/config.hpp"

namespace enshu::app {

struct PostedForm {
  std::string owner;
  std::string state;  ///< sent, dry, bounced, failed, no_address or blocked
  std::string note;   ///< the server's words, or the file of a dry run; never an address
};

struct PostOptions {
  mail::MailConfig config;
  std::string roster;    ///< CSV; empty: beside the record, else that of the settings
  std::string reply_to;  ///< empty: our own address
  std::string day;       ///< of the list, `2027-06-01`: part of the Message-IDs
  WallTime now{};
};

/// One mail an owner, with the form attached. Only to addresses of the roster in allowed domains:
/// the owner's name is looked for in the column `seat`, else among the names of the exercise's
/// seats. Errors: `mail_config`, `roster_read`, `write_failed`.
Result<std::vector<PostedForm>> post_forms(const FollowedExercise& exercise,
                                           const std::vector<OwnersForm>& forms,
                                           const PostOptions& options);

}  // namespace enshu::app
