// Plain consoles: opened at once, they only count.
#include "tests/load/client/plain.hpp"

namespace enshu::load {

PlainConsole::PlainConsole(Wire& wire, const Place& place, const std::string& from,
                           std::size_t& open, std::size_t& lost)
    : open_(open), lost_(lost), line_(wire.open(place, from, "/", {}, {}, *this)) {}

}  // namespace enshu::load
