// One message or receipt into a relay; then how far it has come.
#include "scoring/relay_track.hpp"

#include <algorithm>

#include "engine/core/relay.hpp"
#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

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

/// The first receipt for any of what `from` sent to `to`.
void add_receipt(const RelayTrack& track, ReachHop& hop) {
  const auto found = track.to.find(hop.to);
  if (found == track.to.end()) return;
  std::optional<Mark> first;
  for (const auto& passing : found->second) {
    if (passing.from != hop.from || !passing.receipt) continue;
    if (!first || passing.receipt->seq < first->seq) first = passing.receipt;
  }
  if (!first) return;
  hop.receipt_at = first->at;
  hop.evidence.push_back(first->seq);
}

/// The newest mail of `from` that came back, while nothing else has come to `to`.
void add_returned(const RelayTrack& track, ReachHop& hop) {
  const auto found = track.to.find(hop.to);
  if (hop.at || found == track.to.end()) return;
  for (const auto& passing : found->second) {
    if (passing.from != hop.from || !passing.returned) continue;
    hop.returned = MailFailure{passing.mark.at, passing.returned->mark.at, passing.returned->cause,
                               passing.returned->status};
    hop.evidence.push_back(passing.mark.seq);
    hop.evidence.push_back(passing.returned->mark.seq);
  }
}

}  // namespace

const Passing* RelayTrack::first(const PartyId& party, const PartyId& from) const {
  const auto found = to.find(party);
  if (found == to.end()) return nullptr;
  const auto came = std::ranges::find_if(found->second, [&](const Passing& passing) {
    return !passing.returned && (from.empty() || passing.from == from);
  });
  return came == found->second.end() ? nullptr : &*came;
}

bool on_relay(RelayTrack& track, const Scenario& scenario, const Relay& relay,
              const MessageSent& message, Mark mark) {
  if (!carries(scenario, relay, track.carriers, message)) return false;
  track.carriers.insert(message.id);
  for (const auto* list : {&message.to, &message.cc}) {
    for (const auto& party : *list) track.to[party].push_back({message.id, message.from, mark});
  }
  return true;
}

void on_relay_receipt(RelayTrack& track, const MessageId& carrier, const PartyId& receiver,
                      Mark mark) {
  const auto found = track.to.find(receiver);
  if (found == track.to.end()) return;
  for (auto& passing : found->second) {
    if (passing.carrier != carrier) continue;
    passing.returned.reset();
    if (!passing.receipt) passing.receipt = mark;
  }
}

bool on_relay_returned(RelayTrack& track, const MailReturned& mail, Mark mark) {
  if (!track.carriers.contains(mail.message)) return false;
  for (auto& passing : track.to[mail.receiver]) {
    if (passing.carrier == mail.message && !passing.receipt)
      passing.returned = Returned{mark, mail.cause, mail.status};
  }
  return true;
}

void on_relay_followed(RelayTrack& track, const HopFollowed& followed, Mark mark) {
  track.followed.insert_or_assign(std::pair{followed.from, followed.to},
                                  HopFollowUp{followed.reason, followed.result, followed.means,
                                              followed.note, mark.at, mark.seq});
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
      ReachHop hop;
      hop.tier = static_cast<std::int64_t>(tier) + 1;
      hop.from = step.from;
      hop.to = step.to[i];
      if (const auto* got = track.first(step.from)) {
        hop.started_at = got->mark.at;
        hop.due_at = got->mark.at + step.within;
      }
      if (const auto* passed = track.first(hop.to, step.from)) {
        hop.at = passed->mark.at;
        hop.evidence.push_back(passed->mark.seq);
        if (hop.started_at) hop.delay = *hop.at - *hop.started_at;
      }
      add_receipt(track, hop);
      add_returned(track, hop);
      if (const auto found = track.followed.find({hop.from, hop.to}); found != track.followed.end())
        hop.follow_up = found->second;
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
