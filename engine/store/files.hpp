// The scenario's files as a record keeps them: path inside the scenario to content.
#pragma once

#include <map>
#include <string>

namespace enshu::store {

using Files = std::map<std::string, std::string>;

/// What a record says about itself, fixed when it is made: scenario, title, the program's version
/// and the like. Keys must not start with `record.`: those are the record's own.
using Meta = std::map<std::string, std::string>;

}  // namespace enshu::store
