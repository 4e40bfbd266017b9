// Decisions of controllers and evaluators beside the MSEL: speaking as the cast, receipts, seats,
// notes.
#include <algorithm>

#include "engine/core/decide_parts.hpp"
#include "engine/core/parameters.hpp"

namespace enshu {
namespace {

Decision one(const LaneId& lane, Event event) { return Decision{{Draft{lane, std::move(event)}}}; }

Result<Done> valid_parties(const Asking& asking, const std::vector<PartyId>& parties) {
  for (const auto& party : parties) {
    if (asking.scenario.has_party(party)) continue;
    return refuse("unknown_recipient", "宛先「" + party.value + "」はこのシナリオにありません。",
                  "There is no '" + party.value + "' in this scenario.");
  }
  return Done{};
}

/// Whether `party` is a simulated person to whom the message or report went in its lane.
Result<LaneId> received(const Asking& asking, const PartyId& party, const MessageId& message,
                        const ReportId& report) {
  const auto& state = asking.state;
  if (const auto* found = state.message(message); found != nullptr && found->addressed_to(party)) {
    return state.lanes[found->lane].id;
  }
  const auto found = state.reports.find(report);
  if (found != state.reports.end() &&
      std::ranges::find(found->second.to, party) != found->second.to.end()) {
    return state.lanes[found->second.lane].id;
  }
  return refuse("unknown_message", "受領を返す相手の連絡や報告が見つかりません。",
                "The message or report to acknowledge was not found.");
}

bool valid_name(const std::string& name) {
  const auto plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !name.empty() && name.size() <= 64 && std::ranges::all_of(name, plain);
}

Error bad_name(const std::string& name) {
  return refuse("bad_name",
                "名前「" + name + "」は使えません。英小文字・数字・ハイフンで 64 字までです。",
                "The name '" + name +
                    "' cannot be used: lower-case letters, digits and hyphens, at most 64.");
}

/// A sub-controller leads one lane; in one that organisations share, one of them.
Result<Done> local_seat(const Asking& asking, const OpenSeat& command) {
  if (asking.state.lane(command.seat_lane) == nullptr || !command.role.empty()) {
    return refuse("bad_seat",
                  "サブコントローラーの席には、担当するチームが必要です。役割は付けません。",
                  "A sub-controller's seat needs the team that it leads, and has no role.");
  }
  const bool shared = asking.scenario.lanes == LaneMode::shared;
  if (shared && !asking.scenario.has_house(command.organisation)) {
    return refuse("unknown_organisation",
                  "サブコントローラーの席には、担当する組織が必要です。一覧から選んでください。",
                  "A sub-controller's seat needs the organisation that it leads. Choose one from "
                  "the list.");
  }
  if (!shared && !command.organisation.empty()) {
    return refuse("unknown_organisation",
                  "組織を選べるのは、全組織が一つの場で演習するときだけです。",
                  "Organisations are chosen only in a lane that they share.");
  }
  return Done{};
}

const CannedReply* canned_reply(const CastMember& member, const std::string& id) {
  const auto found =
      std::ranges::find_if(member.canned, [&](const CannedReply& c) { return c.id == id; });
  return found == member.canned.end() ? nullptr : &*found;
}

Result<MessageSent> words_of(const Asking& asking, const SendAs& command,
                             const CastMember& member) {
  MessageSent message;
  message.channel = command.channel;
  message.from = command.from;
  message.to = command.to;
  message.cc = command.cc;
  message.severity = command.severity;
  message.subject = command.subject;
  message.body = command.body;
  message.in_reply_to = command.in_reply_to;
  message.typed = true;
  sign(asking.scenario, message);
  if (!command.canned.empty()) {
    const auto* canned = canned_reply(member, command.canned);
    if (canned == nullptr) {
      return refuse("unknown_canned", "定型の返答が見つかりません。",
                    "There is no such prepared answer.");
    }
    if (message.subject.empty()) message.subject = canned->subject;
    if (message.body.empty()) {
      message.body = canned->body;
      message.typed = false;
    }
  }
  if (message.body.empty() && command.forward_of.empty())
    return refuse("empty_body", "本文を入力してください。", "Write something before sending.");
  for (const auto* text : {&message.body.ja, &message.body.en}) {
    if (auto fine = within(*text, 40'000, "本文", "text"); !fine) return fine.error();
  }
  for (const auto& file : command.attachments) {
    const auto* artefact = asking.scenario.artefact(file);
    if (artefact == nullptr) {
      return refuse("unknown_file", "添付する資料が見つかりません。",
                    "The file to attach was not found.");
    }
    message.attachments.push_back(describe(*artefact));
  }
  return message;
}

/// A sub-controller speaks to their own people alone, and passes on what concerns them.
Result<Done> to_own_people(const Asking& asking, const SendAs& command) {
  if (!asks_locally(asking)) return Done{};
  const auto ours = [&](const PartyId& party) { return own_people(asking, party); };
  if (!std::ranges::all_of(command.to, ours) || !std::ranges::all_of(command.cc, ours)) {
    return refuse("not_your_people", "宛先に選べるのは、自分のチーム（組織）の役割だけです。",
                  "Only posts of your own team or organisation can be recipients.");
  }
  if (!command.forward_of.empty() && concerning_message(asking, command.forward_of) == nullptr) {
    return refuse("unknown_message", "転送する連絡が、その登場人物には届いていません。",
                  "The message to forward has not come to that cast member.");
  }
  return Done{};
}

}  // namespace

namespace {

/// Two controllers share the cast's inbox: what one of them answers, or has answered, the other
/// does not answer unawares.
Result<Done> not_a_colleagues(const Asking& asking, const SendAs& command,
                              const MessageState& answered) {
  if (command.anyway) return Done{};
  const auto name = [&](const SeatId& id) {
    const auto* other = asking.state.seat(id);
    return other == nullptr ? id.value : other->name;
  };
  const auto& holder = answered.claimed_by;
  if (!holder.empty() && holder != asking.request.by)
    return refuse("claimed", name(holder) + "さんが回答中です。",
                  name(holder) + " is answering this.");
  const auto& before = answered.answered_as_by;
  if (!before.empty() && before != asking.request.by)
    return refuse("answered_already",
                  name(before) +
                      "さんがすでに回答しています。重ねて送るときは「ほかの人の回答に"
                      "重ねて送る」を選んでください。",
                  name(before) + " has answered this already. Choose to answer once more.");
  return Done{};
}

}  // namespace

Decided on(const Asking& asking, const SendAs& command) {
  const auto* member = asking.scenario.member(command.from);
  if (member == nullptr) {
    return refuse("unknown_cast", "発信者に選べるのは登場人物だけです。",
                  "Only a member of the cast can be the sender.");
  }
  if (!asking.state.clock.started || asking.state.clock.ended) {
    return refuse("not_under_way", "送れるのは演習の開始後、終了前です。",
                  "This can be sent only between StartEx and EndEx.");
  }
  if (command.to.empty())
    return refuse("no_recipient", "宛先を一つ以上選んでください。",
                  "Choose at least one recipient.");
  if (auto fine = valid_parties(asking, command.to); !fine) return fine.error();
  if (auto fine = valid_parties(asking, command.cc); !fine) return fine.error();
  if (auto fine = to_own_people(asking, command); !fine) return fine.error();
  auto local = whom(asking, command.lanes, {});
  if (!local) return local.error();
  if (auto fine = without_ended(local->lanes); !fine) return fine.error();
  const auto* lanes = &local->lanes;
  const MessageState* answered = nullptr;
  if (!command.in_reply_to.empty()) {
    answered = concerning_message(asking, command.in_reply_to);
    if (answered == nullptr || lanes->size() != 1 ||
        &asking.state.lanes[answered->lane] != lanes->front()) {
      return refuse("unknown_message", "返信する連絡が、そのチームには見つかりません。",
                    "The message to answer was not found in that team.");
    }
    if (auto free = not_a_colleagues(asking, command, *answered); !free) return free.error();
  }
  for (const auto* lane : *lanes) {
    if (auto fine = channel_works(asking, *lane, command.channel); !fine) return fine.error();
  }
  if (!command.forward_of.empty() && lanes->size() != 1) {
    return refuse("one_lane", "転送できるのは、一つのチームの中だけです。",
                  "A message is forwarded within one team.");
  }
  auto message = words_of(asking, command, *member);
  if (!message) return message.error();
  Decision decision;
  for (const auto* lane : *lanes) {
    std::vector<Share> shares{{message->to, message->cc, {}}};
    if (!message->typed && command.forward_of.empty())
      shares = shares_of(asking, *lane, {}, message->subject, message->body, shares.front());
    for (auto& share : shares) {
      MessageSent copy = *message;
      copy.id = MessageId{draw_id(asking.state, 'm', decision.drafts.size())};
      copy.thread = answered != nullptr ? answered->thread : copy.id;
      copy.calendar = calendar_now(asking, *lane);
      copy.to = share.to;
      copy.cc = share.cc;
      if (!command.forward_of.empty()) {
        if (auto fine = carry_on(asking, *lane, command.forward_of, copy); !fine)
          return fine.error();
      } else if (!copy.typed) {
        const auto context = render_context(asking, *lane, command.from, &share);
        copy.subject = asking.renderer.render(copy.subject, context);
        copy.body = asking.renderer.render(copy.body, context);
      }
      decision.drafts.push_back({lane->id, std::move(copy)});
    }
  }
  return decision;
}

Decided on(const Asking& asking, const ClaimReply& command) {
  const auto* message = concerning_message(asking, command.message);
  if (message == nullptr) {
    return refuse("unknown_message", "その連絡は見つかりません。", "That message was not found.");
  }
  const auto& holder = message->claimed_by;
  if (command.release) {
    if (holder != asking.request.by) return Decision{};
  } else if (!holder.empty() && holder != asking.request.by) {
    const auto* other = asking.state.seat(holder);
    const std::string name = other == nullptr ? holder.value : other->name;
    return refuse("claimed", name + "さんが回答中です。", name + " is answering this.");
  } else if (holder == asking.request.by) {
    return Decision{};
  }
  return one(asking.state.lanes[message->lane].id, ReplyClaimed{command.message, command.release});
}

Decided on(const Asking& asking, const AcknowledgeAs& command) {
  if (asking.scenario.member(command.receiver) == nullptr) {
    return refuse("unknown_cast", "受領を返せるのは登場人物だけです。",
                  "Only a member of the cast can acknowledge here.");
  }
  auto lane = received(asking, command.receiver, command.message, command.report);
  if (!lane) return lane.error();
  return one(*lane, ReceiptGiven{command.message, command.report, command.receiver});
}

Decided on(const Asking& asking, const OpenLane& command) {
  if (!valid_name(command.opened.value)) return bad_name(command.opened.value);
  if (asking.state.lane(command.opened) != nullptr) {
    return refuse("lane_exists", "同じ名前のチームがあります。",
                  "A team of that name exists already.");
  }
  if (auto fine = valid_picks(asking.scenario, command.parameters); !fine) return fine.error();
  return open_variant(asking, command);
}

Decided on(const Asking& asking, const OpenSeat& command) {
  if (!valid_name(command.seat.value)) return bad_name(command.seat.value);
  if (asking.state.seat(command.seat) != nullptr) {
    return refuse("seat_exists", "同じ名前の席があります。", "A seat of that name exists already.");
  }
  const bool plays = command.access == Access::participant;
  if (plays && (asking.state.lane(command.seat_lane) == nullptr ||
                asking.scenario.role(command.role) == nullptr)) {
    return refuse("bad_seat", "参加者の席には、チームと役割が必要です。",
                  "A participant's seat needs a team and a role.");
  }
  if (command.access == Access::sub_controller) {
    if (auto fine = local_seat(asking, command); !fine) return fine.error();
  } else if (!command.organisation.empty() ||
             (!plays && (!command.seat_lane.empty() || !command.role.empty()))) {
    return refuse("bad_seat",
                  "チームと役割は参加者の席だけに、組織はサブコントローラーの席だけに付けます。",
                  "Only a participant's seat has a team and a role, and only a sub-controller's an "
                  "organisation.");
  }
  const auto* asker = asking.seat();
  if (command.access == Access::lead_controller && asker != nullptr &&
      asker->access != Access::lead_controller) {
    return refuse("not_permitted", "統裁の席は統裁だけが作れます。",
                  "Only the lead controller can open such a seat.");
  }
  if (auto fine = within(command.name, 200, "氏名", "name"); !fine) return fine.error();
  SeatOpened opened{command.seat,
                    command.access,
                    command.seat_lane,
                    command.role,
                    command.name,
                    command.modelled,
                    {}};
  if (!command.organisation.empty()) opened.organisation = command.organisation;
  return one(command.seat_lane, std::move(opened));
}

Decided on(const Asking& asking, const ChangeSeat& command) {
  const auto* seat = asking.state.seat(command.seat);
  if (seat == nullptr)
    return refuse("unknown_seat", "その席はありません。", "There is no such seat.");
  if (command.closed && command.seat == asking.request.by) {
    return refuse("own_seat", "自分の席は閉じられません。", "You cannot close your own seat.");
  }
  const auto* asker = asking.seat();
  if (seat->access == Access::lead_controller && asker != nullptr &&
      asker->access != Access::lead_controller) {
    return refuse("not_permitted", "統裁の席は統裁だけが変えられます。",
                  "Only the lead controller can change that seat.");
  }
  if (auto fine = within(command.name, 200, "氏名", "name"); !fine) return fine.error();
  const std::string name = command.name.empty() ? seat->name : command.name;
  if (name == seat->name && command.modelled == seat->modelled && command.closed == seat->closed)
    return Decision{};
  const LaneId lane = seat->lane ? asking.state.lanes[*seat->lane].id : LaneId{};
  return one(lane, SeatChanged{command.seat, name, command.modelled, command.closed});
}

Decided on(const Asking& asking, const AddNote& command) {
  if (command.text.empty())
    return refuse("empty_note", "観察メモの内容を入力してください。", "Write the note first.");
  if (auto fine = within(command.text, 8'000, "観察メモ", "note"); !fine) return fine.error();
  LaneId where = command.lane;
  if (asks_locally(asking)) {
    auto local = whom(asking, where.empty() ? std::vector<LaneId>{} : std::vector{where}, {});
    if (!local) return local.error();
    where = local->lanes.front()->id;
  }
  if (!where.empty() && asking.state.lane(where) == nullptr) {
    return refuse("unknown_lane", "そのチームはありません。", "There is no such team.");
  }
  const auto& objectives = asking.scenario.objectives;
  const bool known = command.objective.empty() ||
                     std::ranges::any_of(
                         objectives, [&](const Objective& o) { return o.id == command.objective; });
  if (!known)
    return refuse("unknown_objective", "その目標はこの演習にありません。",
                  "There is no such objective.");
  if (command.about > asking.state.seq) {
    return refuse("unknown_event", "対象の出来事が記録にありません。",
                  "The record has no such event.");
  }
  if (auto fine = fine_files(command.files); !fine) return fine.error();
  NoteAdded note{NoteId{draw_id(asking.state, 'n', 0)},
                 command.text,
                 command.objective,
                 command.about,
                 command.good_practice,
                 command.hot_wash};
  add_files(note.files, command.files);
  return one(where, std::move(note));
}

Decided on(const Asking& asking, const CreateExercise& command) {
  return one({}, ExerciseCreated{asking.scenario.id, asking.scenario.digest, command.seed,
                                 asking.scenario.title});
}

}  // namespace enshu
