// Mails that come in: whose they are, what becomes of them, and the note of it that controllers
// see.
#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <set>
#include <utility>

#include "engine/app/serve/host.hpp"
#include "engine/app/serve/post_answers.hpp"
#include "engine/app/serve/post_files.hpp"
#include "engine/app/serve/post_letters.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/post_waiting.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/imap.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/subject.hpp"

namespace enshu::app {
namespace {

using std::chrono::milliseconds;

/// An exercise that does not answer by then is asked again at the next look into the mailbox.
constexpr std::chrono::seconds longest_answer{30};
/// After so many failures only the beginning of a mail is asked for.
constexpr int most_failures = 2;
constexpr std::size_t beginning_bytes = 256 * 1024;
/// How many mails, or for how long, share one fsync and one word to the mailbox.
constexpr std::size_t most_unmarked = 64;
constexpr milliseconds longest_unmarked{300};

/// What `ask` hands to its callback; nothing when that takes too long or the exercise ends.
template <class T>
std::optional<T> wait_for(const std::function<void(std::function<void(T)>)>& ask) {
  auto done = std::make_shared<std::promise<T>>();
  auto answer = done->get_future();
  ask([done = std::move(done)](T value) { done->set_value(std::move(value)); });
  if (answer.wait_for(longest_answer) != std::future_status::ready) return std::nullopt;
  try {
    return answer.get();
  } catch (const std::future_error&) {
    return std::nullopt;
  }
}

void keep(PostBox& box, const mail::Incoming& mail, const std::string& seat,
          const std::string& outcome, const Text& reason, WallTime now) {
  const bool counts = outcome == "pending" || outcome == "waiting" || outcome == "taken";
  const auto command = counts ? command_of(mail).value : "";
  box.look([&](store::Outbox& outbox) {
    return outbox.put_received({mail.message_id, mail.from, seat, outcome, command, reason, now});
  });
}

/// A mail in the terms of the exercise, and whether that takes it now.
struct Judged {
  Gate gate;
  Result<std::vector<SendMessage>> messages;
};

/// On the exercise's thread, which may come to it after nobody waits any more: it owns what it
/// needs. Null: the exercise does not answer.
std::shared_ptr<const Judged> judge(ExerciseHost& host, const std::shared_ptr<PostBox>& box,
                                    const std::string& ours, const std::string& seat,
                                    const std::shared_ptr<const mail::Incoming>& mail) {
  using Answer = std::function<void(std::shared_ptr<const Judged>)>;
  auto found = wait_for<std::shared_ptr<const Judged>>([&](const Answer& answer) {
    host.look([box, ours, seat, mail, answer](const ExerciseHost::Inside& in) {
      const auto by_subject = [&](const std::string& subject) -> std::optional<MessageId> {
        for (const auto& key : mail::subject_keys(subject)) {
          auto json =
              box->look([&](store::Outbox& outbox) { return outbox.letter_by_subject(seat, key); });
          if (const auto letter = read_letter(json ? *json : std::string{}))
            return MessageId{letter->message};
        }
        return std::nullopt;
      };
      const auto by_message = [&](const MessageId& message) {
        auto json = box->look(
            [&](store::Outbox& outbox) { return outbox.letter_by_message(message.value); });
        auto letter = read_letter(json ? *json : std::string{});
        if (letter && !of_the_record(*letter)) letter.reset();
        return letter;
      };
      const auto roster = box->roster().now();
      answer(std::make_shared<const Judged>(
          Judged{gate_of(in.state, SeatId{seat}),
                 messages_of({box->scenario(), in.state, *roster, box->exercise(), SeatId{seat},
                              ours, by_subject, by_message},
                             *mail)}));
    });
  });
  return found ? *found : nullptr;
}

/// What an earlier look, or an earlier life, has not come to the end of.
bool unfinished(const store::ReceivedMail& mail) {
  return mail.outcome == "pending" || mail.outcome == "waiting";
}

}  // namespace

/// Nothing that came later may overtake a mail that waits, or of which nobody knows.
PostOffice::Became PostOffice::give_to(const std::shared_ptr<PostBox>& target,
                                       const std::string& seat, const mail::Incoming& mail) {
  PostBox& box = *target;
  const auto before =
      box.look([&](store::Outbox& outbox) { return outbox.received(mail.message_id); });
  if (before && *before && !unfinished(**before)) return {};
  const Became again{Became::What::again, box.exercise(), seat};
  const auto host = host_(box.exercise());
  const auto judged = host ? judge(*host, target, config_.mail.from, seat,
                                   std::make_shared<const mail::Incoming>(mail))
                           : nullptr;
  if (!judged) {
    held_.insert(box.exercise());
    return again;
  }
  if (!judged->messages) {
    const auto& why = judged->messages.error();
    keep(box, mail, seat, why.code, why.message, config_.now());
    return {};
  }
  const auto& gate = judged->gate;
  const auto waits = [&](std::string_view code) -> Became {
    if (!code.empty()) held_.insert(scope_of(box.exercise(), gate.lane, code));
    if (!before || !*before || (**before).outcome != "waiting")
      keep(box, mail, seat, "waiting", {}, config_.now());
    return {Became::What::waits, box.exercise(), seat};
  };
  const bool behind = held_.contains(box.exercise()) ||
                      held_.contains(scope_of(box.exercise(), gate.lane, "resting"));
  if (!gate.open() || behind) return waits(gate.code);
  auto messages = *judged->messages;
  if (auto kept = keep_files(box.record(), SeatId{seat}, mail, messages.front()); !kept) {
    config_.report("error", "mail of exercise " + box.exercise() + ": " + kept.error().message.en);
    held_.insert(box.exercise());
    return again;
  }
  // Before the command, so that its event already finds the mail that it came from.
  keep(box, mail, seat, "pending", {}, config_.now());
  std::optional<Error> refused;
  for (std::size_t i = 0; i < messages.size() && !refused; ++i) {
    const auto reply = wait_for<net::CommandReply>([&](auto answer) {
      host->command({SeatId{seat}, command_of(mail, i), hash_of(mail), std::move(messages[i])},
                    answer);
    });
    if (!reply || (reply->refused && reply->refused->code == "log_failed")) {
      held_.insert(box.exercise());
      return again;
    }
    refused = reply->refused;
  }
  if (refused && passes(refused->code)) return waits(refused->code);
  if (refused)
    keep(box, mail, seat, refused->code, refused->message, config_.now());
  else
    keep(box, mail, seat, "taken", {}, config_.now());
  return {};
}

/// Of the mails that wait: those whose gate is still shut, which need not be fetched again. What is
/// shut holds up whatever came later.
std::set<std::uint64_t> PostOffice::still_waiting() {
  using Gates = std::vector<Gate>;
  using Answer = std::function<void(std::shared_ptr<const Gates>)>;
  std::map<std::string, std::vector<std::pair<std::uint64_t, SeatId>>> by_exercise;
  for (const auto& [uid, who] : waiting_) by_exercise[who.exercise].emplace_back(uid, who.seat);
  std::set<std::uint64_t> out;
  held_.clear();
  for (const auto& [exercise, mails] : by_exercise) {
    const auto host = host_(exercise);
    if (!host) continue;
    const auto gates = wait_for<std::shared_ptr<const Gates>>([&](const Answer& answer) {
      host->look([mails, answer](const ExerciseHost::Inside& in) {
        Gates found;
        for (const auto& [uid, seat] : mails) found.push_back(gate_of(in.state, seat));
        answer(std::make_shared<const Gates>(std::move(found)));
      });
    });
    if (!gates) held_.insert(exercise);
    for (std::size_t i = 0; i < mails.size(); ++i) {
      if (gates && (**gates)[i].open()) continue;
      out.insert(mails[i].first);
      if (gates) held_.insert(scope_of(exercise, (**gates)[i].lane, (**gates)[i].code));
    }
  }
  return out;
}

void PostOffice::note_bounce(const mail::Incoming& mail) {
  for (const auto& name : mail.bounced) {
    const auto id = mail::read_message_id(name, mail::domain_of(config_.mail.from));
    const auto target = id ? box(id->exercise) : nullptr;
    if (!target) continue;
    const auto known = target->look([&](store::Outbox& outbox) {
      return outbox.bounce(id->message, id->seat, mail.bounce_reason, config_.now());
    });
    if (known && *known)
      tell_returned(target, {id->message, id->seat, "bounced", mail.bounce_reason});
    return keep(*target, mail, id->seat, "bounce",
                {"配達できなかったという知らせです。", "It reports that a mail was not delivered."},
                config_.now());
  }
  for (const auto& each : boxes()) {
    keep(*each, mail, {}, "bounce",
         {"配達できなかったという知らせですが、どのメールのことか分かりません。",
          "It reports that a mail was not delivered, but not which one."},
         config_.now());
  }
}

/// The exercises whose roster has the sender; the one that the mail answers, if it answers one.
std::vector<std::pair<std::shared_ptr<PostBox>, std::string>> PostOffice::seats_of(
    const mail::Incoming& mail) const {
  std::vector<std::pair<std::shared_ptr<PostBox>, std::string>> out;
  for (const auto& each : boxes()) {
    if (auto seat = each->roster().now()->seat_of(mail.from)) out.emplace_back(each, *seat);
  }
  for (const auto& reference : mail.references) {
    const auto id = mail::read_message_id(reference, mail::domain_of(config_.mail.from));
    if (!id) continue;
    for (const auto& each : out) {
      if (each.first->exercise() == id->exercise) return {each};
    }
  }
  // Where it waits already it goes in, whatever else has begun since.
  for (const auto& each : out) {
    const auto known =
        each.first->look([&](store::Outbox& outbox) { return outbox.received(mail.message_id); });
    if (known && *known && unfinished(**known)) return {each};
  }
  // Yesterday's exercise with the same people is not meant, nor the one of tomorrow.
  for (const auto stage : {PostBox::Stage::running, PostBox::Stage::before}) {
    const auto meant = [stage](const auto& each) { return each.first->stage() == stage; };
    if (std::ranges::none_of(out, meant)) continue;
    std::erase_if(out, [&](const auto& each) { return !meant(each); });
    break;
  }
  return out;
}

PostOffice::Became PostOffice::receive(const mail::Incoming& mail) {
  if (mail.kind == mail::IncomingKind::bounce) {
    note_bounce(mail);
    return {};
  }
  const auto seats = seats_of(mail);
  if (mail.kind == mail::IncomingKind::automatic) {
    for (const auto& [target, seat] : seats) {
      keep(*target, mail, seat, "automatic",
           {"自動応答などのため、演習のメッセージにしていません。",
            "An automatic answer or the like; it does not become a message."},
           config_.now());
    }
    return {};
  }
  if (seats.empty()) {
    for (const auto& each : boxes()) {
      keep(*each, mail, {}, "unknown_sender",
           {"名簿にない差出人のため、受け付けていません。",
            "It is not taken: its sender does not stand in the roster."},
           config_.now());
    }
    return {};
  }
  if (seats.size() > 1) {
    for (const auto& [target, seat] : seats) {
      keep(*target, mail, seat, "ambiguous",
           {"差出人が複数の演習の名簿にあり、どの演習宛てか分かりません。",
            "The sender stands in the rosters of several exercises, and it answers none of them."},
           config_.now());
    }
    return {};
  }
  return give_to(seats.front().first, seats.front().second, mail);
}

/// What was noted of mails that came in is on the disk.
Result<Done> PostOffice::settle() const {
  for (const auto& each : boxes()) {
    auto done = each->look([](store::Outbox& outbox) { return outbox.settle(); });
    if (!done) return done;
  }
  return Done{};
}

/// Looks into the mailbox again and again until the office closes.
void PostOffice::receive_all() {
  const auto& server = *config_.mail.imap;
  std::optional<mail::ImapBox> imap;
  std::string told;
  std::map<std::uint64_t, int> failures;
  const auto trouble = [&](const Error& error) {
    imap.reset();
    if (told != error.message.en) config_.report("warning", "mail: " + error.message.en);
    told = error.message.en;
  };
  do {
    if (!imap) {
      auto made = mail::ImapBox::make(server);
      if (!made) {
        trouble(made.error());
        continue;
      }
      imap.emplace(std::move(*made));
      waiting_.clear();  // another mailbox may count otherwise
    }
    auto fresh = imap->fresh();
    if (!fresh) {
      trouble(fresh.error());
      continue;
    }
    told.clear();
    std::erase_if(waiting_, [&](const auto& each) {
      return !std::ranges::binary_search(*fresh, each.first);
    });
    const auto shut = still_waiting();
    std::vector<std::uint64_t> done;
    auto began = std::chrono::steady_clock::now();
    // The mailbox is told last: what it does not know to be done comes again, and has no second
    // effect.
    const auto mark = [&]() -> Result<Done> {
      if (auto kept = settle(); !kept) return kept;
      auto marked = imap->mark(std::exchange(done, {}));
      began = std::chrono::steady_clock::now();
      return marked;
    };
    for (const auto uid : *fresh) {
      if (!wait({})) break;
      if (shut.contains(uid)) continue;
      // One that cannot be had whole must not keep the others waiting: its beginning has the words.
      const auto failed = failures.find(uid);
      const bool stubborn = failed != failures.end() && failed->second >= most_failures;
      const auto most = stubborn ? beginning_bytes : mail::ImapBox::most_bytes;
      auto raw = imap->fetch(uid, most);
      if (!raw) {
        ++failures[uid];
        trouble(raw.error());
        break;
      }
      failures.erase(uid);
      auto became = receive(mail::read_mail(*raw, raw->size() < most));
      waiting_.erase(uid);
      if (became.what == Became::What::done)
        done.push_back(uid);
      else if (became.what == Became::What::waits)
        waiting_.emplace(uid, std::move(became));
      if (done.size() < most_unmarked &&
          std::chrono::steady_clock::now() - began < longest_unmarked)
        continue;
      if (auto marked = mark(); !marked) {
        trouble(marked.error());
        break;
      }
    }
    if (!imap) continue;
    if (auto marked = mark(); !marked) trouble(marked.error());
  } while (wait(std::chrono::seconds(server.every_seconds)));
}

}  // namespace enshu::app
