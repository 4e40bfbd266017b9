// The keys under which an inject holds its contents, each with the channel by which they come.
#pragma once

#include <array>
#include <string_view>
#include <utility>

#include "engine/core/kinds.hpp"

namespace enshu::scenario {

inline constexpr std::array<std::pair<std::string_view, Channel>, 10> content_channels{
    {{"email", Channel::mail},
     {"alert", Channel::alert},
     {"phone", Channel::phone},
     {"document", Channel::document},
     {"news", Channel::news},
     {"mobile", Channel::mobile},
     {"fax", Channel::fax},
     {"web", Channel::web},
     {"satellite", Channel::satellite},
     {"meeting", Channel::meeting}}};

}  // namespace enshu::scenario
