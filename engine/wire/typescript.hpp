// The wire's types for the consoles: what `enshu schema wire` prints and ui/src/wire/types.ts
// holds.
#pragma once

#include <string>

namespace enshu::wire {

std::string typescript();

}  // namespace enshu::wire
