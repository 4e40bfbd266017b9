// Events out of a record at the speed of the machine: rows are read and decoded on other threads,
// some way ahead of whoever folds them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "engine/core/event.hpp"
#include "engine/store/chain.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

/// What `EventLog::read` promises; `each` runs on the caller's thread, in order. A short record is
/// read without other threads. `follows`: what the first row follows; with it every row is held to
/// the chain, and `log_broken` names the first that does not fit. Nobody else may use `database`
/// meanwhile.
Result<Done> read_ahead(Database& database, std::uint64_t from, const std::optional<Hash>& follows,
                        const std::function<bool(const Recorded&)>& each);

}  // namespace enshu::store
