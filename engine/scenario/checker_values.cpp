// Single values against the language's description.
#include <re2/re2.h>

#include "engine/base/time.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/texts.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {
namespace {

/// Spelled like a span of time, and no other fault than its length.
bool is_too_long(std::string_view text) {
  static const re2::RE2 span("([0-9]+(ms|s|m|h|d))+");
  return !parse_duration(text) &&
         re2::RE2::FullMatch(re2::StringPiece(text.data(), text.size()), span);
}

}  // namespace

void Checker::scalar_text(std::string_view text, Position at, const Shape& shape,
                          const Subject& subject) {
  const auto bad = [&](std::string_view ja, std::string_view en) {
    const std::string word = shown(text);
    error(at, "bad_value", subject.ja + ": 「" + word + "」は" + std::string(ja),
          subject.en + ": '" + word + "' is " + std::string(en));
  };
  switch (shape.kind) {
    case Kind::string:
      if (text.empty())
        error(at, "bad_value", subject.ja + ": 値が空です。", subject.en + ": the value is empty");
      return;
    case Kind::name:
      return name(text, at, shape, subject);
    case Kind::reference:
      return reference(text, at, shape, subject);
    case Kind::choice:
      return choice(text, at, shape, subject);
    case Kind::whole:
      return whole(text, at, shape, subject);
    case Kind::boolean:
      if (text != "true" && text != "false")
        bad(" true でも false でもありません。", "neither true nor false");
      return;
    case Kind::duration:
      if (is_too_long(text))
        bad("長すぎます。3650d(10 年)までです。", "too long; 3650d (10 years) is the most");
      else if (!parse_duration(text))
        bad("長さではありません(例: 30m、1h30m、2d)。",
            "no span of time, such as 30m, 1h30m or 2d");
      return;
    case Kind::time:
      if (!parse_exercise_time(text))
        bad("時刻ではありません(例: 0:20、1:05:30、90s)。",
            "no time, such as 0:20, 1:05:30 or 90s");
      return;
    case Kind::window:
      return window(text, at, subject);
    case Kind::calendar:
      if (!read_calendar(text)) {
        bad("日時ではありません(例: 2026-11-26T09:00+09:00)。",
            "no date and time, such as 2026-11-26T09:00+09:00");
      }
      return;
    case Kind::seats:
      if (!read_seats(text))
        bad("席の数ではありません(例: 2、1..4)。", "no number of seats, such as 2 or 1..4");
      return;
    case Kind::zone:
      if (!read_zone(text))
        bad("時差ではありません(例: +07:00)。", "no distance from UTC, such as +07:00");
      return;
    case Kind::text_file:
      return text_file(text, at, subject);
    case Kind::artefact:
      return artefact(text, at, subject);
    default:
      return;
  }
}

void Checker::name(std::string_view text, Position at, const Shape& shape, const Subject& subject) {
  const bool field = shape.names == Names::field || shape.names == Names::vocabulary;
  if (field ? is_field_name(text) : is_name(text)) return;
  const std::string word = shown(text);
  error(at, "bad_name",
        subject.ja + ": 「" + word +
            "」は名前にできません。英小文字で始め、英小文字・数字・ハイフンだけを使ってください。",
        subject.en + ": '" + word +
            "' cannot be a name; use lower-case letters, digits and hyphens, a letter first");
}

void Checker::reference(std::string_view text, Position at, const Shape& shape,
                        const Subject& subject) {
  if (known_.has(shape.names, text)) return;
  const auto what = word_for(shape.names);
  const std::string word = shown(text);
  const Text near = hint(text, known_.all(shape.names));
  if (known_.lost(shape.names) && near.en.empty()) return;
  error(at, "unknown_name",
        subject.ja + "が、知らない" + std::string(what.ja) + "「" + word + "」を挙げています。" +
            near.ja,
        subject.en + " names unknown " + std::string(what.en) + " '" + word + "'" + near.en);
}

void Checker::choice(std::string_view text, Position at, const Shape& shape,
                     const Subject& subject) {
  std::string all_ja;
  std::string all_en;
  for (const auto one : shape.choices) {
    if (one == text) return;
    all_ja += (all_ja.empty() ? "" : "、") + std::string(one);
    all_en += (all_en.empty() ? "" : ", ") + std::string(one);
  }
  const std::string word = shown(text);
  error(at, "bad_choice", subject.ja + ": 「" + word + "」は選べません。次のどれかです: " + all_ja,
        subject.en + ": '" + word + "' is not one of: " + all_en);
}

void Checker::whole(std::string_view text, Position at, const Shape& shape,
                    const Subject& subject) {
  const auto number = read_whole(text);
  if (number && *number >= shape.least && *number <= shape.most) return;
  const std::string range = std::to_string(shape.least) + ".." + std::to_string(shape.most);
  const std::string word = shown(text);
  error(at, "bad_value",
        subject.ja + ": 「" + word + "」は整数ではないか、範囲(" + range + ")の外です。",
        subject.en + ": '" + word + "' is not a whole number in " + range);
}

void Checker::window(std::string_view text, Position at, const Subject& subject) {
  const auto read = read_window(text);
  const std::string word = shown(text);
  if (!read) {
    error(at, "bad_value",
          subject.ja + ": 「" + word +
              "」は時刻でも時刻の幅でもありません(例: 0:20、1:05:30、90s、0:01..0:09)。",
          subject.en + ": '" + word +
              "' is no time, such as 0:20, 1:05:30 or 90s, and no window, such as 0:01..0:09");
  } else if (read->until < read->from) {
    error(at, "contradiction",
          subject.ja + ": 時刻の幅「" + word +
              "」は、終わりが始まりより前です。早い方を先に書きます。",
          subject.en + ": the window '" + word +
              "' ends before it begins; write the earlier time first");
  }
}

void Checker::text_file(std::string_view text, Position at, const Subject& subject) {
  const auto there = languages_of(tree_, text);
  if (there.ja && there.en) return;
  if (text.ends_with(".md")) {
    error(at, "bad_path",
          subject.ja + ": 本文は言語と拡張子を付けずに書きます(例: texts/soc-notice)。",
          subject.en + ": a text is named without language and suffix, such as texts/soc-notice");
    return;
  }
  if (!is_inner_path(text)) return missing_file(text, at, false, subject);
  const bool one_there = there.ja || there.en;
  if (one_there)
    return missing_file(path_in(text, there.ja ? Language::en : Language::ja), at, true, subject);
  if (!texts_) texts_ = names_below(tree_, "texts/");
  const std::vector<std::string_view> views(texts_->begin(), texts_->end());
  const Text near = hint(text, views);
  const std::string word = shown(text);
  error(at, "missing_file",
        subject.ja + ": 本文「" + word + "」がありません(.ja.md と .en.md)。" + near.ja,
        subject.en + ": there is no text '" + word + "' (.ja.md and .en.md)" + near.en);
}

void Checker::artefact(std::string_view text, Position at, const Subject& subject) {
  if (!is_inner_path(text)) return missing_file(text, at, false, subject);
  if (has_suffix(text)) {
    if (!tree_.contains(std::string(text))) missing_file(text, at, false, subject);
    return;
  }
  const auto there = languages_of(tree_, text);
  if (!there.ja) missing_file(path_in(text, Language::ja), at, there.en, subject);
  if (!there.en) missing_file(path_in(text, Language::en), at, there.ja, subject);
}

void Checker::missing_file(std::string_view path, Position at, bool other_exists,
                           const Subject& subject) {
  const std::string word = shown(path);
  if (!is_inner_path(path)) {
    error(at, "bad_path", subject.ja + ": 「" + word + "」はフォルダーの中を指していません。",
          subject.en + ": '" + word + "' is not a path inside the folder");
  } else if (other_exists) {
    error(at, "missing_translation", subject.ja + ": 訳のファイル「" + word + "」がありません。",
          subject.en + ": the translation '" + word + "' is missing");
  } else {
    error(at, "missing_file", subject.ja + ": ファイル「" + word + "」がありません。",
          subject.en + ": there is no file '" + word + "'");
  }
}

}  // namespace enshu::scenario
