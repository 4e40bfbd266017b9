// Metrics in Prometheus' text format.
#include "engine/net/metrics.hpp"

#include <algorithm>
#include <sstream>
#include <string_view>
#include <utility>

namespace enshu::net {
namespace {

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  out.append("# HELP ").append(name).append(" ").append(help).append("\n");
  out.append("# TYPE ").append(name).append(" ").append(type).append("\n");
}

/// Codes come from our own tables; the bound is against a mistake there.
constexpr std::size_t kCodesMax = 300;

void count(std::map<std::string, std::uint64_t, std::less<>>& counts, std::string_view code) {
  const auto found = counts.find(code);
  if (found != counts.end())
    ++found->second;
  else
    ++counts[counts.size() < kCodesMax && !code.empty() ? std::string(code) : "other"];
}

/// A label's value. Source: Prometheus' text format, escapes.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

std::string number(double value) {
  std::ostringstream text;
  text << value;
  return text.str();
}

}  // namespace

void write_metric(std::string& out, std::string_view name, std::string_view help,
                  std::string_view type, std::string_view value) {
  head(out, name, help, type);
  out.append(name).append(" ").append(value).append("\n");
}

void Metrics::request_refused(std::string_view code) {
  ++requests_refused;
  count(requests_refused_by, code);
}

void Metrics::command_refused(std::string_view code) {
  ++commands_refused;
  count(commands_refused_by, code);
}

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
    write_metric(out, name, help, "gauge", std::to_string(value));
  };
  const auto counter = [&](std::string_view name, std::string_view help, std::uint64_t value) {
    write_metric(out, name, help, "counter", std::to_string(value));
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
  counter("enshu_handshakes_total", "WebSocket handshakes begun.", handshakes);
  counter("enshu_tls_handshakes_total", "TLS handshakes that succeeded.", tls_handshakes);
  counter("enshu_tls_failures_total", "TLS handshakes that failed or took too long.", tls_failures);
  counter("enshu_tls_plain_total", "Connections without TLS to the TLS port.", tls_plain);
  head(out, "enshu_refusals_total", "What was refused, by code.", "counter");
  for (const auto& [of, counts] :
       {std::pair("request", &requests_refused_by), std::pair("command", &commands_refused_by)}) {
    for (const auto& [code, times] : *counts)
      out += std::string("enshu_refusals_total{of=\"") + of + "\",code=\"" + escaped(code) +
             "\"} " + std::to_string(times) + "\n";
  }
  ack_ms.write(out, "enshu_ack_latency_seconds",
               "From a command's arrival to its acknowledgement.");
  return out;
}

}  // namespace enshu::net
