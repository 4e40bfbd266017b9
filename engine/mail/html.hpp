// The words of a mail that has no plain part.
#pragma once

#include <string>
#include <string_view>

namespace enshu::mail {

/// UTF-8 in, UTF-8 out: line by line as a reader sees it, quotations with `> ` in front; nothing of
/// style sheets, scripts and comments.
std::string words_of_html(std::string_view html);

}  // namespace enshu::mail
