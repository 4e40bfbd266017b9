// The passes of loading, in order: YAML, included files, names, structure, building, sense,
// director.
#include "engine/scenario/load.hpp"

#include <algorithm>

#include "engine/scenario/build.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/director_files.hpp"
#include "engine/scenario/include.hpp"
#include "engine/scenario/misspelt.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view main_file = "scenario.yaml";

std::string doctrine_path(std::string_view name, std::string_view file) {
  return "doctrine/" + std::string(name) + "/" + std::string(file);
}

/// Brings the doctrine's files into the tree when they are not there.
bool fetch_doctrine(FileTree& tree, std::string_view name, const DoctrineSource& source) {
  if (tree.contains(doctrine_path(name, "doctrine.yaml"))) return true;
  auto files = source ? source(name) : std::nullopt;
  if (!files || !files->contains("doctrine.yaml")) return false;
  for (auto& [path, content] : *files) tree.emplace(doctrine_path(name, path), std::move(content));
  return true;
}

class Loading {
 public:
  Loading(FileTree& tree, const DoctrineSource& source, Purpose purpose)
      : tree_(tree), source_(source), purpose_(purpose) {}

  Loaded run() {
    if (auto root = read_main()) {
      read_misspelt(*root, *Grammar::instance().scenario);
      const bool whole = include_parts(*root, tree_, budget_, findings_);
      passes(*root, whole);
    }
    out_.scenario.digest = digest(tree_);
    out_.scenario.index();
    out_.diagnostics = findings_.take();
    return std::move(out_);
  }

 private:
  std::optional<Node> read_main() {
    const auto found = tree_.find(std::string(main_file));
    if (found != tree_.end()) return read_yaml(main_file, found->second, findings_, budget_);
    findings_.error(
        main_file, {}, "missing_file",
        {"フォルダーに scenario.yaml がありません。", "there is no scenario.yaml in the folder"});
    return std::nullopt;
  }

  /// `whole`: every included file could be read.
  void passes(const Node& root, bool whole) {
    const auto doctrine = read_doctrine(root);
    const Node* doctrine_root = doctrine ? &*doctrine : nullptr;
    const auto words = read_lua(root);
    Known known = gather_names(root, doctrine_root, literals_, findings_);
    if (!whole) known.lose_all();
    Checker(main_file, known, tree_, findings_)
        .check(root, *Grammar::instance().scenario, {"シナリオ", "the scenario"});
    if (!root.is_map()) return;
    if (doctrine_root != nullptr) {
      Checker(doctrine_file_, known, tree_, findings_)
          .check(*doctrine_root, *Grammar::instance().doctrine, {"ドクトリン", "the doctrine"});
    }
    const bool sound = !findings_.any_error();
    out_.scenario = build(root, doctrine_root, tree_, literals_);
    out_.scenario.director = director_;
    out_.scenario.director_path = director_path_;
    out_.scenario.index();
    check_sense({root, doctrine_root, doctrine_file_, tree_, out_.scenario, known, words,
                 lua_files_, sound, purpose_ == Purpose::of_a_record},
                findings_);
  }

  std::optional<Node> read_doctrine(const Node& root) {
    const auto* name = root.find("doctrine");
    if (name == nullptr || !name->is_scalar() || !is_name(name->text)) return std::nullopt;
    if (!fetch_doctrine(tree_, name->text, source_)) {
      const Text near = near_doctrine(name->text);
      findings_.error(main_file, name->at, "unknown_doctrine",
                      {"ドクトリン「" + name->text + "」が見つかりません。" + near.ja,
                       "there is no doctrine '" + name->text + "'" + near.en});
      return std::nullopt;
    }
    doctrine_file_ = doctrine_path(name->text, "doctrine.yaml");
    auto doctrine = read_yaml(doctrine_file_, tree_.at(doctrine_file_), findings_);
    if (doctrine) read_misspelt(*doctrine, *Grammar::instance().doctrine);
    return doctrine;
  }

  /// A source that is asked for the empty name gives the names of all that it has.
  [[nodiscard]] Text near_doctrine(std::string_view wrong) const {
    constexpr std::string_view folder = "doctrine/";
    constexpr std::string_view file = "/doctrine.yaml";
    const auto there = source_ ? source_("") : std::nullopt;
    std::vector<std::string_view> known;
    if (there) {
      for (const auto& [name, nothing] : *there) known.push_back(name);
    }
    for (const auto& [path, content] : tree_) {
      const std::string_view whole = path;
      if (!whole.starts_with(folder) || !whole.ends_with(file)) continue;
      known.push_back(whole.substr(folder.size(), whole.size() - folder.size() - file.size()));
    }
    return did_you_mean(wrong, known);
  }

  std::vector<Word> read_lua(const Node& root) {
    const auto* path = root.find("director");
    if (path == nullptr || !path->is_scalar()) return {};
    const auto found = tree_.find(path->text);
    if (found == tree_.end()) {
      findings_.error(main_file, path->at, "missing_file",
                      {"進行ファイル「" + shown(path->text) + "」がありません。",
                       "there is no director '" + shown(path->text) + "'"});
      return {};
    }
    director_ = found->second;
    director_path_ = path->text;
    auto lua = read_director(tree_, path->text, findings_);
    for (const auto& word : lua.words) literals_.push_back(word.text);
    lua_files_ = std::move(lua.files);
    return std::move(lua.words);
  }

  FileTree& tree_;
  const DoctrineSource& source_;
  Purpose purpose_;
  Findings findings_;
  YamlBudget budget_;
  Loaded out_;
  std::string doctrine_file_;
  std::string director_;
  std::string director_path_;
  std::vector<std::string_view> literals_;
  std::vector<std::string> lua_files_;
};

}  // namespace

Loaded load(FileTree& tree, const DoctrineSource& doctrine, Purpose purpose) {
  return Loading(tree, doctrine, purpose).run();
}

}  // namespace enshu::scenario
