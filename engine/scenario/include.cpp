// Putting a scenario together out of several files.
#include "engine/scenario/include.hpp"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "engine/scenario/language.hpp"
#include "engine/scenario/misspelt.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/repeat.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view main_file = "scenario.yaml";

bool is_map_kind(const Shape& shape) {
  return shape.kind == Kind::map || shape.kind == Kind::object;
}
bool joins(const Shape& shape) { return shape.kind == Kind::list || is_map_kind(shape); }

class Joining {
 public:
  Joining(Node& root, const FileTree& tree, YamlBudget& budget, Findings& findings)
      : root_(root),
        tree_(tree),
        budget_(budget),
        findings_(findings),
        repeating_(tree, budget, findings) {}

  bool run() {
    whole_ = repeating_.lists(root_);
    if (!root_.is_map()) return whole_;
    if (const auto* include = root_.find("include"); include != nullptr) {
      const Node wanted = *include;  // a copy: the tree grows while it is walked
      for (const auto& one : wanted.items) file(one);
    }
    name_all();
    return whole_;
  }

 private:
  /// `include` then names all files that were read, tables too.
  void name_all() {
    auto include = std::ranges::find(root_.entries, "include", &Entry::key);
    for (const auto& path : repeating_.tables()) {
      Node name;
      name.type = Node::Type::scalar;
      name.text = path;
      read_.push_back(std::move(name));
    }
    if (include != root_.entries.end()) {
      include->value.items = std::move(read_);
    } else if (!read_.empty()) {
      Node list;
      list.type = Node::Type::list;
      list.items = std::move(read_);
      root_.entries.push_back({"include", {}, std::move(list), {}});
    }
  }

  /// A path, or `{file, for_each, where}`.
  void file(const Node& one) {
    const auto& wanted = *Grammar::instance().known("included");
    const bool sound =
        !one.is_map() || (is_scalar(one, "file") && is_scalar(one, "for_each") &&
                          std::ranges::all_of(one.entries, [&](const Entry& entry) {
                            return wanted.find(entry.key) != nullptr && entry.written.empty();
                          }));
    // The checker tells what is wrong.
    if (one.is_list() || one.type == Node::Type::null || !sound) {
      whole_ = false;
      return read_.push_back(one);
    }
    const Node& path = one.is_map() ? *one.find("file") : one;
    if (!may_read(path)) {
      whole_ = false;
      return;
    }
    const int number = findings_.number(path.text);
    open_.push_back(path.text);
    auto part = read_yaml(path.text, tree_.at(path.text), findings_, budget_, number);
    seen_.emplace(path.text, path.at);
    read_.push_back(path);
    if (part) append_file(std::move(*part), path, number, one);
    if (!part) whole_ = false;
    open_.pop_back();
  }

  static bool is_scalar(const Node& map, std::string_view key) {
    const auto* value = map.find(key);
    return value != nullptr && value->is_scalar();
  }

  bool may_read(const Node& path) {
    const std::string name = shown(path.text);
    const bool yaml = path.text.ends_with(".yaml") || path.text.ends_with(".yml");
    if (!is_inner_path(path.text)) {
      error(path.at, "bad_path", "include: 「" + name + "」はフォルダーの中を指していません。",
            "include: '" + name + "' is not a path inside the folder");
    } else if (path.text == main_file || std::ranges::find(open_, path.text) != open_.end()) {
      error(path.at, "cycle",
            "include: 「" + name + "」は、このファイルを取り込んでいるファイルです。",
            "include: '" + name + "' is what includes this file");
    } else if (const auto before = seen_.find(path.text); before != seen_.end()) {
      const std::string there = findings_.place(main_file, before->second);
      error(path.at, "duplicate_name",
            "include: 「" + name + "」はすでに取り込まれています(" + there + ")。",
            "include: '" + name + "' is included already (" + there + ")");
    } else if (!tree_.contains(path.text)) {
      missing(path);
    } else if (!yaml) {
      error(path.at, "bad_path", "include: 「" + name + "」は YAML のファイルではありません。",
            "include: '" + name + "' is no YAML file");
    } else {
      return true;
    }
    return false;
  }

  void missing(const Node& path) {
    std::vector<std::string_view> known;
    for (const auto& [one, content] : tree_) {
      if (one.ends_with(".yaml") && one != main_file && !one.starts_with("doctrine/"))
        known.push_back(one);
    }
    const Text near = did_you_mean(path.text, known);
    const std::string name = shown(path.text);
    error(path.at, "missing_file", "include: ファイル「" + name + "」がありません。" + near.ja,
          "include: there is no file '" + name + "'" + near.en);
  }

  void append_file(Node part, const Node& path, int number, const Node& wanted) {
    if (!part.is_map()) {
      error({part.at.line, part.at.column, number}, "wrong_kind",
            "取り込むファイルに必要なのは「キー: 値」です。",
            "an included file needs to be a map of `key: value`");
      return;
    }
    const auto& grammar = *Grammar::instance().part;
    read_misspelt(part, grammar);
    const bool repeated = wanted.is_map();
    if (!(repeated ? repeating_.part(part, wanted, grammar) : repeating_.lists(part))) {
      whole_ = false;
      if (repeated) return;
    }
    for (auto& entry : part.entries) {
      if (entry.key != "include")
        append_key(std::move(entry), path);
      else if (!entry.written.empty())
        unknown(entry.written, entry.at, path);
    }
    const auto* more = part.find("include");
    if (more != nullptr && repeated) {
      error(more->at, "include_in_part",
            "include: 表の行ごとに繰り返すファイルは、ほかのファイルを取り込めません。",
            "include: a file that is repeated over a table cannot include others");
    } else if (more != nullptr && more->is_list()) {
      for (const auto& one : more->items) file(one);
    } else if (more != nullptr) {
      error(more->at, "wrong_kind", "include: ここに必要なのは一覧です。",
            "include: a list is needed here");
    }
  }

  void append_key(Entry entry, const Node& path) {
    const auto& grammar = Grammar::instance();
    const auto* key = grammar.part->find(entry.key);
    if (key == nullptr || !entry.written.empty()) {
      const std::string written = std::exchange(entry.written, {});
      unknown(written.empty() ? entry.key : written, entry.at, path);
    }
    if (key != nullptr) join(root_, std::move(entry), *key->shape);
  }

  void unknown(std::string_view written, Position at, const Node& path) {
    const auto& grammar = Grammar::instance();
    const std::string word = shown(written);
    if (grammar.scenario->find(written) != nullptr) {
      error(at, "head_key", "「" + word + "」は scenario.yaml だけに書きます。",
            "'" + word + "' can stand in scenario.yaml only");
      return;
    }
    std::vector<std::string_view> known;
    for (const auto& one : grammar.part->keys) known.push_back(one.name);
    const Text near = did_you_mean(written, known);
    error(at, "unknown_key",
          "「" + shown(path.text) + "」に、知らないキー「" + word + "」があります。" + near.ja,
          "'" + shown(path.text) + "' has an unknown key '" + word + "'" + near.en);
  }

  /// Lists grow, maps take what they do not have, objects of maps go on below. What is of the wrong
  /// kind is told by the checker where it stands alone, and here where it cannot be joined.
  void join(Node& into, Entry entry, const Shape& shape) {
    const auto there = std::ranges::find(into.entries, entry.key, &Entry::key);
    if (there == into.entries.end()) {
      into.entries.push_back(std::move(entry));
      return;
    }
    if (!entry.written.empty()) misspelt(entry);
    Node& have = there->value;
    if (!joins(shape)) return twice(entry, *there);
    if (have.type == Node::Type::null) {
      have = std::move(entry.value);
    } else if (have.is_list() && entry.value.is_list() && shape.kind == Kind::list) {
      std::ranges::move(entry.value.items, std::back_inserter(have.items));
    } else if (have.is_map() && entry.value.is_map() && is_map_kind(shape)) {
      join_entries(have, std::move(entry.value), shape);
    } else if (entry.value.type != Node::Type::null) {
      error(entry.value.at, "wrong_kind",
            "「" + entry.key + "」が、ほかのファイルとは別の形で書かれています。",
            "'" + entry.key + "' has another form here than in the other file");
    }
  }

  void join_entries(Node& have, Node more, const Shape& shape) {
    static const Shape single;
    std::map<std::string_view, const Entry*> known;
    for (const auto& entry : have.entries) known.emplace(entry.key, &entry);
    std::vector<Entry> fresh;
    for (auto& entry : more.entries) {
      const auto old = known.find(entry.key);
      if (old == known.end()) {
        fresh.push_back(std::move(entry));
      } else if (shape.kind == Kind::object) {
        const auto* key = shape.object->find(entry.key);
        join(have, std::move(entry), key == nullptr ? single : *key->shape);
      } else {
        twice(entry, *old->second);
      }
    }
    std::ranges::move(fresh, std::back_inserter(have.entries));
  }

  /// One that goes on in what stands already: the checker will not see it.
  void misspelt(const Entry& entry) {
    const std::string_view meant = entry.key;
    const Text near = did_you_mean(entry.written, {&meant, 1});
    const std::string word = shown(entry.written);
    error(entry.at, "unknown_key", "知らないキー「" + word + "」があります。" + near.ja,
          "there is an unknown key '" + word + "'" + near.en);
  }

  void twice(const Entry& entry, const Entry& before) {
    const std::string name = shown(entry.key);
    const std::string there = findings_.place(main_file, before.at);
    error(entry.at, "duplicate_name", "「" + name + "」は " + there + " にもあります。",
          "'" + name + "' stands at " + there + " too");
  }

  void error(Position at, std::string_view code, std::string ja, std::string en) {
    findings_.error(main_file, at, code, {std::move(ja), std::move(en)});
  }

  Node& root_;
  const FileTree& tree_;
  YamlBudget& budget_;
  Findings& findings_;
  Repeating repeating_;
  std::vector<std::string> open_;         ///< the files being read, outermost first
  std::map<std::string, Position> seen_;  ///< where each file was included
  std::vector<Node> read_;                ///< the names of all files read, in order
  bool whole_ = true;                     ///< every file could be read
};

}  // namespace

Object* describe_included(Grammar& g) {
  auto* o = g.object("included");
  const auto* word = g.kind(Kind::string);
  o->keys = {
      {"file", Need::required, word, {"取り込むファイル", "the file"}},
      {"for_each",
       Need::required,
       word,
       {"行ごとに一度ずつ取り込む表(CSV)",
        "the table (CSV) for each of whose rows it is taken in"}},
      {"where",
       Need::optional,
       g.map(word, g.one_or_list(word)),
       {"この列がこの値の行だけ", "only the rows that have these values in these columns"}},
  };
  return o;
}

Object* describe_part(Grammar& g, const Object& scenario) {
  auto* o = g.object("part");
  for (auto key : scenario.keys) {
    if (!joins(*key.shape)) continue;
    key.need = Need::optional;
    o->keys.push_back(key);
  }
  return o;
}

bool include_parts(Node& root, const FileTree& tree, YamlBudget& budget, Findings& findings) {
  return Joining(root, tree, budget, findings).run();
}

}  // namespace enshu::scenario
