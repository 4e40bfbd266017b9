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

/// From one party to one other.
struct HopTrack {
  std::optional<Mark> passed;
  std::optional<Mark> receipt;
};

struct RelayTrack {
  std::set<MessageId> carriers;
  std::map<MessageId, PartyId> senders;      ///< of the carriers
  std::map<PartyId, Mark> got;               ///< when the information first came to a party
  std::vector<std::vector<HopTrack>> tiers;  ///< as in the relay

  explicit RelayTrack(const Relay& relay);
};

/// True when the message carries the relay's information.
bool on_relay(RelayTrack& track, const Scenario& scenario, const Relay& relay,
              const MessageSent& message, Mark mark);
void on_relay_receipt(RelayTrack& track, const Relay& relay, const MessageId& carrier,
                      const PartyId& receiver, Mark mark);

/// The reach board of one relay, with the tiers that exist in the lane's variant.
RelayScore judge(const Relay& relay, const RelayTrack& track,
                 const std::map<std::string, std::string>& parameters, ExerciseTime now,
                 bool final);

}  // namespace enshu::scoring
