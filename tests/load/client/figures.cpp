// Figures: percentiles, and the report as text and JSON.
#include "tests/load/client/figures.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace enshu::load {
namespace {

std::string rounded(double value) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.3f", value);
  std::string out = text.data();
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace

double Samples::at(int permille) const {
  if (values_.empty()) return 0;
  std::vector<double> sorted = values_;
  const auto last = sorted.size() - 1;
  const auto place = static_cast<std::ptrdiff_t>(
      std::min(last, sorted.size() * static_cast<std::size_t>(permille) / 1000));
  std::nth_element(sorted.begin(), sorted.begin() + place, sorted.end());
  return sorted[static_cast<std::size_t>(place)];
}

double Samples::most() const {
  return values_.empty() ? 0 : *std::max_element(values_.begin(), values_.end());
}

std::string Samples::json() const {
  return R"({"count":)" + std::to_string(count()) + R"(,"p50":)" + rounded(at(500)) + R"(,"p99":)" +
         rounded(at(990)) + R"(,"p999":)" + rounded(at(999)) + R"(,"max":)" + rounded(most()) + "}";
}

std::string Samples::text() const {
  return "p50 " + rounded(at(500)) + "  p99 " + rounded(at(990)) + "  p99.9 " + rounded(at(999)) +
         "  max " + rounded(most()) + " ms (" + std::to_string(count()) + ")";
}

bool Tally::right() const {
  return losses() == 0 && doubled() == 0 && differences == 0 && answers_changed == 0 &&
         joins_failed == 0;
}

void Report::number(const std::string& name, double value, const std::string& unit) {
  lines_.push_back({name, rounded(value) + (unit.empty() ? "" : " " + unit), rounded(value)});
}

void Report::samples(const std::string& name, const Samples& samples) {
  lines_.push_back({name, samples.text(), samples.json()});
}

void Report::tally(const Tally& tally) {
  const auto count = [this](const std::string& name, std::uint64_t value) {
    lines_.push_back({name, std::to_string(value), std::to_string(value)});
  };
  count("joins", tally.joins);
  count("joins_failed", tally.joins_failed);
  count("lines_opened", tally.lines_opened);
  count("lines_lost", tally.lines_lost);
  count("welcomes", tally.welcomes);
  count("resumed", tally.resumed);
  count("frames", tally.frames);
  count("events", tally.events);
  count("bytes", tally.bytes);
  count("commands", tally.commands);
  count("resends", tally.resends);
  count("acks", tally.acks);
  std::string json = "{";
  std::string text;
  for (const auto& [code, times] : tally.refused) {
    json += (json.size() > 1 ? ",\"" : "\"") + code + "\":" + std::to_string(times);
    text += (text.empty() ? "" : ", ") + code + " " + std::to_string(times);
  }
  lines_.push_back({"refused", text.empty() ? "0" : text, json + "}"});
  if (tally.join_ms.count() > 0) samples("join_ms", tally.join_ms);
  if (tally.welcome_ms.count() > 0) samples("welcome_ms", tally.welcome_ms);
  if (tally.ack_ms.count() > 0) samples("ack_ms", tally.ack_ms);
  if (tally.delivery_ms.count() > 0) samples("delivery_ms", tally.delivery_ms);
  if (tally.late_ms.count() > 0) samples("inject_late_ms", tally.late_ms);
  count("gaps", tally.gaps);
  count("acks_unseen", tally.acks_unseen);
  count("consoles_behind", tally.consoles_behind);
  count("losses", tally.losses());
  count("duplicates", tally.duplicates);
  count("seen_twice", tally.seen_twice);
  count("doubled", tally.doubled());
  count("differences", tally.differences);
  count("answers_changed", tally.answers_changed);
}

std::string Report::text() const {
  std::string out;
  for (const Line& line : lines_) {
    out += line.name;
    out.append(line.name.size() < 34 ? 34 - line.name.size() : 1, ' ');
    out += line.text + "\n";
  }
  return out;
}

std::string Report::json() const {
  std::string out = "{";
  for (const Line& line : lines_)
    out += (out.size() > 1 ? ",\"" : "\"") + line.name + "\":" + line.json;
  return out + "}\n";
}

}  // namespace enshu::load
