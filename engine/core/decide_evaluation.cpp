// Decisions about what evaluators judge, and about the plan of improvements. Most of it is asked
// after EndEx too: the clock is not looked at beyond StartEx.
#include <algorithm>
#include <string_view>

#include "engine/base/day.hpp"
#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr std::size_t longest_text = 8'000;
constexpr std::size_t longest_name = 400;

Decision one(const LaneId& lane, Event event) { return Decision{{Draft{lane, std::move(event)}}}; }

Result<const LaneState*> lane_of(const Asking& asking, const LaneId& name) {
  const auto* lane = asking.state.lane(name);
  if (lane == nullptr) {
    return refuse("unknown_lane", "そのチームはありません。一覧から選び直してください。",
                  "There is no such team. Choose one from the list.");
  }
  return lane;
}

Result<Done> known_item(const Asking& asking, const ChecklistItemId& id) {
  const auto& items = asking.scenario.checklist;
  const auto item = std::ranges::find(items, id, &ChecklistItem::id);
  const auto* duty = item == items.end() ? nullptr : asking.scenario.obligation(item->obligation);
  const bool others = duty != nullptr && asks_locally(asking) && !own_people(asking, duty->owes);
  if (item != items.end() && !others) return Done{};
  return refuse("unknown_item", "その評価項目はこのシナリオにありません。",
                "The checklist of this scenario has no such item.");
}

Result<Done> begun(const Asking& asking) {
  if (asking.state.clock.started) return Done{};
  return refuse("not_started", "評定できるのは演習の開始後です。",
                "Nothing can be judged before StartEx.");
}

Result<Done> with_reason(const std::string& reason) {
  if (reason.empty()) {
    return refuse("no_reason", "理由を入力してください。記録に残り、振り返りで示されます。",
                  "Write the reason: it stays in the record and is shown in the debrief.");
  }
  return within(reason, longest_text, "理由", "reason");
}

Result<Done> with_mark(const std::optional<Rating>& mark) {
  if (mark) return Done{};
  return refuse("no_mark", "評定（P・S・M・U）を選んでください。", "Choose a mark: P, S, M or U.");
}

Error no_obligation() {
  return refuse("unknown_obligation", "その義務はこのシナリオにありません。",
                "This scenario has no such obligation.");
}

Result<Done> fine_dates(const PlanImprovement& command) {
  for (const auto* date : {&command.start, &command.due}) {
    if (!date->empty() && !parse_day(*date)) {
      return refuse("bad_date", "日付は「2026-12-01」の形で入力してください。",
                    "Write the date as in '2026-12-01'.");
    }
  }
  if (!command.start.empty() && !command.due.empty() && command.due < command.start) {
    return refuse("bad_date", "期限が開始日より前です。", "The due date is before the start.");
  }
  return Done{};
}

Result<Done> fine_row(const Asking& asking, const PlanImprovement& command) {
  if (command.issue.empty()) {
    return refuse("no_issue", "課題を入力してください。", "Write what is to be improved.");
  }
  for (const auto* text : {&command.issue, &command.ground, &command.action}) {
    if (auto fine = within(*text, longest_text, "記入欄", "entry"); !fine) return fine;
  }
  if (auto fine = within(command.owner, longest_name, "担当", "owner"); !fine) return fine;
  if (auto fine = fine_dates(command); !fine) return fine;
  if (!command.obligation.empty() && asking.scenario.obligation(command.obligation) == nullptr)
    return no_obligation();
  if (command.about > asking.state.seq) {
    return refuse("unknown_event", "根拠とする出来事が記録にありません。",
                  "The record has no such event.");
  }
  return Done{};
}

Error no_row() {
  return refuse("unknown_improvement",
                "改善計画にその行がありません。画面を再読み込みしてください。",
                "The improvement plan has no such row. Reload the page.");
}

}  // namespace

bool ItemMarks::differ() const {
  const auto other = [&](Rating than) {
    return std::ranges::any_of(by, [&](const auto& entry) { return entry.second != than; });
  };
  return !by.empty() && (other(by.begin()->second) || (settled && other(*settled)));
}

Decided on(const Asking& asking, const Evaluate& command) {
  auto lane = lane_of(asking, command.lane);
  if (asks_locally(asking)) {
    if (auto own = whom(asking, {command.lane}, {}); !own) return own.error();
  }
  if (!lane) return lane.error();
  if (auto fine = known_item(asking, command.item); !fine) return fine.error();
  if (auto fine = begun(asking); !fine) return fine.error();
  if (auto fine = with_mark(command.mark); !fine) return fine.error();
  if (auto fine = within(command.note, longest_text, "所見", "note"); !fine) return fine.error();
  return one(command.lane, ItemMarked{command.item, *command.mark, command.note});
}

Decided on(const Asking& asking, const Reconcile& command) {
  auto lane = lane_of(asking, command.lane);
  if (!lane) return lane.error();
  if (auto fine = known_item(asking, command.item); !fine) return fine.error();
  if (auto fine = with_mark(command.mark); !fine) return fine.error();
  if (auto fine = with_reason(command.reason); !fine) return fine.error();
  const auto marks = (*lane)->marks.find(command.item);
  if (marks == (*lane)->marks.end() || !marks->second.differ()) {
    return refuse("nothing_to_settle", "この項目では、評価者の評定は分かれていません。",
                  "The evaluators do not differ about this item.");
  }
  return one(command.lane, MarksReconciled{command.item, *command.mark, command.reason});
}

Decided on(const Asking& asking, const OverrideScore& command) {
  auto lane = lane_of(asking, command.lane);
  if (!lane) return lane.error();
  if (asking.scenario.obligation(command.obligation) == nullptr) return no_obligation();
  if (auto fine = begun(asking); !fine) return fine.error();
  if (command.permille && command.band) {
    return refuse("one_figure", "得点か評定の、どちらか一方を入力してください。",
                  "Give either the points or a band, not both.");
  }
  if (command.permille && (*command.permille < 0 || *command.permille > 1000)) {
    return refuse("bad_points", "得点は 0 から 100 ％で入力してください。",
                  "Give the points as 0 to 100 percent.");
  }
  if (auto fine = with_reason(command.reason); !fine) return fine.error();
  return one(command.lane,
             ScoreOverridden{command.obligation, command.permille, command.band, command.reason});
}

Decided on(const Asking& asking, const PlanImprovement& command) {
  auto where = command.lane;
  auto id = command.improvement;
  if (id.empty()) {
    id = ImprovementId{draw_id(asking.state, 'i', 0)};
  } else {
    const auto known = asking.state.improvements.find(id);
    if (known == asking.state.improvements.end()) return no_row();
    where = known->second;
  }
  if (!where.empty()) {
    if (auto lane = lane_of(asking, where); !lane) return lane.error();
  }
  if (auto fine = begun(asking); !fine) return fine.error();
  if (auto fine = fine_row(asking, command); !fine) return fine.error();
  return one(where, ImprovementPlanned{id, command.issue, command.ground, command.obligation,
                                       command.about, command.action, command.owner, command.start,
                                       command.due, command.withdrawn});
}

Decided on(const Asking& asking, const AnswerFollowUp& command) {
  const auto row = asking.state.improvements.find(command.improvement);
  if (row == asking.state.improvements.end()) return no_row();
  if (!asking.state.clock.ended) {
    return refuse("not_ended", "フォローアップの回答は、演習の終了後に記録できます。",
                  "Answers to a follow-up are written down after EndEx.");
  }
  if (command.months != 6 && command.months != 12) {
    return refuse("bad_months", "フォローアップは 6 か月後か 12 か月後です。",
                  "A follow-up is at 6 or 12 months.");
  }
  if (!command.state) {
    return refuse("no_state", "実施の状況を選んでください。", "Choose how far it has come.");
  }
  if (auto fine = within(command.comment, longest_text, "コメント", "comment"); !fine)
    return fine.error();
  if (auto fine = within(command.answered_by, longest_name, "回答者", "name"); !fine)
    return fine.error();
  return one(row->second, FollowUpAnswered{command.improvement, command.months, *command.state,
                                           command.comment, command.answered_by});
}

}  // namespace enshu
