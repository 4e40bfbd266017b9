// Found around each @ of the folded text.
#include "scoring/export/mail_addresses.hpp"

#include "scoring/export/fold_map.hpp"

namespace enshu::scoring {
namespace {

bool plain(char32_t sign) {
  return (sign >= U'a' && sign <= U'z') || (sign >= U'0' && sign <= U'9');
}

bool of_name(char32_t sign) {
  return plain(sign) || std::u32string_view(U"._%+-'").find(sign) != std::u32string_view::npos;
}

bool of_host(char32_t sign) { return plain(sign) || sign == U'.' || sign == U'-'; }

}  // namespace

std::vector<FoundAddress> mail_addresses(std::string_view text) {
  std::vector<FoundAddress> out;
  if (text.find('@') == std::string_view::npos &&
      text.find("\xEF\xBC\xA0") == std::string_view::npos &&  // ＠
      text.find("\xEF\xB9\xAB") == std::string_view::npos)    // ﹫
    return out;
  const FoldMap map(text);
  const auto& signs = map.signs;
  std::size_t free = 0;  // what stands before belongs to the last address
  for (auto sign = signs.find(U'@'); sign != std::u32string::npos;
       sign = signs.find(U'@', sign + 1)) {
    auto first = sign;
    while (first > free && of_name(signs[first - 1])) --first;
    while (first < sign && !plain(signs[first])) ++first;
    auto end = sign + 1;
    while (end < signs.size() && of_host(signs[end])) ++end;
    while (end > sign + 1 && !plain(signs[end - 1])) --end;
    if (first == sign || end == sign + 1 || !plain(signs[sign + 1])) continue;
    std::string folded;
    for (auto i = first; i < end; ++i) folded += static_cast<char>(signs[i]);
    out.push_back({map.begin_of(first), map.end_before(end), std::move(folded)});
    free = end;
  }
  return out;
}

std::set<std::string> story_addresses(const Scenario& scenario) {
  std::set<std::string> out;
  const auto of = [&](const std::string& text) {
    for (auto& found : mail_addresses(text)) out.insert(std::move(found.folded));
  };
  const auto both = [&](const Text& text) {
    of(text.ja);
    of(text.en);
  };
  for (const auto& role : scenario.roles) of(role.address);
  for (const auto& member : scenario.cast) of(member.address);
  for (const auto& inject : scenario.msel) {
    for (const auto& content : inject.contents) {
      both(content.subject);
      both(content.body);
    }
  }
  for (const auto& obligation : scenario.obligations) {
    for (const auto& truth : obligation.truth) {
      for (const auto& word : truth.accepted) of(word);
    }
  }
  return out;
}

}  // namespace enshu::scoring
