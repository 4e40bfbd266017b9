// Brackets first, then blanks.
#include "scoring/export/person_names.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "scoring/text_fold.hpp"

namespace enshu::scoring {
namespace {

constexpr std::string_view wide_blank = "\xE3\x80\x80";

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> brackets{
    {{"（", "）"}, {"(", ")"}, {"［", "］"}, {"[", "]"}, {"【", "】"}, {"〔", "〕"}, {"〈", "〉"}}};

/// How the names of departments end, and no family name does.
constexpr std::array<std::string_view, 9> departments{
    "課", "係", "局", "班", "本部", "チーム", "グループ", "センター", "担当"};

std::size_t characters(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string trimmed(std::string_view text) {
  const auto blank = [](std::string_view all) { return all == " " || all == wide_blank; };
  while (blank(text.substr(0, 1))) text.remove_prefix(1);
  while (blank(text.substr(0, wide_blank.size()))) text.remove_prefix(wide_blank.size());
  while (text.ends_with(' ')) text.remove_suffix(1);
  while (text.ends_with(wide_blank)) text.remove_suffix(wide_blank.size());
  return std::string(text);
}

bool department(std::string_view text) {
  return std::ranges::any_of(departments, [&](auto end) { return text.ends_with(end); });
}

/// The person alone: before the first bracket, or inside it where a department or another common
/// word stands before it, or behind it where nothing does. The whole where there is no bracket.
std::string core_of(const std::string& person, const std::set<std::string>& common) {
  std::size_t open = std::string::npos;
  std::pair<std::string_view, std::string_view> kind;
  for (const auto& each : brackets) {
    const auto at = person.find(each.first);
    if (at < open) open = at, kind = each;
  }
  if (open == std::string::npos) return person;
  const std::string_view text = person;
  const auto inside = open + kind.first.size();
  const auto close = std::min(text.find(kind.second, inside), text.size());
  auto before = trimmed(text.substr(0, open));
  if (before.empty())
    return core_of(trimmed(text.substr(std::min(close + kind.second.size(), text.size()))), common);
  if (department(before) || common.contains(folded(before)))
    return trimmed(text.substr(inside, close - inside));
  return before;
}

/// `山田 花子` → `山田`, `花子`; also at full-width blanks. Nothing where it is no name of a
/// person.
std::vector<std::string> parts_of(const std::string& person) {
  const bool label = std::ranges::any_of(person, [](char c) { return c >= '0' && c <= '9'; });
  std::vector<std::string> out;
  if (label) return out;
  std::string part;
  for (std::size_t at = 0; at <= person.size(); ++at) {
    const bool is_wide = person.compare(at, wide_blank.size(), wide_blank) == 0;
    if (at < person.size() && person[at] != ' ' && !is_wide) {
      part += person[at];
      continue;
    }
    if (!part.empty()) out.push_back(std::move(part));
    part.clear();
    if (is_wide) at += wide_blank.size() - 1;
  }
  return out;
}

}  // namespace

PersonNames names_of(const std::string& person, const std::set<std::string>& common) {
  const auto fit = [&](const std::string& words) {
    return characters(words) > 1 && !common.contains(folded(words));
  };
  PersonNames out;
  if (fit(person)) out.whole.push_back(person);
  if (common.contains(folded(person))) return out;
  const auto core = core_of(person, common);
  if (core != person) {
    if (!fit(core) || department(core)) return out;
    out.whole.push_back(core);
  }
  const auto parts = parts_of(core);
  if (parts.size() < 2) return out;
  std::string joined;
  for (const auto& part : parts) joined += part;
  if (fit(joined)) out.parts.push_back(joined);
  for (const auto& part : parts) {
    if (fit(part)) out.parts.push_back(part);
  }
  return out;
}

}  // namespace enshu::scoring
