// YAML text to a tree, by way of the parser's events: its own node type would follow aliases into
// overflow, so it is not used. The first anchor, alias or tag ends the reading.
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>
#include <unordered_set>

#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/node.hpp"
#include "engine/scenario/yaml_source.hpp"
#include "engine/scenario/yaml_words.hpp"

namespace enshu::scenario {
namespace {

constexpr std::size_t most_depth = 64;

/// Thrown through the parser, which frees what it holds, to end the reading at once.
struct Refused {
  YAML::Mark at;
  std::string_view code;
  Text message;
};

/// A list or map that is still being read.
struct Frame {
  Node node;
  bool key_open = false;
  std::string key;
  Position key_at;
  std::unordered_set<std::string> keys;
};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view file, const YamlSource& source, Findings& findings,
              YamlBudget& budget, int number)
      : file_(file), source_(source), findings_(findings), budget_(budget), number_(number) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      throw Refused{
          mark,
          "second_document",
          {"ここから先は最初の文書の外です。一つのファイルには一つの文書だけを書いてください。",
           "what follows stands outside the first document; a file holds one document"}};
    }
  }
  void OnDocumentEnd() override {}
  void OnAnchor(const YAML::Mark& mark, const std::string& /*name*/) override {
    refuse_reference(mark);
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
    refuse_reference(mark);
  }

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (anchor != 0) refuse_reference(mark);
    place(leaf(mark, Node::Type::null));
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    check(mark, tag, anchor);
    if (value.size() > longest_scalar) {
      throw Refused{
          mark,
          "long_value",
          {"この値は長すぎます(64 KB まで)。本文は Markdown のファイルに書いてください。",
           "this value is too long (64 KB at most); long texts belong in Markdown files"}};
    }
    Node node = leaf(mark, Node::Type::scalar);
    node.text = value;
    place(std::move(node));
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    begin(mark, tag, anchor, Node::Type::list);
  }
  void OnSequenceEnd() override { end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    begin(mark, tag, anchor, Node::Type::map);
  }
  void OnMapEnd() override { end(); }

  [[nodiscard]] bool found() const { return documents_ > 0; }
  Node take() { return std::move(root_); }

 private:
  void check(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse_reference(mark);
    if (tag.empty() || tag == "?" || tag == "!") return;
    throw Refused{mark, "tag", {"YAML のタグ(!…)は使えません。", "YAML tags (!…) are not allowed"}};
  }

  [[noreturn]] static void refuse_reference(const YAML::Mark& mark) {
    throw Refused{mark,
                  "alias",
                  {"YAML のアンカー(&)とエイリアス(*)は使えません。値をそのまま書いてください。",
                   "YAML anchors (&) and aliases (*) are not allowed; write the value out"}};
  }

  Node leaf(const YAML::Mark& mark, Node::Type type) {
    if (++budget_.nodes > most_yaml_nodes) {
      throw Refused{
          mark, "too_many_nodes", {"YAML の項目が多すぎます。", "the YAML holds too many values"}};
    }
    Node node;
    node.type = type;
    node.at = source_.position(mark.line, mark.column);
    node.at.file = number_;
    return node;
  }

  void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
             Node::Type type) {
    check(mark, tag, anchor);
    if (open_.size() >= most_depth) {
      throw Refused{
          mark,
          "too_deep",
          {"入れ子が深すぎます(64 段まで)。", "this is nested too deeply (64 levels at most)"}};
    }
    Frame frame;
    frame.node = leaf(mark, type);
    open_.push_back(std::move(frame));
  }

  void end() {
    Node node = std::move(open_.back().node);
    open_.pop_back();
    place(std::move(node));
  }

  void place(Node node) {
    if (open_.empty()) {
      root_ = std::move(node);
      return;
    }
    Frame& frame = open_.back();
    if (frame.node.is_list()) {
      frame.node.items.push_back(std::move(node));
    } else if (!frame.key_open) {
      open_key(frame, std::move(node));
    } else {
      frame.key_open = false;
      // The parser notices that nothing follows a key only at the next line.
      if (node.type == Node::Type::null && node.at.line != frame.key_at.line)
        node.at = frame.key_at;
      if (!frame.key.empty())
        frame.node.entries.push_back({std::move(frame.key), frame.key_at, std::move(node), {}});
    }
  }

  /// A key that cannot stand is reported and its value dropped (an empty key marks that).
  void open_key(Frame& frame, Node node) {
    frame.key_open = true;
    frame.key.clear();
    if (!node.is_scalar() || node.text.empty()) {
      findings_.error(file_, node.at, "bad_key",
                      {"キーは単純な語で書いてください。", "a key must be a plain word"});
      return;
    }
    if (!frame.keys.insert(node.text).second) {
      findings_.error(file_, node.at, "duplicate_key",
                      {"「" + shown(node.text) + "」が二度書かれています。",
                       "'" + shown(node.text) + "' is written twice here"});
      return;
    }
    frame.key = std::move(node.text);
    frame.key_at = node.at;
  }

  std::string_view file_;
  const YamlSource& source_;
  Findings& findings_;
  std::vector<Frame> open_;
  Node root_;
  int documents_ = 0;
  YamlBudget& budget_;
  int number_;
};

}  // namespace

std::optional<Node> read_yaml(std::string_view file, std::string_view source, Findings& findings) {
  YamlBudget alone;
  return read_yaml(file, source, findings, alone);
}

std::optional<Node> read_yaml(std::string_view file, std::string_view source, Findings& findings,
                              YamlBudget& budget, int number) {
  const auto opened = YamlSource::open(file, source, findings);
  if (!opened) return std::nullopt;
  budget.bytes += source.size();
  if (budget.bytes > most_yaml_bytes) {
    findings.error(file, {}, "too_large",
                   {"YAML は、すべてのファイルを合わせて 8 MB までです。",
                    "all YAML files together may have 8 MB at most"});
    return std::nullopt;
  }
  TreeBuilder builder(file, *opened, findings, budget, number);
  try {
    std::istringstream in(opened->text());
    YAML::Parser parser(in);
    parser.HandleNextDocument(builder);
    // Once more and no oftener: a stray comma makes the parser find empty documents for ever.
    parser.HandleNextDocument(builder);
  } catch (const Refused& refused) {
    findings.error(file, opened->position(refused.at.line, refused.at.column), refused.code,
                   refused.message);
    return std::nullopt;
  } catch (const YAML::Exception& fault) {
    const auto [code, message] = yaml_words(fault.msg);
    for (const int line : {fault.mark.line - 1, fault.mark.line}) {
      const auto slip = opened->slip(line);
      if (!slip) continue;
      findings.error(file, slip->at, code, slip->message);
      return std::nullopt;
    }
    findings.error(file, opened->position(fault.mark.line, fault.mark.column), code, message);
    return std::nullopt;
  }
  if (!builder.found()) return Node{};
  return builder.take();
}

}  // namespace enshu::scenario
