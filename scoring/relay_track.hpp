// How far a relay's information has come in one lane, hop by hop.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/obligation_track.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

/// A real mail that reached nobody of the party that it was for.
struct Returned {
  Mark mark;
  ReturnCause cause = ReturnCause::other;
  std::string status;
};

/// The information on its way to a party, by one message.
struct Passing {
  MessageId carrier;
  PartyId from;
  Mark mark;
  std::optional<Mark> receipt{};
  std::optional<Returned> returned{};
};

struct RelayTrack {
  std::map<std::pair<PartyId, PartyId>, HopFollowUp> followed;  ///< by from and to, the newest
  std::set<MessageId> carriers;
  std::map<PartyId, std::vector<Passing>> to;  ///< by receiver, in order

  /// The first that came to the party, from anybody or from that one; null when none did.
  [[nodiscard]] const Passing* first(const PartyId& party, const PartyId& from = {}) const;
};

/// True when the message carries the relay's information.
bool on_relay(RelayTrack& track, const Scenario& scenario, const Relay& relay,
              const MessageSent& message, Mark mark);
/// Whoever confirms has got it, whatever a mail server said.
void on_relay_receipt(RelayTrack& track, const MessageId& carrier, const PartyId& receiver,
                      Mark mark);
/// Of a mail that reached nobody of its receiver. True when it carries the relay's information.
bool on_relay_returned(RelayTrack& track, const MailReturned& mail, Mark mark);

void on_relay_followed(RelayTrack& track, const HopFollowed& followed, Mark mark);

/// The reach board of one relay, with the tiers that exist in the lane's variant.
RelayScore judge(const Relay& relay, const RelayTrack& track,
                 const std::map<std::string, std::string>& parameters, ExerciseTime now,
                 bool final);

}  // namespace enshu::scoring
