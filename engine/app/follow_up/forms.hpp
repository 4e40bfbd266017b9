// The owners' forms as files.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/app/follow_up/records.hpp"

namespace enshu::app {

struct OwnersForm {
  scoring::FollowUpForm asked;
  std::string file;  ///< name, such as `drill-01-佐藤.html`
  std::string page;
};

/// One page an owner, in the order of the list of what is due. `owners` empty: all of them.
std::vector<OwnersForm> owners_forms(const FollowedExercise& exercise,
                                     const std::vector<scoring::FollowUpDue>& due,
                                     const std::vector<std::string>& owners,
                                     const std::string& reply_to);

/// Into a folder that is made where it is missing. Errors: `write_failed`.
Result<Done> write_forms(const std::filesystem::path& folder, const std::vector<OwnersForm>& forms);

}  // namespace enshu::app
