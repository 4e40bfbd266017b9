// Mails on their way: the group that was claimed together, and of each the last question whether it
// may go, its words, the server's answer.
#include <algorithm>
#include <fstream>

#include "engine/app/serve/post_files.hpp"
#include "engine/app/serve/post_letters.hpp"
#include "engine/app/serve/post_links.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/base/cut.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/compose.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {
namespace {

constexpr std::int64_t most_doublings = 20;
constexpr std::size_t most_reason = 300;

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
std::string file_name(const store::OutboxRow& row) {
  // Those of no event have numbers below 0.
  const bool invites = static_cast<std::int64_t>(row.seq) < 0;
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
    if (comes_back(state)) {
      const auto letter = read_letter(row.letter);
      if (letter && of_the_record(*letter))
        tell_returned(this->box(box.exercise()), {letter->message, row.seat, state, reason});
    }
    return true;
  }
  trouble(box, noted.error());
  return false;
}

void PostOffice::note(PostBox& box, const store::OutboxRow& row, const std::string& state,
                      const std::string& reason, WallTime again) {
  box.group().came_back(row);
  PostGroup::Outcome outcome{row, state, std::string(cut(reason, most_reason)), config_.now(),
                             again};
  // Without a note the same mail would go out again.
  if (!keep_note(box, outcome)) box.group().unnoted.push_back(std::move(outcome));
}

/// What is not in dialogue waits again; when nothing is, what was noted is on the disk.
void PostOffice::leave_group(PostBox& box) {
  auto& group = box.group();
  group.leave();
  if (!group.unnoted.empty()) return;
  if (auto left = box.outbox().claim(config_.now(), 0, group.on_the_way()); !left)
    trouble(box, left.error());
}

void PostOffice::give_back() {
  for (const auto& each : boxes()) leave_group(*each);
}

std::optional<store::OutboxRow> PostOffice::next_of(PostBox& box, bool held) {
  auto& group = box.group();
  if (auto row = group.next(PostGroup::Clock::now())) return row;
  if (group.waits()) {
    // Seats with nothing on the way need not wait for those that have.
    auto others = box.outbox().due(config_.now(), held);
    if (!others) trouble(box, others.error());
    if (!others || !*others) return std::nullopt;
  }
  auto rows = box.outbox().claim(config_.now(), group.size(), group.on_the_way(), held);
  if (!rows) {
    trouble(box, rows.error());
    return std::nullopt;
  }
  group.told.clear();
  group.begin(std::move(*rows), PostGroup::Clock::now());
  return group.next(PostGroup::Clock::now());
}

/// False when nothing can leave the box now.
bool PostOffice::send_next(const std::shared_ptr<PostBox>& box) {
  auto& group = box->group();
  while (!group.unnoted.empty()) {
    if (!keep_note(*box, group.unnoted.front())) return false;
    group.unnoted.pop_front();
  }
  const bool held = box->held();
  if (held && !group.urgent()) leave_group(*box);
  const auto row = next_of(*box, held);
  if (!row) return false;
  deliver(box, *row);
  if (!group.unnoted.empty()) leave_group(*box);
  return true;
}

/// Writes the mail and gives it to a connection; what cannot leave is noted at once.
void PostOffice::deliver(const std::shared_ptr<PostBox>& target, const store::OutboxRow& row) {
  auto& box = *target;
  const auto letter = read_letter(row.letter);
  if (!letter) return note(box, row, "blocked", "the letter in the outbox cannot be read");
  mail::Envelope envelope;
  envelope.exercise = box.exercise();
  envelope.seat = row.seat;
  envelope.ours = config_.mail.from;
  envelope.language = config_.mail.language == "en" ? Language::en : Language::ja;
  envelope.date = config_.now();
  envelope.references = references_of(box, row.seat, *letter, mail::domain_of(config_.mail.from));
  add_links(*letter, base_url_, box.secret(), envelope);
  if (letter->bait) {
    const mail::LetterId id{box.exercise(), row.seat, letter->message};
    envelope.bait_url = base_url_ + mail::lure_path(mail::Lure::link, id, box.secret());
    envelope.bait_file = base_url_ + mail::lure_path(mail::Lure::file, id, box.secret());
    envelope.unmarked = config_.mail.unmarked_baits;
  }
  auto mime =
      mail::compose(*letter, envelope, box.scenario().files, bytes_of(box.record(), *letter));
  // Last of all, with the roster as it stands now.
  if (auto may = mail::may_receive(*box.roster().now(), config_.mail, row.seat, row.address); !may)
    return note(box, row, "blocked", may.error().message.ja + " / " + may.error().message.en);
  if (config_.mail.dry) return write_down(box, row, mime);
  const auto now = PostPace::Clock::now();
  pace_.left(now);
  in_dialogue_.emplace(++number_, InDialogue{target, row, now});
  lines_->hand({number_, config_.mail.from, row.address, std::move(mime)});
}

void PostOffice::write_down(PostBox& box, const store::OutboxRow& row, const std::string& mime) {
  const auto name = file_name(row);
  if (write_dry(box.dry_folder(), name, mime)) return note(box, row, "dry", name);
  note(box, row, "waiting", "the dry run's folder cannot be written",
       config_.now() + seconds(config_.mail.retry_seconds));
}

void PostOffice::take_answers() {
  if (!lines_) return;
  for (const auto& [number, smtp] : lines_->answers()) {
    const auto mail = in_dialogue_.extract(number);
    if (!mail.empty()) came_back(mail.mapped(), smtp);
  }
}

void PostOffice::came_back(const InDialogue& mail, const Result<mail::SmtpAnswer>& smtp) {
  auto& box = *mail.box;
  const auto now = PostPace::Clock::now();
  if (smtp && smtp->line_works) {
    pace_.good(now);
  } else {
    // The operator hears of it once, and again after it has worked.
    const auto& why = smtp ? smtp->text : smtp.error().message.en;
    if (!pace_.paused())
      config_.report(smtp ? "warning" : "error", "mail cannot be sent and is tried again: " + why);
    pace_.bad(mail.left, in_dialogue_.size(), now);
  }
  if (!smtp)
    note(box, mail.row, "waiting", smtp.error().message.en, again(mail.row));
  else if (smtp->handed == mail::Handed::accepted)
    note(box, mail.row, "sent", {});
  else if (smtp->handed == mail::Handed::bounced)
    note(box, mail.row, "bounced", smtp->text);
  else
    note(box, mail.row, "waiting", smtp->text, again(mail.row));
  // The others need not count as on their way while the server is left alone.
  if (pace_.paused())
    give_back();
  else if (!box.group().unnoted.empty())
    leave_group(box);
}

/// When a mail that was not taken is tried again: after twice the time of its last try.
WallTime PostOffice::again(const store::OutboxRow& row) const {
  const std::int64_t most = config_.mail.retry_seconds * most_doublings;
  std::int64_t wait = config_.mail.retry_seconds;
  for (std::int64_t i = 0; i < row.attempts && wait < most; ++i) wait *= 2;
  return config_.now() + seconds(std::min(wait, most));
}

}  // namespace enshu::app
