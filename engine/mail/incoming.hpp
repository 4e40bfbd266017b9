// A mail that came in, read once through GMime into plain values, and what can be said of it before
// anybody is asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace enshu::mail {

/// The content of longer files is not kept.
inline constexpr std::size_t most_file_bytes = 5U * 1024 * 1024;

struct IncomingFile {
  std::string name;
  std::uint64_t bytes{};
  std::string sha256;   ///< of the content, hex; of a mail, its Message-ID
  std::string content;  ///< empty for what is too long, and for mails
};

/// `bounce`: a report of non-delivery. `automatic`: an answerer, a list or a loop of our own mail;
/// neither ever becomes a message.
enum class IncomingKind { person, bounce, automatic };

struct Incoming {
  IncomingKind kind = IncomingKind::person;
  std::string message_id;       ///< without angle brackets; made from the content if missing
  std::string from;             ///< plain address; empty when there is not exactly one
  std::vector<std::string> to;  ///< plain addresses of To
  std::vector<std::string> cc;  ///< and of Cc
  std::string subject;          ///< decoded
  std::vector<std::string> references;  ///< In-Reply-To first, then References, newest first
  std::string text;                     ///< what the person wrote, without the quoted tail
  std::vector<IncomingFile> files;
  std::vector<std::string> enclosed;  ///< Message-IDs of the mails that it brings whole
  std::string bounce_reason;          ///< of a bounce: the status and the server's words
  std::vector<std::string> bounced;   ///< of a bounce: Message-IDs in the returned headers
};

/// Never fails: what cannot be read is an `Incoming` without sender. `whole`: false when `mime` is
/// the mail's beginning alone, whose files are not complete.
Incoming read_mail(std::string_view mime, bool whole = true);

/// SHA-256 as hex.
std::string sha256_of(std::string_view bytes);

/// The text without what the mail program quoted below it, where that is clear: from the line that
/// introduces the quotation, or the last lines when all begin with `>`. A text of nothing else is
/// returned whole, and so is one that passes a mail on.
std::string without_quotation(std::string_view text);

}  // namespace enshu::mail
