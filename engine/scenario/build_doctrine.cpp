// Building of the doctrine's bodies and paths, and of what roles and cast take from them.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"

namespace enshu::scenario {
namespace {

Body* find_body(std::vector<Body>& bodies, std::string_view id) {
  const auto found = std::ranges::find(bodies, id, &Body::id);
  return found == bodies.end() ? nullptr : &*found;
}

void build_bodies(std::vector<Body>& bodies, const Node& doctrine) {
  for (const auto& entry : entries_at(doctrine, "ministries"))
    bodies.push_back({entry.key, text_at(entry.value, "name"), {}, {"ministry"}, {}});
  for (const auto& entry : entries_at(doctrine, "bodies")) {
    bodies.push_back(
        {entry.key, text_at(entry.value, "name"), text_at(entry.value, "org"), {}, {}});
  }
  for (const auto& entry : entries_at(doctrine, "sectors")) {
    if (auto* ministry = find_body(bodies, entry.value.scalar("ministry")))
      ministry->sectors.push_back(entry.key);
    for (const auto* node : each_at(entry.value, "ceptoars")) {
      auto* ceptoar = find_body(bodies, node->text);
      if (ceptoar == nullptr) continue;
      ceptoar->sectors.push_back(entry.key);
      if (ceptoar->kinds.empty()) ceptoar->kinds.emplace_back("ceptoar");
    }
  }
}

void build_paths(std::vector<PathRule>& rules, const Node& doctrine) {
  const auto* paths = doctrine.find("paths");
  if (paths == nullptr) return;
  for (const auto& mode : paths->entries) {
    for (const auto& node : mode.value.items) {
      PathRule rule;
      rule.mode = chosen<Mode>(mode.key).value_or(Mode::normal);
      if (node.find("within") != nullptr) rule.within = duration_at(node, "within");
      rule.ground = text_at(node, "ground");
      for (const auto* from : each_at(node, "from")) {
        for (const auto* to : each_at(node, "to")) {
          rule.from = from->text;
          rule.to = to->text;
          rules.push_back(rule);
        }
      }
    }
  }
}

std::vector<std::string> bodies_at(const Node& party) {
  std::vector<std::string> out;
  for (const auto* node : each_at(party, "body")) out.push_back(node->text);
  return out;
}

}  // namespace

void build_doctrine(Scenario& scenario, const Node& root, const Node& doctrine) {
  build_bodies(scenario.bodies, doctrine);
  build_paths(scenario.path_rules, doctrine);
  const auto& roles = entries_at(root, "roles");
  for (std::size_t i = 0; i < roles.size(); ++i) {
    scenario.roles[i].bodies = bodies_at(roles[i].value);
    scenario.roles[i].sector = string_at(roles[i].value, "sector");
  }
  const auto& cast = entries_at(root, "cast");
  for (std::size_t i = 0; i < cast.size(); ++i) {
    auto& member = scenario.cast[i];
    member.bodies = bodies_at(cast[i].value);
    member.sector = string_at(cast[i].value, "sector");
    if (member.bodies.empty()) continue;
    const auto* body = find_body(scenario.bodies, member.bodies.front());
    if (body == nullptr) continue;
    if (member.name.empty()) member.name = body->name;
    if (member.org.empty()) member.org = body->org;
  }
}

}  // namespace enshu::scenario
