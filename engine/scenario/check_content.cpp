// Content that an inject or a service puts before people.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

void missing_subject(const Whole& whole, const Node& text, const Text& found, Language language,
                     Findings& findings) {
  const auto path = path_in(text.text, language);
  const bool there = !(language == Language::ja ? found.ja : found.en).empty();
  if (there || !whole.tree.contains(path)) return;
  findings.error(path, {}, "no_subject",
                 {"一行目に「# 件名」がありません。", "the first line must be `# Subject`"});
}

}  // namespace

void check_content(const Whole& whole, const Node& node, const Text& who, Findings& findings) {
  bool role = false;
  bool known = true;
  for (const auto* to : each_at(node, "to")) {
    role = role || whole.known.has(Names::role, to->text);
    known = known && whole.known.has(Names::party, to->text);
  }
  const auto* to = node.find("to");
  if (to != nullptr && known && !role) {
    findings.error("scenario.yaml", to->at, "no_role",
                   {who.ja + "の宛先に、参加者の役割がありません。",
                    who.en + " goes to no role that participants hold"});
  }
  const auto* text = node.find("text");
  if (text == nullptr || !text->is_scalar()) return;
  const auto subject = whole.scenario.subjects.find(text->text);
  const bool below = whole.scenario.texts.contains(text->text);
  const Text found = subject != whole.scenario.subjects.end() ? subject->second
                     : below                                  ? Text{}
                             : letter(whole.tree, text->text).subject;
  for (const auto language : {Language::ja, Language::en})
    missing_subject(whole, *text, found, language, findings);
}

}  // namespace enshu::scenario
