// The routes of engine/WIRE.md as the OpenAPI document tells them.
#pragma once

#include <span>

namespace enshu::wire {

/// `who` and the summaries are for people; `request` and `reply` are names of schemas, null for
/// none.
struct RouteText {
  const char* method;
  const char* path;
  const char* who;
  const char* ja;
  const char* en;
  const char* request;
  const char* reply;
  const char* media_type = "application/json";
};

std::span<const RouteText> route_texts();

}  // namespace enshu::wire
