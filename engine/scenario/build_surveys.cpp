// Building of questionnaires.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

constexpr int usual_steps = 5;

Survey::Entry build_question(const Node& node, const FileTree& tree) {
  Survey::Entry out;
  auto& asked = out.asked;
  asked.id = id_at<FieldId>(node, "id");
  asked.label = text_at(node, "label");
  asked.help = text_at(node, "help");
  asked.type = choice_at<QuestionType>(node, "type").value_or(QuestionType::text);
  for (const auto& option : items_at(node, "options"))
    asked.options.push_back({string_at(option, "id"), text_at(option, "label")});
  if (asked.type == QuestionType::scale) asked.steps = whole_at(node, "steps", usual_steps);
  asked.low = text_at(node, "low");
  asked.high = text_at(node, "high");
  asked.may_lack = flag_at(node, "optional", false);
  out.model = text_at(node, "model");
  if (const auto file = node.scalar("model"); !file.empty()) out.model = whole_text(tree, file);
  out.figure = choice_at<Opinion>(node, "figure");
  return out;
}

}  // namespace

Survey build_survey(const Entry& entry, const FileTree& tree) {
  const Node& node = entry.value;
  Survey out;
  out.id = SurveyId(entry.key);
  out.title = text_at(node, "title");
  out.roles = ids_at<PartyId>(node, "for");
  out.at = time_at(node, "at");
  out.after = id_at<InjectId>(node, "after");
  out.delay = duration_at(node, "delay");
  out.at_end = flag_at(node, "at_end", false);
  out.reveal_model = flag_at(node, "reveal_model", false);
  for (const auto& question : items_at(node, "questions"))
    out.questions.push_back(build_question(question, tree));
  return out;
}

}  // namespace enshu::scenario
