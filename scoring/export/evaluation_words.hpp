// The words about what evaluators judged and about the improvement plan, for pages and tables.
#pragma once

#include <string>
#include <string_view>

#include "scoring/evaluation_model.hpp"
#include "scoring/export/page_data.hpp"

namespace enshu::scoring {

std::string judged_word(std::string_view key, Language language);
/// All of them, for a template.
Data judged_words(Language language);
std::string follow_up_words(FollowUpState state, Language language);
/// `P`, or `–` where nothing is given.
std::string mark_words(const std::optional<Rating>& mark);
/// The override as it was given: `75 %`, `S`, or that the machine's figure counts again.
std::string override_words(const OverrideEntry& entry, Language language);

}  // namespace enshu::scoring
