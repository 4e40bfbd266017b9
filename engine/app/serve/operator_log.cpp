// Lines to standard error, each in one write so that threads do not mix theirs.
#include "engine/app/serve/operator_log.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <cstdio>

namespace enshu::app {
namespace {

void put(std::string line) {
  line += '\n';
  std::fwrite(line.data(), 1, line.size(), stderr);
}

}  // namespace

std::string readable(std::string_view line) {
  boost::system::error_code fault;
  const auto value = boost::json::parse({line.data(), line.size()}, fault);
  const auto* object = value.if_object();
  if (fault || object == nullptr) return std::string(line);
  const auto text_of = [](const boost::json::value& member) {
    return member.is_string() ? std::string(member.get_string()) : boost::json::serialize(member);
  };
  std::string level;
  std::string event;
  std::string rest;
  for (const auto& [name, member] : *object) {
    if (name == "level")
      level = text_of(member);
    else if (name == "event")
      event = text_of(member);
    else if (name != "at")
      rest += " " + std::string(name) + "=" + text_of(member);
  }
  return level + ": " + event + rest;
}

void OperatorLog::front(net::LogLevel level, std::string_view line) const {
  if (form_ == LogForm::json) return put(std::string(line));
  if (level != net::LogLevel::info) put("enshu: " + readable(line));
}

void OperatorLog::report(const std::string& level, const std::string& text) const {
  if (form_ == LogForm::text) return put("enshu: " + level + ": " + text);
  boost::json::object line;
  line["at"] = to_rfc3339(now_());
  line["level"] = level;
  line["event"] = "exercises";
  line["text"] = text;
  put(boost::json::serialize(line));
}

}  // namespace enshu::app
