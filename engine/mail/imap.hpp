// Looking into our mailbox: which mails are new, their bytes, and the mark that says they are done.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/mail/config.hpp"

namespace enshu::mail {

/// One connection that is kept open between looks. One thread uses it. Errors of all:
/// `mail_server`.
class ImapBox {
 public:
  /// Errors: `mail_config` (the password file).
  static Result<ImapBox> make(const MailServer& server);
  ImapBox(ImapBox&&) noexcept;
  ImapBox& operator=(ImapBox&&) noexcept;
  ~ImapBox();

  /// UIDs of the mails that do not have our mark, oldest first.
  Result<std::vector<std::uint64_t>> fresh();
  /// What a mail may weigh: attachments of others are looked at, not kept.
  static constexpr std::size_t most_bytes = 32U * 1024U * 1024U;

  /// The mail, or the beginning of one that is longer than `most`. It stays as it is in the
  /// mailbox, but counts as read.
  Result<std::string> fetch(std::uint64_t uid, std::size_t most = most_bytes);
  /// Marks them as answered: they are fresh no more. A keyword of ours would be clearer, but not
  /// every server keeps those.
  Result<Done> mark(const std::vector<std::uint64_t>& uids);

 private:
  struct Line;
  explicit ImapBox(std::unique_ptr<Line> line);
  std::unique_ptr<Line> line_;
};

/// `* SEARCH 3 5 8` as numbers in rising order.
std::vector<std::uint64_t> read_search(std::string_view answer);

}  // namespace enshu::mail
