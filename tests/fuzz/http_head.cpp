// Fuzz target: no request's head makes the first look at it fall over, and what it lets pass holds
// no bare line ends, no folded lines and no host that is none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "engine/net/head_check.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace enshu::net;
  const std::string_view head(reinterpret_cast<const char*>(data), size);
  const auto refused = check_head(head, 1 << 20);
  if (!refused) {
    if (!head.ends_with("\r\n\r\n") || head.find('\0') != std::string_view::npos) std::abort();
    if (head.find("\r\n ") != std::string_view::npos) std::abort();
    for (std::size_t at = head.find('\n'); at != std::string_view::npos;
         at = head.find('\n', at + 1))
      if (at == 0 || head[at - 1] != '\r') std::abort();
  }
  static_cast<void>(well_formed_host(head));
  static_cast<void>(same_site(head, "enshu.example:8443"));
  return 0;
}
