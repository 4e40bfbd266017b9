// What a condition of the plan waits for, in words.
#pragma once

#include "engine/core/scenario.hpp"

namespace enshu::app {

/// By the titles that people know: 「県への報告（情報連絡様式）、または 対処「隔離」」.
Text condition_words(const Scenario& scenario, const Condition& condition);

}  // namespace enshu::app
