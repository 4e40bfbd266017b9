// Six and twelve months are calendar months from the day on which the exercise ended.
#include "scoring/follow_up.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <tuple>

namespace enshu::scoring {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::int64_t, 2> asked_after{6, 12};

/// The same day of the month, or the month's last where it is shorter.
year_month_day later(year_month_day day, std::int64_t months) {
  const auto moved = day + std::chrono::months(months);
  if (moved.ok()) return moved;
  return {moved.year() / moved.month() / std::chrono::last};
}

/// The last word for these months.
const FollowUpEntry* answer_of(const ImprovementEntry& row, std::int64_t months) {
  const auto found = std::ranges::find_if(row.follow_ups, [&](const FollowUpEntry& entry) {
    return entry.latest && entry.months == months;
  });
  return found == row.follow_ups.end() ? nullptr : &*found;
}

std::optional<FollowUpState> answered_before(const ImprovementEntry& row, std::int64_t months) {
  const auto* six = months > asked_after.front() ? answer_of(row, asked_after.front()) : nullptr;
  return six == nullptr ? std::nullopt : std::optional(six->state);
}

/// The faults of one answer; `where` is its place in the file.
class AnswerCheck {
 public:
  AnswerCheck(const FollowUpFile& file, const DebriefModel& model, year_month_day day)
      : file_(file), model_(model), day_(day) {}

  [[nodiscard]] std::optional<Error> fault(const FollowUpGiven& answer,
                                           const std::set<FollowUpAsked>& taken,
                                           const std::string& where) const {
    const auto row =
        std::ranges::find(model_.improvements, answer.improvement, &ImprovementEntry::id);
    if (row == model_.improvements.end()) {
      return Error{"unknown_improvement",
                   {"改善計画に「" + answer.improvement.value + "」という行はありません。",
                    "The improvement plan has no row '" + answer.improvement.value + "'."},
                   where + ".improvement"};
    }
    if (row->owner != file_.owner || row->lane != file_.lane) {
      return Error{"not_owner",
                   {"この改善の担当は「" + row->owner +
                        "」です。担当が変わったときは、用紙を"
                        "作り直してください。",
                    "The owner of this improvement is '" + row->owner +
                        "'. Where the owner has changed, make the form anew."},
                   where + ".improvement"};
    }
    if (row->withdrawn) {
      return Error{"withdrawn",
                   {"この改善は取り下げられています。回答は要りません。",
                    "This improvement was withdrawn. It needs no answer."},
                   where + ".improvement"};
    }
    if (auto early = months_fault(answer, where)) return early;
    if (!answer.state) {
      return Error{"no_state",
                   {"状況がありません。done、under_way、not_started、abandoned のどれかです。",
                    "The state is missing: done, under_way, not_started or abandoned."},
                   where + ".state"};
    }
    return twice(answer, *row, taken, where);
  }

 private:
  [[nodiscard]] std::optional<Error> months_fault(const FollowUpGiven& answer,
                                                  const std::string& where) const {
    if (std::ranges::find(asked_after, answer.months) == asked_after.end()) {
      return Error{
          "bad_months",
          {"フォローアップは 6 か月後か 12 か月後です。", "A follow-up is at 6 or 12 months."},
          where + ".months"};
    }
    const auto ended =
        day_of(model_.exercise.ended.value_or(WallTime{}), model_.exercise.zone_minutes);
    const auto on = later(ended, answer.months);
    if (on <= day_) return std::nullopt;
    return Error{"not_due",
                 {"まだお尋ねしていない時期です（" + spelled(on) + " から）。",
                  "These months are not asked about yet (from " + spelled(on) + " on)."},
                 where + ".months"};
  }

  [[nodiscard]] std::optional<Error> twice(const FollowUpGiven& answer, const ImprovementEntry& row,
                                           const std::set<FollowUpAsked>& taken,
                                           const std::string& where) const {
    if (const auto* before = answer_of(row, answer.months)) {
      const auto when = spelled(day_of(before->wall, model_.exercise.zone_minutes));
      return Error{"answered_twice",
                   {when + " に回答済みです（" + before->answered_by +
                        "）。直すときは、振り返りの改善計画で記入してください。",
                    "It was answered on " + when + " (" + before->answered_by +
                        "). To correct that, write it into the improvement plan of the debrief."},
                   where};
    }
    if (!taken.contains({answer.improvement, answer.months})) return std::nullopt;
    return Error{"answered_twice",
                 {"同じ改善と時期への回答が、このファイルか先に読んだファイルにもあります。"
                  "一つにしてください。",
                  "This file, or one read before it, answers the same row and months too. Keep one "
                  "of them."},
                 where};
  }

  const FollowUpFile& file_;
  const DebriefModel& model_;
  year_month_day day_;
};

/// What makes the whole file worthless.
std::optional<Error> file_fault(const FollowUpFile& file, const std::string& key,
                                const std::string& place) {
  if (file.enshu_follow_up != follow_up_version) {
    return Error{"other_version",
                 {"このプログラムが読める回答ファイルではありません（版 1 だけを読みます）。",
                  "This program does not read such a file; it reads version 1."},
                 place + ": enshu_follow_up"};
  }
  if (file.key != key) {
    return Error{"bad_key",
                 {"この担当に渡した用紙から保存した回答ではないか、書き換えられています。送ってき"
                  "た人に確かめてください。",
                  "It was not saved from the form that this owner was given, or it was changed. "
                  "Ask whoever sent it."},
                 place + ": key"};
  }
  if (file.answered_by.empty()) {
    return Error{"no_name",
                 {"回答者の名前がありません。", "The name of who answered is missing."},
                 place + ": answered_by"};
  }
  if (file.answers.empty()) {
    return Error{"no_answers",
                 {"回答が一つもありません。", "There is no answer in it."},
                 place + ": answers"};
  }
  return std::nullopt;
}

}  // namespace

year_month_day day_of(WallTime time, std::int64_t zone_minutes) {
  const std::chrono::milliseconds local(time.ms + zone_minutes * 60'000);
  return {std::chrono::sys_days(std::chrono::floor<std::chrono::days>(local))};
}

std::string spelled(year_month_day day) {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
  return out.data();
}

std::vector<FollowUpDue> follow_ups_due(const DebriefModel& model, year_month_day day) {
  std::vector<FollowUpDue> out;
  if (!model.exercise.ended) return out;
  const auto ended = day_of(*model.exercise.ended, model.exercise.zone_minutes);
  for (const auto& row : model.improvements) {
    if (row.withdrawn) continue;
    for (const auto months : asked_after) {
      const auto on = later(ended, months);
      if (on > day || answer_of(row, months) != nullptr) continue;
      out.push_back({row.id, months, spelled(on), row.lane,
                     row.lane.empty() ? Text{} : model.lane_title(row.lane), row.owner, row.issue,
                     row.ground, row.action, row.due, answered_before(row, months)});
    }
  }
  std::ranges::stable_sort(out, {}, [](const FollowUpDue& row) {
    return std::tuple(row.owner, row.lane.value, row.months);
  });
  return out;
}

std::vector<FollowUpForm> forms_of(const std::vector<FollowUpDue>& due) {
  std::vector<FollowUpForm> out;
  for (const auto& row : due) {
    if (out.empty() || out.back().owner != row.owner || out.back().lane != row.lane)
      out.push_back({row.lane, row.lane_title, row.owner, {}});
    out.back().rows.push_back(row);
  }
  return out;
}

std::vector<Error> faults_of(const FollowUpFile& file, const DebriefModel& model,
                             year_month_day day, const std::string& key,
                             const std::set<FollowUpAsked>& taken, const std::string& place) {
  if (auto fault = file_fault(file, key, place)) return {std::move(*fault)};
  std::vector<Error> out;
  auto seen = taken;
  const AnswerCheck check(file, model, day);
  for (std::size_t i = 0; i < file.answers.size(); ++i) {
    const auto& answer = file.answers[i];
    const auto where = place + ": answers[" + std::to_string(i) + "]";
    if (auto fault = check.fault(answer, seen, where)) out.push_back(std::move(*fault));
    seen.insert({answer.improvement, answer.months});
  }
  return out;
}

}  // namespace enshu::scoring
