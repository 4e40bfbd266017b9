// The sentences about a faulty value, in both languages, with the near name where there is one.
#include "engine/wire/trouble.hpp"

#include "engine/base/cut.hpp"
#include "engine/wire/near.hpp"

namespace enshu::wire {
namespace {

constexpr std::size_t longest_quote = 80;

/// A name out of a stranger's document, short enough to be shown; never cut inside a UTF-8
/// character.
std::string quoted(std::string_view text) {
  if (text.size() <= longest_quote) return std::string(text);
  return std::string(cut(text, longest_quote)) + "…";
}

std::string joined(std::span<const std::string_view> names) {
  std::string out;
  for (const std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out += name;
  }
  return out;
}

/// "did you mean" when a name is near, otherwise all that would be right.
Text remedy(std::string_view wrong, std::span<const std::string_view> known) {
  if (const std::string near = near_name(wrong, known); !near.empty()) {
    return {"「" + near + "」のことではありませんか。", "; did you mean '" + near + "'?"};
  }
  if (known.empty()) return {"ここには項目を書けません。", "; nothing may stand here"};
  return {"使えるもの: " + joined(known), "; known are: " + joined(known)};
}

Text kind_word(boost::json::kind kind) {
  switch (kind) {
    case boost::json::kind::null:
      return {"null", "null"};
    case boost::json::kind::bool_:
      return {"真偽値", "a boolean"};
    case boost::json::kind::int64:
    case boost::json::kind::uint64:
    case boost::json::kind::double_:
      return {"数値", "a number"};
    case boost::json::kind::string:
      return {"文字列", "a string"};
    case boost::json::kind::array:
      return {"配列", "an array"};
    case boost::json::kind::object:
      return {"オブジェクト", "an object"};
  }
  return {};
}

}  // namespace

void Trouble::wrong_type(const Text& wanted, boost::json::kind got) {
  const Text word = kind_word(got);
  rest_ = {"は" + wanted.ja + "で書いてください（" + word.ja + "になっています）。",
           " must be " + wanted.en + ", not " + word.en};
}

void Trouble::out_of_range() {
  rest_ = {"の数値は扱える範囲を超えています。", " is a number outside the range that can be used"};
}

void Trouble::unknown_member(std::string_view name, std::span<const std::string_view> known) {
  path_ = quoted(name);
  const Text help = remedy(name, known);
  rest_ = {"という項目はありません。" + help.ja, " is not a member here" + help.en};
}

void Trouble::unknown_value(std::string_view value, std::span<const std::string_view> known) {
  const Text help = remedy(value, known);
  rest_ = {"に「" + quoted(value) + "」という値は使えません。" + help.ja,
           " cannot be '" + quoted(value) + "'" + help.en};
}

void Trouble::too_many(std::size_t most) {
  rest_ = {"の要素が多すぎます。" + std::to_string(most) + " 個までにしてください。",
           " has too many elements; at most " + std::to_string(most) + " are allowed"};
}

void Trouble::too_long(std::size_t bytes_most) {
  const std::string kilobytes = std::to_string(bytes_most / 1024);
  rest_ = {"までで文字が多すぎます。全体で " + kilobytes + " KB までにしてください。",
           " makes the text too long; " + kilobytes + " KB in all are allowed"};
}

void Trouble::under(std::string_view member) {
  const bool joint = !path_.empty() && path_.front() != '[';
  path_ = quoted(member) + (joint ? "." : "") + path_;
}

void Trouble::under(std::size_t index) {
  const bool joint = !path_.empty() && path_.front() != '[';
  path_ = "[" + std::to_string(index) + "]" + (joint ? "." : "") + path_;
}

Error Trouble::error(std::string_view code, const Text& whole) const {
  if (path_.empty()) return {std::string(code), {whole.ja + rest_.ja, whole.en + rest_.en}, ""};
  return {std::string(code), {"「" + path_ + "」" + rest_.ja, "'" + path_ + "'" + rest_.en}, path_};
}

}  // namespace enshu::wire
