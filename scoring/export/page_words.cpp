// The fixed words of the page, both languages side by side.
#include <cassert>
#include <string_view>

#include "scoring/export/page_data.hpp"

namespace enshu::scoring {
namespace {

struct Word {
  std::string_view key;
  std::string_view ja;
  std::string_view en;
};

constexpr Word words[] = {
    {"mark", "【演習】", "[EXERCISE]"},
    {"debrief", "演習結果報告", "Debrief"},
    {"skip", "本文へ移動", "Skip to the content"},
    {"contents", "目次", "Contents"},
    {"summary", "概要", "Summary"},
    {"score", "スコア", "Score"},
    {"score_caption", "目標別のスコア（100 点満点）と、評価の目安",
     "Scores by objective (of 100) and suggested ratings"},
    {"rating_legend",
     "評価の目安: P 支障なく実施、S いくらか支障あり、M 大きな支障あり、U 実施できず（85 / 65 / 40 "
     "点を区切りとする提案で、確定は評価者が行います）。",
     "Suggested rating: P performed without challenges, S with some challenges, M with major "
     "challenges, U unable to be performed (bands at 85 / 65 / 40; the evaluator decides)."},
    {"ongoing", "演習は進行中です。点は現時点のものです。",
     "The exercise is still running; the figures are those of the moment."},
    {"scenario", "シナリオ", "Scenario"},
    {"place", "想定組織", "Organisation played"},
    {"started", "開始", "Start"},
    {"ended", "終了", "End"},
    {"duration", "演習時間", "Exercise time"},
    {"planned", "予定", "Planned"},
    {"participants", "参加者", "Participants"},
    {"modelled", "うち模擬参加者", "of these modelled"},
    {"teams", "チーム", "Teams"},
    {"team", "チーム", "Team"},
    {"digest", "シナリオの識別値", "Scenario digest"},
    {"seed", "乱数の種", "Seed"},
    {"total", "総合", "Total"},
    {"figures_caption", "チーム別の主な数値", "Key figures by team"},
    {"met", "期限内", "In time"},
    {"late", "遅れ", "Late"},
    {"missed", "未実施", "Missed"},
    {"reports", "報告", "Reports"},
    {"sent", "送信", "Sent"},
    {"received", "受信", "Received"},
    {"actions", "対処", "Actions"},
    {"decisions", "意思決定の記録", "Decisions logged"},
    {"first_report", "最初の報告まで", "Time to first report"},
    {"timeline", "時系列", "Timeline"},
    {"timeline_caption", "起きたことと取られた対応", "What happened and what was done"},
    {"entries", "件", "entries"},
    {"time", "演習時刻", "Exercise time"},
    {"wall", "実時刻", "Wall time"},
    {"kind", "種別", "Kind"},
    {"who", "主体", "Who"},
    {"what", "内容", "What"},
    {"full", "全文", "Full text"},
    {"planned_at", "予定", "planned"},
    {"late_by", "遅延", "late by"},
    {"paths", "報告経路", "Reporting paths"},
    {"paths_caption", "期待された経路と実際の経路", "Expected and actual paths"},
    {"paths_figure",
     "誰が誰に、いつ伝えたか。縦は時間の順です。実線は届いた報告、破線は届かなかった報告、細い線は"
     "義務の外の連絡です。同じ内容を下の表に示します。",
     "Who told whom and when, from top to bottom. Solid: reports that arrived. Dashed: reports "
     "that did not. Thin: what was told besides. The table below says the same."},
    {"paths_cut", "図には義務に関わる経路だけを示しています。すべての経路は表にあります。",
     "The figure shows only the paths of duties; the table has all of them."},
    {"from", "発信元", "From"},
    {"to", "宛先", "To"},
    {"cc", "CC", "Cc"},
    {"state", "状態", "State"},
    {"means", "手段", "Means"},
    {"due", "目標", "Due"},
    {"actual", "実績", "Actual"},
    {"delay", "経過", "Delay"},
    {"receipt", "受領", "Receipt"},
    {"duty", "義務", "Duty"},
    {"times", "回", "times"},
    {"obligations", "義務", "Obligations"},
    {"obligations_caption", "報告などの義務と得点", "Duties and points"},
    {"points", "得点", "Points"},
    {"max", "満点", "Max"},
    {"trigger", "起点", "Trigger"},
    {"target", "目標", "Target"},
    {"limit", "限度", "Limit"},
    {"done", "実施", "Done"},
    {"breakdown", "得点の内訳", "How the points came about"},
    {"measure", "尺度", "Measure"},
    {"value", "達成率", "Value"},
    {"explanation", "説明", "Explanation"},
    {"evidence", "根拠", "Evidence"},
    {"not_counted", "対象外", "n/a"},
    {"handling", "対処", "Handling"},
    {"handling_caption", "対処の決まりと、付与に対して期待される対応",
     "Rules about actions, and what injects expected"},
    {"by", "期限", "Due"},
    {"objective", "目標", "Objective"},
    {"notes", "観察", "Observations"},
    {"notes_general", "全体への観察", "Observations about the whole exercise"},
    {"good_practice", "良い取り組み", "Good practice"},
    {"none", "記録はありません。", "None recorded."},
    {"models", "模範となる対応", "Model answers"},
    {"appendix", "付録: 連絡の全文", "Appendix: messages in full"},
    {"severity", "重要度", "Severity"},
    {"attachments", "添付", "Attachments"},
    {"calendar", "想定日時", "Story time"},
    {"opened", "開封", "Opened"},
    {"not_opened", "未開封", "Not opened"},
    {"tlp", "共有範囲", "Sharing range"},
    {"field", "項目", "Field"},
    {"entry", "記載", "Entry"},
    {"empty", "（記入なし）", "(empty)"},
    {"comma", "、", ", "},
    {"gap", "", " "},
    {"remarks", "採点の注記", "Remarks on scoring"},
    {"by_seat", "操作", "by"},
    {"left_out", "数えなかった尺度", "Measures that do not count"},
    {"made", "enshu による自動作成", "Made by enshu"},
};

const Word* find(std::string_view key) {
  for (const auto& word : words) {
    if (word.key == key) return &word;
  }
  return nullptr;
}

std::string pick(Language language, const char* ja, const char* en) {
  return language == Language::ja ? ja : en;
}

}  // namespace

std::string fixed_word(std::string_view key, Language language) {
  const auto* word = find(key);
  assert(word != nullptr);
  return std::string(language == Language::ja ? word->ja : word->en);
}

Data fixed_words(Language language) {
  Data out;
  for (const auto& word : words)
    out.set(std::string(word.key), std::string(language == Language::ja ? word.ja : word.en));
  return out;
}

std::string kind_words(EntryKind kind, Language language) {
  switch (kind) {
    case EntryKind::clock:
      return pick(language, "時計", "Clock");
    case EntryKind::inject:
      return pick(language, "付与", "Inject");
    case EntryKind::plan:
      return pick(language, "予定変更", "Plan");
    case EntryKind::message:
      return pick(language, "連絡", "Message");
    case EntryKind::call:
      return pick(language, "電話", "Call");
    case EntryKind::receipt:
      return pick(language, "受領", "Receipt");
    case EntryKind::report:
      return pick(language, "報告", "Report");
    case EntryKind::approval:
      return pick(language, "承認", "Approval");
    case EntryKind::action:
      return pick(language, "対処", "Action");
    case EntryKind::decision:
      return pick(language, "意思決定", "Decision");
    case EntryKind::note:
      return pick(language, "観察", "Note");
    case EntryKind::opened:
      return pick(language, "閲覧", "Reading");
    case EntryKind::evidence:
      return pick(language, "証拠", "Evidence");
    case EntryKind::host:
      return pick(language, "機器", "Host");
    case EntryKind::fault:
      return pick(language, "誤り", "Fault");
    case EntryKind::move:
      return pick(language, "局面", "Move");
  }
  return {};
}

std::string path_words(PathState state, Language language) {
  switch (state) {
    case PathState::met:
      return pick(language, "○ 目標内", "○ In time");
    case PathState::late:
      return pick(language, "△ 遅れ", "△ Late");
    case PathState::missing:
      return pick(language, "× 届かず", "× Missing");
    case PathState::open:
      return pick(language, "… 未了", "… Open");
    case PathState::extra:
      return pick(language, "＋ 義務の外", "+ Besides");
    case PathState::wrong:
      return pick(language, "！ 定めのない先", "! Wrong recipient");
  }
  return {};
}

std::string means_words(PathMeans means, Language language) {
  switch (means) {
    case PathMeans::none:
      return "–";
    case PathMeans::mail:
      return pick(language, "メール", "Mail");
    case PathMeans::phone:
      return pick(language, "電話", "Call");
    case PathMeans::report:
      return pick(language, "報告様式", "Report form");
  }
  return {};
}

std::string status_sign(ItemStatus status) {
  switch (status) {
    case ItemStatus::met:
      return "○";
    case ItemStatus::late:
      return "△";
    case ItemStatus::missed:
    case ItemStatus::violated:
      return "×";
    case ItemStatus::open:
      return "…";
    case ItemStatus::not_triggered:
    case ItemStatus::not_applicable:
      return "–";
  }
  return {};
}

}  // namespace enshu::scoring
