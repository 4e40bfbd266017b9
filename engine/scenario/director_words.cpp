// A light scan of Lua source; long brackets are rare in directors and are left alone.
#include "engine/scenario/director_words.hpp"

#include <re2/re2.h>

#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

std::string_view view(const re2::StringPiece& piece) { return {piece.data(), piece.size()}; }

/// Follows the position while the scan moves on.
class Place {
 public:
  explicit Place(std::string_view source) : source_(source) {}

  Position of(std::size_t offset) {
    for (; at_ < offset; ++at_) {
      if (source_[at_] != '\n') continue;
      ++line_;
      line_start_ = at_ + 1;
    }
    return {line_,
            static_cast<int>(characters(source_.substr(line_start_, offset - line_start_))) + 1};
  }

 private:
  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  int line_ = 1;
};

/// What a literal is the first argument of: a lane's method, a handler of `on`, or `use`.
void note_call(std::string_view before, Word& word) {
  static const re2::RE2 call(
      R"(:\s*([a-z_]+)\s*\(\s*$|\bon\s*\.\s*([a-z]+)\s*\(\s*$|\b(use)\s*\(?\s*$)");
  constexpr std::size_t reach = 60;
  if (before.size() > reach) before.remove_prefix(before.size() - reach);
  re2::StringPiece method;
  re2::StringPiece handler;
  re2::StringPiece use;
  const re2::StringPiece text(before.data(), before.size());
  if (!re2::RE2::PartialMatch(text, call, &method, &handler, &use)) return;
  word.method = view(method);
  word.handler = view(handler);
  word.used = !use.empty();
}

/// Whether the literal is the beginning of something that is put together elsewhere.
bool begins_something(std::string_view before, std::string_view text,
                      const re2::StringPiece& rest) {
  static const re2::RE2 join(R"(^\s*\.\.)");
  static const re2::RE2 kept(R"(\blocal\s+\w+\s*=\s*$)");
  constexpr std::size_t reach = 80;
  if (before.size() > reach) before.remove_prefix(before.size() - reach);
  return text.ends_with('-') || text.ends_with('/') || text.ends_with('_') ||
         re2::RE2::PartialMatch(rest, join) ||
         re2::RE2::PartialMatch(re2::StringPiece(before.data(), before.size()), kept);
}

}  // namespace

std::vector<Word> director_words(std::string_view source) {
  static const re2::RE2 token(R"re((--[^\n]*)|"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')re",
                              re2::RE2::Latin1);
  std::vector<Word> out;
  Place place(source);
  re2::StringPiece rest(source.data(), source.size());
  re2::StringPiece comment;
  re2::StringPiece doubled;
  re2::StringPiece single;
  while (re2::RE2::FindAndConsume(&rest, token, &comment, &doubled, &single)) {
    if (comment.data() != nullptr) continue;
    const auto text = view(doubled.data() != nullptr ? doubled : single);
    const auto quote = static_cast<std::size_t>(text.data() - source.data()) - 1;
    const bool joined = begins_something(source.substr(0, quote), text, rest);
    Word word{text, place.of(quote), {}, joined, false, {}, {}};
    note_call(source.substr(0, quote), word);
    out.push_back(word);
  }
  return out;
}

std::vector<Word> asked_of_lane(std::string_view source) {
  // Somebody's own table may be called so as well: then nothing is said about it.
  static const re2::RE2 token(
      R"re(--\[\[(?s:.*?)\]\]|--[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')re"
      R"re(|(\blocal\s+lane\b|\bfor\b[^\n]*\blane\b[^\n]*\bin\b|\blane\s*=[^=]))re"
      R"re(|\.\s*lane\b|\blane\s*[:.]\s*([A-Za-z_]\w*))re",
      re2::RE2::Latin1);
  std::vector<Word> out;
  Place place(source);
  re2::StringPiece rest(source.data(), source.size());
  re2::StringPiece own;
  re2::StringPiece name;
  while (re2::RE2::FindAndConsume(&rest, token, &own, &name)) {
    if (own.data() != nullptr && !own.empty()) return {};
    if (name.data() == nullptr || name.empty()) continue;
    const auto at = static_cast<std::size_t>(name.data() - source.data());
    out.push_back({view(name), place.of(at), {}, false, false, {}, {}});
  }
  return out;
}

}  // namespace enshu::scenario
