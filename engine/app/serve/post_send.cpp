// Mails on their way: the group that was claimed together, and of each the last question whether it
// may go, its words, the server's answer.
#include <algorithm>
#include <chrono>
#include <fstream>

#include "engine/app/serve/post_letters.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/base/cut.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/compose.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t most_doublings = 20;
constexpr std::size_t most_reason = 300;
constexpr milliseconds first_line_pause{1'000};
constexpr milliseconds longest_line_pause{60'000};

/// The name by which the seat's own mail program knows a message.
std::string known_as(PostBox& box, const std::string& seat, const std::string& message,
                     std::string_view domain) {
  auto found = box.outbox().letter_by_message(message);
  const auto letter = read_letter(found ? *found : std::string{});
  if (letter && letter->by == seat && !letter->original.empty()) return letter->original;
  return mail::message_id({box.exercise(), seat, message}, domain);
}

std::vector<std::string> references_of(PostBox& box, const std::string& seat,
                                       const mail::Letter& letter, std::string_view domain) {
  std::vector<std::string> out;
  if (letter.in_reply_to.empty()) return out;
  if (letter.thread != letter.in_reply_to && letter.thread != letter.message)
    out.push_back(known_as(box, seat, letter.thread, domain));
  out.push_back(known_as(box, seat, letter.in_reply_to, domain));
  return out;
}

/// Seats have names that are no file names in general.
std::string file_name(const store::OutboxRow& row, bool invites) {
  auto number = invites ? "invitation" : std::to_string(row.seq);
  constexpr std::size_t digits = 6;
  if (number.size() < digits) number.insert(0, digits - number.size(), '0');
  std::string seat = row.seat;
  std::ranges::replace_if(
      seat, [](char c) { return c == '/' || c == '\\' || static_cast<unsigned char>(c) < 0x21; },
      '_');
  return number + "-" + seat + ".eml";
}

bool write_dry(const std::filesystem::path& folder, const std::string& name,
               const std::string& mime) {
  namespace fs = std::filesystem;
  std::error_code failed;
  if (fs::create_directories(folder, failed); failed) return false;
  fs::permissions(folder, fs::perms::owner_all, failed);
  std::ofstream file(folder / name, std::ios::binary | std::ios::trunc);
  file << mime;
  file.close();
  return static_cast<bool>(file);
}

}  // namespace

void PostOffice::trouble(PostBox& box, const Error& error) {
  if (box.group().told == error.message.en) return;
  box.group().told = error.message.en;
  config_.report("error", "mail of exercise " + box.exercise() + ": " + error.message.en);
}

bool PostOffice::keep_note(PostBox& box, const PostGroup::Outcome& outcome) {
  const auto& [row, state, reason, at, again] = outcome;
  auto noted = box.outbox().note(row.seq, row.seat, state, reason, at, again);
  if (noted) {
    if (comes_back(state) && row.seq > 0) {
      const auto letter = read_letter(row.letter);
      if (letter)
        tell_returned(this->box(box.exercise()), {letter->message, row.seat, state, reason});
    }
    return true;
  }
  trouble(box, noted.error());
  return false;
}

void PostOffice::note(PostBox& box, const store::OutboxRow& row, const std::string& state,
                      const std::string& reason, WallTime again) {
  PostGroup::Outcome outcome{row, state, std::string(cut(reason, most_reason)), config_.now(),
                             again};
  // Without a note the same mail would go out again.
  if (!keep_note(box, outcome)) box.group().unnoted = std::move(outcome);
}

/// The rest of the group waits again, and what was noted is on the disk.
void PostOffice::leave_group(PostBox& box) {
  box.group().leave();
  if (box.group().unnoted) return;
  if (auto left = box.outbox().claim(config_.now(), 0); !left) trouble(box, left.error());
}

void PostOffice::give_back() {
  for (const auto& each : boxes()) leave_group(*each);
}

std::optional<store::OutboxRow> PostOffice::next_of(PostBox& box) {
  auto& group = box.group();
  if (auto row = group.next(PostGroup::Clock::now())) return row;
  auto rows = box.outbox().claim(config_.now(), group.size());
  if (!rows) {
    trouble(box, rows.error());
    return std::nullopt;
  }
  group.told.clear();
  group.begin(std::move(*rows), PostGroup::Clock::now());
  return group.next(PostGroup::Clock::now());
}

/// False when nothing can leave the box now.
bool PostOffice::send_next(PostBox& box) {
  auto& group = box.group();
  if (group.unnoted) {
    if (!keep_note(box, *group.unnoted)) return false;
    group.unnoted.reset();
  }
  if (box.held()) {
    leave_group(box);
    return false;
  }
  const auto row = next_of(box);
  if (!row) return false;
  deliver(box, *row);
  // The others need not count as on their way while the server is left alone.
  if (line_pause_ > milliseconds{} || group.unnoted) leave_group(box);
  return true;
}

void PostOffice::deliver(PostBox& box, const store::OutboxRow& row) {
  const auto letter = read_letter(row.letter);
  if (!letter) return note(box, row, "blocked", "the letter in the outbox cannot be read");
  mail::Envelope envelope;
  envelope.exercise = box.exercise();
  envelope.seat = row.seat;
  envelope.ours = config_.mail.from;
  envelope.language = config_.mail.language == "en" ? Language::en : Language::ja;
  envelope.date = config_.now();
  envelope.references = references_of(box, row.seat, *letter, mail::domain_of(config_.mail.from));
  envelope.invites = !of_the_record(*letter);
  if (!envelope.invites) {
    envelope.receipt_url =
        base_url_ + mail::receipt_path({box.exercise(), row.seat, letter->message}, box.secret());
  }
  if (letter->bait) {
    const mail::LetterId id{box.exercise(), row.seat, letter->message};
    envelope.bait_url = base_url_ + mail::lure_path(mail::Lure::link, id, box.secret());
    envelope.bait_file = base_url_ + mail::lure_path(mail::Lure::file, id, box.secret());
    envelope.unmarked = config_.mail.unmarked_baits;
  }
  const auto mime = mail::compose(*letter, envelope, box.scenario().files);
  // Last of all, with the roster as it stands now.
  if (auto may = mail::may_receive(*box.roster().now(), config_.mail, row.seat, row.address); !may)
    return note(box, row, "blocked", may.error().message.ja + " / " + may.error().message.en);
  if (!config_.mail.dry) return hand_over(box, row, mime);
  const auto name = file_name(row, envelope.invites);
  if (write_dry(box.dry_folder(), name, mime)) return note(box, row, "dry", name);
  note(box, row, "waiting", "the dry run's folder cannot be written",
       config_.now() + seconds(config_.mail.retry_seconds));
}

void PostOffice::hand_over(PostBox& box, const store::OutboxRow& row, const std::string& mime) {
  if (!smtp_) {
    auto made = mail::SmtpSender::make(config_.mail.smtp);
    if (!made) {
      config_.report("error", "mail: " + made.error().message.en);
      line_pause_ = longest_line_pause;
      return note(box, row, "waiting", made.error().message.en,
                  config_.now() + seconds(config_.mail.retry_seconds));
    }
    smtp_.emplace(std::move(*made));
  }
  const auto answer = smtp_->send(config_.mail.from, row.address, mime);
  switch (answer.handed) {
    case mail::Handed::accepted:
      line_pause_ = {};
      return note(box, row, "sent", {});
    case mail::Handed::bounced:
      line_pause_ = {};
      return note(box, row, "bounced", answer.text);
    case mail::Handed::later:
      break;
  }
  if (!answer.line_works && line_pause_ == milliseconds{})
    config_.report("warning", "mail cannot be sent and is tried again: " + answer.text);
  // The server took no mail at all: it is left alone for a while, longer each time.
  line_pause_ = answer.line_works
                    ? milliseconds{}
                    : std::clamp(line_pause_ * 2, first_line_pause, longest_line_pause);
  std::int64_t wait = config_.mail.retry_seconds;
  for (std::int64_t i = 0; i < row.attempts && wait < config_.mail.retry_seconds * most_doublings;
       ++i)
    wait *= 2;
  wait = std::min(wait, config_.mail.retry_seconds * most_doublings);
  note(box, row, "waiting", answer.text, config_.now() + seconds(wait));
}

}  // namespace enshu::app
