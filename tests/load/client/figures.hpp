// What was counted and measured, and how it is told.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace enshu::load {

/// Milliseconds, kept one by one: ten thousand a round are few.
class Samples {
 public:
  void add(double ms) { values_.push_back(ms); }
  void merge(const Samples& other) {
    values_.insert(values_.end(), other.values_.begin(), other.values_.end());
  }
  [[nodiscard]] std::size_t count() const { return values_.size(); }
  /// 0 without samples. `permille`: 500 is the median, 999 what one of a thousand exceeds.
  [[nodiscard]] double at(int permille) const;
  [[nodiscard]] double most() const;
  /// `{"count":…,"p50":…,"p99":…,"p999":…,"max":…}`
  [[nodiscard]] std::string json() const;
  [[nodiscard]] std::string text() const;

 private:
  std::vector<double> values_;
};

/// What all consoles together saw go right and wrong.
struct Tally {
  std::uint64_t joins = 0, joins_failed = 0;
  std::uint64_t lines_opened = 0, lines_lost = 0;  ///< lost: ended by the other side
  std::uint64_t welcomes = 0, resumed = 0;
  std::uint64_t frames = 0, events = 0, bytes = 0;
  std::uint64_t gaps = 0, duplicates = 0;  ///< numbers that were skipped, or came twice
  std::uint64_t differences = 0;           ///< another event than others saw under that number
  std::uint64_t commands = 0, resends = 0, acks = 0;
  std::uint64_t answers_changed = 0;  ///< a resend that was answered otherwise
  std::uint64_t acks_unseen = 0;      ///< acknowledged, and the staff's stream has it not
  std::uint64_t seen_twice = 0;       ///< one command, and more than one event
  std::uint64_t consoles_behind = 0;  ///< at the end, without the last events
  std::map<std::string, std::uint64_t> refused;
  Samples join_ms, welcome_ms, ack_ms, delivery_ms, late_ms;

  [[nodiscard]] std::uint64_t losses() const { return gaps + acks_unseen + consoles_behind; }
  [[nodiscard]] std::uint64_t doubled() const { return duplicates + seen_twice; }
  [[nodiscard]] bool right() const;
};

/// Figures in the order in which they were taken: as text they are lines, as JSON members.
class Report {
 public:
  void number(const std::string& name, double value, const std::string& unit);
  void samples(const std::string& name, const Samples& samples);
  void tally(const Tally& tally);
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string json() const;

 private:
  struct Line {
    std::string name;
    std::string text;
    std::string json;
  };
  std::vector<Line> lines_;
};

}  // namespace enshu::load
