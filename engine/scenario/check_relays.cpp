// Relays that go round in circles, and tiers that nobody can start.
#include <algorithm>
#include <map>
#include <set>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class RelayCheck {
 public:
  RelayCheck(const Whole& whole, const Relay& relay, const Entry& entry, Findings& findings)
      : whole_(whole), relay_(relay), node_(entry.value), findings_(findings) {
    who_ = called({"伝達", "relay"}, entry.key);
  }

  void run() {
    const auto* inject = whole_.scenario.inject(relay_.of);
    if (inject == nullptr) return;
    if (inject->contents.empty()) {
      error(node_.find("of")->at, "nothing_to_relay",
            {who_.ja + ": 状況付与「" + relay_.of.value + "」には伝える内容がありません。",
             who_.en + ": inject '" + relay_.of.value + "' brings nothing to pass on"});
      return;
    }
    if (cycle()) return;
    unstarted(*inject);
    silent();
  }

 private:
  [[nodiscard]] const Node& tier_node(std::size_t tier) const {
    return node_.find("tiers")->items[tier];
  }

  /// Whether going down from a party leads back to it.
  bool cycle() {
    for (std::size_t tier = 0; tier < relay_.tiers.size(); ++tier) {
      std::set<PartyId> below;
      std::vector<PartyId> next = relay_.tiers[tier].to;
      while (!next.empty()) {
        const PartyId party = next.back();
        next.pop_back();
        if (!below.insert(party).second) continue;
        for (const auto& other : relay_.tiers) {
          if (other.from == party) next.insert(next.end(), other.to.begin(), other.to.end());
        }
      }
      if (!below.contains(relay_.tiers[tier].from)) continue;
      const auto& from = relay_.tiers[tier].from.value;
      error(tier_node(tier).at, "relay_cycle",
            {who_.ja + ": 「" + from + "」が伝えたものが「" + from + "」自身に戻ってきます。",
             who_.en + ": what '" + from + "' passes on comes back to '" + from + "'"});
      return true;
    }
    return false;
  }

  void unstarted(const Inject& inject) {
    std::set<PartyId> have;
    for (const auto& content : inject.contents) {
      have.insert(content.to.begin(), content.to.end());
      have.insert(content.cc.begin(), content.cc.end());
    }
    for (const auto& tier : relay_.tiers) have.insert(tier.to.begin(), tier.to.end());
    for (std::size_t tier = 0; tier < relay_.tiers.size(); ++tier) {
      const auto& from = relay_.tiers[tier].from;
      if (have.contains(from)) continue;
      error(
          tier_node(tier).find("from")->at, "never_started",
          {who_.ja + ": 「" + from.value + "」には情報が届かないので、この段は始まりません。",
           who_.en + ": this tier can never start, because nothing reaches '" + from.value + "'"});
    }
  }

  void silent() {
    for (std::size_t tier = 0; tier < relay_.tiers.size(); ++tier) {
      const auto* member = whole_.scenario.member(relay_.tiers[tier].from);
      if (member == nullptr || member->by_script || member->by_controller) continue;
      findings_.warning(
          file, tier_node(tier).find("from")->at, "nobody_answers",
          {who_.ja + ": 「" + member->id.value + "」が伝えますが、動かす人(answers)がいません。",
           who_.en + ": '" + member->id.value +
               "' has to pass it on, but nobody plays them; add 'answers'"});
    }
  }

  void error(Position at, std::string_view code, Text message) {
    findings_.error(file, at, code, std::move(message));
  }

  const Whole& whole_;
  const Relay& relay_;
  const Node& node_;
  Findings& findings_;
  Text who_;
};

}  // namespace

void check_relays(const Whole& whole, Findings& findings) {
  if (!whole.sound) return;
  const auto& entries = entries_at(whole.root, "relays");
  for (std::size_t i = 0; i < entries.size(); ++i)
    RelayCheck(whole, whole.scenario.relays[i], entries[i], findings).run();
}

}  // namespace enshu::scenario
