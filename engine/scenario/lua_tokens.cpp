// A lexer of Lua 5.4 in one pass.
#include "engine/scenario/lua_tokens.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

class Lexer {
 public:
  explicit Lexer(std::string_view source) : source_(source) {}

  std::vector<LuaToken> run() {
    while (!broken_ && at_ < source_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = source_[at_];
    if (is_space(c)) return move(1);
    if (begins("--")) return comment();
    if (is_letter(c)) return put(LuaToken::Kind::name, run_of(is_letter, is_digit));
    if (is_digit(c) || (c == '.' && at_ + 1 < source_.size() && is_digit(source_[at_ + 1])))
      return put(LuaToken::Kind::number, run_of(is_number));
    if (c == '"' || c == '\'') return quoted(c);
    if (c == '[' && level() >= 0) return bracketed(true);
    symbol();
  }

  void symbol() {
    static constexpr std::array<std::string_view, 10> longer{
        "...", "..", "==", "~=", "<=", ">=", "//", "::", "<<", ">>"};
    const auto found =
        std::ranges::find_if(longer, [&](std::string_view one) { return begins(one); });
    put(LuaToken::Kind::symbol, found == longer.end() ? 1 : found->size());
  }

  void comment() {
    move(2);
    if (at_ < source_.size() && source_[at_] == '[' && level() >= 0) return bracketed(false);
    const auto end = source_.find('\n', at_);
    move((end == std::string_view::npos ? source_.size() : end) - at_);
  }

  void quoted(char quote) {
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] != quote && source_[end] != '\n')
      end += source_[end] == '\\' ? 2 : 1;
    if (end >= source_.size() || source_[end] != quote) return stop();
    out_.push_back({LuaToken::Kind::string, source_.substr(at_ + 1, end - at_ - 1), place_});
    move(end + 1 - at_);
  }

  /// How many `=` stand in the long bracket that opens here; -1 when none does.
  [[nodiscard]] int level() const {
    std::size_t end = at_ + 1;
    while (end < source_.size() && source_[end] == '=') ++end;
    if (end >= source_.size() || source_[end] != '[') return -1;
    return static_cast<int>(end - at_ - 1);
  }

  void bracketed(bool kept) {
    const auto marks = static_cast<std::size_t>(level());
    const std::string closing = "]" + std::string(marks, '=') + "]";
    const auto begin = at_ + marks + 2;
    const auto end = source_.find(closing, begin);
    if (end == std::string_view::npos) return stop();
    if (kept) out_.push_back({LuaToken::Kind::string, source_.substr(begin, end - begin), place_});
    move(end + closing.size() - at_);
  }

  static bool is_number(char c) { return is_letter(c) || is_digit(c) || c == '.'; }

  template <class... Is>
  [[nodiscard]] std::size_t run_of(Is... is) const {
    std::size_t end = at_;
    while (end < source_.size() && (is(source_[end]) || ...)) ++end;
    return end - at_;
  }

  void put(LuaToken::Kind kind, std::size_t size) {
    out_.push_back({kind, source_.substr(at_, size), place_});
    move(size);
  }

  void move(std::size_t size) {
    const auto passed = source_.substr(at_, size);
    at_ += size;
    const auto line = passed.rfind('\n');
    if (line == std::string_view::npos) {
      place_.column += static_cast<int>(characters(passed));
      return;
    }
    place_.line += static_cast<int>(std::ranges::count(passed, '\n'));
    place_.column = static_cast<int>(characters(passed.substr(line + 1))) + 1;
  }

  [[nodiscard]] bool begins(std::string_view word) const {
    return source_.substr(at_).starts_with(word);
  }
  void stop() { broken_ = true; }

  std::string_view source_;
  std::size_t at_ = 0;
  Position place_{1, 1};
  bool broken_ = false;
  std::vector<LuaToken> out_;
};

}  // namespace

std::vector<LuaToken> lua_tokens(std::string_view source) { return Lexer(source).run(); }

}  // namespace enshu::scenario
