// The fixed words and the charts of the rehearsal's page.
#pragma once

#include <string>

#include "scoring/export/page_data.hpp"
#include "scoring/rehearsal_model.hpp"

namespace enshu::scoring {

Data rehearsal_words(Language language);
/// One of `rehearsal_words` by its key.
std::string rehearsal_word(std::string_view key, Language language);

/// Ten bars, one for every ten points; the figures stand beside it in the table.
std::string spread_svg(const Distribution& scores, const std::string& title);
/// Load over time against what can be read; slots above it differ by outline, not by colour alone.
std::string load_svg(const RehearsalModel& model, const RoleLoad& role, const std::string& title);

}  // namespace enshu::scoring
