// The fixed words of the chapter "Review".
#include "scoring/export/page_words.hpp"

namespace enshu::scoring {
namespace {

constexpr PageWord words[] = {
    {"review", "振り返りの観点", "Review"},
    {"fields_title", "報告の記載内容", "What the reports said"},
    {"fields_help",
     "各欄について、チームの最も良い報告を判定したものです。● 正しい、◐ 一部正しい、✕ 誤り、□ "
     "未記入、○ 記入あり（照合する事実なし）、－ 報告なし、空白は対象外です。",
     "Each field as judged in the team's best report. ● right, ◐ partly right, ✕ wrong, □ left "
     "out, ○ filled in (no fact to hold it against), － no report; blank: not counted."},
    {"fields_caption", "報告欄ごと・チームごとの判定", "Report fields by team"},
    {"fields_sum_caption", "報告欄ごとの判定の数", "Report fields, counted"},
    {"field", "欄", "Field"},
    {"mark_right", "正しい", "Right"},
    {"mark_partly", "一部正しい", "Partly right"},
    {"mark_wrong", "誤り", "Wrong"},
    {"mark_missing", "未記入", "Left out"},
    {"mark_filled", "記入あり", "Filled in"},
    {"mark_not_sent", "報告なし", "No report"},
    {"mark_not_counted", "対象外", "Not counted"},
    {"severity_title", "深刻度の判断の推移", "Severity as judged over time"},
    {"severity_caption", "報告した深刻度と実際の深刻度", "Severity reported and true"},
    {"severity_reported", "報告", "Reported"},
    {"severity_truth", "実際", "True"},
    {"severity_level", "深刻度", "Severity"},
    {"severity_by", "報告者", "Reported by"},
    {"severity_difference", "実際との差", "Off by"},
    {"contradictions_title", "説明の食い違い", "Contradictions"},
    {"contradictions_help",
     "同じ事柄について、相手により異なる説明が 30 "
     "分以上続いたものです。採点には入らず、評価者が判断します。",
     "The same fact told differently to different people for 30 minutes and more. No points hang "
     "on it; evaluators judge it."},
    {"contradictions_caption", "食い違いの一覧", "Contradictions found"},
    {"no_contradictions", "記録からは見つかりませんでした。", "None was found in the record."},
    {"told_first", "先の説明（訂正なし）", "Told first, not corrected"},
    {"told_then", "後の説明", "Told then"},
    {"organisations_title", "組織別・分野別の集計", "By organisation and sector"},
    {"sectors_caption", "分野別", "By sector"},
    {"organisations_caption", "組織別", "By organisation"},
    {"organisation", "組織", "Organisation"},
    {"sector", "分野", "Sector"},
    {"contradictions", "食い違い", "Contradictions"},
    {"tiers_caption", "段ごとの伝達と受領", "Reach and receipts by tier"},
    {"tier_receipts", "受領", "Receipts"},
    {"tier_receipt_rate", "受領率", "Receipt rate"},
    {"duties_title", "義務を果たしたチームの数", "How many teams met each duty"},
    {"duties_help",
     "義務が生じたチームのうち、目標内に報告したチームの数と割合です。演習が目標より前に終わった場"
     "合などは数えません。",
     "Of the teams in which the duty arose: how many reported by the target. Teams in which it "
     "does "
     "not count are left out."},
    {"duties_caption", "義務ごとのチーム数", "Teams by duty"},
    {"teams_counted", "対象チーム", "Teams"},
    {"met_share", "期限内の割合", "Share in time"},
    {"median_time", "所要時間の中央値", "Median time"},
    {"benchmark_title", "全体の中の位置", "Benchmark"},
    {"benchmark_help", "参加組織の得点の四分位です。どの組織の点かは示しません。",
     "Quartiles of the organisations' scores; they do not tell whose they are."},
    {"benchmark_caption", "得点の四分位（100 点満点）", "Quartiles of the scores (of 100)"},
    {"lower_quartile", "下位 25 %", "Lower quartile"},
    {"median_score", "中央値", "Median"},
    {"upper_quartile", "上位 25 %", "Upper quartile"},
    {"count", "数", "Count"},
    {"earlier_title", "過去の演習との比較", "Earlier exercises compared"},
    {"earlier_help",
     "同じシナリオの演習を並べたものです。※ はシナリオの版が異なるため、点を直接は比べられません。",
     "Exercises of the same scenario side by side. ※: another version of the scenario; scores "
     "cannot be compared as they stand."},
    {"improvements_done", "改善: 実施済み / 全項目", "Improvements: done / all"},
    {"improvements_under_way", "改善: 実施中 / 全項目", "Improvements: under way / all"},
    {"earlier_caption", "演習ごとの主な数値", "Key figures by exercise"},
    {"this_exercise", "今回", "This exercise"},
    {"other_version", "※", "※"},
};

}  // namespace

std::span<const PageWord> review_page_words() { return words; }

}  // namespace enshu::scoring
