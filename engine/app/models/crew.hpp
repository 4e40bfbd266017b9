// Finding the participant models that somebody names: a shipped profile, or a file of their own.
#pragma once

#include <string>

#include "engine/base/result.hpp"
#include "engine/scenario/profile.hpp"

namespace enshu::app {

/// Errors: `bad_profile`, with the place of the first mistake.
Result<scenario::Crew> find_crew(const std::string& name_or_file);

/// One that is shipped (novice, practised, expert, mix); `mix` when there is none of that name.
scenario::Crew shipped_crew(std::string_view name);

}  // namespace enshu::app
