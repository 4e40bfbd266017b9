// Gathering of declared names.
#include "engine/scenario/known.hpp"

#include <algorithm>
#include <unordered_map>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

void add_keys(Known& known, Names names, const Node* map) {
  if (map == nullptr) return;
  if (!map->is_map()) return known.lose(names);
  for (const auto& entry : map->entries) known.add(names, entry.key);
}

void add_flags(Known& known, const Node& owner) {
  if (const auto* flags = owner.find("flags")) add_keys(known, Names::flag, flags);
}

/// `; the other stands at parts/a.yaml:3:9`, when the two are in different files.
Text other_place(Position here, Position there, const Findings& findings) {
  if (here.file == there.file) return {};
  const std::string place = findings.place("scenario.yaml", there);
  return {"もう一つは " + place + " です。", "; the other stands at " + place};
}

/// Injects are a list, so the reader of YAML has not seen their double names.
void add_injects(Known& known, const Node* msel, Findings& findings) {
  if (msel == nullptr) return;
  if (!msel->is_list()) known.lose(Names::inject);
  std::unordered_map<std::string_view, Position> first;
  for (const auto& inject : msel->items) {
    add_flags(known, inject);
    const auto* id = inject.find("id");
    if (id == nullptr || !id->is_scalar()) continue;
    if (const auto [old, fresh] = first.emplace(id->text, id->at); !fresh) {
      const std::string name = shown(id->text);
      const Text other = other_place(id->at, old->second, findings);
      findings.error("scenario.yaml", id->at, "duplicate_name",
                     {"状況付与「" + name + "」が二つあります。" + other.ja,
                      "there are two injects called '" + name + "'" + other.en});
    }
    known.add(Names::inject, id->text);
  }
}

/// Hosts and services share one space of names; segments are declared by the hosts in them.
void add_world(Known& known, const Node* world, Findings& findings) {
  if (world == nullptr) return;
  if (!world->is_map()) {
    for (const auto names : {Names::host, Names::service, Names::segment}) known.lose(names);
  }
  if (const auto* hosts = world->find("hosts")) {
    add_keys(known, Names::host, hosts);
    for (const auto& entry : hosts->entries) {
      const auto segment = entry.value.scalar("segment");
      if (!segment.empty()) known.add(Names::segment, segment);
    }
  }
  const auto* services = world->find("services");
  if (services == nullptr) return;
  add_keys(known, Names::service, services);
  for (const auto& entry : services->entries) {
    if (!known.has(Names::host, entry.key)) continue;
    const auto& hosts = world->find("hosts")->entries;
    const Text other =
        other_place(entry.at, std::ranges::find(hosts, entry.key, &Entry::key)->at, findings);
    const std::string name = shown(entry.key);
    findings.error(
        "scenario.yaml", entry.at, "duplicate_name",
        {"「" + name + "」は機器にもサービスにもあります。どちらかの名前を変えてください。" +
             other.ja,
         "'" + name + "' is both a host and a service; rename one of them" + other.en});
  }
}

void refuse_both(const Known& known, const Node& scenario, Findings& findings) {
  const auto* cast = scenario.find("cast");
  if (cast == nullptr) return;
  for (const auto& entry : cast->entries) {
    if (!known.has(Names::role, entry.key)) continue;
    const auto& roles = scenario.find("roles")->entries;
    const Text other =
        other_place(entry.at, std::ranges::find(roles, entry.key, &Entry::key)->at, findings);
    const std::string name = shown(entry.key);
    findings.error(
        "scenario.yaml", entry.at, "duplicate_name",
        {"「" + name + "」は役割にも登場人物にもあります。どちらかの名前を変えてください。" +
             other.ja,
         "'" + name + "' is both a role and a cast member; rename one of them" + other.en});
  }
}

/// A form of the scenario may not hide one of the doctrine.
void refuse_hidden_forms(const Node& scenario, const Node& doctrine, Findings& findings) {
  const auto* own = scenario.find("forms");
  const auto* shared = doctrine.find("forms");
  if (own == nullptr || shared == nullptr) return;
  for (const auto& entry : own->entries) {
    if (shared->find(entry.key) == nullptr) continue;
    const std::string name = shown(entry.key);
    findings.error("scenario.yaml", entry.at, "duplicate_name",
                   {"様式「" + name + "」はドクトリンにもあります。別の名前にしてください。",
                    "the doctrine has a form '" + name + "' too; choose another name"});
  }
}

/// Ministries and other bodies share one space of names.
void add_bodies(Known& known, const Node& doctrine, Findings& findings) {
  add_keys(known, Names::body, doctrine.find("ministries"));
  if (const auto* bodies = doctrine.find("bodies")) {
    for (const auto& entry : bodies->entries) {
      if (!known.has(Names::body, entry.key)) continue;
      const std::string name = shown(entry.key);
      const std::string file =
          "doctrine/" + std::string(doctrine.scalar("doctrine")) + "/doctrine.yaml";
      findings.error(file, entry.at, "duplicate_name",
                     {"ドクトリンの「" + name + "」は省庁にも機関にもあります。",
                      "the doctrine has '" + name + "' both as a ministry and as a body"});
    }
    add_keys(known, Names::body, bodies);
  }
  known.add(Names::path_end, "ministry");
  known.add(Names::path_end, "ceptoar");
  add_keys(known, Names::sector, doctrine.find("sectors"));
}

/// The name spaces that hold all names of this one.
std::vector<Names> wider_than(Names names) {
  switch (names) {
    case Names::role:
    case Names::cast:
      return {Names::party};
    case Names::party:
      return {Names::recipient};
    case Names::host:
      return {Names::world_part, Names::reach};
    case Names::service:
      return {Names::world_part};
    case Names::segment:
      return {Names::reach};
    case Names::body:
      return {Names::path_end};
    default:
      return {};
  }
}

}  // namespace

void Known::add(Names names, std::string_view name) {
  auto& space = spaces_[index(names)];
  if (space.set.insert(name).second) space.list.push_back(name);
  for (const auto wider : wider_than(names)) add(wider, name);
}

void Known::lose(Names names) {
  spaces_[index(names)].lost = true;
  for (const auto wider : wider_than(names)) lose(wider);
}

void Known::lose_all() {
  for (auto& space : spaces_) space.lost = true;
}

bool Known::any_lost() const { return std::ranges::any_of(spaces_, &Space::lost); }

bool Known::has(Names names, std::string_view name) const {
  return spaces_[index(names)].set.contains(name);
}

std::span<const std::string_view> Known::all(Names names) const {
  return spaces_[index(names)].list;
}

Known gather_names(const Node& scenario, const Node* doctrine,
                   std::span<const std::string_view> director_words, Findings& findings) {
  Known known;
  add_keys(known, Names::objective, scenario.find("objectives"));
  add_keys(known, Names::organisation, scenario.find("organisations"));
  add_keys(known, Names::role, scenario.find("roles"));
  add_keys(known, Names::cast, scenario.find("cast"));
  add_keys(known, Names::form, scenario.find("forms"));
  add_keys(known, Names::action, scenario.find("actions"));
  add_keys(known, Names::obligation, scenario.find("obligations"));
  add_world(known, scenario.find("world"), findings);
  if (const auto* actions = scenario.find("actions")) {
    for (const auto& entry : actions->entries) add_flags(known, entry.value);
  }
  add_injects(known, scenario.find("msel"), findings);
  add_keys(known, Names::parameter, scenario.find("parameters"));
  if (const auto* moves = scenario.find("moves")) {
    if (!moves->is_list()) known.lose(Names::move);
    for (const auto& move : moves->items) known.add(Names::move, move.scalar("id"));
  }
  add_keys(known, Names::survey, scenario.find("surveys"));
  add_keys(known, Names::site, scenario.find("sites"));
  add_keys(known, Names::wording, scenario.find("wording"));
  refuse_both(known, scenario, findings);
  if (doctrine != nullptr) {
    add_keys(known, Names::vocabulary, doctrine->find("vocabularies"));
    add_keys(known, Names::form, doctrine->find("forms"));
    refuse_hidden_forms(scenario, *doctrine, findings);
    add_bodies(known, *doctrine, findings);
  } else if (scenario.find("doctrine") != nullptr) {
    for (const auto names : {Names::vocabulary, Names::form, Names::body, Names::sector})
      known.lose(names);
  }
  for (const auto word : director_words) {
    if (is_name(word)) known.add(Names::flag, word);
  }
  return known;
}

Words word_for(Names names) {
  switch (names) {
    case Names::none:
      return {"名前", "name"};
    case Names::objective:
      return {"目的", "objective"};
    case Names::role:
    case Names::recipient:
      return {"役割", "role"};
    case Names::cast:
      return {"登場人物", "cast member"};
    case Names::party:
      return {"役割や登場人物", "role or cast member"};
    case Names::inject:
      return {"状況付与", "inject"};
    case Names::action:
      return {"対処", "action"};
    case Names::form:
      return {"様式", "form"};
    case Names::field:
      return {"欄", "field"};
    case Names::host:
      return {"機器", "host"};
    case Names::vocabulary:
      return {"語彙", "vocabulary"};
    case Names::flag:
      return {"フラグ", "flag"};
    case Names::obligation:
      return {"報告義務", "obligation"};
    case Names::service:
      return {"サービス", "service"};
    case Names::world_part:
      return {"機器やサービス", "host or service"};
    case Names::segment:
      return {"区画", "segment"};
    case Names::reach:
      return {"機器や区画", "host or segment"};
    case Names::body:
      return {"機関", "body"};
    case Names::sector:
      return {"分野", "sector"};
    case Names::path_end:
      return {"機関", "body"};
    case Names::parameter:
      return {"パラメーター", "parameter"};
    case Names::organisation:
      return {"組織", "organisation"};
    case Names::move:
      return {"局面", "move"};
    case Names::survey:
      return {"質問票", "survey"};
    case Names::site:
      return {"拠点", "site"};
    case Names::wording:
      return {"文言", "wording"};
  }
  return {"名前", "name"};
}

}  // namespace enshu::scenario
