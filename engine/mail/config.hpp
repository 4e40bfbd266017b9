// What `--mail FILE` says: the servers, our address, and whom mail may reach at all.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace enshu::mail {

/// How the line to a mail server is protected. `starttls` and `tls` never fall back to the clear.
enum class Security { starttls, tls, none };
BOOST_DESCRIBE_ENUM(Security, starttls, tls, none)

/// A mail server. `password_file`: its first line is the password. `ca_file` (PEM): trusted beside
/// nothing else; empty: what the system trusts.
struct MailServer {
  std::string host;
  std::int64_t port{};  ///< 0: the usual one of the protocol and its security
  Security security = Security::starttls;
  std::string user;
  std::string password_file;
  std::string ca_file;
  std::string mailbox = "INBOX";    ///< inbound only
  std::int64_t every_seconds = 15;  ///< inbound only: how often it is looked at
};
BOOST_DESCRIBE_STRUCT(MailServer, (),
                      (host, port, security, user, password_file, ca_file, mailbox, every_seconds))

struct MailConfig {
  std::string from;                          ///< our address; parties are `from` with `+party`
  std::vector<std::string> allowed_domains;  ///< nobody else ever receives mail
  MailServer smtp;
  std::optional<MailServer> imap;  ///< nothing: mail goes out only
  std::int64_t per_minute = 300;   ///< throttle of all exercises together
  std::int64_t connections = 4;    ///< how many mails are handed to the server at once
  std::int64_t retry_seconds =
      30;                       ///< before the second attempt; doubled each time, up to 20 times it
  bool dry = false;             ///< write what would be sent, send nothing
  std::string language = "ja";  ///< of scripted texts: ja or en
  std::string roster;    ///< copied for each new exercise; its seats are those of that exercise
  std::string base_url;  ///< of links in mails; empty: the address at which the server listens
  bool unmarked_baits = false;  ///< training mails without the words that give the exercise away
};
BOOST_DESCRIBE_STRUCT(MailConfig, (),
                      (from, allowed_domains, smtp, imap, per_minute, connections, retry_seconds,
                       dry, language, roster, base_url, unmarked_baits))

/// Reads and checks; `place` names the file in errors. Errors: `mail_config`.
Result<MailConfig> read_config(std::string_view json, const std::string& place);
/// As above, from a file. Errors: `mail_config`.
Result<MailConfig> load_config(const std::string& path);
/// The first line of the server's password file; empty when it names none. Errors: `mail_config`.
Result<std::string> password_of(const MailServer& server);

}  // namespace enshu::mail
