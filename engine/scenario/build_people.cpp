// Building of roles, cast and forms.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/texts.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {
namespace {

std::vector<Option> build_options(const Node* list) {
  std::vector<Option> out;
  if (list == nullptr) return out;
  for (const auto& item : list->items) {
    out.push_back({string_at(item, "id"), text_at(item, "label"), string_at(item, "group")});
  }
  return out;
}

FormField build_field(const Node& node, const Node* vocabularies) {
  FormField field;
  field.id = id_at<FieldId>(node, "id");
  field.label = text_at(node, "label");
  field.help = text_at(node, "help");
  field.type = choice_at<FieldType>(node, "type").value_or(FieldType::text);
  const auto* options = node.find("options");
  if (options != nullptr && options->is_scalar()) {
    options = vocabularies == nullptr ? nullptr : vocabularies->find(options->text);
  }
  field.options = build_options(options);
  for (const auto* stage : each_at(node, "required")) {
    if (const auto value = chosen<Stage>(stage->text)) field.required_at.push_back(*value);
  }
  field.weight = whole_at(node, "weight", 1);
  return field;
}

CannedReply build_canned(const Node& node, const FileTree& tree) {
  auto words = letter(tree, node.scalar("text"));
  return {string_at(node, "id"), text_at(node, "title"), std::move(words.subject),
          std::move(words.body)};
}

Text text_file_at(const Node& node, std::string_view key, const FileTree& tree) {
  const auto name = node.scalar(key);
  return name.empty() ? Text{} : whole_text(tree, name);
}

/// One text, or a list of which some entries come to be known in the course of the exercise.
void build_knowledge(CastMember& member, const Node& node, const FileTree& tree) {
  member.knows = text_file_at(node, "knows", tree);
  for (const auto& piece : items_at(node, "knows")) {
    Text text = text_file_at(piece, "text", tree);
    if (const auto from = id_at<InjectId>(piece, "from"); !from.empty()) {
      member.learns.push_back({from, std::move(text)});
    } else if (member.knows.empty()) {
      member.knows = std::move(text);
    } else {
      member.knows.ja += "\n\n" + text.ja;
      member.knows.en += "\n\n" + text.en;
    }
  }
}

}  // namespace

Role build_role(const Entry& entry, const FileTree& tree) {
  const Node& node = entry.value;
  Role role;
  role.id = PartyId(entry.key);
  role.title = text_at(node, "title");
  role.brief = text_file_at(node, "brief", tree);
  role.address = string_at(node, "address");
  role.phone = string_at(node, "phone");
  role.sees_world = flag_at(node, "sees_world", false);
  for (const auto* segment : each_at(node, "segments")) role.segments.push_back(segment->text);
  if (const auto seats = read_seats(node.scalar("seats")))
    std::tie(role.seats_min, role.seats_max) = *seats;
  role.department = choice_at<Department>(node, "department");
  role.site = id_at<SiteId>(node, "site");
  return role;
}

CastMember build_cast(const Entry& entry, const FileTree& tree) {
  const Node& node = entry.value;
  CastMember member;
  member.id = PartyId(entry.key);
  member.name = text_at(node, "name");
  member.org = text_at(node, "org");
  member.address = string_at(node, "address");
  member.phone = string_at(node, "phone");
  const auto answers = each_at(node, "answers");
  const auto has = [&](std::string_view who) {
    return std::ranges::any_of(answers, [&](const Node* one) { return one->text == who; });
  };
  member.by_script = has("script");
  member.by_controller = has("controller");
  member.listed = flag_at(node, "listed", true);
  member.site = id_at<SiteId>(node, "site");
  build_knowledge(member, node, tree);
  for (const auto& canned : items_at(node, "canned"))
    member.canned.push_back(build_canned(canned, tree));
  return member;
}

Form build_form(const Entry& entry, const Node* vocabularies) {
  Form form;
  form.id = FormId(entry.key);
  form.title = text_at(entry.value, "title");
  for (const auto& field : items_at(entry.value, "fields"))
    form.fields.push_back(build_field(field, vocabularies));
  return form;
}

}  // namespace enshu::scenario
