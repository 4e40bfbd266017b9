// The simulated world: needs in a circle, states that cannot be set, what nobody notices.
#include <algorithm>
#include <array>
#include <set>

#include "engine/core/event.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/world/step.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";
constexpr Words service_label{"サービス", "service"};
constexpr std::array<std::string_view, 3> notices{"on_buffer", "failed", "restored"};

void services_in(const Condition& condition, std::set<ServiceId>& out) {
  if (condition.fact) {
    if (const auto* fact = std::get_if<ServiceFact>(&*condition.fact)) out.insert(fact->service);
  }
  for (const auto& part : condition.parts) services_in(part, out);
}

void services_in(const WorldNeed& need, std::set<ServiceId>& out) {
  if (!need.service.empty()) out.insert(need.service);
  for (const auto& part : need.parts) services_in(part, out);
}

class WorldCheck {
 public:
  WorldCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {}

  void run() {
    for (const auto& node : items_at(whole_.root, "msel"))
      sets(node, called({"状況付与", "inject"}, node.scalar("id")));
    for (const auto& entry : entries_at(whole_.root, "actions"))
      sets(entry.value, called({"対処", "action"}, entry.key));
    const auto* world = whole_.root.find("world");
    if (world == nullptr) return;
    for (const auto& entry : entries_at(*world, "hosts")) host(entry);
    for (const auto& entry : entries_at(*world, "services")) service(entry);
    if (!whole_.sound) return;
    circle(*world);
    unnoticed(*world);
  }

 private:
  /// Services can be set to four states; hosts to whatever the author calls it.
  void sets(const Node& node, const Text& who) {
    for (const auto& entry : entries_at(node, "sets")) {
      const auto& state = entry.value;
      if (!whole_.known.has(Names::service, entry.key) || !state.is_scalar()) continue;
      if (state.text == "working" || state.text == "stopped" || state.text == "failed" ||
          state.text == "restoring")
        continue;
      const std::string word = shown(state.text);
      error(state.at, "bad_choice",
            {who.ja + ": サービスの状態「" + word +
                 "」は選べません。次のどれかです: working、stopped、failed、restoring",
             who.en + ": a service cannot be set to '" + word +
                 "'; it is one of: working, stopped, failed, restoring"});
    }
  }

  void host(const Entry& entry) {
    const auto* spread = entry.value.find("spread");
    if (spread == nullptr) return;
    const Text who = called({"機器", "host"}, entry.key);
    const auto* every = spread->find("every");
    if (every != nullptr && every->is_scalar() && parse_duration(every->text) == Duration{}) {
      error(every->at, "bad_value",
            {who.ja + ": every は 1 秒以上にします。", who.en + ": 'every' must be 1s or more"});
    }
    if (!whole_.sound) return;
    const auto& hosts = whole_.scenario.hosts;
    const auto found = std::ranges::find(hosts, HostId(entry.key), &Host::id);
    if (found == hosts.end() || !found->spread || reaches_anybody(*found)) return;
    warn(spread->at, "spreads_nowhere",
         {who.ja + "から広がる先の機器がありません。", who.en + " has no host to spread to"});
  }

  [[nodiscard]] bool reaches_anybody(const Host& host) const {
    const auto& spread = *host.spread;
    return std::ranges::any_of(whole_.scenario.hosts, [&](const Host& other) {
      return other.id != host.id &&
             (std::ranges::find(spread.hosts, other.id) != spread.hosts.end() ||
              std::ranges::find(spread.segments, other.segment) != spread.segments.end());
    });
  }

  void service(const Entry& entry) {
    const Text who = called(service_label, entry.key);
    for (const auto key : notices) {
      const auto* notice = entry.value.find(key);
      if (notice == nullptr || !notice->is_map()) continue;
      if (notice->entries.empty()) {
        const std::string word(key);
        error(notice->at, "empty_list",
              {who.ja + ": 「" + word + "」に連絡の内容がありません。",
               who.en + ": '" + word + "' has nothing to tell"});
      }
      for (const std::string_view channel : {"email", "alert", "phone", "document", "news"}) {
        for (const auto* content : each_at(*notice, channel))
          check_content(whole_, *content, who, findings_);
      }
    }
  }

  void circle(const Node& world) {
    const auto circle = circle_of_needs(whole_.scenario.world);
    if (circle.empty()) return;
    constexpr std::size_t most_named = 6;
    std::string chain;
    for (std::size_t i = 0; i < circle.size() && i < most_named; ++i)
      chain += circle[i].value + " → ";
    if (circle.size() > most_named) chain += "… → ";
    chain += circle.front().value;
    const auto* node = world.find("services")->find(circle.front().value);
    const auto* needs = node == nullptr ? nullptr : node->find("needs");
    error(needs == nullptr ? Position{} : needs->at, "need_cycle",
          {"サービスが互いを必要としています: " + chain, "services need each other: " + chain});
  }

  /// A service that nobody uses, needs, waits for or hears of is only there for the map.
  void unnoticed(const Node& world) {
    std::set<ServiceId> seen;
    for (const auto& inject : whole_.scenario.msel) {
      services_in(inject.schedule.condition, seen);
      if (inject.expect) services_in(inject.expect->condition, seen);
    }
    for (const auto& one : whole_.scenario.services) services_in(one.needs, seen);
    for (const auto& entry : entries_at(world, "services")) {
      const auto at = whole_.scenario.service_index(ServiceId(entry.key));
      if (!at || seen.contains(ServiceId(entry.key)) || whole_.director_names(entry.key)) continue;
      const auto& one = whole_.scenario.services[*at];
      if (!one.users.empty() || !one.failed.empty()) continue;
      const Text who = called(service_label, entry.key);
      warn(entry.at, "nobody_notices",
           {who.ja + "が止まっても、誰も気づきません。users か failed を書いてください。",
            "nobody notices when " + who.en + " fails; add 'users' or 'failed'"});
    }
  }

  void error(Position at, std::string_view code, Text message) {
    findings_.error(file, at, code, std::move(message));
  }
  void warn(Position at, std::string_view code, Text message) {
    findings_.warning(file, at, code, std::move(message));
  }

  const Whole& whole_;
  Findings& findings_;
};

}  // namespace

void check_world(const Whole& whole, Findings& findings) { WorldCheck(whole, findings).run(); }

}  // namespace enshu::scenario
