// Decisions about mails, calls and files on the participants' side.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr std::size_t most_subject = 400;
constexpr std::size_t most_body = 40'000;
constexpr std::size_t most_recipients = 200;

Decision one(const LaneState& lane, Event event) {
  return Decision{{Draft{lane.id, std::move(event)}}};
}

/// The scenario's channels, and that of the message which is answered.
Result<Done> may_use(const Asking& asking, const SendMessage& command) {
  const auto& own = asking.scenario.channels;
  const auto* answered = asking.state.message(command.in_reply_to);
  const bool back = answered != nullptr && answered->channel == command.channel;
  const bool granted = std::ranges::find(own, command.channel) != own.end();
  if (is_contact(command.channel) && (granted || back)) return Done{};
  const Text names = channel_names(own);
  return refuse("bad_channel", "この手段では送れません。この演習で使えるのは" + names.ja + "です。",
                "This channel cannot be used. This exercise has " + names.en + ".");
}

Result<Done> well_formed(const Asking& asking, const Player& who, const SendMessage& command) {
  if (auto fine = may_use(asking, command); !fine) return fine;
  if (command.to.empty()) {
    return refuse("no_recipient", "宛先を一つ以上選んでください。",
                  "Choose at least one recipient.");
  }
  if (command.body.empty() && command.forward_of.empty()) {
    return refuse("empty_body", "本文を入力してください。", "Write something before sending.");
  }
  if (command.to.size() + command.cc.size() > most_recipients) {
    return refuse("too_many", "宛先が多すぎます。", "There are too many recipients.");
  }
  if (auto fine = within(command.subject, most_subject, "件名", "subject"); !fine) return fine;
  if (auto fine = within(command.body, most_body, "本文", "text"); !fine) return fine;
  if (auto fine = known_recipients(asking, who, command.to); !fine) return fine;
  return known_recipients(asking, who, command.cc);
}

Result<std::vector<Attachment>> files_of(const Asking& asking, const Player& who,
                                         const std::vector<ArtefactId>& names) {
  std::vector<Attachment> files;
  for (const auto& name : names) {
    const auto* artefact = asking.scenario.artefact(name);
    if (artefact == nullptr || !has_artefact(asking.scenario, *who.lane, who.role, name)) {
      return refuse("unknown_file", "添付できるのは、手元にある資料だけです。",
                    "Only files that you have can be attached.");
    }
    files.push_back(describe(*artefact));
  }
  return files;
}

Decided change_call(const Asking& asking, const MessageId& id, CallChange change) {
  auto who = reader(asking);
  if (!who) return who.error();
  auto call = visible_message(asking, *who, id);
  if (!call) return call.error();
  if (!is_call((*call)->channel) || !(*call)->addressed_to(who->role)) {
    return refuse("no_call", "これはあなた宛ての電話ではありません。",
                  "This is not a call to you.");
  }
  if ((*call)->answered || asking.state.over(*who->lane)) return Decision{};
  if (change == CallChange::declined && (*call)->declined) return Decision{};
  return one(
      *who->lane,
      CallChanged{id, change, change == CallChange::answered ? (*call)->transcript : Text{}});
}

}  // namespace

Decided on(const Asking& asking, const OpenMessage& command) {
  auto who = reader(asking);
  if (!who) return who.error();
  auto message = visible_message(asking, *who, command.message);
  if (!message) return message.error();
  const bool seen = (*message)->opened(*asking.seat());
  if (seen || (*message)->from == who->role || asking.state.over(*who->lane)) return Decision{};
  return one(*who->lane, MessageOpened{command.message});
}

Decided on(const Asking& asking, const SendMessage& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (auto fine = well_formed(asking, *who, command); !fine) return fine.error();
  if (auto fine = channel_works(asking, *who->lane, command.channel); !fine) return fine.error();
  MessageSent message;
  message.id = MessageId{draw_id(asking.state, 'm', 0)};
  message.thread = message.id;
  if (!command.in_reply_to.empty()) {
    auto answered = visible_message(asking, *who, command.in_reply_to);
    if (!answered) return answered.error();
    message.thread = (*answered)->thread;
  }
  auto files = files_of(asking, *who, command.attachments);
  if (!files) return files.error();
  message.attachments = *files;
  if (!command.forward_of.empty()) {
    auto original = visible_message(asking, *who, command.forward_of);
    if (!original) return original.error();
    for (const auto& file : (*original)->attachments) {
      if (std::ranges::find(message.attachments, file) == message.attachments.end())
        message.attachments.push_back(file);
    }
  }
  if (auto fine = fine_files(command.files); !fine) return fine.error();
  add_files(message.files, command.files);
  if (const auto* original = asking.state.message(command.forward_of))
    add_files(message.files, original->files);
  message.channel = command.channel;
  message.from = who->role;
  message.to = command.to;
  message.cc = command.cc;
  message.subject = {command.subject, {}};
  message.body = {command.body, {}};
  message.typed = true;
  message.in_reply_to = command.in_reply_to;
  message.forward_of = command.forward_of;
  message.calendar = calendar_now(asking, *who->lane);
  return one(*who->lane, std::move(message));
}

Decided on(const Asking& asking, const AnswerCall& command) {
  return change_call(asking, command.call, CallChange::answered);
}

Decided on(const Asking& asking, const DeclineCall& command) {
  return change_call(asking, command.call, CallChange::declined);
}

namespace {

/// A report that came to the post. One that went elsewhere does not exist for it.
Decided confirm_report(const Asking& asking, const Player& who, const ReportId& id) {
  const auto found = asking.state.reports.find(id);
  const bool own_lane =
      found != asking.state.reports.end() && &asking.state.lanes[found->second.lane] == who.lane;
  if (own_lane && found->second.from == who.role) {
    return refuse("not_recipient", "自分が送った報告の受領は返せません。",
                  "You cannot give a receipt for your own report.");
  }
  if (!own_lane || std::ranges::find(found->second.to, who.role) == found->second.to.end())
    return refuse("unknown_report", "その報告は見つかりません。", "That report was not found.");
  return one(*who.lane, ReceiptGiven{{}, id, who.role});
}

}  // namespace

Decided on(const Asking& asking, const AcknowledgeMessage& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (command.message.empty() && !command.report.empty())
    return confirm_report(asking, *who, command.report);
  auto message = visible_message(asking, *who, command.message);
  if (!message) return message.error();
  if (!(*message)->addressed_to(who->role)) {
    return refuse("not_recipient", "自分が送った連絡の受領は返せません。",
                  "You cannot give a receipt for your own message.");
  }
  return one(*who->lane, ReceiptGiven{command.message, {}, who->role});
}

Decided on(const Asking& asking, const OpenArtefact& command) {
  auto who = reader(asking);
  if (!who) return who.error();
  if (!has_artefact(asking.scenario, *who->lane, who->role, command.artefact)) {
    return refuse("unknown_file", "その資料は手元にありません。", "You do not have that file.");
  }
  if (!command.message.empty()) {
    if (auto message = visible_message(asking, *who, command.message); !message)
      return message.error();
  }
  if (asking.state.over(*who->lane)) return Decision{};
  auto decision = one(*who->lane, ArtefactOpened{command.artefact, command.message});
  show_landing(asking, *who->lane, command.message, LureStep::file, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const FollowLink& command) {
  auto who = reader(asking);
  if (!who) return who.error();
  if (auto message = visible_message(asking, *who, command.message); !message)
    return message.error();
  if (auto fine = within(command.target, 2'000, "リンク先", "link"); !fine) return fine.error();
  if (asking.state.over(*who->lane)) return Decision{};
  auto decision = one(*who->lane, LinkFollowed{command.message, command.target});
  show_landing(asking, *who->lane, command.message, LureStep::link, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const PinEvidence& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (!has_artefact(asking.scenario, *who->lane, who->role, command.artefact)) {
    return refuse("unknown_file", "その資料は手元にありません。", "You do not have that file.");
  }
  if (auto fine = within(command.excerpt, 4'000, "抜粋", "excerpt"); !fine) return fine.error();
  if (auto fine = within(command.note, 2'000, "メモ", "note"); !fine) return fine.error();
  return one(*who->lane,
             EvidencePinned{command.artefact, command.line, command.excerpt, command.note});
}

}  // namespace enshu
