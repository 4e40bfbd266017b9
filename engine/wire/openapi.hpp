// The interface as an OpenAPI 3.1 document: enough to write a client without reading anything else.
#pragma once

#include <string>

namespace enshu::wire {

std::string openapi();

}  // namespace enshu::wire
