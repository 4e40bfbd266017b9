// Whom a mail is for, what it answers and what came with it, in the terms of the exercise.
#include "engine/app/serve/post_answers.hpp"

#include <algorithm>
#include <charconv>

#include "engine/app/serve/post_files.hpp"
#include "engine/base/cut.hpp"
#include "engine/core/authority.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/letter.hpp"
#include "engine/mail/receipt.hpp"
#include "engine/mail/subject.hpp"

namespace enshu::app {
namespace {

using Messages = std::vector<MessageId>;

/// More than these nobody passes on in one mail.
constexpr std::size_t most_passed_on = 20;

bool may_answer(const State& state, const SeatState& seat, const MessageId& id) {
  const auto* message = state.message(id);
  return message != nullptr && seat.lane == std::optional(message->lane) &&
         (message->from == seat.role || message->addressed_to(seat.role));
}

std::optional<MessageId> own_message(const Answering& asked, const SeatState& seat,
                                     const std::string& reference) {
  const auto id = mail::read_message_id(reference, mail::domain_of(asked.ours));
  if (!id || id->exercise != asked.exercise) return std::nullopt;
  const MessageId message{id->message};
  return may_answer(asked.state, seat, message) ? std::optional(message) : std::nullopt;
}

MessageId answered(const Answering& asked, const SeatState& seat, const mail::Incoming& mail) {
  for (const auto& reference : mail.references) {
    if (auto id = own_message(asked, seat, reference)) return *id;
  }
  // What is passed on as a whole is not answered.
  for (const auto& enclosed : mail.enclosed) {
    if (own_message(asked, seat, enclosed)) return {};
  }
  const auto found = asked.by_subject(mail.subject);
  return found && may_answer(asked.state, seat, *found) ? *found : MessageId{};
}

/// The party behind an address: one of ours with its name, or a colleague's own mailbox.
std::optional<PartyId> party(const Answering& asked, const SeatState& own,
                             const std::string& address) {
  if (const auto name = mail::party_of(address, asked.ours)) {
    // Addresses are in small letters whatever the scenario's names are.
    const auto same = [&name](const PartyId& id) {
      return id.value == *name || std::ranges::equal(id.value, *name, [](char a, char b) {
               return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
             });
    };
    for (const auto& role : asked.scenario.scenario.roles)
      if (same(role.id)) return role.id;
    for (const auto& member : asked.scenario.scenario.cast)
      if (same(member.id)) return member.id;
    return std::nullopt;
  }
  const auto seat = asked.roster.seat_of(address);
  const auto* found = seat ? asked.state.seat(SeatId{*seat}) : nullptr;
  if (found == nullptr || found->lane != own.lane || found->role.empty()) return std::nullopt;
  return found->role;
}

void add(std::vector<PartyId>& list, const std::vector<PartyId>& besides, const PartyId& own,
         const PartyId& id) {
  const auto in = [&id](const std::vector<PartyId>& some) {
    return std::ranges::find(some, id) != some.end();
  };
  if (id != own && !id.empty() && !in(list) && !in(besides)) list.push_back(id);
}

void address_to(const Answering& asked, const SeatState& seat, const mail::Incoming& mail,
                SendMessage& message) {
  for (const auto& address : mail.to) {
    if (const auto id = party(asked, seat, address)) add(message.to, {}, seat.role, *id);
  }
  for (const auto& address : mail.cc) {
    if (const auto id = party(asked, seat, address)) add(message.cc, message.to, seat.role, *id);
  }
  if (message.to.empty()) std::swap(message.to, message.cc);
  const auto* before = asked.state.message(message.in_reply_to);
  if (!message.to.empty() || before == nullptr) return;
  add(message.to, {}, seat.role, before->from);
  if (!message.to.empty()) return;
  for (const auto& id : before->to) add(message.to, {}, seat.role, id);
}

/// The files of a mail that are none of the exercise's go along as the person's own; of those that
/// cannot, the text says why.
class OwnFiles {
 public:
  void add(const mail::IncomingFile& file, SendMessage& message) {
    if (message.files.size() == most_files)
      return leave(file, {"一度に 6 個までのため", "a message takes 6 at most"});
    const auto own = own_file(file);
    if (!own) return leave(file, own.error().message);
    if (std::ranges::find(message.files, own->file.id, &NoteFile::id) == message.files.end())
      message.files.push_back(own->file);
  }
  void tell(SendMessage& message) const {
    if (!left_.empty()) message.body += "\n" + left_;
    if (more_ > 0) message.body += "\n［ほか " + std::to_string(more_) + " 個 / and others］";
  }

 private:
  static constexpr std::size_t most_files = 6;
  static constexpr std::size_t most_lines = 8;
  void leave(const mail::IncomingFile& file, const Text& reason) {
    if (lines_++ < most_lines)
      left_ += left_out(file, reason);
    else
      ++more_;
  }
  std::string left_;
  std::size_t lines_ = 0;
  std::size_t more_ = 0;
};

/// A file that the person had from the exercise goes on as that file.
void attach(const Answering& asked, const SeatState& seat, const mail::Incoming& mail,
            const Messages& passed, SendMessage& message) {
  const auto& lane = asked.state.lanes[*seat.lane];
  const auto& files = asked.scenario.files;
  const auto same = [&](const mail::IncomingFile& file, const std::string& path) {
    const auto found = files.find(path);
    return found != files.end() && found->second.size() == file.bytes &&
           mail::sha256_of(found->second) == file.sha256;
  };
  OwnFiles own_files;
  for (const auto& file : mail.files) {
    const auto own = own_message(asked, seat, file.sha256);
    if (own && std::ranges::find(passed, *own) != passed.end()) continue;
    const auto found =
        std::ranges::find_if(asked.scenario.scenario.artefacts, [&](const Artefact& artefact) {
          return has_artefact(asked.scenario.scenario, lane, seat.role, artefact.id) &&
                 (same(file, artefact.path_ja) || same(file, artefact.path_en));
        });
    if (found == asked.scenario.scenario.artefacts.end())
      own_files.add(file, message);
    else if (std::ranges::find(message.attachments, found->id) == message.attachments.end())
      message.attachments.push_back(found->id);
  }
  own_files.tell(message);
  const bool bare = message.body.empty() && message.forward_of.empty();
  if (bare && !(message.files.empty() && message.attachments.empty()))
    message.body = "（本文なし、添付のみ / files without words）";
  // Nothing is kept of a mail that the exercise cannot take now.
  if (!asked.state.clock.started || asked.state.over(lane)) message.files.clear();
}

constexpr std::size_t most_subject = 390;
constexpr std::size_t most_body = 36'000;

std::string body_of(std::string text) {
  text = mail::without_personal_links(text);
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return {};
  if (text.size() <= most_body) return text;
  return std::string(cut(text, most_body)) +
         "\n［長いため、以下は取り込んでいません / the rest was too long and is left out］";
}

std::string subject_of(const std::string& subject) {
  return subject.size() <= most_subject ? subject : std::string(cut(subject, most_subject)) + "…";
}

bool is_bait(const Answering& asked, const MessageId& id) {
  const auto* root = asked.state.message(id);
  while (root != nullptr && !root->forward_of.empty()) root = asked.state.message(root->forward_of);
  const auto* inject = root == nullptr ? nullptr : asked.scenario.scenario.inject(root->inject);
  return inject != nullptr && inject->bait && root->channel == Channel::mail;
}

void once(Messages& list, const MessageId& id) {
  if (list.size() < most_passed_on && std::ranges::find(list, id) == list.end()) list.push_back(id);
}

/// The mails of ours that it encloses.
Messages enclosed_of(const Answering& asked, const SeatState& seat, const mail::Incoming& mail) {
  Messages out;
  for (const auto& enclosed : mail.enclosed) {
    if (const auto id = own_message(asked, seat, enclosed)) once(out, *id);
  }
  return out;
}

/// The baits whose links stand in its words, without the one that is answered: that one counts.
void add_lures(const Answering& asked, const SeatState& seat, const mail::Incoming& mail,
               const MessageId& answered, Messages& passed) {
  for (const auto& lure : mail::lures_in(mail.text)) {
    const MessageId id{lure.message};
    if (lure.exercise == asked.exercise && id != answered && is_bait(asked, id) &&
        may_answer(asked.state, seat, id))
      once(passed, id);
  }
}

/// Its new readers do not have it.
void pass_on(const Answering& asked, const MessageId& id, SendMessage& message) {
  message.forward_of = id;
  const auto letter = asked.by_message(id);
  if (!letter) return;
  const auto& subject = letter->subject.ja.empty() ? letter->subject.en : letter->subject.ja;
  const auto& body = letter->body.ja.empty() ? letter->body.en : letter->body.ja;
  const auto& from = letter->from.name.ja.empty() ? letter->from.party : letter->from.name.ja;
  if (!message.body.empty()) message.body += "\n\n";
  message.body = body_of(message.body + "---------- 転送 / Forwarded ----------\n差出人: " + from +
                         "\n件名: " + subject + "\n\n" + body);
}

}  // namespace

Result<std::vector<SendMessage>> messages_of(const Answering& asked, const mail::Incoming& mail) {
  const auto* seat = asked.state.seat(asked.seat);
  if (seat == nullptr || seat->closed || seat->access != Access::participant || !seat->lane) {
    return Error{"not_a_player",
                 {"差出人の席は参加者の席ではありません。名簿を確かめてください。",
                  "The sender's seat is no participant's. Check the roster."},
                 {}};
  }
  SendMessage message;
  message.in_reply_to = answered(asked, *seat, mail);
  message.subject = subject_of(mail::without_mark(mail.subject));
  message.body = body_of(mail.text);
  auto passed = enclosed_of(asked, *seat, mail);
  const bool encloses = !passed.empty();
  add_lures(asked, *seat, mail, message.in_reply_to, passed);
  // Beside an enclosed one the answered one would not count.
  if (encloses && is_bait(asked, message.in_reply_to)) once(passed, message.in_reply_to);
  std::size_t at = 0;
  if (encloses)
    pass_on(asked, passed[at++], message);
  else if (!passed.empty() && message.in_reply_to.empty())
    message.forward_of = passed[at++];  // its words are there already
  address_to(asked, *seat, mail, message);
  if (message.to.empty()) {
    return Error{
        "no_recipient",
        {"演習の中の宛先が分かりません。受け取ったメールに返信するよう伝えてください。",
         "It names nobody inside the exercise. Ask the sender to reply to a mail they got."},
        {}};
  }
  attach(asked, *seat, mail, passed, message);
  std::vector<SendMessage> out{message};
  for (; at < passed.size(); ++at) {
    SendMessage more;
    more.to = message.to;
    more.cc = message.cc;
    more.subject = message.subject;
    pass_on(asked, passed[at], more);
    out.push_back(std::move(more));
  }
  return out;
}

CommandId command_of(const mail::Incoming& mail, std::size_t index) {
  constexpr std::size_t digits = 40;
  const auto which = index == 0 ? std::string{} : "-" + std::to_string(index + 1);
  return CommandId{"mail-" + mail::sha256_of(mail.message_id).substr(0, digits) + which};
}

std::uint64_t hash_of(const mail::Incoming& mail) {
  constexpr std::size_t digits = 13;  // below 2^52
  const auto sum = mail::sha256_of(mail.message_id + "\n" + mail.subject + "\n" + mail.text);
  std::uint64_t out = 0;
  std::from_chars(sum.data(), sum.data() + digits, out, 16);
  return out;
}

}  // namespace enshu::app
