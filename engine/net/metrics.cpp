// Metrics in Prometheus' text format.
#include "engine/net/metrics.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>

namespace enshu::net {
namespace {

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

template <class Number>
void line(std::string& out, std::string_view name, std::string_view help, std::string_view type,
          Number value) {
  head(out, name, help, type);
  out.append(name).append(" ").append(std::to_string(value)).append("\n");
}

std::string number(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace

void Histogram::add(double ms) {
  for (std::size_t i = 0; i < kBounds.size(); ++i) {
    if (ms <= kBounds[i]) ++at_or_below_[i];
  }
  ++count_;
  sum_ms_ += ms;
}

void Histogram::write(std::string& out, const char* name, const char* help) const {
  head(out, name, help, "histogram");
  const std::string base = name;
  for (std::size_t i = 0; i < kBounds.size(); ++i)
    out += base + "_bucket{le=\"" + number(kBounds[i] / 1000) + "\"} " +
           std::to_string(at_or_below_[i]) + "\n";
  out += base + "_bucket{le=\"+Inf\"} " + std::to_string(count_) + "\n";
  out += base + "_sum " + number(sum_ms_ / 1000) + "\n";
  out += base + "_count " + std::to_string(count_) + "\n";
}

std::string Metrics::text() const {
  std::string out;
  const auto gauge = [&](std::string_view name, std::string_view help, std::int64_t value) {
    line(out, name, help, "gauge", value);
  };
  const auto counter = [&](std::string_view name, std::string_view help, std::uint64_t value) {
    line(out, name, help, "counter", value);
  };
  gauge("enshu_consoles", "Consoles connected.", consoles);
  gauge("enshu_connections", "Connections open, consoles included.", connections);
  gauge("enshu_queue_bytes", "Bytes waiting to be sent to consoles.", queue_bytes);
  counter("enshu_connections_accepted_total", "Connections accepted.", connections_accepted);
  counter("enshu_connections_refused_total", "Connections refused: too many from one address.",
          connections_refused);
  counter("enshu_requests_total", "HTTP requests.", requests);
  counter("enshu_requests_refused_total", "HTTP requests answered with 4xx or 5xx.",
          requests_refused);
  counter("enshu_joins_total", "Sign-ins.", joins);
  counter("enshu_join_failures_total", "Sign-ins refused.", join_failures);
  counter("enshu_frames_sent_total", "WebSocket messages sent.", frames_sent);
  counter("enshu_bytes_sent_total", "Bytes of WebSocket messages sent.", bytes_sent);
  counter("enshu_events_published_total", "Events published, once for each class of viewers.",
          events_published);
  counter("enshu_commands_total", "Commands received.", commands);
  counter("enshu_commands_refused_total", "Commands refused.", commands_refused);
  counter("enshu_consoles_dropped_slow_total", "Consoles dropped because they did not keep up.",
          consoles_dropped_slow);
  counter("enshu_consoles_dropped_silent_total", "Consoles dropped because they fell silent.",
          consoles_dropped_silent);
  ack_ms.write(out, "enshu_ack_latency_seconds",
               "From a command's arrival to its acknowledgement.");
  return out;
}

}  // namespace enshu::net
