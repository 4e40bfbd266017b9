// Sites where somebody is, wordings whose own words keep their limits and stand in some text, and
// organisations that can be told from posts.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

void check_site(const Whole& whole, const Entry& entry, Findings& findings) {
  const auto& s = whole.scenario;
  const SiteId id(entry.key);
  if (std::ranges::find(s.roles, id, &Role::site) != s.roles.end() ||
      std::ranges::find(s.cast, id, &CastMember::site) != s.cast.end())
    return;
  const Text who = called({"拠点", "site"}, entry.key);
  findings.warning(file, entry.at, "unused_site",
                   {who.ja + "には誰もいません。役割か登場人物に site を書きます。",
                    "nobody is at " + who.en + "; write `site` in a role or a cast member"});
}

/// A post without an organisation is one of its own, by its own name.
void check_organisation(const Whole& whole, const Entry& entry, Findings& findings) {
  const auto& roles = whole.scenario.roles;
  const Text who = called({"組織", "organisation"}, entry.key);
  const auto alone = std::ranges::find_if(roles, [&](const Role& role) {
    return role.organisation.empty() && role.id.value == entry.key;
  });
  if (alone != roles.end()) {
    findings.error(
        file, entry.at, "contradiction",
        {who.ja + "と同じ名前の役割が、どの組織にも属していません。組織か役割の名前を変えるか、"
                  "役割に organisation を書きます。",
         who.en + " has the name of a post that belongs to no organisation; rename one "
                  "of them, or give the post its `organisation`"});
  }
  if (std::ranges::find(roles, entry.key, &Role::organisation) == roles.end()) {
    findings.warning(file, entry.at, "unused_organisation",
                     {who.ja + "に役割がありません。役割に organisation を書きます。",
                      who.en + " has no post; write `organisation` in a role"});
  }
}

/// Where everybody learns alone there is nobody to lead.
void check_sub_controllers(const Whole& whole, Findings& findings) {
  const auto* key = whole.root.find("sub_controllers");
  if (key == nullptr || !whole.scenario.sub_controllers ||
      whole.scenario.lanes != LaneMode::per_person)
    return;
  findings.error(file, key->at, "contradiction",
                 {"sub_controllers は、一人ごとの進行（lanes: per-person）では使えません。",
                  "`sub_controllers` does not go with `lanes: per-person`: each learner is alone"});
}

/// Only a lane of one person has a clock of its own.
void check_own_pace(const Whole& whole, Findings& findings) {
  const auto* key = whole.root.find("own_pace");
  if (key == nullptr || whole.scenario.lanes == LaneMode::per_person) return;
  findings.error(file, key->at, "contradiction",
                 {"own_pace は、一人ごとの進行（lanes: per-person）で使います。",
                  "`own_pace` goes with `lanes: per-person` alone: teams share their clock"});
}

void keeps_limits(const Wording& wording, const Entry& entry, Findings& findings) {
  const Text who = called({"文言", "wording"}, entry.key);
  const auto* text = entry.value.find("text");
  const auto length = std::max(characters_in(wording.text.ja), characters_in(wording.text.en));
  if (length > wording.most) {
    const auto number = std::to_string(length);
    findings.error(file, text->at, "contradiction",
                   {who.ja + "は " + number + " 字あり、自分の上限より長くなっています。",
                    who.en + " has " + number + " characters, more than its own limit"});
  }
  for (const auto& word : missing_words(wording, wording.text)) {
    findings.error(file, text->at, "contradiction",
                   {who.ja + "に、必ず含む語「" + shown(word) + "」がありません。",
                    who.en + " lacks '" + shown(word) + "', which it must contain"});
  }
}

void is_used(const Whole& whole, const Entry& entry, Findings& findings) {
  std::set<WordingId> named;
  for (const auto& [path, content] : whole.tree) {
    if (path.starts_with("texts/")) names_of_wordings(content, named);
  }
  if (named.contains(WordingId(entry.key))) return;
  const Text who = called({"文言", "wording"}, entry.key);
  findings.warning(
      file, entry.at, "unused_wording",
      {who.ja + "はどの本文にも出てきません。{{wording." + entry.key + "}} と書きます。",
       "no text contains " + who.en + "; write {{wording." + entry.key + "}}"});
}

/// A race needs several lanes, and somebody who counts.
void check_race(const Whole& whole, Findings& findings) {
  const auto* node = whole.root.find("race");
  if (node == nullptr || !whole.scenario.race) return;
  if (whole.scenario.lanes == LaneMode::shared) {
    findings.error(file, node->at, "contradiction",
                   {"race は、チームごとか一人ごとの進行（lanes）でだけ使えます。",
                    "`race` wants lanes per team or per person"});
  }
  const Reach reach(whole);
  for (const auto* key : {"points", "time"}) {
    const auto* flag = node->find(key);
    if (flag == nullptr || reach.sets_flag({std::string(flag->text), {}})) continue;
    findings.error(file, flag->at, "contradiction",
                   {"フラグ「" + std::string(flag->text) +
                        "」を変えるものがありません。進行ファイル（Lua）の set_flag で書きます。",
                    "nothing sets the flag '" + std::string(flag->text) +
                        "'; write it in the director with `set_flag`"});
  }
}

}  // namespace

void check_places(const Whole& whole, Findings& findings) {
  if (!whole.sound) return;
  check_race(whole, findings);
  check_sub_controllers(whole, findings);
  check_own_pace(whole, findings);
  for (const auto& entry : entries_at(whole.root, "organisations"))
    check_organisation(whole, entry, findings);
  for (const auto& entry : entries_at(whole.root, "sites")) check_site(whole, entry, findings);
  for (const auto& entry : entries_at(whole.root, "wording")) {
    if (const auto* wording = wording_of(whole.scenario.wordings, WordingId(entry.key)))
      keeps_limits(*wording, entry, findings);
    is_used(whole, entry, findings);
  }
}

}  // namespace enshu::scenario
