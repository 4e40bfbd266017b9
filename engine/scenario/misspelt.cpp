// Walks a tree along the language's description, as the checker does afterwards.
#include "engine/scenario/misspelt.hpp"

#include <algorithm>

#include "engine/scenario/repeat.hpp"
#include "engine/wire/near.hpp"

namespace enshu::scenario {
namespace {

/// The search costs: a file of nothing but mistakes is not worth more of it.
constexpr int most_searches = 50;

class Reading {
 public:
  void object(Node& node, const Object& object) {
    if (!node.is_map()) return;
    for (auto& entry : node.entries) {
      const Key* key = object.find(entry.key);
      if (key == nullptr) key = meant(node, entry, object);
      if (key == nullptr) continue;
      if (entry.key != key->name) {
        entry.written = std::move(entry.key);
        entry.key = key->name;
      }
      value(entry.value, *key->shape);
    }
  }

 private:
  const Key* meant(const Node& node, const Entry& entry, const Object& object) {
    if (++searches_ > most_searches) return nullptr;
    std::vector<std::string_view> all;
    for (const auto& key : object.keys) all.push_back(key.name);
    const Key* key = object.find(wire::near_name(entry.key, all));
    if (key == nullptr || node.find(key->name) != nullptr) return nullptr;
    const auto type = entry.value.type;
    return type == Node::Type::null || takes(*key->shape, type) ? key : nullptr;
  }

  void value(Node& node, const Shape& shape) {
    if (is_repeated(node)) {
      const bool items = shape.kind == Kind::list || shape.kind == Kind::one_or_list;
      for (auto& entry : node.entries) {
        if (entry.key == "as") value(entry.value, items ? *shape.element : shape);
      }
      return;
    }
    switch (shape.kind) {
      case Kind::object:
      case Kind::condition:
        return object(node, *shape.object);
      case Kind::list:
        return items(node, shape);
      case Kind::one_or_list:
        return node.is_list() ? items(node, shape) : value(node, *shape.element);
      case Kind::map:
        for (auto& entry : node.entries) value(entry.value, *shape.element);
        return;
      case Kind::variant:
        for (const auto* one : shape.variants) {
          if (takes(*one, node.type)) return value(node, *one);
        }
        return;
      default:
        return;
    }
  }

  void items(Node& node, const Shape& shape) {
    for (auto& item : node.items) value(item, *shape.element);
  }

  int searches_ = 0;
};

}  // namespace

bool takes(const Shape& shape, Node::Type type) {
  switch (shape.kind) {
    case Kind::text:
    case Kind::map:
    case Kind::object:
    case Kind::condition:
      return type == Node::Type::map;
    case Kind::list:
      return type == Node::Type::list;
    case Kind::one_or_list:
      return type == Node::Type::list || takes(*shape.element, type);
    case Kind::variant:
      return std::ranges::any_of(shape.variants,
                                 [&](const Shape* one) { return takes(*one, type); });
    default:
      return type == Node::Type::scalar;
  }
}

void read_misspelt(Node& node, const Object& object) { Reading().object(node, object); }

}  // namespace enshu::scenario
