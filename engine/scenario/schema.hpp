// The language as a JSON Schema, by which editors complete and validate scenario.yaml.
#pragma once

#include <boost/json/value.hpp>

namespace enshu::scenario {

/// JSON Schema draft 2020-12, made from the same description as the loader's own checks.
boost::json::value schema_json();

}  // namespace enshu::scenario
