// The first thing that a console gets: what its person may know before any event (engine/WIRE.md,
// `view`).
#pragma once

#include <string>

#include "engine/app/serve/host.hpp"
#include "engine/wire/staff_view.hpp"

namespace enshu::app {

/// `seat` must exist. `exercise` is the exercise's id.
wire::View view_of(const ExerciseHost::Inside& inside, const std::string& exercise,
                   const SeatId& seat);
/// The same without `parties` and `forms`, which `ViewTexts` adds.
wire::View own_view_of(const ExerciseHost::Inside& inside, const std::string& exercise,
                       const SeatId& seat);

}  // namespace enshu::app
