// Both languages side by side.
#include "scoring/export/evaluation_words.hpp"

#include <cassert>

#include "engine/wire/write.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

struct Word {
  std::string_view key;
  std::string_view ja;
  std::string_view en;
};

constexpr Word words[] = {
    {"evaluation", "評価者の評定", "The evaluators' judgement"},
    {"caption", "評価項目ごとの評定（自動採点の目安と並べて）",
     "Marks by checklist item, beside what the score suggests"},
    {"item", "評価項目", "Item"},
    {"opened", "評定できた時刻", "Open since"},
    {"suggested", "採点の目安", "Suggested"},
    {"marks", "各評価者の評定と所見", "Each evaluator's mark and note"},
    {"agreed", "確定した評定", "Agreed"},
    {"disputed", "不一致（未調整）", "Differs, not settled"},
    {"settled", "調整", "Settled"},
    {"never_opened", "該当する出来事なし", "Nothing to judge"},
    {"unmarked", "評定なし", "Not marked"},
    {"earlier", "変更前", "Earlier"},
    {"overrides", "得点の修正", "Overridden points"},
    {"overrides_caption", "自動採点の得点と、評価者による修正",
     "The machine's points and the evaluators'"},
    {"machine", "自動採点", "Machine"},
    {"override", "修正", "Override"},
    {"reason", "理由", "Reason"},
    {"overridden_total", "修正後の総合", "Total with overrides"},
    {"machine_again", "自動採点に戻す", "Back to the machine's figure"},
    {"replaced", "取り消し済み", "Replaced"},
    {"hot_wash", "ホットウォッシュ（振り返りの発言）", "Hot wash"},
    {"plan", "改善計画", "Improvement plan"},
    {"plan_caption", "課題と対策", "What is to be improved, by whom and when"},
    {"issue", "課題", "Issue"},
    {"ground", "根拠", "Ground"},
    {"action", "対策", "Action"},
    {"owner", "担当", "Owner"},
    {"start", "開始", "Start"},
    {"due", "期限", "Due"},
    {"months_6", "6 か月後", "After 6 months"},
    {"months_12", "12 か月後", "After 12 months"},
    {"withdrawn", "取下げ", "Withdrawn"},
    {"whole", "演習全体", "Whole exercise"},
    {"follow_up", "フォローアップ", "Follow-up"},
    {"follow_up_caption", "フォローアップの結果", "Results of the follow-up"},
    {"when", "時期", "When"},
    {"rows", "項目", "Rows"},
    {"answered", "回答", "Answered"},
    {"answer_rate", "回答率", "Answer rate"},
    {"owners", "担当の数", "Owners"},
    {"owners_answered", "回答した担当", "Owners who answered"},
    {"owners_improving", "改善に取り組む担当", "Owners who improve"},
    {"improving_rate", "改善に取り組む割合", "Share who improve"},
    {"answered_by", "回答者", "Answered by"},
    {"comment", "コメント", "Comment"},
    {"versions", "版", "Version"},
};

constexpr std::string_view pick(const Word& word, Language language) {
  return language == Language::ja ? word.ja : word.en;
}

}  // namespace

std::string judged_word(std::string_view key, Language language) {
  for (const auto& word : words) {
    if (word.key == key) return std::string(pick(word, language));
  }
  assert(false);
  return {};
}

Data judged_words(Language language) {
  Data out;
  for (const auto& word : words) out.set(std::string(word.key), std::string(pick(word, language)));
  return out;
}

std::string follow_up_words(FollowUpState state, Language language) {
  const bool ja = language == Language::ja;
  switch (state) {
    case FollowUpState::done:
      return ja ? "実施済み" : "Done";
    case FollowUpState::under_way:
      return ja ? "実施中" : "Under way";
    case FollowUpState::not_started:
      return ja ? "未着手" : "Not started";
    case FollowUpState::abandoned:
      return ja ? "中止" : "Abandoned";
  }
  return {};
}

std::string mark_words(const std::optional<Rating>& mark) {
  return mark ? std::string(wire::enum_name(*mark)) : "–";
}

std::string override_words(const OverrideEntry& entry, Language language) {
  if (entry.withdrawn) return judged_word("machine_again", language);
  return entry.band ? mark_words(entry.band) : percent_words(*entry.permille * 1'000);
}

}  // namespace enshu::scoring
