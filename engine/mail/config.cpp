// The mail configuration: JSON through the described types, then what must hold between its
// members.
#include "engine/mail/config.hpp"

#include <fstream>
#include <iterator>

#include "engine/mail/address.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/read.hpp"

namespace enshu::mail {
namespace {

constexpr std::int64_t most_port = 65'535;
constexpr std::int64_t most_per_minute = 60'000;
constexpr std::int64_t most_connections = 16;

Error wrong(const std::string& place, std::string ja, std::string en) {
  return {"mail_config", {std::move(ja), std::move(en)}, place};
}

bool on_this_machine(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

Result<Done> good_server(const MailServer& server, const std::string& name,
                         const std::string& place) {
  if (server.host.empty() || server.host.find_first_of("/@ ") != std::string::npos) {
    return wrong(place, name + ".host にメールサーバーの名前を書いてください。",
                 "Write the mail server's name as " + name + ".host.");
  }
  if (server.port < 0 || server.port > most_port) {
    return wrong(place, name + ".port は 1 から 65535 までです（省くと標準のポート）。",
                 name + ".port is 1 to 65535; leave it out for the usual one.");
  }
  if (server.security == Security::none && !server.user.empty() && !on_this_machine(server.host)) {
    return wrong(place,
                 name +
                     ": パスワードが平文で流れます。security を starttls か tls "
                     "にしてください。",
                 name +
                     ": the password would travel in the clear. Set security to starttls or "
                     "tls.");
  }
  if (server.every_seconds < 1) {
    return wrong(place, name + ".every_seconds は 1 以上にしてください。",
                 name + ".every_seconds must be at least 1.");
  }
  return Done{};
}

Result<Done> good(MailConfig& config, const std::string& place) {
  const auto from = plain_address(config.from);
  if (!from || from->find('+') != std::string::npos) {
    return wrong(place, "from に差出人のメールアドレスを「+」なしで書いてください。",
                 "Write the sender's address, without a '+', as from.");
  }
  config.from = *from;
  if (config.allowed_domains.empty()) {
    return wrong(place, "allowed_domains に、メールを送ってよいドメインを一つ以上書いてください。",
                 "Name at least one domain in allowed_domains: mail reaches nobody else.");
  }
  for (auto& domain : config.allowed_domains) {
    const auto plain = plain_address("x@" + domain);
    if (!plain) {
      return wrong(place, "allowed_domains の「" + domain + "」はドメイン名ではありません。",
                   "'" + domain + "' in allowed_domains is no domain name.");
    }
    domain = plain->substr(2);
  }
  if (config.per_minute < 1 || config.per_minute > most_per_minute) {
    return wrong(place, "per_minute は 1 から 60000 までです。", "per_minute is 1 to 60000.");
  }
  if (config.connections < 1 || config.connections > most_connections) {
    return wrong(place, "connections は 1 から 16 までです（メールサーバーへ同時に張る接続の数）。",
                 "connections is 1 to 16: how many to the mail server are open at once.");
  }
  if (config.retry_seconds < 1 || config.retry_seconds > 3600)
    return wrong(place, "retry_seconds は 1 から 3600 までです。", "retry_seconds is 1 to 3600.");
  if (config.language != "ja" && config.language != "en")
    return wrong(place, "language は ja か en です。", "language is ja or en.");
  // A dry run needs no server.
  if (!config.dry || !config.smtp.host.empty()) {
    if (auto fine = good_server(config.smtp, "smtp", place); !fine) return fine;
  }
  return config.imap ? good_server(*config.imap, "imap", place) : Done{};
}

}  // namespace

Result<MailConfig> read_config(std::string_view json, const std::string& place) {
  auto tree = wire::parse_json(json);
  if (!tree) return wrong(place, tree.error().message.ja, tree.error().message.en);
  auto config =
      wire::from_json<MailConfig>(*tree, "mail_config", {"メールの設定", "mail settings"});
  if (!config) return wrong(place, config.error().message.ja, config.error().message.en);
  if (auto fine = good(*config, place); !fine) return fine.error();
  return config;
}

Result<MailConfig> load_config(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return wrong(path, "メールの設定ファイルを読めません。--mail の場所を確かめてください。",
                 "The mail settings cannot be read. Check the path given to --mail.");
  }
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  return read_config(text, path);
}

Result<std::string> password_of(const MailServer& server) {
  if (server.password_file.empty()) return std::string{};
  std::ifstream file(server.password_file);
  std::string line;
  if (!file || !std::getline(file, line) || line.empty()) {
    return wrong(server.password_file,
                 "パスワードのファイルの 1 行目を読めません。場所と権限を確かめてください。",
                 "The first line of the password file cannot be read. Check path and permissions.");
  }
  if (line.back() == '\r') line.pop_back();
  return line;
}

}  // namespace enshu::mail
