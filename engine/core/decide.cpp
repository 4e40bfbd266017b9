// The entrance of `decide`: who may ask at all, then one function a command.
#include "engine/core/decide.hpp"

#include <algorithm>

#include "engine/base/rng.hpp"
#include "engine/core/authority.hpp"
#include "engine/core/decide_parts.hpp"
#include "engine/core/lane_words.hpp"

namespace enshu {

Result<Decision> decide(const Scenario& scenario, const Renderer& renderer, const State& state,
                        const Request& request, const Moment& now) {
  const WatchingRenderer watching(renderer);
  const bool watches = !scenario.wordings.empty();
  const Renderer& words = watches ? static_cast<const Renderer&>(watching) : renderer;
  const Asking asking{scenario, words, state, request, now, state.seat(request.by)};
  if (!request.by.empty()) {
    const auto* seat = asking.seat();
    if (seat == nullptr || seat->closed) {
      return refuse("no_seat", "この席は使えません。統制官に参加リンクの再発行を頼んでください。",
                    "This seat is not open. Ask a controller for a new join link.");
    }
    if (!may_send(seat->access, request.command)) {
      return refuse("not_permitted", "この操作は、あなたの立場では行えません。",
                    "Your role does not permit this.");
    }
    if (auto fine = not_stopped(asking); !fine) return fine.error();
  }
  auto decided =
      std::visit([&](const auto& command) { return on(asking, command); }, request.command);
  if (watches && decided) note_wordings(state, watching, *decided);
  return decided;
}

Result<Player> reader(const Asking& asking) {
  const auto* seat = asking.seat();
  if (seat == nullptr || seat->access != Access::participant || !seat->lane) {
    return refuse("not_permitted", "この操作は参加者だけが行えます。",
                  "Only participants can do this.");
  }
  return Player{&asking.state.lanes[*seat->lane], seat->role};
}

Result<Player> player(const Asking& asking) {
  auto who = reader(asking);
  if (!who) return who;
  const auto& clock = asking.state.clock;
  if (!clock.started) {
    return refuse("not_started", "演習はまだ始まっていません。開始をお待ちください。",
                  "The exercise has not started. Please wait for StartEx.");
  }
  if (asking.state.over(*who->lane)) {
    return refuse("ended", "演習は終了しました。入力は受け付けていません。",
                  "The exercise has ended and takes no more input.");
  }
  if (!clock.running) {
    return refuse(
        "paused", "演習は一時停止中です。下書きは残ります。再開後に送ってください。",
        "The exercise is paused. Your draft is kept; send it after the exercise resumes.");
  }
  if (who->lane->resting_since) {
    return refuse("resting",
                  "休憩中です。下書きは残ります。「続きから始める」を押してから送ってください。",
                  "You are resting. Your draft is kept; choose \"Go on\", then send it.");
  }
  return who;
}

Result<std::vector<const LaneState*>> lanes_of(const Asking& asking,
                                               const std::vector<LaneId>& names) {
  std::vector<const LaneState*> lanes;
  if (names.empty()) {
    for (const auto& lane : asking.state.lanes) {
      if (!lane.ended) lanes.push_back(&lane);
    }
    return lanes;
  }
  for (const auto& name : names) {
    const auto* lane = asking.state.lane(name);
    if (lane == nullptr) {
      return refuse("unknown_lane",
                    "チーム「" + name.value + "」はありません。一覧から選び直してください。",
                    "There is no team '" + name.value + "'. Choose one from the list.");
    }
    if (std::ranges::find(lanes, lane) == lanes.end()) lanes.push_back(lane);
  }
  return lanes;
}

Result<Done> without_ended(std::vector<const LaneState*>& lanes) {
  std::erase_if(lanes, [](const auto* lane) { return lane->ended; });
  if (!lanes.empty()) return Done{};
  return refuse("ended", "この学習者は演習を終えています。",
                "This learner has finished the exercise.");
}

std::string draw_id(const State& state, char prefix, std::size_t nth) {
  static constexpr char digits[] = "abcdefghijkmnpqrstuvwxyz23456789";
  std::uint64_t bits = mix(state.seed ^ mix(state.drawn + nth));
  std::string id(1, prefix);
  for (int i = 0; i < 12; ++i, bits >>= 5) id += digits[bits & 31];
  return id;
}

WallTime calendar_now(const Asking& asking, const LaneState& lane) {
  return calendar_at(asking.scenario, lane, asking.now.at);
}

namespace {

/// The organisations of a shared lane among the recipients; unset where a lane is one team's.
std::optional<std::vector<OrganisationId>> readers_of(const Scenario& scenario,
                                                      const Share& share) {
  if (scenario.lanes != LaneMode::shared) return std::nullopt;
  std::vector<OrganisationId> readers;
  for (const auto* list : {&share.to, &share.cc}) {
    for (const auto& party : *list) {
      if (auto house = scenario.organisation_of(party); !house.empty())
        readers.push_back(std::move(house));
    }
  }
  return readers;
}

}  // namespace

RenderContext render_context(const Asking& asking, const LaneState& lane, const PartyId& speaker,
                             const Share* share) {
  auto context = lane_words(asking.scenario, lane, asking.now.at, speaker,
                            share == nullptr ? OrganisationId{} : share->words);
  if (share != nullptr && !asking.scenario.wordings.empty())
    context.readers = readers_of(asking.scenario, *share);
  return context;
}

void sign(const Scenario& scenario, MessageSent& message) {
  const auto* member = scenario.member(message.from);
  if (member == nullptr || member->listed) return;
  message.sender = member->name;
  message.sender_address = member->address;
}

Result<Done> within(const std::string& text, std::size_t most, const char* what_ja,
                    const char* what_en) {
  if (text.size() <= most) return Done{};
  return refuse("too_long", std::string(what_ja) + "が長すぎます。短くしてください。",
                std::string("The ") + what_en + " is too long. Please shorten it.");
}

Result<Done> known_recipients(const Asking& asking, const Player& who,
                              const std::vector<PartyId>& parties) {
  for (const auto& party : parties) {
    if (asking.scenario.role(party) != nullptr) continue;
    const auto* member = asking.scenario.member(party);
    if (member == nullptr || !(member->listed || who.lane->heard.contains({party, who.role}))) {
      return refuse(
          "unknown_recipient",
          "宛先「" + party.value + "」はアドレス帳にありません。宛先を選び直してください。",
          "The recipient '" + party.value + "' is not in the address book. Choose another one.");
    }
  }
  return Done{};
}

Result<const MessageState*> visible_message(const Asking& asking, const Player& who,
                                            const MessageId& id) {
  const auto* message = asking.state.message(id);
  const bool visible = message != nullptr && &asking.state.lanes[message->lane] == who.lane &&
                       (message->addressed_to(who.role) || message->from == who.role);
  if (!visible) {
    return refuse("unknown_message", "その連絡は見つかりません。画面を再読み込みしてください。",
                  "That message was not found. Reload the page.");
  }
  return message;
}

}  // namespace enshu
