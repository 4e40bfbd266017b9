// The form on which one owner answers a follow-up: a page that works from a file, without network,
// and saves its answers as a file to send back.
#pragma once

#include <string>

#include "scoring/follow_up.hpp"

namespace enshu::scoring {

/// What the program knows and the debrief does not.
struct FormOrigin {
  std::string exercise;  ///< mark by which the answers find their exercise again
  std::string key;       ///< of this owner
  std::string answers;   ///< name of the file that the form saves
  std::string reply_to;  ///< mail address for the answers; empty: whoever gave the form out
  std::string policy;    ///< Content-Security-Policy with the hashes of style and script
};

/// The page's style sheet and its script, as they stand in the page byte for byte.
std::string_view follow_up_style();
std::string_view follow_up_script();

/// Japanese with the English beside it, whoever reads it. Same arguments, same bytes.
std::string follow_up_html(const DebriefHeader& exercise, const FollowUpForm& form,
                           const FormOrigin& origin);

}  // namespace enshu::scoring
