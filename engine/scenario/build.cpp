// The scenario as a whole out of its trees.
#include "engine/scenario/build.hpp"

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/texts.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {
namespace {

/// A date is needed for every mail; the same for everybody, so that an exercise is the same again.
constexpr std::string_view default_calendar = "2026-04-01T09:00+09:00";

void build_head(Scenario& out, const Node& root) {
  out.id = id_at<ScenarioId>(root, "scenario");
  out.title = text_at(root, "title");
  out.summary = text_at(root, "summary");
  out.drill = text_at(root, "drill");
  out.recommended = flag_at(root, "recommended", false);
  out.place = root.find("place") != nullptr ? text_at(root, "place") : out.title;
  out.doctrine = string_at(root, "doctrine");
  out.duration = duration_at(root, "duration");
  if (const auto calendar = read_calendar(root.find("calendar") != nullptr ? root.scalar("calendar")
                                                                           : default_calendar)) {
    out.calendar_start = calendar->start;
    out.zone_minutes = calendar->zone_minutes;
  }
  out.lanes = choice_at<LaneMode>(root, "lanes").value_or(LaneMode::per_team);
  out.clocks_together = !flag_at(root, "own_pace", true);
  out.sub_controllers = flag_at(root, "sub_controllers", false);
  if (root.find("channels") != nullptr) out.channels = choices_at<Channel>(root, "channels");
  out.mode = choice_at<Mode>(root, "mode");
  if (const Node* race = root.find("race"))
    out.race = Race{string_at(*race, "points"), string_at(*race, "time")};
  out.report_desk = id_at<PartyId>(root, "report_desk");
  out.departments = string_at(root, "departments");
  out.default_teams = whole_at(root, "teams", out.lanes == LaneMode::shared ? 1 : 2);
}

void build_forms(Scenario& out, const Node& root, const Node* doctrine) {
  const Node* vocabularies = doctrine == nullptr ? nullptr : doctrine->find("vocabularies");
  if (doctrine != nullptr) {
    for (const auto& entry : entries_at(*doctrine, "forms"))
      out.forms.push_back(build_form(entry, vocabularies));
  }
  for (const auto& entry : entries_at(root, "forms"))
    out.forms.push_back(build_form(entry, vocabularies));
}

void build_texts(Scenario& out, const FileTree& tree) {
  for (const auto& name : names_below(tree, "texts/")) {
    auto words = letter(tree, name);
    if (!words.subject.empty()) out.subjects.emplace(name, std::move(words.subject));
    out.texts.emplace(name, std::move(words.body));
  }
}

}  // namespace

Scenario build(const Node& scenario, const Node* doctrine, const FileTree& tree,
               std::span<const std::string_view> director_words) {
  Scenario out;
  build_head(out, scenario);
  for (const auto& entry : entries_at(scenario, "objectives")) {
    out.objectives.push_back(
        {ObjectiveId(entry.key),
         {std::string(entry.value.scalar("ja")), std::string(entry.value.scalar("en"))}});
  }
  for (const auto& entry : entries_at(scenario, "organisations")) {
    out.organisations.push_back(
        {entry.key,
         {std::string(entry.value.scalar("ja")), std::string(entry.value.scalar("en"))}});
  }
  for (const auto& entry : entries_at(scenario, "roles"))
    out.roles.push_back(build_role(entry, tree));
  for (const auto& entry : entries_at(scenario, "cast"))
    out.cast.push_back(build_cast(entry, tree));
  if (doctrine != nullptr) build_doctrine(out, scenario, *doctrine);
  build_world(out, scenario, tree);
  build_forms(out, scenario, doctrine);
  for (const auto& node : items_at(scenario, "msel"))
    out.msel.push_back(build_inject(node, tree, out));
  for (const auto& entry : entries_at(scenario, "obligations"))
    out.obligations.push_back(build_obligation(entry));
  build_relays(out, scenario);
  for (const auto& entry : entries_at(scenario, "actions"))
    out.actions.push_back(build_action(entry, out));
  for (const auto& entry : entries_at(scenario, "parameters"))
    out.parameters.push_back(build_parameter(entry));
  for (const auto& node : items_at(scenario, "moves")) out.moves.push_back(build_move(node, tree));
  for (const auto& entry : entries_at(scenario, "checklists"))
    out.checklist.push_back(build_checklist_item(entry, out));
  for (const auto& entry : entries_at(scenario, "surveys"))
    out.surveys.push_back(build_survey(entry, tree));
  for (const auto& entry : entries_at(scenario, "sites")) out.sites.push_back(build_site(entry));
  for (const auto& entry : entries_at(scenario, "wording"))
    out.wordings.push_back(build_wording(entry));
  build_artefacts(out, scenario, tree, director_words);
  build_texts(out, tree);
  return out;
}

}  // namespace enshu::scenario
