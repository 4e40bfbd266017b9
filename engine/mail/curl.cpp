// Options common to sending and fetching: protection never falls back to the clear.
#include "engine/mail/curl.hpp"

#include <mutex>

namespace enshu::mail {
namespace {

constexpr long connect_seconds = 15;
constexpr long whole_seconds = 120;

}  // namespace

std::string url_of(const MailServer& server, const std::string& scheme) {
  const bool six = server.host.find(':') != std::string::npos;
  std::string url = scheme + (server.security == Security::tls ? "s://" : "://");
  url += six ? "[" + server.host + "]" : server.host;
  if (server.port != 0)
    url += ":" + std::to_string(server.port);
  else if (scheme == "smtp" && server.security == Security::starttls)
    url += ":587";  // submission; curl would take 25
  return url;
}

Curl line_to(const MailServer& server, const std::string& scheme, const std::string& password,
             std::array<char, CURL_ERROR_SIZE>& failure) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Curl handle(curl_easy_init());
  if (!handle) return handle;
  CURL* curl = handle.get();
  curl_easy_setopt(curl, CURLOPT_URL, url_of(server, scheme).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, (scheme + "," + scheme + "s").c_str());
  curl_easy_setopt(
      curl, CURLOPT_USE_SSL,
      static_cast<long>(server.security == Security::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!server.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, server.ca_file.c_str());
  if (!server.user.empty()) {
    curl_easy_setopt(curl, CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, password.c_str());
  }
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, whole_seconds);
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, failure.data());
  return handle;
}

}  // namespace enshu::mail
