// What stands in a report's field, as people read it.
#pragma once

#include <string>

#include "engine/base/text.hpp"
#include "engine/core/form.hpp"

namespace enshu::scoring {

/// The label of an option, はい or いいえ, `TLP:AMBER`, a day and time in the zone in which it was
/// written; else the words as they were typed.
Text value_words(const FormField& field, const std::string& value);

}  // namespace enshu::scoring
