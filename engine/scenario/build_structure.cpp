// Building of parameters and moves.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {

Only only_at(const Node& map) {
  Only out;
  const auto* only = map.find("only");
  if (only == nullptr) return out;
  for (const auto& entry : only->entries) {
    auto& values = out[entry.key];
    for (const auto* value : each_at(*only, entry.key)) values.push_back(value->text);
  }
  return out;
}

Parameter build_parameter(const Entry& entry) {
  Parameter out;
  out.id = entry.key;
  out.title = text_at(entry.value, "title");
  for (const auto& value : entries_at(entry.value, "values")) {
    out.values.push_back(
        {value.key,
         {std::string(value.value.scalar("ja")), std::string(value.value.scalar("en"))}});
  }
  out.pick = string_at(entry.value, "pick");
  if (out.pick.empty() && !out.values.empty()) out.pick = out.values.front().id;
  return out;
}

Move build_move(const Node& node, const FileTree& tree) {
  Move out;
  out.id = id_at<MoveId>(node, "id");
  out.title = text_at(node, "title");
  if (const auto brief = node.scalar("brief"); !brief.empty()) out.brief = whole_text(tree, brief);
  out.at = time_at(node, "at");
  out.after = id_at<InjectId>(node, "after");
  out.delay = duration_at(node, "delay");
  if (node.find("jump") != nullptr) out.jump = duration_at(node, "jump");
  return out;
}

}  // namespace enshu::scenario
