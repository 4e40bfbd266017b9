// Walks the director's files breadth first, each once.
#include "engine/scenario/director_files.hpp"

#include <algorithm>

#include "engine/scenario/lua_library.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

class Reading {
 public:
  Reading(FileTree& tree, Findings& findings) : tree_(tree), findings_(findings) {}

  DirectorFiles run(const std::string& director) {
    out_.files.push_back(director);
    for (std::size_t i = 0; i < out_.files.size(); ++i) read(*tree_.find(out_.files[i]));
    return std::move(out_);
  }

 private:
  void read(const FileTree::value_type& file) {
    const bool shipped = !library_name(file.first).empty();
    for (auto& word : director_words(file.second)) {
      word.file = file.first;
      if (word.used && !word.joined) use(word);
      if (!shipped) out_.words.push_back(word);
    }
  }

  void use(const Word& word) {
    const std::string name(word.text);
    const std::string path = name.ends_with(".lua") ? name : library_path(name);
    const bool inner = is_inner_path(path) && library_name(name).empty();
    if (inner && !tree_.contains(path) && path != name) fetch(name, path);
    if (!inner || !tree_.contains(path)) return missing(word, inner);
    if (std::ranges::find(out_.files, path) == out_.files.end()) out_.files.push_back(path);
  }

  void fetch(std::string_view name, const std::string& path) {
    const auto source = shipped_lua(name);
    if (!source.empty()) tree_.emplace(path, source);
  }

  void missing(const Word& word, bool inner) {
    const std::string name = shown(word.text);
    if (!inner) {
      findings_.error(word.file, word.at, "bad_path",
                      {"use: 「" + name + "」はフォルダーの中の Lua ファイルを指していません。",
                       "use: '" + name + "' is not a Lua file inside the folder"});
      return;
    }
    std::vector<std::string_view> known = shipped_lua_names();
    std::string all;
    for (const auto one : known) all += (all.empty() ? "" : ", ") + std::string(one);
    for (const auto& [path, content] : tree_) {
      if (path.ends_with(".lua") && library_name(path).empty()) known.push_back(path);
    }
    const Text near = did_you_mean(word.text, known);
    findings_.error(word.file, word.at, "missing_file",
                    {"use: Lua ファイル「" + name + "」がありません。付属するもの: " + all +
                         "。自分のファイルは lua/replies.lua のように書きます。" + near.ja,
                     "use: there is no Lua file '" + name + "'; shipped are " + all +
                         ", and a file of the scenario is named like lua/replies.lua" + near.en});
  }

  FileTree& tree_;
  Findings& findings_;
  DirectorFiles out_;
};

}  // namespace

DirectorFiles read_director(FileTree& tree, const std::string& director, Findings& findings) {
  return Reading(tree, findings).run(director);
}

}  // namespace enshu::scenario
