// A player who does everything by chance, seeded.
#include "tests/unit/scoring/random_play.hpp"

#include <array>
#include <string>

namespace enshu::scoring::testing {
namespace {

constexpr std::array<const char*, 10> injects = {
    "notice",      "effect-known", "leak",   "secret",    "rumour",
    "vendor-asks", "hold-still",   "crisis", "all-clear", "outbreak"};
constexpr std::array<const char*, 6> parties = {"prefecture", "ministry", "jlis",
                                                "press",      "vendor",   "ciso"};
constexpr std::array<const char*, 5> actions = {"preserve", "reboot", "isolate", "notify", "wipe"};

struct Player {
  Rng rng;
  LaneId lane;
  ExerciseTime at{};
  int drawn = 0;
  std::vector<Recorded> log;
  std::vector<const char*> waiting{injects.begin(), injects.end()};
  std::vector<std::string> messages;
  std::vector<std::string> reports;
  std::vector<std::string> approvals;

  explicit Player(std::uint64_t seed, LaneId of) : rng(seed), lane(std::move(of)) {}

  std::size_t pick(std::size_t size) { return rng.below(static_cast<std::uint32_t>(size)); }
  std::string id(const char* kind) { return kind + lane.value + std::to_string(++drawn); }
  void add(Event event, const char* by = "csirt-1") {
    log.push_back(happening(at, lane, SeatId{by}, std::move(event)));
  }

  std::vector<PartyId> some_parties() {
    std::vector<PartyId> out{PartyId{parties[pick(parties.size())]}};
    const PartyId second{parties[pick(parties.size())]};
    if (rng.chance(400) && second != out.front()) out.push_back(second);
    return out;
  }
  void fire() {
    if (waiting.empty()) return;
    const auto which = pick(waiting.size());
    const InjectId inject{waiting[which]};
    waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(which));
    add(InjectFired{inject, FireCause::controller, at, 0}, "");
    MessageSent message;
    message.id = MessageId{id("m")};
    message.thread = message.id;
    message.from = PartyId{"soc"};
    message.to = {PartyId{"csirt"}};
    message.inject = inject;
    messages.push_back(message.id.value);
    add(message, "");
  }
  void mail() {
    MessageSent message;
    message.id = MessageId{id("x")};
    message.thread = message.id;
    message.from = PartyId{"csirt"};
    message.to = some_parties();
    message.typed = true;
    if (!messages.empty() && rng.chance(500))
      message.in_reply_to = MessageId{messages[pick(messages.size())]};
    messages.push_back(message.id.value);
    add(message);
  }
  void report() {
    ReportSubmitted out;
    out.report = ReportId{id("r")};
    out.form = FormId{"incident-report"};
    out.stage = static_cast<Stage>(pick(3));
    out.from = PartyId{"csirt"};
    out.to = some_parties();
    out.tlp = static_cast<Tlp>(pick(5));
    if (rng.chance(700)) out.fields["event_type"] = {rng.chance(500) ? "malware" : "leak"};
    if (rng.chance(700)) out.fields["cause_types"] = {"vulnerability"};
    if (rng.chance(700)) out.fields["severity"] = {std::to_string(rng.below(5))};
    if (rng.chance(500)) out.fields["summary"] = {"感染の疑い"};
    if (rng.chance(500)) out.fields["effect"] = {rng.chance(500) ? "福祉課" : "調査中"};
    reports.push_back(out.report.value);
    add(out);
  }
  void approval() {
    if (!approvals.empty() && rng.chance(500)) {
      add(ApprovalDecided{ApprovalId{approvals.back()},
                          PartyId{"ciso"},
                          rng.chance(700) ? Verdict::approved : Verdict::returned,
                          {}},
          "ciso-1");
      approvals.pop_back();
      return;
    }
    const auto name = id("a");
    approvals.push_back(name);
    add(ApprovalRequested{ApprovalId{name},
                          FormId{"incident-report"},
                          Stage::first,
                          PartyId{"csirt"},
                          PartyId{"ciso"},
                          {},
                          Tlp::amber,
                          {},
                          {},
                          {}});
  }
  void receipt() {
    if (rng.chance(500) && !reports.empty()) {
      add(
          ReceiptGiven{
              {}, ReportId{reports[pick(reports.size())]}, PartyId{parties[pick(parties.size())]}},
          "");
    } else if (!messages.empty()) {
      add(ReceiptGiven{MessageId{messages[pick(messages.size())]},
                       {},
                       PartyId{parties[pick(parties.size())]}},
          "ciso-1");
    }
  }
  void step() {
    switch (pick(8)) {
      case 0:
      case 1:
        return fire();
      case 2:
        return mail();
      case 3:
      case 4:
        return report();
      case 5:
        return approval();
      case 6:
        return receipt();
      default:
        break;
    }
    if (rng.chance(300)) {
      add(DecisionLogged{PartyId{"csirt"}, "決定", rng.chance(500) ? "根拠" : "",
                         rng.chance(500) ? "CISO" : "", std::nullopt});
    } else {
      add(ActionTaken{ActionId{actions[pick(actions.size())]}, PartyId{"csirt"}, "", "", {}});
    }
  }
};

}  // namespace

Recorded happening(ExerciseTime at, const LaneId& lane, const SeatId& by, Event event) {
  Recorded out;
  out.at = at;
  out.wall = WallTime{at.ms};
  out.lane = lane;
  out.by = by;
  out.event = std::move(event);
  return out;
}

std::vector<Recorded> random_play(std::uint64_t seed, const LaneId& lane, int events) {
  Player player(seed, lane);
  const auto longest = static_cast<std::uint32_t>(2 * minutes(110).ms / events);
  for (int i = 0; i < events && player.at < ExerciseTime{minutes(110).ms}; ++i) {
    player.at.ms += player.rng.below(longest);
    player.step();
  }
  return std::move(player.log);
}

}  // namespace enshu::scoring::testing
