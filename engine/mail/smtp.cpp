// SMTP through libcurl, and the reading of its answers.
#include "engine/mail/smtp.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "engine/mail/curl.hpp"

namespace enshu::mail {

struct SmtpSender::Line {
  std::array<char, CURL_ERROR_SIZE> failure{};
  std::string said;  ///< the server's last no, else its last line
  Curl curl;
};

namespace {

std::size_t hear(char* data, std::size_t size, std::size_t count, void* into) {
  auto& said = *static_cast<std::string*>(into);
  // After a no the goodbye follows; the no is what people want to read.
  const bool no = count > 0 && (data[0] == '4' || data[0] == '5');
  const bool had_no = said.starts_with('4') || said.starts_with('5');
  if (had_no && !no) return size * count;
  said.assign(data, size * count);
  while (!said.empty() && (said.back() == '\n' || said.back() == '\r')) said.pop_back();
  return size * count;
}

std::size_t read_out(char* out, std::size_t size, std::size_t count, void* from) {
  auto& left = *static_cast<std::string_view*>(from);
  const auto part = std::min(left.size(), size * count);
  std::memcpy(out, left.data(), part);
  left.remove_prefix(part);
  return part;
}

/// A permanent no bounces the mail only when it was said to this recipient or to the mail itself;
/// said to our greeting, sign-in or sender it is our own trouble.
bool said_to_the_mail(CURLcode result, std::string_view failure) {
  if (failure.starts_with("RCPT failed") || failure.starts_with("DATA failed")) return true;
  // A mail's size is declared with its sender: this one is too large, others are not.
  if (failure.starts_with("MAIL failed: 552")) return true;
  return result == CURLE_WEIRD_SERVER_REPLY && failure.empty();
}

}  // namespace

SmtpSender::SmtpSender(std::unique_ptr<Line> line) : line_(std::move(line)) {}
SmtpSender::SmtpSender(SmtpSender&&) noexcept = default;
SmtpSender& SmtpSender::operator=(SmtpSender&&) noexcept = default;
SmtpSender::~SmtpSender() = default;

Result<SmtpSender> SmtpSender::make(const MailServer& server) {
  auto password = password_of(server);
  if (!password) return password.error();
  auto line = std::make_unique<Line>();
  line->curl = line_to(server, "smtp", *password, line->failure);
  if (!line->curl) {
    return Error{"mail_config",
                 {"メールの送信を準備できません。メモリーを確かめてください。",
                  "Sending cannot be prepared. Check the memory."},
                 {}};
  }
  return SmtpSender(std::move(line));
}

SmtpAnswer SmtpSender::send(const std::string& from, const std::string& to,
                            const std::string& mime) {
  CURL* curl = line_->curl.get();
  std::string_view left = mime;
  const CurlList recipients(curl_slist_append(nullptr, ("<" + to + ">").c_str()));
  curl_easy_setopt(curl, CURLOPT_MAIL_FROM, ("<" + from + ">").c_str());
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, &read_out);
  curl_easy_setopt(curl, CURLOPT_READDATA, &left);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &hear);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &line_->said);
  curl_easy_setopt(curl, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(mime.size()));
  line_->failure.front() = '\0';
  line_->said.clear();
  const CURLcode result = curl_easy_perform(curl);
  curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, nullptr);
  SmtpAnswer answer;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer.code);
  if (result == CURLE_OK) {
    answer.handed = Handed::accepted;
    answer.text = line_->said;
    return answer;
  }
  const std::string_view failure = line_->failure.data();
  constexpr long permanent = 5;
  constexpr long codes_a_class = 100;
  const bool no = answer.code / codes_a_class == permanent;
  answer.line_works = said_to_the_mail(result, failure);
  answer.handed = no && said_to_the_mail(result, failure) ? Handed::bounced : Handed::later;
  // A no is the server's own word; after a yes it was curl that stopped (no STARTTLS, a
  // certificate, a cut line).
  constexpr long first_no = 400;
  const bool quoted =
      answer.code >= first_no && line_->said.starts_with(std::to_string(answer.code));
  answer.text = quoted            ? line_->said
                : failure.empty() ? curl_easy_strerror(result)
                                  : std::string(failure);
  return answer;
}

}  // namespace enshu::mail
