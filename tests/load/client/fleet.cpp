// The fleet: arrival, the measured rounds, and the end.
#include "tests/load/client/fleet.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace enshu::load {
namespace {

using std::chrono::milliseconds;

constexpr double kJoinsPerSecond = 7000.0 / 60;
constexpr auto kArriveExtra = milliseconds(120'000);
constexpr auto kRoundMax = milliseconds(60'000);
constexpr auto kQuiet = milliseconds(300);
/// Before a server is weighed: what it needed only to let everybody in is gone then.
constexpr auto kRest = milliseconds(6'000);
constexpr auto kSettleMax = milliseconds(60'000);
/// Consoles come back a second or two after they were cut off; some more for a slow machine.
constexpr auto kBackMax = milliseconds(120'000);

milliseconds ms(double value) { return milliseconds(static_cast<std::int64_t>(value)); }

std::string numbered(const std::string& name, int number) {
  return name + "-" + (number < 10 ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string address_of(std::size_t console, int count) {
  const std::size_t place = 2 + console % static_cast<std::size_t>(count);
  return "127.0." + std::to_string(place / 250) + "." + std::to_string(1 + place % 250);
}

std::vector<Link> spread(const std::vector<Link>& links, std::size_t count) {
  std::map<std::string, std::size_t> met;
  std::vector<std::pair<std::size_t, const Link*>> order;
  for (const Link& link : links) {
    if (link.role == "participant") order.emplace_back(met[link.lane + "/" + link.post]++, &link);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Link> out;
  for (const auto& [nth, link] : order) {
    if (out.size() < count) out.push_back(*link);
  }
  return out;
}

Fleet::Fleet(const Options& options, Wire& wire, const Told& told, pid_t process, Report& report)
    : options_(options),
      wire_(wire),
      report_(report),
      ledger_(tally_),
      hall_{wire, tally_, ledger_, told.place, std::to_string(options.seed)},
      process_(process) {
  for (const Link& link : told.links) {
    if (link.role == "participant") {
      auto& posts = posts_[sector_of(link.post)];
      if (std::find(posts.begin(), posts.end(), link.post) == posts.end())
        posts.push_back(link.post);
    }
    if (link.role == "lead_controller")
      lead_ = std::make_unique<Seat>(hall_, link, "127.0.0.1", options.seed);
  }
  std::size_t nth = 0;
  for (Link& link : spread(told.links, options.seats)) {
    seats_.push_back(std::make_unique<Seat>(hall_, std::move(link),
                                            address_of(nth, options.addresses),
                                            options.seed * 1'000'003 + nth));
    ++nth;
  }
}

bool Fleet::arrive() {
  lead_->join();
  if (!wire_.run_until([&] { return lead_->live(); }, kRoundMax)) return false;
  // In quarter speed the timeline keeps out of the way of what is measured.
  lead_does(R"({"kind":"set_speed","speed_permille":250})");
  wire_.run_until([&] { return hall_.answers_open == 0; }, kRoundMax);
  const Cost before = cost_of(process_);
  const double span_ms =
      1000 * (options_.join_seconds > 0 ? options_.join_seconds
                                        : static_cast<double>(seats_.size()) / kJoinsPerSecond);
  const auto began = Clock::now();
  for (std::size_t i = 0; i < seats_.size(); ++i) {
    wire_.after(ms(span_ms * static_cast<double>(i) / static_cast<double>(seats_.size())),
                [seat = seats_[i].get()] { seat->join(); });
  }
  const bool all =
      wire_.run_until([&] { return hall_.live == seats_.size() + 1; }, ms(span_ms) + kArriveExtra);
  report_.number("arrival_seconds", ms_between(began, Clock::now()) / 1000, "s");
  report_.number("arrival_planned_seconds", span_ms / 1000, "s");
  report_.number("consoles", static_cast<double>(hall_.live - 1), "");
  wire_.run_until([] { return false; }, kRest);
  const Cost after = cost_of(process_);
  const auto count = static_cast<double>(seats_.size());
  report_.number("cpu_per_arrival_us", (after.cpu_ms - before.cpu_ms) * 1000 / count, "us");
  report_.number("server_kb_before", before.resident_kb, "KB");
  report_.number("server_kb_after", after.resident_kb, "KB");
  report_.number("memory_per_console_kb", (after.resident_kb - before.resident_kb) / count, "KB");
  return all;
}

void Fleet::lead_does(const std::string& command) { lead_->send(command, {}); }

void Fleet::measure(const std::string& name, const std::string& inject, int rounds,
                    std::uint64_t events) {
  Samples all;
  double busy_ms = 0;
  const Cost before = cost_of(process_);
  const Tally counted = tally_;
  for (int i = 1; i <= rounds; ++i) {
    Round round;
    for (const auto& seat : seats_) seat->expect(round, events);
    round.started = Clock::now();
    lead_does(R"({"kind":"fire_inject","inject":")" + numbered(inject, i) + R"(","lanes":[]})");
    if (!wire_.run_until([&] { return round.waiting == 0; }, kRoundMax))
      tally_.consoles_behind += round.waiting;
    busy_ms += ms_between(round.started, round.last);
    all.merge(round.each);
    wire_.run_until([] { return false; }, kQuiet);
  }
  const Cost after = cost_of(process_);
  const double messages = static_cast<double>(seats_.size()) * static_cast<double>(events) * rounds;
  const auto got = static_cast<double>(tally_.events - counted.events);
  report_.samples(name + "_ms", all);
  report_.number(name + "_messages_per_second", messages / busy_ms * 1000, "");
  report_.number(name + "_cpu_per_message_us", (after.cpu_ms - before.cpu_ms) * 1000 / messages,
                 "us");
  report_.number(name + "_bytes_per_message",
                 static_cast<double>(tally_.bytes - counted.bytes) / got, "");
}

void Fleet::fanout() { measure("fanout", "load", options_.rounds, 1); }

void Fleet::volley() { measure("volley", "volley", std::max(1, options_.rounds / 2), 10); }

/// Commands at a fixed rate, whatever the answers: the queue of a server that is too slow shows.
void Fleet::acks() {
  const Cost before = cost_of(process_);
  const auto acked = tally_.acks;
  tally_.ack_ms = {};
  const auto began = Clock::now();
  const auto end = began + ms(options_.seconds * 1000);
  double sent = 0;
  std::size_t next = 0;
  wire_.run_until(
      [&] {
        const auto now = Clock::now();
        const double wanted =
            std::min(ms_between(began, now), options_.seconds * 1000) / 1000 * options_.rate;
        for (; sent < wanted; ++sent) {
          Seat& seat = *seats_[next++ % seats_.size()];
          const std::string mark = seat.new_mark();
          seat.send(R"({"kind":"send_message","to":[")" + ministry_of(seat) +
                        R"("],"subject":"load","body":")" + mark + "\"}",
                    mark);
        }
        return now >= end;
      },
      ms(options_.seconds * 1000) + kRoundMax);
  wire_.run_until([&] { return hall_.answers_open == 0; }, kRoundMax);
  const double took_ms = ms_between(began, Clock::now());
  const Cost after = cost_of(process_);
  const auto answered = static_cast<double>(tally_.acks - acked);
  report_.samples("acks_ms", tally_.ack_ms);
  report_.number("acks_per_second", answered / took_ms * 1000, "");
  report_.number("acks_cpu_us", (after.cpu_ms - before.cpu_ms) * 1000 / answered, "us");
}

void Fleet::come_back(Clock::time_point began, pid_t process) {
  process_ = process;
  const bool all = wire_.run_until([&] { return hall_.live == seats_.size() + 1; }, kBackMax);
  report_.number("back_seconds", ms_between(began, Clock::now()) / 1000, "s");
  report_.number("back_missing", all ? 0 : static_cast<double>(seats_.size() + 1 - hall_.live), "");
}

bool Fleet::everybody_has_all() const {
  return std::all_of(seats_.begin(), seats_.end(), [](const auto& seat) {
    return seat->live() && seat->last() == seat->track().seen.size();
  });
}

void Fleet::settle() {
  wire_.run_until([&] { return hall_.answers_open == 0 && hall_.live == seats_.size() + 1; },
                  kSettleMax);
  // Quiet for a while, and everybody at the same number as those who see the same.
  for (int i = 0; i < 20; ++i) {
    const auto before = tally_.events;
    wire_.run_until([] { return false; }, kQuiet);
    if (tally_.events == before && everybody_has_all()) break;
  }
  for (const auto& seat : seats_) {
    if (!seat->live() || seat->last() != seat->track().seen.size()) ++tally_.consoles_behind;
  }
  ledger_.settle();
}

void Fleet::leave() {
  hall_.stopping = true;
  for (const auto& seat : seats_) seat->leave();
  lead_->leave();
  wire_.run_until([] { return false; }, kQuiet);
}

}  // namespace enshu::load
