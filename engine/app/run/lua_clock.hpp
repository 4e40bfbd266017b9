// The clock of the guard that ends what Lua's step budget does not see (one instruction that
// compares megabytes).
#pragma once

#include <cstdint>

namespace enshu::app {

/// Milliseconds of processor time that this thread has used. Not wall time: a handler on a busy
/// machine is not broken off for what others do.
std::int64_t lua_clock_ms();

}  // namespace enshu::app
