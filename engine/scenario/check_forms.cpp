// Forms and other lists whose entries carry ids: no id twice, options where they belong.
#include <unordered_set>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

/// Reports ids that stand twice in a list.
void single_ids(std::string_view file, const std::vector<Node>& items, const Words& label,
                Findings& findings) {
  std::unordered_set<std::string_view> seen;
  for (const auto& item : items) {
    const auto* id = item.find("id");
    if (id == nullptr || !id->is_scalar() || seen.insert(id->text).second) continue;
    const Text what = called(label, id->text);
    findings.error(file, id->at, "duplicate_name",
                   {what.ja + "が二つあります。", what.en + " stands twice in this list"});
  }
}

void check_field(std::string_view file, const Node& node, Findings& findings) {
  const auto type = node.scalar("type");
  const bool chooses = type == "choice" || type == "choices";
  const auto* options = node.find("options");
  const Text what = called({"欄", "field"}, node.scalar("id"));
  if (chooses && options == nullptr) {
    findings.error(file, node.at, "no_options",
                   {what.ja + "に選択肢がありません。", what.en + " lacks 'options'"});
  }
  if (!chooses && options != nullptr) {
    findings.warning(file, options->at, "unused_options",
                     {what.ja + "は選ぶ欄ではないので、選択肢は使われません。",
                      what.en + " is not a choice, so its options are not used"});
  }
  if (options != nullptr) single_ids(file, options->items, {"選択肢", "option"}, findings);
}

void check_file(std::string_view file, const Node& root, Findings& findings) {
  for (const auto& form : entries_at(root, "forms")) {
    const auto& fields = items_at(form.value, "fields");
    single_ids(file, fields, {"欄", "field"}, findings);
    for (const auto& field : fields) check_field(file, field, findings);
  }
  for (const auto& vocabulary : entries_at(root, "vocabularies")) {
    single_ids(file, vocabulary.value.items, {"選択肢", "option"}, findings);
  }
}

}  // namespace

void check_forms(const Whole& whole, Findings& findings) {
  check_file("scenario.yaml", whole.root, findings);
  if (whole.doctrine != nullptr) check_file(whole.doctrine_file, *whole.doctrine, findings);
  for (const auto& member : entries_at(whole.root, "cast")) {
    single_ids("scenario.yaml", items_at(member.value, "canned"), {"定型回答", "canned reply"},
               findings);
  }
}

}  // namespace enshu::scenario
