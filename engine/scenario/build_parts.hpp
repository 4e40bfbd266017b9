// What the builders of build_*.cpp share: reading of values out of a tree, forgivingly.
#pragma once

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/scenario/choices.hpp"
#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

Text text_at(const Node& map, std::string_view key);
std::string string_at(const Node& map, std::string_view key);
Duration duration_at(const Node& map, std::string_view key);
std::optional<ExerciseTime> time_at(const Node& map, std::string_view key);
bool flag_at(const Node& map, std::string_view key, bool otherwise);
int whole_at(const Node& map, std::string_view key, int otherwise);

/// A value or a list of them, as nodes.
std::vector<const Node*> each_at(const Node& map, std::string_view key);

/// Entries of a map, or none.
/// The `title` that an author gave, else the thing's own name.
Text title_at(const Node& map, std::string_view name);
const std::vector<Entry>& entries_at(const Node& map, std::string_view key);
/// Items of a list, or none.
const std::vector<Node>& items_at(const Node& map, std::string_view key);

/// Scalars of a value or a list as ids.
template <class Id>
std::vector<Id> ids_at(const Node& map, std::string_view key) {
  std::vector<Id> out;
  for (const auto* node : each_at(map, key)) {
    if (node->is_scalar()) out.push_back(Id(node->text));
  }
  return out;
}

template <class Id>
Id id_at(const Node& map, std::string_view key) {
  return Id(map.scalar(key));
}

template <class E>
std::optional<E> choice_at(const Node& map, std::string_view key) {
  return chosen<E>(map.scalar(key));
}

/// The values of a list of choices that are spelled right, each once.
template <class E>
std::vector<E> choices_at(const Node& map, std::string_view key) {
  std::vector<E> out;
  for (const auto* node : each_at(map, key)) {
    const auto value = chosen<E>(node->text);
    if (value && std::ranges::find(out, *value) == out.end()) out.push_back(*value);
  }
  return out;
}

/// The hosts among what `sets` names; the services are told apart by who is a host.
std::vector<std::pair<HostId, std::string>> sets_at(const Node& map, const Scenario& scenario);
std::vector<std::pair<ServiceId, ServiceState>> service_sets_at(const Node& map,
                                                                const Scenario& scenario);
std::vector<std::pair<std::string, std::string>> flags_at(const Node& map);

Only only_at(const Node& map);

Condition build_condition(const Node& node, const InjectId& reply_to);
/// What stands under `email`, `alert`, `phone`, `document` and `news`, in the order of the file.
std::vector<Content> contents_at(const Node& node, const FileTree& tree);
/// Hosts and services. Injects and actions are built after them.
void build_world(Scenario& out, const Node& root, const FileTree& tree);
Inject build_inject(const Node& node, const FileTree& tree, const Scenario& scenario);
Obligation build_obligation(const Entry& entry);
Action build_action(const Entry& entry, const Scenario& scenario);
Role build_role(const Entry& entry, const FileTree& tree);
CastMember build_cast(const Entry& entry, const FileTree& tree);
Parameter build_parameter(const Entry& entry);
Move build_move(const Node& node, const FileTree& tree);
/// After the obligations: an item takes what it does not say from the one that it names.
ChecklistItem build_checklist_item(const Entry& entry, const Scenario& scenario);
Survey build_survey(const Entry& entry, const FileTree& tree);
Site build_site(const Entry& entry);
Wording build_wording(const Entry& entry);
Form build_form(const Entry& entry, const Node* vocabularies);
/// Relays, and an obligation for each tier that participants have to pass on.
void build_relays(Scenario& scenario, const Node& root);
/// Bodies and paths of the doctrine; roles and cast take their names from it.
void build_doctrine(Scenario& scenario, const Node& root, const Node& doctrine);
/// Every file that participants can get: declared, on the shelf, attached, or named by the
/// director.
void build_artefacts(Scenario& scenario, const Node& root, const FileTree& tree,
                     std::span<const std::string_view> director_words);

}  // namespace enshu::scenario
