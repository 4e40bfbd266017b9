// The fixed words of the page, both languages side by side.
#include <cassert>
#include <string_view>

#include "scoring/export/page_data.hpp"
#include "scoring/export/page_words.hpp"

namespace enshu::scoring {
namespace {

constexpr PageWord words[] = {
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
    {"reach", "情報の伝達", "Relay"},
    {"reach_rate", "疎通確認率", "Reach rate"},
    {"mail_returned", "メール不達", "Mail returned"},
    {"follow_up", "追跡（理由・結果）", "Follow-up (reason, result)"},
    {"hop_reason", "届かなかった・受領のない理由", "Why it failed"},
    {"hop_result", "追跡の結果", "Follow-up"},
    {"hop_note", "経過", "What was found"},
    {"tier", "段", "Tier"},
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
    {"published", "公表用の数値", "Figures for publication"},
    {"took_part", "実際に操作した人数", "Took part"},
    {"organisations", "参加組織", "Organisations"},
    {"sectors", "報告に記された分野", "Sectors named in reports"},
    {"posts_caption", "役割別の参加", "Taking part, by post"},
    {"post", "役割", "Post"},
    {"seats", "席", "Seats"},
    {"race_caption", "順位", "Places"},
    {"race_place", "順位", "Place"},
    {"race_time", "タイム", "Time"},
    {"race_rule",
     "得点の多い順。同点ならタイムの短い順で、タイムのないチームはその後。得点もタイムも同じなら同"
     "順位"
     "とし、次の順位を空けます。",
     "More points come first; with the same points the shorter time, and teams without a time "
     "after "
     "those. The same in both is the same place, and the next place is left out."},
    {"departments_caption", "部門の参加（全チームに占める割合）",
     "Departments taking part (share of all teams)"},
    {"department", "部門", "Department"},
    {"teams_with_seat", "席のあるチーム", "Teams with a seat"},
    {"teams_took_part", "参加したチーム", "Teams taking part"},
    {"share", "参加率", "Share"},
    {"hops_caption", "段階別の疎通確認率と、届かなかった理由",
     "Reach rate of every hop, and why it failed"},
    {"hop_expected", "対象", "Expected"},
    {"hop_reached", "到達", "Reached"},
    {"reach_rate", "疎通確認率", "Reach rate"},
    {"confirmed_rate", "受領確認率", "Confirmed"},
    {"median", "所要（中央値）", "Median delay"},
    {"longest", "所要（最長）", "Longest delay"},
    {"not_reached", "届かなかった理由", "Why not reached"},
    {"edges_caption", "チーム別の報告経路", "Reporting paths by team"},
    {"edges_expected", "期待された経路", "Expected"},
    {"edges_in_time", "目標内", "In time"},
    {"edges_late", "遅れ", "Late"},
    {"edges_missing", "届かず", "Missing"},
    {"edges_open", "未了", "Open"},
    {"edges_acknowledged", "受領確認あり", "Acknowledged"},
    {"edges_unacknowledged", "受領確認なし", "Unacknowledged"},
    {"edges_wrong", "定めのない先", "Wrong recipient"},
    {"edges_leaked", "うち共有範囲外", "of these leaked"},
    {"all", "全体", "All"},
    {"flows_caption", "報告（上り）と情報提供（下り）の件数（演習時間を 4 等分）",
     "Reports up and information down (exercise time in four quarters)"},
    {"direction", "向き", "Direction"},
    {"event_type", "事象の種類", "Event type"},
    {"quarter_1", "1/4", "1/4"},
    {"quarter_2", "2/4", "2/4"},
    {"quarter_3", "3/4", "3/4"},
    {"quarter_4", "4/4", "4/4"},
    {"sum", "計", "Sum"},
    {"to_open", "開封まで", "to opening"},
    {"to_tell", "連絡まで", "to telling"},
    {"to_receipt", "受領まで", "to receipt"},
    {"no_receipt", "受領確認なし", "none"},
    {"leak_mark", "（共有範囲外）", " (leaked)"},
    {"common", "付与と登場人物からの連絡（同じ文面は一度だけ示す）",
     "From the scenario and its cast (each text once)"},
    {"got", "受け取ったチーム", "Teams that got it"},
    {"overview",
     "参加が多いため、この報告は全体と分野・組織ごとの数値だけを示します。チームごとの報告は "
     "debrief に "
     "--lane を、全文の付いた報告は --full を付けると作れます。すべての記録は CSV と Excel "
     "にあります。",
     "Many take part, so this report shows the figures of the whole, of sectors and organisations. "
     "A team's own report is made by `debrief --lane`, one with every text by `debrief --full`; "
     "the "
     "tables (CSV, Excel) hold everything."},
    {"rubric", "採点基準の変更", "Rubric change"},
    {"rubric_note", "この報告は、演習後に直した採点基準で採点し直したものです。",
     "This report was scored again with a rubric corrected after the exercise."},
    {"rubric_same", "採点に関わる変更はありません。", "Nothing that decides points has changed."},
    {"rubric_caption", "変わった項目", "What changed"},
    {"item", "項目", "Item"},
    {"keys", "変わったキー", "Keys"},
    {"rescored_caption", "チームの得点", "Scores of the teams"},
    {"rescored_items", "点の変わった項目", "Items whose points changed"},
    {"before", "変更前", "Before"},
    {"after", "変更後", "After"},
    {"feedback", "個人別フィードバック", "Individual feedback"},
    {"well_done", "良かった点", "What went well"},
    {"duties_owed", "担った義務", "Duties owed"},
    {"next_time", "次に向けて", "For next time"},
    {"nobody", "該当する人はいません。", "There is nobody to show."},
    {"certificate", "参加証", "Certificate of participation"},
    {"certify", "上記の演習に参加したことを証します。",
     "This certifies participation in the exercise named above."},
    {"no_certificate", "参加証の出ていない席（主催者用）",
     "Seats without a certificate (for the organisers)"},
    {"no_certificate_why",
     "次の席からの操作は、連絡を開くことも含めて一つも記録されていません。席で話し合いなどに加わっ"
     "ていた人の参加証は、主催者が別に用意してください。",
     "Nothing that these seats did was recorded, not even opening a message. Whoever took part by "
     "talking alone needs a certificate of the organisers' own."},
    {"no_certificate_own",
     "次の席は、最後の局面まで進んで演習を終えておらず、予定の長さまで進んでもいません（または一度"
     "も"
     "操作していません）。",
     "These seats have neither ended the exercise in its last move nor come to its planned length, "
     "or did nothing at all."},
    {"nothing_done",
     "この席からの操作は、連絡を開くことも含めて一つも記録されていません。そのため参加証は出ていま"
     "せん。参加したのに記録がないときは、演習を用意した人に知らせてください。",
     "Nothing that this seat did was recorded, not even opening a message; so there is no "
     "certificate. If you did take part, tell whoever set up the exercise."},
    {"seat", "席", "Seat"},
    {"organiser", "主催", "Organiser"},
    {"date", "実施日", "Date"},
    {"mr", " 様", ""},
    {"training", "標的型メール訓練", "Targeted-mail training"},
    {"training_note",
     "個人名は出しません。実メールでは、クリックか受領の時点で開封とみなします。割合は配信数に対す"
     "るものです。",
     "No names. Over real mail a click or a receipt counts as opening. Shares are of those "
     "delivered."},
    {"training_level", "難易度", "Level"},
    {"training_group", "部署", "Department"},
    {"training_organisation", "組織", "Organisation"},
    {"training_all", "全体", "Everybody"},
    {"training_delivered", "配信", "Delivered"},
    {"training_opened", "開封", "Opened"},
    {"training_clicked", "リンク", "Link"},
    {"training_files", "添付", "File"},
    {"training_forms", "入力送信", "Form sent"},
    {"training_reported", "報告", "Reported"},
    {"training_both", "かかって報告", "Taken and reported"},
    {"training_first", "最初の報告まで", "To first report"},
    {"training_quartiles", "報告まで（25・50・75%）", "To report (25, 50, 75 %)"},
    {"training_firsts", "部署の最初の報告まで（25・50・75%）",
     "Departments' first reports (25, 50, 75 %)"},
    {"training_ordinary", "訓練以外のメールの報告", "Reports of ordinary mails"},
    {"surveys", "質問票", "Questionnaires"},
    {"survey_asked", "対象", "Asked"},
    {"survey_answered", "回答", "Answers"},
    {"survey_mean", "平均", "Mean"},
    {"survey_option", "選択肢", "Option"},
    {"survey_count", "人数", "People"},
    {"survey_share", "割合", "Share"},
    {"survey_question", "質問", "Question"},
    {"survey_text", "自由記述", "In their words"},
    {"made", "enshu による自動作成", "Made by enshu"},
};

const PageWord* find(std::string_view key) {
  for (const auto& word : words) {
    if (word.key == key) return &word;
  }
  for (const auto& word : review_page_words()) {
    if (word.key == key) return &word;
  }
  return nullptr;
}

}  // namespace

std::string fixed_word(std::string_view key, Language language) {
  const auto* word = find(key);
  assert(word != nullptr);
  return std::string(language == Language::ja ? word->ja : word->en);
}

Data fixed_words(Language language) {
  Data out;
  const auto add = [&](const PageWord& word) {
    out.set(std::string(word.key), std::string(language == Language::ja ? word.ja : word.en));
  };
  for (const auto& word : words) add(word);
  for (const auto& word : review_page_words()) add(word);
  return out;
}

}  // namespace enshu::scoring
