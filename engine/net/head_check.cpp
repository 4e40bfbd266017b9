// Head check: one pass over the lines, then the rules that span several headers.
#include "engine/net/head_check.hpp"

#include <algorithm>
#include <array>
#include <boost/beast/core/string.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <charconv>
#include <cstdint>
#include <string>

namespace enshu::net {
namespace {

using boost::beast::iequals;
namespace urls = boost::urls;

constexpr std::string_view kTokenMarks = "!#$%&'*+-.^_`|~";
constexpr std::size_t kHeadersMax = 100;

bool alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool is_token(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return alphanumeric(c) || kTokenMarks.find(c) != std::string_view::npos;
  });
}

bool all_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::string_view trim(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

/// The headers that decide where the request ends and whom it is for.
struct Seen {
  std::size_t headers = 0;
  std::optional<std::string_view> host, length, transfer, expect, encoding;
  bool doubled_host = false, doubled_framing = false;
};

struct RequestLine {
  std::string_view method, target, version;
};

std::optional<RequestLine> split_request_line(std::string_view line) {
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const RequestLine out{line.substr(0, first), line.substr(first + 1, last - first - 1),
                        line.substr(last + 1)};
  const bool visible = std::all_of(out.target.begin(), out.target.end(),
                                   [](char c) { return c > 0x20 && c < 0x7f; });
  if (!is_token(out.method) || out.target.empty() || !visible) return std::nullopt;
  return out;
}

bool controls(std::string_view value) {
  return std::any_of(value.begin(), value.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && byte != '\t') || byte == 0x7f;
  });
}

std::optional<Refusal> take_header(std::string_view line, Seen& seen) {
  if (line.front() == ' ' || line.front() == '\t') return refusals::kFoldedHeader;
  const auto colon = line.find(':');
  if (colon == std::string_view::npos) return refusals::kMalformed;
  const std::string_view name = line.substr(0, colon);
  const std::string_view value = trim(line.substr(colon + 1));
  if (!is_token(name) || controls(value)) return refusals::kMalformed;
  if (++seen.headers > kHeadersMax) return refusals::kHeadTooLarge;
  const auto note = [&](std::optional<std::string_view>& place, bool& doubled) {
    doubled = doubled || place.has_value();
    place = value;
  };
  if (iequals(name, "host")) note(seen.host, seen.doubled_host);
  if (iequals(name, "content-length")) note(seen.length, seen.doubled_framing);
  if (iequals(name, "transfer-encoding")) note(seen.transfer, seen.doubled_framing);
  if (iequals(name, "expect")) seen.expect = value;
  if (iequals(name, "content-encoding")) seen.encoding = value;
  return std::nullopt;
}

std::optional<Refusal> check_framing(const Seen& seen, std::string_view version,
                                     std::size_t body_bytes_max) {
  if (seen.doubled_framing || (seen.length && seen.transfer)) return refusals::kBadFraming;
  if (seen.transfer && (!iequals(*seen.transfer, "chunked") || version != "HTTP/1.1"))
    return refusals::kBadFraming;
  if (seen.length) {
    if (!all_digits(*seen.length)) return refusals::kBadFraming;
    std::uint64_t length{};
    const auto [end, fault] =
        std::from_chars(seen.length->data(), seen.length->data() + seen.length->size(), length);
    if (fault != std::errc{} || length > body_bytes_max) return refusals::kBodyTooLarge;
  }
  if (seen.expect && !iequals(*seen.expect, "100-continue")) return refusals::kExpectation;
  if (seen.encoding && !iequals(*seen.encoding, "identity")) return refusals::kNotJsonType;
  return std::nullopt;
}

/// 1 to 65535; the library lets larger numbers through.
bool is_port(std::string_view text) {
  std::uint32_t port{};
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), port);
  return fault == std::errc{} && end == text.data() + text.size() && port > 0 && port <= 65535;
}

bool known_method(std::string_view method) {
  constexpr std::array<std::string_view, 5> known{"GET", "HEAD", "POST", "PUT", "DELETE"};
  return std::find(known.begin(), known.end(), method) != known.end();
}

}  // namespace

bool well_formed_host(std::string_view host) {
  if (host.empty() || host.find('@') != std::string_view::npos) return false;
  const auto parsed = urls::parse_authority(urls::string_view(host.data(), host.size()));
  if (!parsed) return false;
  if (parsed->has_port() && !is_port({parsed->port().data(), parsed->port().size()})) return false;
  switch (parsed->host_type()) {
    case urls::host_type::ipv4:
    case urls::host_type::ipv6:
      return true;
    case urls::host_type::name: {
      const auto name = parsed->encoded_host();
      return !name.empty() && name.size() <= 253 &&
             std::all_of(name.begin(), name.end(), [](char c) {
               return alphanumeric(c) || c == '-' || c == '.' || c == '_';
             });
    }
    case urls::host_type::none:
    case urls::host_type::ipvfuture:
      return false;
  }
  return false;
}

bool same_site(std::string_view origin, std::string_view host, bool secure) {
  for (const std::string_view scheme : {"http://", "https://"}) {
    if (secure && scheme == "http://") continue;
    if (origin.substr(0, scheme.size()) == scheme) {
      const std::string_view rest = origin.substr(scheme.size());
      return iequals({rest.data(), rest.size()}, {host.data(), host.size()});
    }
  }
  return false;
}

std::optional<Refusal> check_head(std::string_view head, std::size_t body_bytes_max) {
  Seen seen;
  std::optional<RequestLine> request;
  bool first = true;
  bool ended = false;
  while (!head.empty()) {
    const auto end = head.find("\r\n");
    if (end == std::string_view::npos) return refusals::kMalformed;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.find_first_of("\r\n") != std::string_view::npos ||
        line.find('\0') != std::string_view::npos)
      return refusals::kMalformed;
    if (first) {
      request = split_request_line(line);
      if (!request) return refusals::kMalformed;
      first = false;
    } else if (line.empty()) {
      ended = true;
      break;
    } else if (const auto refused = take_header(line, seen)) {
      return refused;
    }
  }
  if (!request || !ended || !head.empty()) return refusals::kMalformed;
  if (request->version != "HTTP/1.1" && request->version != "HTTP/1.0")
    return request->version.substr(0, 5) == "HTTP/" ? refusals::kVersion : refusals::kMalformed;
  if (!seen.host || seen.doubled_host || !well_formed_host(*seen.host)) return refusals::kBadHost;
  if (const auto refused = check_framing(seen, request->version, body_bytes_max)) return refused;
  if (!known_method(request->method)) return refusals::kMethod;
  if (request->target.front() != '/') return refusals::kBadTarget;
  return std::nullopt;
}

}  // namespace enshu::net
