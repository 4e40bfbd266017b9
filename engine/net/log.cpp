// Log lines, handed to whoever the program names in its configuration.
#include "engine/net/log.hpp"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

namespace enshu::net {
namespace {

std::string_view name_of(LogLevel level) {
  switch (level) {
    case LogLevel::info:
      return "info";
    case LogLevel::warning:
      return "warning";
    case LogLevel::error:
      return "error";
  }
  return "error";
}

}  // namespace

void Log::write(LogLevel level, std::string_view event, std::initializer_list<Field> fields) const {
  if (!config_.log) return;
  boost::json::object line;
  line["at"] = to_rfc3339(config_.now());
  line["level"] = name_of(level);
  line["event"] = event;
  for (const auto& [name, value] : fields) line[name] = value;
  config_.log(level, boost::json::serialize(line));
}

}  // namespace enshu::net
