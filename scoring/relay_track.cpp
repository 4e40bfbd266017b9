// One message or receipt into a relay; then how far it has come.
#include "scoring/relay_track.hpp"

#include <algorithm>

#include "engine/core/relay.hpp"
#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

bool contains(const std::vector<PartyId>& list, const PartyId& party) {
  return std::ranges::find(list, party) != list.end();
}

ItemStatus status_of(const ReachHop& hop, ExerciseTime now, bool final) {
  if (hop.at) return !hop.due_at || *hop.at <= *hop.due_at ? ItemStatus::met : ItemStatus::late;
  if (!hop.started_at) return ItemStatus::not_triggered;
  return now > *hop.due_at || final ? ItemStatus::missed : ItemStatus::open;
}

ItemStatus receipt_of(const Relay& relay, const ReachHop& hop, ExerciseTime now, bool final) {
  if (!hop.at) return ItemStatus::not_triggered;
  const ExerciseTime due = *hop.at + relay.receipts;
  if (hop.receipt_at) return *hop.receipt_at <= due ? ItemStatus::met : ItemStatus::late;
  return now > due || final ? ItemStatus::missed : ItemStatus::open;
}

}  // namespace

RelayTrack::RelayTrack(const Relay& relay) {
  for (const auto& tier : relay.tiers) tiers.emplace_back(tier.to.size());
}

bool on_relay(RelayTrack& track, const Scenario& scenario, const Relay& relay,
              const MessageSent& message, Mark mark) {
  if (!carries(scenario, relay, track.carriers, message)) return false;
  track.carriers.insert(message.id);
  track.senders.emplace(message.id, message.from);
  for (const auto* list : {&message.to, &message.cc}) {
    for (const auto& party : *list) track.got.try_emplace(party, mark);
  }
  for (std::size_t tier = 0; tier < relay.tiers.size(); ++tier) {
    const auto& step = relay.tiers[tier];
    if (step.from != message.from) continue;
    for (std::size_t i = 0; i < step.to.size(); ++i) {
      auto& hop = track.tiers[tier][i];
      if (!hop.passed && (contains(message.to, step.to[i]) || contains(message.cc, step.to[i])))
        hop.passed = mark;
    }
  }
  return true;
}

void on_relay_receipt(RelayTrack& track, const Relay& relay, const MessageId& carrier,
                      const PartyId& receiver, Mark mark) {
  const auto sender = track.senders.find(carrier);
  if (sender == track.senders.end()) return;
  for (std::size_t tier = 0; tier < relay.tiers.size(); ++tier) {
    const auto& step = relay.tiers[tier];
    if (step.from != sender->second) continue;
    for (std::size_t i = 0; i < step.to.size(); ++i) {
      auto& hop = track.tiers[tier][i];
      if (step.to[i] == receiver && hop.passed && !hop.receipt) hop.receipt = mark;
    }
  }
}

RelayScore judge(const Relay& relay, const RelayTrack& track,
                 const std::map<std::string, std::string>& parameters, ExerciseTime now,
                 bool final) {
  RelayScore out;
  out.id = relay.id;
  out.title = relay.title;
  for (std::size_t tier = 0; tier < relay.tiers.size(); ++tier) {
    const auto& step = relay.tiers[tier];
    if (!exists_in(step.only, parameters)) continue;
    for (std::size_t i = 0; i < step.to.size(); ++i) {
      const auto& seen = track.tiers[tier][i];
      ReachHop hop;
      hop.tier = static_cast<std::int64_t>(tier) + 1;
      hop.from = step.from;
      hop.to = step.to[i];
      if (const auto got = track.got.find(step.from); got != track.got.end()) {
        hop.started_at = got->second.at;
        hop.due_at = got->second.at + step.within;
      }
      if (seen.passed) {
        hop.at = seen.passed->at;
        hop.evidence.push_back(seen.passed->seq);
        if (hop.started_at) hop.delay = *hop.at - *hop.started_at;
      }
      if (seen.receipt) {
        hop.receipt_at = seen.receipt->at;
        hop.evidence.push_back(seen.receipt->seq);
      }
      hop.status = status_of(hop, now, final);
      hop.receipt = receipt_of(relay, hop, now, final);
      out.reached += hop.at.has_value();
      out.receipted += hop.receipt_at.has_value();
      out.hops.push_back(std::move(hop));
    }
  }
  const auto all = static_cast<std::int64_t>(out.hops.size());
  out.reach_tenths = tenths(out.reached, all);
  return out;
}

}  // namespace enshu::scoring
