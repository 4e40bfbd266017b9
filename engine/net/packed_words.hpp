// Words made small while nobody asks for them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace enshu::net {

/// Throws std::bad_alloc when there is no memory for it.
std::string pack(std::string_view words);

/// What `pack` was given; `size`: its bytes. Throws std::bad_alloc as well.
std::string unpack(std::string_view packed, std::size_t size);

}  // namespace enshu::net
