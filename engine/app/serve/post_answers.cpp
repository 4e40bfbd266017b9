// Whom a mail is for, what it answers and what came with it, in the terms of the exercise.
#include "engine/app/serve/post_answers.hpp"

#include <algorithm>
#include <charconv>

#include "engine/base/cut.hpp"
#include "engine/core/authority.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/letter.hpp"
#include "engine/mail/receipt.hpp"
#include "engine/mail/subject.hpp"

namespace enshu::app {
namespace {

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

/// A file that the person had from the exercise goes on as that file; of every other the exercise
/// has no place, and the text says so.
void attach(const Answering& asked, const SeatState& seat, const mail::Incoming& mail,
            SendMessage& message) {
  const auto& lane = asked.state.lanes[*seat.lane];
  const auto& files = asked.scenario.files;
  const auto same = [&](const mail::IncomingFile& file, const std::string& path) {
    const auto found = files.find(path);
    return found != files.end() && found->second.size() == file.bytes &&
           mail::sha256_of(found->second) == file.sha256;
  };
  std::string left;
  for (const auto& file : mail.files) {
    if (!message.forward_of.empty() && own_message(asked, seat, file.sha256) == message.forward_of)
      continue;
    const auto found =
        std::ranges::find_if(asked.scenario.scenario.artefacts, [&](const Artefact& artefact) {
          return has_artefact(asked.scenario.scenario, lane, seat.role, artefact.id) &&
                 (same(file, artefact.path_ja) || same(file, artefact.path_en));
        });
    if (found != asked.scenario.scenario.artefacts.end()) {
      if (std::ranges::find(message.attachments, found->id) == message.attachments.end())
        message.attachments.push_back(found->id);
    } else {
      left += "\n［添付「" + file.name + "」（" + std::to_string(file.bytes) +
              " バイト）は演習の外の資料のため、取り込んでいません / attachment not taken over］";
    }
  }
  if (!left.empty()) message.body += "\n" + left;
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

/// The first mail of ours that it encloses is passed on; its new readers do not have it.
void pass_on(const Answering& asked, const SeatState& seat, const mail::Incoming& mail,
             SendMessage& message) {
  for (const auto& enclosed : mail.enclosed) {
    const auto id = own_message(asked, seat, enclosed);
    if (!id) continue;
    message.forward_of = *id;
    const auto letter = asked.by_message(*id);
    if (!letter) return;
    const auto& subject = letter->subject.ja.empty() ? letter->subject.en : letter->subject.ja;
    const auto& body = letter->body.ja.empty() ? letter->body.en : letter->body.ja;
    const auto& from = letter->from.name.ja.empty() ? letter->from.party : letter->from.name.ja;
    if (!message.body.empty()) message.body += "\n\n";
    message.body =
        body_of(message.body + "---------- 転送 / Forwarded ----------\n差出人: " + from +
                "\n件名: " + subject + "\n\n" + body);
    return;
  }
}

}  // namespace

Result<SendMessage> message_of(const Answering& asked, const mail::Incoming& mail) {
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
  pass_on(asked, *seat, mail, message);
  address_to(asked, *seat, mail, message);
  if (message.to.empty()) {
    return Error{
        "no_recipient",
        {"演習の中の宛先が分かりません。受け取ったメールに返信するよう伝えてください。",
         "It names nobody inside the exercise. Ask the sender to reply to a mail they got."},
        {}};
  }
  attach(asked, *seat, mail, message);
  return message;
}

CommandId command_of(const mail::Incoming& mail) {
  constexpr std::size_t digits = 40;
  return CommandId{"mail-" + mail::sha256_of(mail.message_id).substr(0, digits)};
}

std::uint64_t hash_of(const mail::Incoming& mail) {
  constexpr std::size_t digits = 13;  // below 2^52
  const auto sum = mail::sha256_of(mail.message_id + "\n" + mail.subject + "\n" + mail.text);
  std::uint64_t out = 0;
  std::from_chars(sum.data(), sum.data() + digits, out, 16);
  return out;
}

}  // namespace enshu::app
