// Looking texts up in the tree and cutting the subject off.
#include "engine/scenario/texts.hpp"

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

std::string_view trimmed(std::string_view text) {
  text = without_mark(text);
  constexpr std::string_view blank = " \n\r";
  const auto first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

/// Without carriage returns, which Windows editors leave.
std::string unified(std::string_view text) {
  std::string out(trimmed(text));
  std::erase(out, '\r');
  return out;
}

std::string content(const FileTree& tree, std::string_view name, Language language) {
  const auto found = tree.find(path_in(name, language));
  return found == tree.end() ? std::string() : unified(found->second);
}

/// Splits `# Subject` off the front of `text`.
std::string cut_subject(std::string& text) {
  if (!text.starts_with("# ")) return {};
  const auto end = std::min(text.find('\n'), text.size());
  std::string subject(trimmed(std::string_view(text).substr(2, end - 2)));
  text = std::string(trimmed(std::string_view(text).substr(end)));
  return subject;
}

}  // namespace

std::string path_in(std::string_view name, Language language) {
  return std::string(name) + (language == Language::ja ? ".ja.md" : ".en.md");
}

Languages languages_of(const FileTree& tree, std::string_view name) {
  return {tree.contains(path_in(name, Language::ja)), tree.contains(path_in(name, Language::en))};
}

Text whole_text(const FileTree& tree, std::string_view name) {
  return {content(tree, name, Language::ja), content(tree, name, Language::en)};
}

Letter letter(const FileTree& tree, std::string_view name) {
  Letter out;
  out.body = whole_text(tree, name);
  out.subject.ja = cut_subject(out.body.ja);
  out.subject.en = cut_subject(out.body.en);
  return out;
}

std::set<std::string> names_below(const FileTree& tree, std::string_view folder) {
  std::set<std::string> names;
  for (auto at = tree.lower_bound(std::string(folder));
       at != tree.end() && at->first.starts_with(folder); ++at) {
    const std::string_view path = at->first;
    if (path.ends_with(".ja.md") || path.ends_with(".en.md"))
      names.emplace(path.substr(0, path.size() - 6));
  }
  return names;
}

bool has_suffix(std::string_view path) {
  const auto slash = path.rfind('/');
  const auto leaf = slash == std::string_view::npos ? path : path.substr(slash + 1);
  return leaf.find('.') != std::string_view::npos;
}

}  // namespace enshu::scenario
