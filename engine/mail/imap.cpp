// IMAP through libcurl: a search, a fetch by UID in the address, a store.
#include "engine/mail/imap.hpp"

#include <algorithm>
#include <charconv>

#include "engine/mail/curl.hpp"

namespace enshu::mail {

struct ImapBox::Line {
  MailServer server;
  std::array<char, CURL_ERROR_SIZE> failure{};
  Curl curl;
};

namespace {

std::size_t collect(char* data, std::size_t size, std::size_t count, void* into) {
  auto& out = *static_cast<std::string*>(into);
  constexpr std::size_t most_answer = 2 * ImapBox::most_bytes;
  if (out.size() + size * count > most_answer) return 0;
  out.append(data, size * count);
  return size * count;
}

/// The mailbox as a part of an address.
std::string escaped(CURL* curl, const std::string& text) {
  char* raw = curl_easy_escape(curl, text.c_str(), static_cast<int>(text.size()));
  const std::string out = raw == nullptr ? text : raw;
  curl_free(raw);
  return out;
}

}  // namespace

ImapBox::ImapBox(std::unique_ptr<Line> line) : line_(std::move(line)) {}
ImapBox::ImapBox(ImapBox&&) noexcept = default;
ImapBox& ImapBox::operator=(ImapBox&&) noexcept = default;
ImapBox::~ImapBox() = default;

Result<ImapBox> ImapBox::make(const MailServer& server) {
  auto password = password_of(server);
  if (!password) return password.error();
  auto line = std::make_unique<Line>();
  line->server = server;
  line->curl = line_to(server, "imap", *password, line->failure);
  if (!line->curl) {
    return Error{"mail_config",
                 {"メールの受信を準備できません。メモリーを確かめてください。",
                  "Receiving cannot be prepared. Check the memory."},
                 {}};
  }
  return ImapBox(std::move(line));
}

namespace {

Result<std::string> ask(CURL* curl, const std::string& url, const char* command,
                        std::array<char, CURL_ERROR_SIZE>& failure) {
  std::string out;
  curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, command);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &collect);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &out);
  failure.front() = '\0';
  const CURLcode result = curl_easy_perform(curl);
  if (result == CURLE_OK) return out;
  const std::string why = failure.front() != '\0' ? failure.data() : curl_easy_strerror(result);
  return Error{"mail_server",
               {"メールを受信できません（" + why + "）。メールの設定の imap を確かめてください。",
                "Mail cannot be fetched (" + why + "). Check imap in the mail settings."},
               {}};
}

}  // namespace

Result<std::vector<std::uint64_t>> ImapBox::fresh() {
  CURL* curl = line_->curl.get();
  const auto url = url_of(line_->server, "imap") + "/" + escaped(curl, line_->server.mailbox);
  auto answer = ask(curl, url, "UID SEARCH UNANSWERED UNDELETED", line_->failure);
  if (!answer) return answer.error();
  return read_search(*answer);
}

Result<std::string> ImapBox::fetch(std::uint64_t uid, std::size_t most) {
  CURL* curl = line_->curl.get();
  const auto url = url_of(line_->server, "imap") + "/" + escaped(curl, line_->server.mailbox) +
                   "/;UID=" + std::to_string(uid) + "/;PARTIAL=0." + std::to_string(most);
  return ask(curl, url, nullptr, line_->failure);
}

Result<Done> ImapBox::mark(const std::vector<std::uint64_t>& uids) {
  if (uids.empty()) return Done{};
  std::string set;
  for (const auto uid : uids) set += (set.empty() ? "" : ",") + std::to_string(uid);
  CURL* curl = line_->curl.get();
  const auto url = url_of(line_->server, "imap") + "/" + escaped(curl, line_->server.mailbox);
  const auto command = "UID STORE " + set + " +FLAGS (\\Answered)";
  auto answer = ask(curl, url, command.c_str(), line_->failure);
  if (!answer) return answer.error();
  return Done{};
}

std::vector<std::uint64_t> read_search(std::string_view answer) {
  std::vector<std::uint64_t> out;
  const auto at = answer.find("* SEARCH");
  if (at == std::string_view::npos) return out;
  auto line = answer.substr(at + std::string_view("* SEARCH").size());
  line = line.substr(0, line.find_first_of("\r\n"));
  while (!line.empty()) {
    if (line.front() == ' ') {
      line.remove_prefix(1);
      continue;
    }
    std::uint64_t uid = 0;
    const auto [end, fault] = std::from_chars(line.data(), line.data() + line.size(), uid);
    if (fault != std::errc()) break;
    out.push_back(uid);
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace enshu::mail
