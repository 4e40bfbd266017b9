// What `enshu rehearse` does once it knows what is wanted: play, show, write the page; once, or
// again whenever somebody saves.
#pragma once

#include "engine/app/command/common.hpp"
#include "engine/app/library.hpp"
#include "engine/scenario/profile.hpp"

namespace enshu::app {

/// Plays and shows once. Answers with the exit code.
int rehearse_once(const RehearseOptions& options, const scenario::Crew& crew);

/// Plays and shows again after every change of the scenario's files, until SIGINT or SIGTERM. A
/// scenario with errors leaves the last good figures standing beside its mistakes.
int rehearse_watching(const RehearseOptions& options, scenario::Crew crew);

/// Writes the page beside its name first, so that nobody reads half of it. Errors: `write_failed`.
Result<Done> write_page(const std::string& path, const std::string& html);

}  // namespace enshu::app
