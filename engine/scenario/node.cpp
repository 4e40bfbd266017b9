// Look-ups in a YAML tree.
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

const Node* Node::find(std::string_view key) const {
  for (const auto& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

std::string_view Node::scalar(std::string_view key) const {
  const auto* node = find(key);
  return node != nullptr && node->is_scalar() ? std::string_view(node->text) : std::string_view();
}

}  // namespace enshu::scenario
