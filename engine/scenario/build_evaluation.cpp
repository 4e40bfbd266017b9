// Building of the evaluators' checklist.
#include "engine/scenario/build_parts.hpp"

namespace enshu::scenario {

ChecklistItem build_checklist_item(const Entry& entry, const Scenario& scenario) {
  const auto& node = entry.value;
  ChecklistItem out;
  out.id = ChecklistItemId(entry.key);
  out.text = text_at(node, "text");
  out.objective = id_at<ObjectiveId>(node, "objective");
  out.obligation = id_at<ObligationId>(node, "obligation");
  const auto* duty = scenario.obligation(out.obligation);
  if (out.objective.empty() && duty != nullptr) out.objective = duty->objective;
  if (const auto* opens = node.find("opens")) {
    out.opens = build_condition(*opens, {});
  } else if (duty != nullptr) {
    out.opens = {Condition::Join::fact, InjectFiredFact{duty->trigger}, {}};
  }
  if (const auto* guidance = node.find("guidance")) {
    const char* const marks[] = {"P", "S", "M", "U"};
    for (std::size_t i = 0; i < out.guidance.size(); ++i)
      out.guidance[i] = text_at(*guidance, marks[i]);
  }
  return out;
}

}  // namespace enshu::scenario
