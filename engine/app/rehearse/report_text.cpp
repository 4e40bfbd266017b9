// As people read it in a terminal: a screen, not a book.
#include <algorithm>

#include "engine/app/rehearse/report.hpp"
#include "engine/base/time.hpp"
#include "scoring/score_json.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t most_lines = 8;
constexpr int name_columns = 44;

/// Columns that UTF-8 text takes in a terminal: East Asian letters take two.
int columns(const std::string& text) {
  int wide = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0xE0)
      wide += 2;
    else if (byte < 0x80 || byte >= 0xC0)
      wide += 1;
  }
  return wide;
}

std::string padded(const std::string& text, int width) {
  return text + std::string(static_cast<std::size_t>(std::max(1, width - columns(text))), ' ');
}

std::string right(const std::string& text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - columns(text))), ' ') + text;
}

class Writing {
 public:
  Writing(const scoring::RehearsalModel& model, Language language)
      : model_(model), language_(language) {}

  std::string report(std::int64_t wall_ms) {
    head(wall_ms);
    scores();
    troubles();
    overload();
    reach();
    lines();
    failures();
    return std::move(out_);
  }

  std::string timeline() {
    const auto cases = model_.lanes * static_cast<std::int64_t>(model_.runs.size());
    line("");
    line(say("時系列（早い〜遅い、付与された割合）", "Timeline (earliest to latest, share fired)"));
    std::vector<const scoring::InjectReach*> order;
    for (const auto& inject : model_.injects) order.push_back(&inject);
    std::ranges::stable_sort(order, [](const auto* a, const auto* b) {
      const auto at = [](const auto* one) { return one->earliest ? one->earliest->ms : INT64_MAX; };
      return at(a) < at(b);
    });
    for (const auto* inject : order) {
      const std::string when = inject->earliest ? format_exercise_time(*inject->earliest) + "–" +
                                                      format_exercise_time(*inject->latest)
                                                : "–";
      const auto share = cases == 0 ? 0 : inject->fired * 100 / cases;
      line("  " + padded(when, 20) + right(std::to_string(share) + " %", 6) + "  " +
           padded(inject->id.value, 24) + inject->title.in(language_));
    }
    return std::move(out_);
  }

 private:
  std::string say(const char* ja, const char* en) const {
    return language_ == Language::ja ? ja : en;
  }
  void line(const std::string& text) { out_ += text + "\n"; }

  void head(std::int64_t wall_ms) {
    line(model_.title.in(language_));
    const auto participants = std::to_string(model_.participants);
    const auto runs = std::to_string(model_.runs.size());
    const auto span = std::to_string(model_.exercise.ms / 60'000);
    const auto wall = std::to_string(wall_ms);
    line(language_ == Language::ja
             ? "参加者 " + participants + " 名（" + model_.crew.ja + "）、" + runs + " 回、演習 " +
                   span + " 分を " + wall + " ms で"
             : participants + " participants (" + model_.crew.in(Language::en) + "), " + runs +
                   " run(s), " + span + " min of exercise in " + wall + " ms");
  }

  void spread(const std::string& name, const scoring::Distribution& scores) {
    std::string text = padded(name, name_columns);
    for (const auto value : {scores.low, scores.middle, scores.high, scores.mean})
      text += right(scores.count == 0 ? "-" : scoring::tenths_json(value), 7);
    line(text);
  }

  void scores() {
    line(padded("", name_columns) + right(say("最低", "low"), 7) + right(say("中央", "mid"), 7) +
         right(say("最高", "high"), 7) + right(say("平均", "mean"), 7));
    spread(say("総合", "total"), model_.total);
    for (const auto& objective : model_.objectives)
      spread(objective.title.in(language_), objective.scores);
    if (!model_.duties.empty()) line(say("報告の義務", "Duties to report"));
    for (const auto& duty : model_.duties) spread("  " + duty.title.in(language_), duty.scores);
  }

  void troubles() {
    const auto& found = model_.director.troubles;
    if (found.empty()) return;
    line(say("進行スクリプトの誤り", "Errors of the director"));
    for (std::size_t i = 0; i < found.size() && i < most_lines; ++i) {
      line("  " + found[i].place + ": " + found[i].message + say("（", " (") +
           std::to_string(found[i].count) + say(" 回）", " times)"));
    }
    if (found.size() > most_lines) rest(found.size() - most_lines);
  }

  void overload() {
    std::size_t shown = 0;
    for (const auto& role : model_.load) {
      for (std::size_t i = 0; i < role.slots.size(); ++i) {
        const auto percent = scoring::load_percent(model_, role, role.slots[i]);
        if (percent < 100) continue;
        if (shown++ == 0)
          line(say("読み切れない時間帯（流入 ÷ 読める量）",
                   "More to read than can be read (coming in / readable)"));
        if (shown > most_lines) continue;
        const ExerciseTime from{model_.slot.ms * static_cast<std::int64_t>(i)};
        line("  " + padded(role.title.in(language_), name_columns - 2) +
             format_exercise_time(from) + right(std::to_string(percent) + " %", 8));
      }
    }
    if (shown > most_lines) rest(shown - most_lines);
  }

  void rest(std::size_t number) {
    line(say("  ほか ", "  and ") + std::to_string(number) + say(" 件", " more"));
  }

  void reach() {
    std::vector<std::string> never;
    for (const auto& inject : model_.injects) {
      if (inject.fired == 0) never.push_back(inject.id.value + " " + inject.title.in(language_));
    }
    for (const auto& handler : model_.director.handlers) {
      if (handler.runs == 0) never.push_back(handler.place() + " " + handler.name);
    }
    if (never.empty()) return;
    line(say("一度も起きなかったこと", "Never came about"));
    for (std::size_t i = 0; i < never.size() && i < most_lines; ++i) line("  " + never[i]);
    if (never.size() > most_lines) rest(never.size() - most_lines);
  }

  void lines() {
    const auto& director = model_.director;
    if (!director.lines_watched || director.unreached.empty()) return;
    const auto& never = director.unreached;
    const auto ran = director.lines - static_cast<std::int64_t>(never.size());
    line(say("進行スクリプトで一度も実行されなかった行（実行 ",
             "Lines of the director that never ran (ran: ") +
         std::to_string(ran) + " / " + std::to_string(director.lines) + say("）", ")"));
    for (std::size_t i = 0; i < never.size() && i < most_lines; ++i)
      line("  " + never[i].place() + " " + never[i].text);
    if (never.size() > most_lines) rest(never.size() - most_lines);
  }

  void failures() {
    if (model_.failures.empty()) return;
    line(say("よくある失敗", "Commonest failures"));
    for (std::size_t i = 0; i < model_.failures.size() && i < most_lines; ++i) {
      const auto& failure = model_.failures[i];
      const auto share = failure.count * 100 / std::max<std::int64_t>(1, failure.cases);
      line(right(std::to_string(share) + " %", 7) + "  " + failure.id + " " +
           failure.title.in(language_) + ": " + failure.why.in(language_));
    }
  }

  const scoring::RehearsalModel& model_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string rehearsal_text(const scoring::RehearsalModel& model, std::int64_t wall_ms,
                           Language language) {
  return Writing(model, language).report(wall_ms);
}

std::string timeline_text(const scoring::RehearsalModel& model, Language language) {
  return Writing(model, language).timeline();
}

}  // namespace enshu::app
