// Cast members whom participants will wait for in vain.
#include <set>

#include "engine/core/event.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

/// Injects to which a reply is expected somewhere in the condition.
void replies_in(const Condition& condition, std::set<InjectId>& out) {
  if (condition.fact) {
    if (const auto* reply = std::get_if<RepliedFact>(&*condition.fact)) out.insert(reply->inject);
  }
  for (const auto& part : condition.parts) replies_in(part, out);
}

/// Those to whom participants are led to write or call.
std::set<PartyId> asked(const Scenario& scenario) {
  std::set<PartyId> out;
  std::set<InjectId> answered;
  for (const auto& inject : scenario.msel) {
    if (inject.expect) replies_in(inject.expect->condition, answered);
  }
  for (const auto& id : answered) {
    const auto* inject = scenario.inject(id);
    if (inject == nullptr) continue;
    for (const auto& content : inject->contents) out.insert(content.from);
  }
  for (const auto& obligation : scenario.obligations)
    out.insert(obligation.required.begin(), obligation.required.end());
  if (!scenario.report_desk.empty()) out.insert(scenario.report_desk);
  return out;
}

}  // namespace

void check_cast(const Whole& whole, Findings& findings) {
  if (!whole.sound) return;
  const auto parties = asked(whole.scenario);
  for (const auto& entry : entries_at(whole.root, "cast")) {
    const auto* member = whole.scenario.member(PartyId(entry.key));
    if (member == nullptr || member->by_script || member->by_controller ||
        !parties.contains(member->id))
      continue;
    const Text who = called({"登場人物", "cast member"}, entry.key);
    findings.warning("scenario.yaml", entry.at, "nobody_answers",
                     {who.ja + "には参加者が連絡しますが、答える人(answers)がいません。",
                      who.en + " is written to, but nobody answers; add 'answers'"});
  }
}

}  // namespace enshu::scenario
