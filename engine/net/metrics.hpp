// What an operator watches, counted on the I/O thread and written as Prometheus text.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace enshu::net {

/// Milliseconds, by upper bounds. Source of the form: Prometheus' text format, histograms.
class Histogram {
 public:
  static constexpr std::array<double, 11> kBounds{0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000};
  void add(double ms);
  void write(std::string& out, const char* name, const char* help) const;

 private:
  std::array<std::uint64_t, kBounds.size()> at_or_below_{};
  std::uint64_t count_ = 0;
  double sum_ms_ = 0;
};

struct Metrics {
  // now
  std::int64_t consoles = 0;
  std::int64_t connections = 0;
  std::int64_t queue_bytes =
      0;  ///< written to sockets but not yet taken by the kernel, and acknowledgements in waiting
  // since the start
  std::uint64_t connections_accepted = 0;
  std::uint64_t connections_refused = 0;
  std::uint64_t requests = 0;
  std::uint64_t requests_refused = 0;
  std::uint64_t joins = 0;
  std::uint64_t join_failures = 0;
  std::uint64_t frames_sent = 0;
  std::uint64_t bytes_sent = 0;
  std::uint64_t events_published = 0;
  std::uint64_t commands = 0;
  std::uint64_t commands_refused = 0;
  std::uint64_t consoles_dropped_slow = 0;
  std::uint64_t consoles_dropped_silent = 0;
  std::uint64_t handshakes = 0;      ///< of WebSocket consoles
  std::uint64_t tls_handshakes = 0;  ///< that succeeded
  std::uint64_t tls_failures = 0;    ///< wrong protocol, no common cipher, distrust, silence
  std::uint64_t tls_plain = 0;       ///< connections that came to the TLS port without TLS
  Histogram ack_ms;
  std::map<std::string, std::uint64_t, std::less<>> requests_refused_by, commands_refused_by;

  void request_refused(std::string_view code);
  void command_refused(std::string_view code);
  [[nodiscard]] std::string text() const;
};

/// One figure with its HELP and TYPE lines.
void write_metric(std::string& out, std::string_view name, std::string_view help,
                  std::string_view type, std::string_view value);

}  // namespace enshu::net
