// The files beside scenario.yaml: placeholders, translations, files that nothing uses.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "engine/core/renderer.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

constexpr std::array text_keys{"text", "brief", "knows", "model", "landing"};

/// All scalars of the tree that stand under a key which names a text.
void used_texts(const Node& node, std::unordered_set<std::string_view>& out) {
  for (const auto& item : node.items) used_texts(item, out);
  for (const auto& entry : node.entries) {
    const bool names_text = std::ranges::find(text_keys, entry.key) != text_keys.end();
    if (names_text && entry.value.is_scalar()) out.insert(entry.value.text);
    used_texts(entry.value, out);
  }
}

class TextCheck {
 public:
  TextCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {}

  void run() {
    used_texts(whole_.root, used_);
    for (const auto& part : items_at(whole_.root, "include")) parts_.insert(part.text);
    for (const auto& [path, content] : whole_.tree) {
      if (path.starts_with("doctrine/")) continue;
      if (path.ends_with(".ja.md") || path.ends_with(".en.md")) text(path, content);
      if (path.ends_with(".csv")) findings_.utf8(path, content);  // the log viewer shows it as text
    }
    for (const auto& name : names_below(whole_.tree, "texts/")) pair(name);
    files();
  }

 private:
  void text(const std::string& path, std::string_view content) {
    if (!findings_.utf8(path, content)) return;
    const auto bad = std::ranges::find_if(content, [](char c) {
      const auto byte = static_cast<unsigned char>(c);
      return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
    });
    if (bad != content.end()) {
      findings_.error(path, position_of(content, static_cast<std::size_t>(bad - content.begin())),
                      "control_character",
                      {"制御文字があります。取り除いてください。",
                       "there is a control character; take it out"});
    }
    if (path.starts_with("texts/")) placeholders(path, content);
  }

  void placeholders(const std::string& path, std::string_view content) {
    static const re2::RE2 tag(R"((\{\{\{?)\s*([^{}\n]*?)\s*\}\}|(\{\{))");
    if (content.find("{{") == std::string_view::npos) return;
    re2::StringPiece rest(content.data(), content.size());
    re2::StringPiece open;
    re2::StringPiece name;
    re2::StringPiece unclosed;
    while (re2::RE2::FindAndConsume(&rest, tag, &open, &name, &unclosed)) {
      const auto* start = unclosed.data() != nullptr ? unclosed.data() : open.data();
      const auto offset = static_cast<std::size_t>(start - content.data());
      if (unclosed.data() != nullptr) {
        findings_.error(path, position_of(content, offset), "bad_placeholder",
                        {"「{{」が「}}」で閉じられていません。", "a `{{` is not closed by `}}`"});
      } else {
        placeholder(path, position_of(content, offset), {name.data(), name.size()},
                    open.size() == 3);
      }
    }
  }

  void placeholder(const std::string& path, Position at, std::string_view name, bool tripled) {
    if (tripled) {
      findings_.error(path, at, "bad_placeholder",
                      {"差し込みは「{{」と「}}」の二重の波括弧で書きます。",
                       "a placeholder is written with two braces, `{{` and `}}`"});
      return;
    }
    if (std::ranges::find(placeholder_names, name) != placeholder_names.end()) return;
    if (name.starts_with("flag.") && is_name(name.substr(5))) {
      if (whole_.known.has(Names::flag, name.substr(5))) return;
      findings_.warning(path, at, "unknown_flag",
                        {"フラグ「" + shown(name.substr(5)) + "」を立てるものがありません。",
                         "nothing sets the flag '" + shown(name.substr(5)) + "'"});
      return;
    }
    std::vector<std::string> declared;
    for (const auto one : whole_.known.all(Names::parameter))
      declared.push_back("param." + std::string(one));
    for (const auto one : whole_.known.all(Names::wording))
      declared.push_back("wording." + std::string(one));
    if (std::ranges::find(declared, name) != declared.end()) return;
    std::vector<std::string_view> known(placeholder_names.begin(), placeholder_names.end());
    known.insert(known.end(), declared.begin(), declared.end());
    const Text near = did_you_mean(name, known);
    findings_.error(path, at, "bad_placeholder",
                    {"差し込み「" + shown(name) + "」はありません。" + near.ja,
                     "there is no placeholder '" + shown(name) + "'" + near.en});
  }

  /// A text in one language only is told here when nothing in scenario.yaml names it: the checker
  /// has told the rest.
  void pair(const std::string& name) {
    const auto there = languages_of(whole_.tree, name);
    const auto path = path_in(name, there.ja ? Language::ja : Language::en);
    if (used_.contains(name)) return;
    if (!there.ja || !there.en) {
      const auto other = path_in(name, there.ja ? Language::en : Language::ja);
      findings_.error(path, {}, "missing_translation",
                      {"訳のファイル「" + other + "」がありません。",
                       "the translation '" + other + "' is missing"});
    }
    if (whole_.sound && !director_uses(name)) unused(path);
  }

  /// The director may put names together: a literal that begins the name counts.
  [[nodiscard]] bool director_uses(std::string_view name) const {
    return std::ranges::any_of(whole_.words, [&](const Word& word) {
      return word.text.size() > std::string_view("texts/").size() && name.starts_with(word.text);
    });
  }

  void files() {
    std::unordered_set<std::string_view> shown_files;
    for (const auto& artefact : whole_.scenario.artefacts) {
      shown_files.insert(artefact.path_ja);
      shown_files.insert(artefact.path_en);
    }
    for (const auto& [path, content] : whole_.tree) {
      const bool house = path == "scenario.yaml" ||
                         std::ranges::find(whole_.lua_files, path) != whole_.lua_files.end() ||
                         path.starts_with("doctrine/") || path == "README.md" ||
                         path == "README.ja.md" || parts_.contains(path);
      const bool text =
          path.starts_with("texts/") && (path.ends_with(".ja.md") || path.ends_with(".en.md"));
      const bool elsewhere =
          path.size() > 6 && used_.contains(std::string_view(path).substr(0, path.size() - 6));
      if (!house && !text && !elsewhere && !shown_files.contains(path) && whole_.sound)
        unused(path);
    }
  }

  void unused(const std::string& path) {
    findings_.warning(path, {}, "unused_file",
                      {"このファイルはどこからも使われていません。", "nothing uses this file"});
  }

  const Whole& whole_;
  Findings& findings_;
  std::unordered_set<std::string_view> used_;
  std::unordered_set<std::string_view> parts_;  ///< files that scenario.yaml includes
};

}  // namespace

void check_texts(const Whole& whole, Findings& findings) { TextCheck(whole, findings).run(); }

}  // namespace enshu::scenario
