// The fixed words of the rehearsal's page, both languages side by side.
#include <cassert>
#include <string_view>

#include "scoring/export/rehearsal_parts.hpp"

namespace enshu::scoring {
namespace {

struct Word {
  std::string_view key;
  std::string_view ja;
  std::string_view en;
};

constexpr Word words[] = {
    {"mark", "【演習】", "[EXERCISE]"},
    {"rehearsal", "リハーサル結果", "Rehearsal"},
    {"crew", "参加者モデル", "Participant model"},
    {"runs", "回数", "Runs"},
    {"seeds", "乱数の種", "Seeds"},
    {"teams", "チーム", "Teams"},
    {"participants", "参加者", "Participants"},
    {"duration", "演習時間", "Exercise time"},
    {"events", "記録された事象", "Events"},
    {"actions", "うち参加者の操作", "of these by participants"},
    {"broken", "シナリオに誤りがあるため、最後に成功したリハーサルの結果を表示しています。",
     "The scenario has errors; these are the figures of the last rehearsal that could be played."},
    {"findings", "シナリオの点検結果", "What check says"},
    {"timeline", "時系列と到達状況", "Timeline and coverage"},
    {"timeline_caption", "付与された時刻（最も早い〜最も遅い）と、付与された割合",
     "When each inject fired (earliest to latest), and in what share of cases"},
    {"time", "演習時刻", "Exercise time"},
    {"inject", "状況付与", "Inject"},
    {"fired", "付与", "Fired"},
    {"stood_down", "不要となった", "Not needed"},
    {"never", "一度もなし", "never"},
    {"scores", "スコアの分布", "Spread of scores"},
    {"spread_help",
     "チームと回を合わせた分布です。棒は左から 0–10 点、10–20 点…、90–100 点の件数を表します。",
     "Over all teams and runs. The bars count scores of 0 to 10, 10 to 20, … 90 to 100."},
    {"objectives_caption", "目標別（100 点満点）", "By objective (of 100)"},
    {"duties_caption", "報告の義務別（それぞれの配点に対する割合）",
     "By duty to report (share of its own points)"},
    {"objective", "目標", "Objective"},
    {"duty", "義務", "Duty"},
    {"total", "総合", "Total"},
    {"low", "最低", "Low"},
    {"middle", "中央", "Middle"},
    {"high", "最高", "High"},
    {"mean", "平均", "Mean"},
    {"spread", "分布", "Spread"},
    {"met", "期限内", "In time"},
    {"late", "遅れ", "Late"},
    {"missed", "未実施", "Missed"},
    {"not_counted", "対象外", "Not counted"},
    {"failures", "よくある失敗", "Commonest failures"},
    {"failures_caption", "何が、なぜ、どれだけの割合で失敗したか",
     "What failed, why, and in what share of the cases in which it counted"},
    {"no_failures", "失敗はありませんでした。", "Nothing failed."},
    {"share", "割合", "Share"},
    {"cases", "件数", "Cases"},
    {"what", "何が", "What"},
    {"why", "なぜ", "Why"},
    {"load", "読む量の負荷", "Reading load"},
    {"load_help",
     "届く文字数を、その役割の席が読める文字数（参加者モデルの読む速さ）で割った値です。破線の 100 "
     "% を超える時間帯は読み切れません。",
     "Characters that come in, against those that the seats of the role can read at the model's "
     "speed. Above the dashed line of 100 % nobody can keep up."},
    {"as_table", "表で見る", "As a table"},
    {"messages", "連絡", "Messages"},
    {"per_minute", "文字／分", "Characters a minute"},
    {"percent", "負荷", "Load"},
    {"worst", "最も重いチーム", "Worst team"},
    {"waiting", "開かれるまで", "Until opened"},
    {"seats", "席", "seats"},
    {"readable", "読める速さ（文字／分）", "readable, characters a minute"},
    {"peak", "最大", "peak"},
    {"director", "進行スクリプトの到達状況", "Coverage of the director"},
    {"troubles", "進行スクリプトの誤り", "Errors of the director"},
    {"handlers_caption", "呼ばれた回数", "How often each handler ran"},
    {"place", "場所", "Place"},
    {"handler", "ハンドラー", "Handler"},
    {"ran", "回数", "Runs"},
    {"lines", "実行された行", "Lines that ran"},
    {"unreached", "一度も実行されなかった行", "Lines that never ran"},
};

}  // namespace

Data rehearsal_words(Language language) {
  Data out;
  for (const auto& word : words)
    out.set(std::string(word.key), std::string(language == Language::ja ? word.ja : word.en));
  return out;
}

std::string rehearsal_word(std::string_view key, Language language) {
  for (const auto& word : words) {
    if (word.key == key) return std::string(language == Language::ja ? word.ja : word.en);
  }
  assert(false);
  return {};
}

}  // namespace enshu::scoring
