// The ledger: numbers, hashes, letters to answer, and the marks of commands.
#include "tests/load/client/ledger.hpp"

#include <charconv>
#include <chrono>
#include <functional>

#include "tests/load/client/scan.hpp"

namespace enshu::load {
namespace {

/// The event's own bytes: a welcome puts the number before them, a batch does not.
std::string_view without_number(std::string_view event) {
  constexpr std::string_view number = R"({"seq":)";
  if (!event.starts_with(number)) return event.substr(1);
  return event.substr(event.find(',') + 1);
}

std::string_view unquoted(std::string_view text) { return inside_of(text); }

int digits(std::string_view text, std::size_t at, std::size_t count) {
  int value = 0;
  std::from_chars(text.data() + at, text.data() + at + count, value);
  return value;
}

}  // namespace

std::int64_t wall_ms_of(std::string_view rfc3339) {
  if (rfc3339.size() < 24) return 0;
  using namespace std::chrono;
  const year_month_day date{year(digits(rfc3339, 0, 4)),
                            month(static_cast<unsigned>(digits(rfc3339, 5, 2))),
                            day(static_cast<unsigned>(digits(rfc3339, 8, 2)))};
  const auto at = sys_days(date) + hours(digits(rfc3339, 11, 2)) + minutes(digits(rfc3339, 14, 2)) +
                  seconds(digits(rfc3339, 17, 2)) + milliseconds(digits(rfc3339, 20, 3));
  return duration_cast<milliseconds>(at.time_since_epoch()).count();
}

void Ledger::note(Track& track, bool staff, std::uint64_t number, std::string_view event) {
  const std::size_t hash = std::hash<std::string_view>{}(without_number(event));
  if (number == 0 || number > track.seen.size() + 1) {
    ++tally_.gaps;  // the console's own check has told it too; a hole cannot be filled
    return;
  }
  if (number <= track.seen.size()) {
    if (track.seen[number - 1].hash != hash) ++tally_.differences;
    return;
  }
  Track::Seen seen;
  seen.hash = hash;
  first_seen(track, staff, seen, event);
  track.seen.push_back(seen);
}

void Ledger::first_seen(Track& track, bool staff, Track::Seen& seen, std::string_view event) {
  seen.wall_ms = wall_ms_of(unquoted(member(event, "wall")));
  const std::string_view what = member(event, "event");
  const std::string_view kind = unquoted(member(what, "kind"));
  if (staff) {
    if (kind == "inject_fired") {
      const std::string late(member(what, "late_ms"));
      tally_.late_ms.add(late.empty() ? 0 : std::stod(late));
    }
    const std::size_t at = what.find(kMark);
    if (at != std::string_view::npos && (kind == "message_sent" || kind == "report_submitted")) {
      const std::string_view rest = what.substr(at);
      if (++marks_[std::string(rest.substr(0, rest.find('"')))] > 1) ++tally_.seen_twice;
    }
    return;
  }
  // What the exercise brings, and what others hand down.
  const bool forwarded = unquoted(member(what, "forward_of")).size() > 0;
  if (kind != "message_sent" || (member(what, "typed") == "true" && !forwarded)) return;
  seen.letter = static_cast<int>(track.letters.size());
  track.letters.push_back(
      {std::string(unquoted(member(what, "id"))), std::string(unquoted(member(what, "from")))});
}

void Ledger::settle() {
  for (const std::string& mark : acknowledged_) {
    if (!marks_.contains(mark)) ++tally_.acks_unseen;
  }
  acknowledged_.clear();
}

}  // namespace enshu::load
