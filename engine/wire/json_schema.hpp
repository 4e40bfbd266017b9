// JSON Schemas (draft 2020-12) of the wire's types, for the OpenAPI document.
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "engine/wire/catalogue.hpp"

namespace enshu::wire {

/// `{"$ref":"#/components/schemas/NAME"}`.
boost::json::object schema_ref(std::string_view name);

/// Every type of the catalogue by name, with the unions `ExerciseEvent` and `ConsoleCommand`.
boost::json::object schemas(const Catalogue& all);

}  // namespace enshu::wire
