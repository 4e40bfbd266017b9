// The sums of the runs put under the scenario's names.
#pragma once

#include "engine/app/rehearse/observe.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/lua_coverage.hpp"
#include "engine/scenario/profile.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::app {

/// Roles that got nothing to read are left out.
void fill_load(scoring::RehearsalModel& model, const Scenario& scenario, const scenario::Crew& crew,
               const Observed& observed);
void fill_injects(scoring::RehearsalModel& model, const Scenario& scenario,
                  const Observed& observed);
/// `files` are those of the scenario: the words of lines that never ran stand there.
void fill_director(scoring::RehearsalModel& model, const Scenario& scenario,
                   const scenario::FileTree& files, const scenario::LuaCoverage& coverage,
                   const Observed& observed, bool lines_watched);

}  // namespace enshu::app
