// Decisions about the means of contact and the mode: what fails, what waits for it, what goes
// another way.
#include <algorithm>

#include "engine/core/channels.hpp"
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr Duration longest_outage{30LL * 24 * 3600 * 1000};

bool contains(const std::vector<Channel>& list, Channel channel) {
  return std::ranges::find(list, channel) != list.end();
}

/// The first of the ways that works, or that this decision brings back.
std::optional<Channel> way_out(const LaneState& lane, const std::vector<Channel>& ways,
                               const std::vector<Channel>& restored) {
  for (const auto channel : ways) {
    if (lane.works(channel) || contains(restored, channel)) return channel;
  }
  return std::nullopt;
}

MessageSent sent_at_last(const Asking& asking, const LaneState& lane, const WaitingMessage& waiting,
                         Channel channel) {
  const auto& words = waiting.words;
  MessageSent message;
  message.id = words.id;
  message.thread = words.id;
  if (const auto* answered = asking.state.message(words.in_reply_to))
    message.thread = answered->thread;
  message.channel = channel;
  message.from = words.from;
  message.to = words.to;
  message.cc = words.cc;
  message.severity = words.severity;
  message.subject = words.subject;
  message.body = words.body;
  message.attachments = words.attachments;
  message.in_reply_to = words.in_reply_to;
  message.forward_of = words.forward_of;
  message.inject = words.inject;
  message.calendar = calendar_now(asking, lane);
  message.late_ms = asking.now.at.ms - waiting.since.ms;
  sign(asking.scenario, message);
  return message;
}

Result<Done> under_way(const Asking& asking) {
  const auto& clock = asking.state.clock;
  if (clock.started && !clock.ended) return Done{};
  return refuse("not_under_way", "この操作は、演習の開始後、終了前に行えます。",
                "This can be done only between StartEx and EndEx.");
}

Result<Done> can_fail(Channel channel) {
  if (is_contact(channel)) return Done{};
  const Text name = channel_name(channel);
  return refuse("bad_channel", name.ja + "は止められません。連絡手段を選んでください。",
                "The channel '" + name.en + "' cannot fail. Choose a means of contact.");
}

}  // namespace

Draft dispatch(const Asking& asking, const LaneState& lane, MessageSent message,
               const std::vector<Channel>& otherwise, const std::vector<Channel>& restored) {
  (void)asking;
  std::vector<Channel> ways{message.channel};
  for (const auto channel : otherwise) {
    if (!contains(ways, channel)) ways.push_back(channel);
  }
  if (const auto way = way_out(lane, ways, restored)) {
    message.channel = *way;
    return {lane.id, std::move(message)};
  }
  return {lane.id,
          MessageWaits{message.id, std::move(ways), message.from, message.to, message.cc,
                       message.severity, message.subject, message.body, message.attachments,
                       message.in_reply_to, message.inject, message.forward_of}};
}

void cut_channels(const Asking& asking, const LaneState& lane, const Outage& outage,
                  std::vector<Draft>& drafts) {
  std::optional<ExerciseTime> until;
  if (outage.lasts) until = asking.now.at + *outage.lasts;
  for (const auto channel : outage.channels) {
    const auto known = lane.down.find(channel);
    if (known != lane.down.end() && known->second == until) continue;
    drafts.push_back({lane.id, ChannelChanged{channel, false, until}});
  }
}

void restore_channels(const Asking& asking, const LaneState& lane,
                      const std::vector<Channel>& channels, std::vector<Draft>& drafts) {
  for (const auto channel : channels) {
    if (!lane.works(channel)) drafts.push_back({lane.id, ChannelChanged{channel, true, {}}});
  }
  for (const auto& waiting : lane.waiting) {
    if (const auto way = way_out(lane, waiting.words.channels, channels))
      drafts.push_back({lane.id, sent_at_last(asking, lane, waiting, *way)});
  }
}

Result<Done> channel_works(const Asking& asking, const LaneState& lane, Channel channel) {
  if (lane.works(channel)) return Done{};
  std::vector<Channel> others;
  for (const auto other : asking.scenario.channels) {
    if (lane.works(other)) others.push_back(other);
  }
  const Text name = channel_name(channel);
  const Text names = channel_names(others);
  const Text remedy = others.empty() ? Text{"復旧をお待ちください。", "Wait until it works again."}
                                     : Text{"いま使えるのは" + names.ja + "です。",
                                            "These work: " + names.en + "."};
  const bool play = asking.seat() != nullptr && asking.seat()->access == Access::participant;
  const Text kept = play ? Text{"下書きは残ります。", " Your draft is kept."} : Text{};
  const Text where =
      play ? Text{} : Text{lane.title.ja + "では", " in " + lane.title.in(Language::en)};
  return refuse("channel_down", where.ja + name.ja + "がいま使えません。" + remedy.ja + kept.ja,
                "The " + name.en + " does not work now" + where.en + ". " + remedy.en + kept.en);
}

Decided on(const Asking& asking, const CutChannel& command) {
  if (auto fine = under_way(asking); !fine) return fine.error();
  if (auto fine = can_fail(command.channel); !fine) return fine.error();
  if (command.lasts && (command.lasts->ms <= 0 || *command.lasts > longest_outage)) {
    return refuse("bad_span", "障害の長さは 0 より長く、30 日までです。",
                  "An outage lasts longer than 0 and at most 30 days.");
  }
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  Decision decision;
  for (const auto* lane : *lanes)
    cut_channels(asking, *lane, {{command.channel}, command.lasts}, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const RestoreChannel& command) {
  if (auto fine = under_way(asking); !fine) return fine.error();
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  Decision decision;
  for (const auto* lane : *lanes) {
    if (!lane->works(command.channel))
      restore_channels(asking, *lane, {command.channel}, decision.drafts);
  }
  return decision;
}

Decided on(const Asking& asking, const ChangeMode& command) {
  if (auto fine = under_way(asking); !fine) return fine.error();
  auto lanes = lanes_of(asking, command.lanes);
  if (!lanes) return lanes.error();
  Decision decision;
  for (const auto* lane : *lanes) {
    if (lane->mode != command.mode)
      decision.drafts.push_back({lane->id, ModeChanged{command.mode}});
  }
  return decision;
}

}  // namespace enshu
