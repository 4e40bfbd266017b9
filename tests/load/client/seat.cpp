// A seat's side of the protocol, and the checks that nothing is lost, doubled or changed.
#include "tests/load/client/seat.hpp"

#include <charconv>
#include <chrono>
#include <utility>

#include "tests/load/client/scan.hpp"

namespace enshu::load {
namespace {

constexpr auto kBackAfter = std::chrono::milliseconds(1000);

std::uint64_t number_of(std::string_view text) {
  std::uint64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::int64_t wall_now_ms() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

std::string viewers_of(const Link& link) {
  return link.role == "participant" ? link.lane + "/" + link.post : link.role;
}

}  // namespace

Seat::Seat(Hall& hall, Link link, std::string from, std::uint64_t seed)
    : hall_(hall),
      link_(std::move(link)),
      from_(std::move(from)),
      staff_(link_.role != "participant"),
      track_(hall.ledger.track(viewers_of(link_))),
      chance_(seed) {}

void Seat::join() {
  asked_ = Clock::now();
  hall_.wire.request(hall_.place, from_, "POST", "/api/v1/join", {},
                     R"({"code":")" + link_.code + R"("})",
                     [this, began = asked_](HttpAnswer answer) {
                       if (answer.status == 429 &&
                           !hall_.stopping) {  // too many from this address: as a page does
                         hall_.wire.after(kBackAfter, [this] { join(); });
                         return;
                       }
                       if (answer.status != 200) {
                         ++hall_.tally.joins_failed;
                         return;
                       }
                       ++hall_.tally.joins;
                       hall_.tally.join_ms.add(ms_between(began, Clock::now()));
                       cookie_ = answer.cookie;
                       connect(false);
                     });
}

void Seat::connect(bool resume) {
  resumes_ = resume && !epoch_.empty();
  asked_ = Clock::now();
  line_ = hall_.wire.open(hall_.place, from_, "/ws", "enshu.v1", cookie_, *this);
}

void Seat::reload() {
  if (!live_) return;
  not_live();
  std::exchange(line_, nullptr)->leave();
  connect(false);
}

void Seat::drop(std::chrono::milliseconds away) {
  if (!live_) return;
  not_live();
  std::exchange(line_, nullptr)->cut();
  come_back(away);
}

void Seat::leave() {
  if (live_) not_live();
  if (line_ != nullptr) std::exchange(line_, nullptr)->leave();
}

void Seat::not_live() {
  live_ = false;
  --hall_.live;
}

void Seat::come_back(std::chrono::milliseconds wait) {
  hall_.wire.after(wait, [this] {
    if (!hall_.stopping && line_ == nullptr) connect(true);
  });
}

void Seat::on_open() {
  ++hall_.tally.lines_opened;
  std::string hello = R"({"type":"hello","resume_after":)";
  hello += resumes_ ? std::to_string(last_) + R"(,"epoch":")" + epoch_ + "\"}" : "null}";
  line_->send(std::move(hello));
}

void Seat::on_end(int /*code*/) {
  line_ = nullptr;
  if (live_) not_live();
  if (hall_.stopping) return;
  ++hall_.tally.lines_lost;
  const auto spread = static_cast<std::int64_t>(chance_() % 1000);
  come_back(kBackAfter + std::chrono::milliseconds(spread));
}

void Seat::on_text(std::string_view text) {
  ++hall_.tally.frames;
  hall_.tally.bytes += text.size();
  if (text.starts_with(R"({"type":"events")")) return take_events(text);
  if (text.starts_with(R"({"type":"ack")")) return answered(text, false);
  if (text.starts_with(R"({"type":"refused")")) return answered(text, true);
  if (text.starts_with(R"({"type":"welcome")")) return welcomed(text);
}

void Seat::welcomed(std::string_view frame) {
  const std::uint64_t number = number_of(member(frame, "seq"));
  epoch_ = inside_of(member(frame, "epoch"));
  std::string_view history = inside_of(member(member(frame, "view"), "events"));
  if (resumes_ && number == last_ && history.empty()) {
    ++hall_.tally.resumed;
  } else {
    const std::uint64_t before = std::exchange(last_, 0);
    while (!history.empty()) take(take_element(history));
    if (last_ != number || number < before) ++hall_.tally.gaps;
  }
  ++hall_.tally.welcomes;
  hall_.tally.welcome_ms.add(ms_between(asked_, Clock::now()));
  welcomed_ms_ = wall_now_ms();
  live_ = true;
  ++hall_.live;
  for (auto& [id, command] : open_) {
    command.resent = true;
    ++hall_.tally.resends;
    line_->send(command.text);
  }
}

void Seat::take_events(std::string_view frame) {
  const std::uint64_t from = number_of(member(frame, "from"));
  if (from > last_ + 1) ++hall_.tally.gaps;
  if (from <= last_) ++hall_.tally.duplicates;
  last_ = from - 1;
  std::string_view inside = inside_of(member(frame, "events"));
  std::uint64_t count = 0;
  const std::int64_t now = hall_.watch_delivery ? wall_now_ms() : 0;
  while (!inside.empty()) {
    take(take_element(inside));
    ++count;
    const Track::Seen& seen = track_.seen.at(last_ - 1);
    if (hall_.watch_delivery && !staff_ && seen.wall_ms >= welcomed_ms_)
      hall_.tally.delivery_ms.add(static_cast<double>(now - seen.wall_ms));
    if (on_letter && seen.letter >= 0)
      on_letter(*this, track_.letters[static_cast<std::size_t>(seen.letter)]);
  }
  hall_.tally.events += count;
  got(count);
}

void Seat::take(std::string_view event) {
  ++last_;
  hall_.ledger.note(track_, staff_, last_, event);
}

std::string Seat::new_mark() {
  return std::string(kMark) + hall_.run + ":" + link_.seat + ":" + std::to_string(++counter_);
}

void Seat::send(const std::string& command, std::string mark) {
  const std::string id = hall_.run + "-" + link_.seat + "-" + std::to_string(++counter_);
  Command& kept = open_[id];
  kept.text = R"({"type":"command","id":")" + id + R"(","command":)" + command + "}";
  kept.mark = std::move(mark);
  kept.sent = Clock::now();
  ++hall_.tally.commands;
  ++hall_.answers_open;
  if (live_) line_->send(kept.text);
}

void Seat::repeat() {
  if (!live_ || last_id_.empty() || open_.contains(last_id_)) return;
  Command& again = open_[last_id_] = last_command_;
  again.resent = true;
  ++hall_.tally.resends;
  ++hall_.answers_open;
  line_->send(again.text);
}

void Seat::answered(std::string_view frame, bool refused) {
  const std::string id(inside_of(member(frame, "id")));
  const auto found = open_.find(id);
  if (refused) {
    const std::string code(inside_of(member(member(frame, "error"), "code")));
    ++hall_.tally.refused[code];
  }
  if (found == open_.end()) return;  // a resend and its first answer crossed
  Command command = std::move(found->second);
  open_.erase(found);
  --hall_.answers_open;
  if (refused) return;
  ++hall_.tally.acks;
  if (!command.resent) hall_.tally.ack_ms.add(ms_between(command.sent, Clock::now()));
  const auto number = static_cast<std::int64_t>(number_of(member(frame, "seq")));
  if (command.answered >= 0) {
    if (command.answered != number) ++hall_.tally.answers_changed;
    return;
  }
  // What an ack speaks of has been sent before it.
  if (static_cast<std::uint64_t>(number) > last_) ++hall_.tally.gaps;
  if (!command.mark.empty()) hall_.ledger.acknowledged(command.mark);
  command.answered = number;
  last_id_ = id;
  last_command_ = std::move(command);
}

}  // namespace enshu::load
