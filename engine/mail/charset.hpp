// Bytes of a mail as UTF-8, the way Japanese mail programs really write them: Microsoft's letters
// under the names of the standards, and text without any name.
#pragma once

#include <string>
#include <string_view>

namespace enshu::mail {

/// `charset` as the mail names it; empty when it names none. Always valid UTF-8 with LF at the ends
/// of lines, without control characters other than that and tabs.
std::string words_in(std::string_view bytes, std::string_view charset);

/// A head's value as it stands in the mail, with its encoded words (RFC 2047) decoded and its folds
/// undone.
std::string words_of_head(std::string_view raw);

}  // namespace enshu::mail
