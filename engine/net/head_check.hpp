// The strict look at a request's head before the library's parser reads it: what two readers could
// understand differently (and so smuggle past one of them) is refused here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "engine/net/refusals.hpp"

namespace enshu::net {

/// `head` runs from the request line to the empty line, both included. Nothing: it may be parsed.
/// Refuses, in this order: characters and line ends, request line, each header line, Host, framing,
/// method.
std::optional<Refusal> check_head(std::string_view head, std::size_t body_bytes_max);

/// The methods that this server knows, as for an Allow header.
inline constexpr std::string_view kKnownMethods = "GET, HEAD, POST, PUT, DELETE";

/// A host name or address with an optional port, as in a Host header.
bool well_formed_host(std::string_view host);

/// Whether `origin` is this site as the browser asked for it by `host`. Behind TLS of our own
/// (`secure`) only https is; without it a proxy may have ended the browser's TLS.
bool same_site(std::string_view origin, std::string_view host, bool secure = false);

}  // namespace enshu::net
