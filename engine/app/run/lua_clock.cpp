// Asks the system for the thread's own processor time.
#include "engine/app/run/lua_clock.hpp"

#include <ctime>

namespace enshu::app {

std::int64_t lua_clock_ms() {
  timespec used{};
  ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return static_cast<std::int64_t>(used.tv_sec) * 1'000 + used.tv_nsec / 1'000'000;
}

}  // namespace enshu::app
