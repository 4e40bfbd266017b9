// What controllers tell everybody outside the story, as letters. Pure.
#pragma once

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "engine/mail/letter.hpp"

namespace enshu::app {

/// A real incident stops the exercise, or is over. Both languages in each text: whoever reads it
/// must understand it.
mail::Letter stop_letter(const Scenario& scenario, const Recorded& recorded,
                         const IncidentStopped& stopped);
/// Asks for a sign of life by the signed link below it.
mail::Letter check_letter(const Scenario& scenario, const CommsCheckCalled& called);

}  // namespace enshu::app
