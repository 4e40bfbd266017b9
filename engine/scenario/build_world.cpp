// Building of hosts and services.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"

namespace enshu::scenario {
namespace {

/// What spreads without a pause would spread without end.
constexpr Duration shortest_turn = seconds(1);

std::vector<std::string> texts_at(const Node& map, std::string_view key) {
  std::vector<std::string> out;
  for (const auto* node : each_at(map, key)) out.push_back(node->text);
  return out;
}

WorldSpread build_spread(const Node& node, const Host& host, const Node* hosts) {
  WorldSpread spread;
  spread.state = string_at(node, "state");
  spread.from = texts_at(node, "from");
  if (spread.from.empty()) spread.from = {"normal"};
  for (const auto& name : texts_at(node, "to")) {
    if (hosts != nullptr && hosts->find(name) != nullptr) {
      spread.hosts.emplace_back(name);
    } else {
      spread.segments.push_back(name);
    }
  }
  if (spread.hosts.empty() && spread.segments.empty()) {
    if (!host.segment.empty()) spread.segments.push_back(host.segment);
    spread.segments.insert(spread.segments.end(), host.reaches.begin(), host.reaches.end());
  }
  spread.every = std::max(duration_at(node, "every"), shortest_turn);
  spread.chance_permille = static_cast<std::uint32_t>(whole_at(node, "chance", 1000));
  return spread;
}

Host build_host(const Entry& entry, const Node* hosts) {
  const Node& node = entry.value;
  Host host;
  host.id = HostId(entry.key);
  host.title = title_at(node, entry.key);
  host.owner = id_at<PartyId>(node, "owner");
  host.segment = string_at(node, "segment");
  host.state = string_at(node, "state");
  if (host.state.empty()) host.state = "normal";
  host.reaches = texts_at(node, "reaches");
  if (const auto* spread = node.find("spread")) host.spread = build_spread(*spread, host, hosts);
  const auto since = parse_exercise_time(node.scalar("since"));
  if (host.spread && since && since->ms < 0) host.spread->already = Duration{-since->ms};
  host.artefacts = ids_at<ArtefactId>(node, "artefacts");
  return host;
}

class NeedBuilder {
 public:
  explicit NeedBuilder(const Node* hosts) : hosts_(hosts) {}

  /// Several in a list are all needed.
  [[nodiscard]] WorldNeed all(const Node& map, std::string_view key, WorldNeed::Join join) const {
    WorldNeed need;
    need.join = join;
    for (const auto* node : each_at(map, key)) need.parts.push_back(one(*node));
    return need;
  }

 private:
  [[nodiscard]] WorldNeed one(const Node& node) const {
    WorldNeed need;
    if (node.find("all") != nullptr) return all(node, "all", WorldNeed::Join::all);
    if (node.find("any") != nullptr) return all(node, "any", WorldNeed::Join::any);
    const std::string name = node.is_scalar() ? node.text : string_at(node, "host");
    if (hosts_ != nullptr && hosts_->find(name) != nullptr) {
      need.join = WorldNeed::Join::host;
      need.host = HostId(name);
      need.down = texts_at(node, "down");
      if (need.down.empty()) need.down = states_that_count_as_down();
    } else {
      need.join = WorldNeed::Join::service;
      need.service = ServiceId(name);
    }
    return need;
  }

  const Node* hosts_;
};

std::vector<Content> notice_at(const Node& node, std::string_view key, const FileTree& tree) {
  const auto* notice = node.find(key);
  return notice == nullptr ? std::vector<Content>{} : contents_at(*notice, tree);
}

Service build_service(const Entry& entry, const Node* hosts, const FileTree& tree) {
  const Node& node = entry.value;
  Service service;
  service.id = ServiceId(entry.key);
  service.title = title_at(node, entry.key);
  service.site = text_at(node, "site");
  service.sector = string_at(node, "sector");
  service.users = ids_at<PartyId>(node, "users");
  service.state = choice_at<ServiceState>(node, "state").value_or(ServiceState::working);
  service.needs = NeedBuilder(hosts).all(node, "needs", WorldNeed::Join::all);
  service.buffer = duration_at(node, "buffer");
  service.recovery = duration_at(node, "recovery");
  service.on_buffer = notice_at(node, "on_buffer", tree);
  service.failed = notice_at(node, "failed", tree);
  service.restored = notice_at(node, "restored", tree);
  return service;
}

}  // namespace

void build_world(Scenario& out, const Node& root, const FileTree& tree) {
  const auto* world = root.find("world");
  if (world == nullptr) return;
  const auto* hosts = world->find("hosts");
  for (const auto& entry : entries_at(*world, "hosts"))
    out.hosts.push_back(build_host(entry, hosts));
  for (const auto& entry : entries_at(*world, "services"))
    out.services.push_back(build_service(entry, hosts, tree));
}

}  // namespace enshu::scenario
