// The texts that a mail carries: what was written and what was attached.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace enshu::mail {

struct MailText {
  std::string name;  ///< of the attached file; empty: written into the mail
  std::string text;  ///< decoded; of an attached file its bytes
};

struct MailTexts {
  std::string from;  ///< as the mail says, decoded; anybody can write that
  std::vector<MailText> texts;
};

/// Texts of more than `most_bytes` are left out, and so are mails inside the mail. Never fails:
/// what cannot be read has no texts.
MailTexts texts_of(std::string_view mime, std::size_t most_bytes);

}  // namespace enshu::mail
