// Reading of values out of a checked tree.
#include "engine/scenario/build_parts.hpp"

#include <algorithm>

#include "engine/scenario/values.hpp"

namespace enshu::scenario {

Text text_at(const Node& map, std::string_view key) {
  const auto* node = map.find(key);
  if (node == nullptr) return {};
  return {std::string(node->scalar("ja")), std::string(node->scalar("en"))};
}

Text title_at(const Node& map, std::string_view name) {
  if (map.find("title") != nullptr) return text_at(map, "title");
  return {std::string(name), std::string(name)};
}

std::string string_at(const Node& map, std::string_view key) {
  return std::string(map.scalar(key));
}

Duration duration_at(const Node& map, std::string_view key) {
  return parse_duration(map.scalar(key)).value_or(Duration{});
}

std::optional<ExerciseTime> time_at(const Node& map, std::string_view key) {
  return parse_exercise_time(map.scalar(key));
}

bool flag_at(const Node& map, std::string_view key, bool otherwise) {
  const auto text = map.scalar(key);
  return text.empty() ? otherwise : text == "true";
}

int whole_at(const Node& map, std::string_view key, int otherwise) {
  const auto number = read_whole(map.scalar(key));
  return number && *number >= 0 && *number <= INT32_MAX ? static_cast<int>(*number) : otherwise;
}

std::vector<const Node*> each_at(const Node& map, std::string_view key) {
  const auto* node = map.find(key);
  if (node == nullptr || node->type == Node::Type::null) return {};
  if (!node->is_list()) return {node};
  std::vector<const Node*> out;
  for (const auto& item : node->items) out.push_back(&item);
  return out;
}

const std::vector<Entry>& entries_at(const Node& map, std::string_view key) {
  static const std::vector<Entry> none;
  const auto* node = map.find(key);
  return node == nullptr ? none : node->entries;
}

const std::vector<Node>& items_at(const Node& map, std::string_view key) {
  static const std::vector<Node> none;
  const auto* node = map.find(key);
  return node == nullptr ? none : node->items;
}

std::vector<std::pair<HostId, std::string>> sets_at(const Node& map, const Scenario& scenario) {
  std::vector<std::pair<HostId, std::string>> out;
  for (const auto& entry : entries_at(map, "sets")) {
    const bool service = std::ranges::any_of(
        scenario.services, [&](const Service& one) { return one.id.value == entry.key; });
    if (!service) out.emplace_back(HostId(entry.key), entry.value.text);
  }
  return out;
}

std::vector<std::pair<ServiceId, ServiceState>> service_sets_at(const Node& map,
                                                                const Scenario& scenario) {
  std::vector<std::pair<ServiceId, ServiceState>> out;
  for (const auto& entry : entries_at(map, "sets")) {
    const auto state = chosen<ServiceState>(entry.value.text);
    const bool service = std::ranges::any_of(
        scenario.services, [&](const Service& one) { return one.id.value == entry.key; });
    if (service && state) out.emplace_back(ServiceId(entry.key), *state);
  }
  return out;
}

std::vector<std::pair<std::string, std::string>> flags_at(const Node& map) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& entry : entries_at(map, "flags")) out.emplace_back(entry.key, entry.value.text);
  return out;
}

}  // namespace enshu::scenario
