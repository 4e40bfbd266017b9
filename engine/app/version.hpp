// Which program this is: in `--version` and in every record that it makes. CMakeLists.txt says the
// number.
#pragma once

#include <string_view>

namespace enshu::app {

inline constexpr std::string_view program_version = ENSHU_VERSION;

}  // namespace enshu::app
