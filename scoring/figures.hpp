// Counting for publication: the model's own lists, summed up.
#pragma once

#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

PathFigures path_figures(const std::vector<Path>& paths);
void add(PathFigures& sum, const PathFigures& part);

/// From what the model holds, so that a lane's own debrief counts that lane alone.
ExerciseFigures exercise_figures(const DebriefModel& model);

}  // namespace enshu::scoring
