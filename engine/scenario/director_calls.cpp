// Calls by their brackets, lookups by the blocks in which their owners are named.
#include "engine/scenario/director_calls.hpp"

#include <algorithm>
#include <unordered_map>

namespace enshu::scenario {
namespace {

/// The text that the token at `at` compares with, `== "first"`; null when it does not.
const LuaToken* compared_at(LuaSpan tokens, std::size_t at) {
  if (at + 1 >= tokens.size() || !tokens[at + 1].is_string()) return nullptr;
  const bool whole = at + 2 >= tokens.size() || !tokens[at + 2].is("..");
  return whole && (tokens[at].is("==") || tokens[at].is("~=")) ? &tokens[at + 1] : nullptr;
}

bool opens(const LuaToken& token) { return token.is("(") || token.is("{") || token.is("["); }
bool closes(const LuaToken& token) { return token.is(")") || token.is("}") || token.is("]"); }

/// The arguments between the bracket at `open` and its end; false when there is no near end.
bool read_arguments(LuaSpan tokens, std::size_t open, LuaCall& call) {
  constexpr std::size_t longest = 400;
  int depth = 0;
  std::size_t begin = open + 1;
  const auto last = std::min(tokens.size(), open + longest);
  for (std::size_t i = open; i < last; ++i) {
    if (opens(tokens[i]) && ++depth > 0) continue;
    const bool end = closes(tokens[i]) && --depth == 0;
    if (!end && !(depth == 1 && tokens[i].is(","))) continue;
    if (i > begin || !end) call.arguments.push_back(tokens.subspan(begin, i - begin));
    begin = i + 1;
    if (!end) continue;
    call.compared = compared_at(tokens, i + 1);
    return true;
  }
  return false;
}

/// Keeps what the names of functions' parameters stand for, block by block.
class Scopes {
 public:
  explicit Scopes(LuaSpan tokens) : tokens_(tokens) {}

  std::vector<LuaLookup> run() {
    blocks_.emplace_back();
    for (at_ = 0; at_ < tokens_.size(); ++at_) step();
    return std::move(out_);
  }

 private:
  struct Meaning {
    bool parameter = false;
    std::string_view on;
    std::string_view handler;
  };

  void step() {
    const auto& token = tokens_[at_];
    if (token.is("function")) return function();
    if (token.is("if") || token.is("do") || token.is("repeat")) {
      blocks_.emplace_back();
    } else if (token.is("end") || token.is("until")) {
      leave();
    } else if (token.is("local") || token.is("for")) {
      for (auto i = at_ + 1; is_name(i); i += 2) {
        name(tokens_[i].text, {});
        if (!is(i + 1, ",")) break;
      }
    } else if (token.is_name() && is(at_ + 1, "=")) {
      if (!follows_a_dot() && !is(at_ - 1, "{") && !is(at_ - 1, ",")) name(token.text, {});
    } else if (token.is_name() && (is(at_ + 1, ".") || is(at_ + 1, ":")) && is_name(at_ + 2)) {
      if (!follows_a_dot()) lookup(token);
    }
  }

  void function() {
    Meaning first{true, {}, {}};
    if (at_ >= 6 && is(at_ - 1, ",") && tokens_[at_ - 2].is_string() && is(at_ - 3, "(") &&
        is(at_ - 5, ".") && is(at_ - 6, "on")) {
      first = {true, tokens_[at_ - 4].text, tokens_[at_ - 2].text};
    }
    blocks_.emplace_back();
    constexpr std::size_t longest_path = 20;
    auto i = at_ + 1;
    while (i < at_ + longest_path && i < tokens_.size() && !is(i, "(")) ++i;
    if (!is(i, "(")) return;
    for (++i; is_name(i); i += 2) {
      name(tokens_[i].text, first);
      first = {true, {}, {}};
      if (!is(i + 1, ",")) break;
    }
  }

  void lookup(const LuaToken& owner) {
    const auto found = meanings_.find(owner.text);
    if (found == meanings_.end() || found->second.empty()) return;
    const auto& meaning = found->second.back();
    if (!meaning.parameter) return;
    LuaLookup one{meaning.on, meaning.handler, owner.text, &tokens_[at_ + 2], nullptr, nullptr};
    const auto next = at_ + 3;
    one.compared = compared_at(tokens_, next);
    if (one.name->is("fields") && is(next, ".") && is_name(next + 1))
      one.inner = &tokens_[next + 1];
    if (one.name->is("fields") && is(next, "[") && is(next + 2, "]")) one.inner = text(next + 1);
    if (one.name->is("first_of") && is(next, "(") && is(next + 2, ")")) one.inner = text(next + 1);
    out_.push_back(one);
  }

  void name(std::string_view name, const Meaning& meaning) {
    meanings_[name].push_back(meaning);
    blocks_.back().push_back(name);
  }

  void leave() {
    if (blocks_.size() < 2) return;
    for (const auto one : blocks_.back()) meanings_[one].pop_back();
    blocks_.pop_back();
  }

  [[nodiscard]] bool follows_a_dot() const {
    return at_ > 0 && (is(at_ - 1, ".") || is(at_ - 1, ":"));
  }
  [[nodiscard]] bool is(std::size_t i, std::string_view word) const {
    return i < tokens_.size() && tokens_[i].is(word);
  }
  [[nodiscard]] bool is_name(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_name();
  }
  [[nodiscard]] const LuaToken* text(std::size_t i) const {
    return i < tokens_.size() && tokens_[i].is_string() ? &tokens_[i] : nullptr;
  }

  LuaSpan tokens_;
  std::size_t at_ = 0;
  std::vector<std::vector<std::string_view>> blocks_;  ///< names given a meaning in each
  std::unordered_map<std::string_view, std::vector<Meaning>> meanings_;
  std::vector<LuaLookup> out_;
};

}  // namespace

const LuaToken* LuaCall::text(std::size_t index) const {
  if (index >= arguments.size() || arguments[index].size() != 1) return nullptr;
  return arguments[index].front().is_string() ? &arguments[index].front() : nullptr;
}

std::vector<const LuaToken*> LuaCall::texts(std::size_t index) const {
  return index < arguments.size() ? texts_of(arguments[index]) : std::vector<const LuaToken*>{};
}

std::vector<const LuaToken*> texts_of(LuaSpan span) {
  std::vector<const LuaToken*> out;
  if (span.size() == 1 && span.front().is_string()) out.push_back(&span.front());
  if (span.size() < 3 || !span.front().is("{")) return out;
  for (std::size_t i = 1; i + 1 < span.size(); ++i) {
    const bool begins = span[i - 1].is("{") || span[i - 1].is(",");
    const bool ends = span[i + 1].is("}") || span[i + 1].is(",");
    if (span[i].is_string() && begins && ends) out.push_back(&span[i]);
  }
  return out;
}

LuaSpan value_of(LuaSpan table, std::string_view key) {
  if (table.empty() || !table.front().is("{")) return {};
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (opens(table[i])) ++depth;
    const bool end = closes(table[i]) && --depth == 0;
    if (begin > 0 && (end || (depth == 1 && table[i].is(","))))
      return table.subspan(begin, i - begin);
    if (depth == 1 && i + 1 < table.size() && table[i].is(key) && table[i + 1].is("="))
      begin = i + 2;
  }
  return {};
}

std::vector<LuaCall> lua_calls(LuaSpan tokens) {
  std::vector<LuaCall> out;
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (!tokens[i].is(":") || !tokens[i + 1].is_name() || !tokens[i + 2].is("(")) continue;
    LuaCall call{tokens[i + 1].text, tokens[i + 1].at, {}, nullptr};
    if (read_arguments(tokens, i + 2, call)) out.push_back(std::move(call));
  }
  return out;
}

std::vector<LuaLookup> lua_lookups(LuaSpan tokens) { return Scopes(tokens).run(); }

}  // namespace enshu::scenario
