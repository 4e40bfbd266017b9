// The only place that names libcurl's handles, and how both protocols reach their server.
#pragma once

#include <curl/curl.h>

#include <array>
#include <memory>
#include <string>

#include "engine/mail/config.hpp"

namespace enshu::mail {

struct CleanUpCurl {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Curl = std::unique_ptr<CURL, CleanUpCurl>;

struct FreeList {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using CurlList = std::unique_ptr<curl_slist, FreeList>;

/// A handle that knows the server, its protection and who signs in; `scheme` is `smtp` or `imap`.
/// `failure` must outlive it.
Curl line_to(const MailServer& server, const std::string& scheme, const std::string& password,
             std::array<char, CURL_ERROR_SIZE>& failure);
/// `imaps://mail.example.jp:993`
std::string url_of(const MailServer& server, const std::string& scheme);

}  // namespace enshu::mail
