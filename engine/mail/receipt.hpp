// The signed link in each mail by which its reader confirms receipt without a console.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/mail/letter.hpp"

namespace enshu::mail {

/// The path of the link: `/r/NAME/SIGNATURE`. `secret` is the exercise's own.
std::string receipt_path(const LetterId& id, std::string_view secret);

/// What the path's NAME says; its signature is not looked at. Nothing when it says nothing.
std::optional<LetterId> receipt_name(std::string_view name);
/// Whether the signature is that of this name; takes the same time for every wrong one.
bool receipt_signed(std::string_view name, std::string_view signature, std::string_view secret);

/// The links of a bait: `link` and `file` tell what was opened.
enum class Lure { link, file };
/// The path of a bait's link, `/b/NAME/SIGNATURE`, or of the page that stands for its file,
/// `/f/NAME/SIGNATURE`.
std::string lure_path(Lure lure, const LetterId& id, std::string_view secret);
bool lure_signed(Lure lure, std::string_view name, std::string_view signature,
                 std::string_view secret);

/// Links to pages with buttons: a request for approval, a comms check.
enum class Ask { approval, comms_check };
/// `/a/NAME/SIGNATURE` and `/c/NAME/SIGNATURE`; the name's message is the approval or the check.
std::string ask_path(Ask ask, const LetterId& id, std::string_view secret);
bool ask_signed(Ask ask, std::string_view name, std::string_view signature,
                std::string_view secret);

/// Whose baits have links in the text, whoever wrapped them: each once, in their order.
std::vector<LetterId> lures_in(std::string_view text);

/// The text without links like these, whoever wrapped them: they stand for the person who had them,
/// and others read the text.
std::string without_personal_links(std::string_view text);

}  // namespace enshu::mail
