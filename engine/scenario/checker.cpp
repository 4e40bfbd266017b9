// The structure of a file against the language's description.
#include "engine/scenario/checker.hpp"

#include <algorithm>

#include "engine/scenario/misspelt.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

std::string listed(const std::vector<std::string_view>& keys, std::string_view between) {
  std::string out;
  for (const auto key : keys) {
    if (!out.empty()) out += between;
    out += key;
  }
  return out;
}

Words word_for_type(Node::Type type) {
  switch (type) {
    case Node::Type::null:
      return {"空", "nothing"};
    case Node::Type::scalar:
      return {"単独の値", "a single value"};
    case Node::Type::list:
      return {"一覧", "a list"};
    case Node::Type::map:
      return {"キー: 値", "a map of `key: value`"};
  }
  return {"", ""};
}

Words wanted(const Shape& shape) {
  switch (shape.kind) {
    case Kind::text:
      return {"{ja: …, en: …}", "{ja: …, en: …}"};
    case Kind::list:
      return {"一覧", "a list"};
    case Kind::map:
    case Kind::object:
    case Kind::condition:
      return {"キー: 値", "a map of `key: value`"};
    case Kind::one_or_list:
      return {"値または一覧", "a value or a list"};
    case Kind::variant:
      return {"別の形の値", "a value of another form"};
    default:
      return {"単独の値", "a single value"};
  }
}

std::string operator+(std::string left, std::string_view right) { return left.append(right); }

/// Whether values of this shape are keys below a key, with no name of their own.
bool nameless(const Shape& shape) {
  switch (shape.kind) {
    case Kind::object:
      return shape.object->label.en.empty() || shape.object->find("id") == nullptr;
    case Kind::list:
    case Kind::one_or_list:
      return nameless(*shape.element);
    case Kind::variant:
      return std::ranges::any_of(shape.variants, [](const Shape* one) { return nameless(*one); });
    default:
      return false;
  }
}

/// "inject 'chase': email": what stands below a key, as messages call it.
Text below(const Text& subject, std::string_view key, const Shape& shape) {
  if (!nameless(shape)) return subject;
  return {subject.ja + "の " + key, subject.en + ": " + key};
}

/// "the scenario: inject no. 3", of an entry of a list that lacks its name.
Text nth(const Text& subject, std::size_t index, const Node& item, const Shape& shape) {
  const auto* object = shape.object;
  if (shape.kind != Kind::object || object->label.en.empty() || !item.is_map() ||
      object->find("id") == nullptr || !item.scalar("id").empty())
    return subject;
  const std::string number = std::to_string(index + 1);
  return {subject.ja + "の " + number + " 番目の" + object->label.ja,
          subject.en + ": " + object->label.en + " no. " + number};
}

}  // namespace

Text called(const Words& label, std::string_view name) {
  const std::string spelled = shown(name);
  return {std::string(label.ja) + "「" + spelled + "」",
          std::string(label.en) + " '" + spelled + "'"};
}

void Checker::check(const Node& node, const Object& root, const Text& whole) {
  if (node.type == Node::Type::null) {
    error(node.at, "empty_file", "ファイルが空です。", "the file is empty");
    return;
  }
  object(node, root, whole);
}

void Checker::value(const Node& node, const Shape& shape, const Subject& subject) {
  if (shape.kind == Kind::condition) return condition(node, shape, subject);
  if (!takes(shape, node.type)) {
    return wrong_kind(node, wanted(shape), subject);
  }
  switch (shape.kind) {
    case Kind::text:
      return text(node, subject);
    case Kind::object:
      return object(node, *shape.object, subject);
    case Kind::list:
      return list(node, shape, subject);
    case Kind::one_or_list:
      return node.is_list() ? list(node, shape, subject) : value(node, *shape.element, subject);
    case Kind::map:
      return map(node, shape, subject);
    case Kind::variant:
      return variant(node, shape, subject);
    default:
      return scalar_text(node.text, node.at, shape, subject);
  }
}

void Checker::wrong_kind(const Node& node, const Words& want, const Subject& subject) {
  if (node.type == Node::Type::null) {
    error(node.at, "no_value",
          subject.ja + ": 値がありません。ここに必要なのは「" + want.ja + "」です。",
          subject.en + ": a value is missing here; " + want.en + " is needed");
    return;
  }
  const auto got = word_for_type(node.type);
  error(node.at, "wrong_kind",
        subject.ja + ": ここに必要なのは「" + want.ja + "」ですが、「" + got.ja + "」があります。",
        subject.en + ": " + want.en + " is needed here, not " + got.en);
}

void Checker::object(const Node& node, const Object& object, const Subject& subject) {
  if (!node.is_map()) {
    return wrong_kind(node, {"キー: 値", "a map of `key: value`"}, subject);
  }
  const auto id = node.scalar("id");
  if (!object.label.en.empty() && !id.empty() && object.find("id") != nullptr) {
    const Subject inner = called(object.label, id);
    keys(node, object, inner);
    groups(node, object, inner);
    return;
  }
  keys(node, object, subject);
  groups(node, object, subject);
}

void Checker::keys(const Node& node, const Object& object, const Subject& subject) {
  for (const auto& entry : node.entries) {
    const Key* key = object.find(entry.key);
    if (key == nullptr || !entry.written.empty()) {
      std::vector<std::string_view> all;
      for (const auto& known : object.keys) all.push_back(known.name);
      const std::string_view written = key == nullptr ? entry.key : entry.written;
      const Text near = hint(written, all);
      const std::string word = shown(written);
      error(entry.at, "unknown_key",
            subject.ja + "に、知らないキー「" + word + "」があります。" + near.ja,
            subject.en + " has an unknown key '" + word + "'" + near.en);
    }
    if (key == nullptr) continue;
    const bool bare =
        object.bare_reply && entry.key == "reply" && entry.value.type == Node::Type::null;
    if (!bare) value(entry.value, *key->shape, below(subject, entry.key, *key->shape));
  }
  for (const auto& key : object.keys) {
    if (key.need == Need::optional || node.find(key.name) != nullptr) continue;
    error(node.at, "missing_key",
          subject.ja + "に「" + key.name + "」がありません(" + key.doc.ja + ")。",
          subject.en + " lacks '" + key.name + "' (" + key.doc.en + ")");
  }
}

void Checker::groups(const Node& node, const Object& object, const Subject& subject) {
  for (const auto& group : object.one_of) {
    std::vector<std::string_view> there;
    Position second;
    for (const auto& entry : node.entries) {
      if (std::ranges::find(group.keys, entry.key) == group.keys.end()) continue;
      there.push_back(entry.key);
      if (there.size() == 2) second = entry.at;
    }
    if (there.size() > 1) {
      error(second, "only_one_of",
            subject.ja + "には " + listed(there, " と ") + " のうち一つしか書けません。",
            subject.en + " may have only one of " + listed(there, " and "));
    } else if (there.empty() && !group.may_lack) {
      error(node.at, "one_of_missing",
            subject.ja + "には、次のどれか一つが必要です: " + listed(group.keys, "、"),
            subject.en + " needs one of: " + listed(group.keys, ", "));
    }
  }
  for (const auto& rule : object.beside) {
    const auto here = [&](std::string_view key) { return node.find(key) != nullptr; };
    if (!here(rule.key) || std::ranges::any_of(rule.beside, here)) continue;
    error(node.find(rule.key)->at, "stands_alone",
          subject.ja + ": 「" + rule.key + "」は " + listed(rule.beside, " または ") +
              " と一緒に書きます。",
          subject.en + ": '" + rule.key + "' belongs with " + listed(rule.beside, " or "));
  }
}

void Checker::condition(const Node& node, const Shape& shape, const Subject& subject) {
  if (shape.object->bare_reply && node.is_scalar() && node.text == "reply") return;
  if (node.is_map()) return object(node, *shape.object, subject);
  const std::string ja = shape.object->bare_reply
                             ? "条件は {action: NAME} のように書くか、reply だけを書きます。"
                             : "条件は {fired: NAME} のように書きます。";
  const std::string en = shape.object->bare_reply
                             ? "a condition is written as {action: NAME}, or `reply` alone"
                             : "a condition is written as {fired: NAME}";
  error(node.at, "bad_condition", subject.ja + ": " + ja, subject.en + ": " + en);
}

void Checker::list(const Node& node, const Shape& shape, const Subject& subject) {
  if (static_cast<std::int64_t>(node.items.size()) < shape.least) {
    error(node.at, "empty_list", subject.ja + ": 一覧が空です。",
          subject.en + ": the list is empty");
  }
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const auto& item = node.items[i];
    value(item, *shape.element, nth(subject, i, item, *shape.element));
  }
}

void Checker::map(const Node& node, const Shape& shape, const Subject& subject) {
  for (const auto& entry : node.entries) {
    scalar_text(entry.key, entry.at, *shape.key, subject);
    const auto* object = shape.element->object;
    if (object != nullptr && !object->label.en.empty()) {
      value(entry.value, *shape.element, called(object->label, entry.key));
    } else {
      value(entry.value, *shape.element, subject);
    }
  }
}

void Checker::variant(const Node& node, const Shape& shape, const Subject& subject) {
  for (const auto* one : shape.variants) {
    if (takes(*one, node.type)) return value(node, *one, subject);
  }
}

void Checker::text(const Node& node, const Subject& subject) {
  for (const auto& entry : node.entries) {
    if (entry.key != "ja" && entry.key != "en") {
      const std::string word = shown(entry.key);
      error(entry.at, "unknown_key",
            subject.ja + ": 「" + word + "」という言語はありません(ja と en)。",
            subject.en + ": there is no language '" + word + "' (ja and en)");
    } else if (!entry.value.is_scalar()) {
      error(entry.at, "wrong_kind", subject.ja + ": 文が必要です。",
            subject.en + ": a text is needed here");
    }
  }
  for (const std::string_view language : {"ja", "en"}) {
    const auto* part = node.find(language);
    const bool filled = part != nullptr && (!part->is_scalar() || !part->text.empty());
    if (filled) continue;
    error(part == nullptr ? node.at : part->at, "missing_translation",
          subject.ja + ": " + (language == "ja" ? "日本語(ja)" : "英語(en)") + "がありません。",
          subject.en + ": the " + (language == "ja" ? "Japanese (ja)" : "English (en)") +
              " text is missing");
  }
}

Text Checker::hint(std::string_view wrong, std::span<const std::string_view> known) {
  constexpr int most_hints = 50;
  if (++hints_ > most_hints) return {};
  return did_you_mean(wrong, known);
}

}  // namespace enshu::scenario
