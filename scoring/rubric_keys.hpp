// What decides the points of an item, spelled as scenario.yaml spells it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/core/scenario.hpp"

namespace enshu::scoring {

/// Key and value, in the order of the language's page. Titles, grounds and texts are left out: they
/// decide nothing.
using RubricKeys = std::vector<std::pair<std::string, std::string>>;

RubricKeys keys_of(const Scenario& scenario, const Obligation& obligation);
RubricKeys keys_of(const Action& action);
/// Empty when the inject expects nothing.
RubricKeys keys_of(const Inject& inject);

/// `{any: [reply: ask, action: isolate]}`.
std::string condition_words(const Condition& condition);

}  // namespace enshu::scoring
