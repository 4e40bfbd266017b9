// Rows as they were last written, with every answer that came later.
#include "scoring/improvements.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "scoring/points.hpp"

namespace enshu::scoring {
namespace {

/// What one owner answered: whether at all, and whether anything is done or under way.
struct Owner {
  bool answered = false;
  bool improving = false;
};

void count(FollowUpFigures& figures, FollowUpState state) {
  switch (state) {
    case FollowUpState::done:
      ++figures.done;
      break;
    case FollowUpState::under_way:
      ++figures.under_way;
      break;
    case FollowUpState::not_started:
      ++figures.not_started;
      break;
    case FollowUpState::abandoned:
      ++figures.abandoned;
      break;
  }
}

FollowUpFigures at_months(const std::vector<ImprovementEntry>& rows, std::int64_t months) {
  FollowUpFigures out;
  out.months = months;
  std::map<std::pair<LaneId, std::string>, Owner> owners;
  for (const auto& row : rows) {
    if (row.withdrawn) continue;
    ++out.rows;
    auto& owner = owners[{row.lane, row.owner}];
    const auto answer = std::ranges::find_if(row.follow_ups, [&](const FollowUpEntry& entry) {
      return entry.latest && entry.months == months;
    });
    if (answer == row.follow_ups.end()) continue;
    ++out.answered;
    count(out, answer->state);
    owner.answered = true;
    if (answer->state == FollowUpState::done || answer->state == FollowUpState::under_way)
      owner.improving = true;
  }
  for (const auto& [name, owner] : owners) {
    ++out.owners;
    if (owner.answered) ++out.owners_answered;
    if (owner.improving) ++out.owners_improving;
  }
  if (out.rows > 0) out.answered_ppm = ppm(out.answered, out.rows);
  if (out.owners_answered > 0) out.improving_ppm = ppm(out.owners_improving, out.owners_answered);
  return out;
}

}  // namespace

void on_planned(std::vector<ImprovementEntry>& rows, const Scenario& scenario,
                const Recorded& recorded, const ImprovementPlanned& e) {
  auto found = std::ranges::find(rows, e.improvement, &ImprovementEntry::id);
  if (found == rows.end()) {
    found = rows.insert(rows.end(), ImprovementEntry{});
  } else {
    ++found->versions;
  }
  auto& row = *found;
  row.id = e.improvement;
  row.lane = recorded.lane;
  row.issue = e.issue;
  row.ground = e.ground;
  row.obligation = e.obligation;
  const auto* duty = scenario.obligation(e.obligation);
  row.obligation_title = duty == nullptr ? Text{} : duty->title;
  row.about = e.about;
  row.action = e.action;
  row.owner = e.owner;
  row.start = e.start;
  row.due = e.due;
  row.withdrawn = e.withdrawn;
  row.seat = recorded.by;
  row.seq = recorded.seq;
}

void on_follow_up(std::vector<ImprovementEntry>& rows, const Recorded& recorded,
                  const FollowUpAnswered& e) {
  const auto row = std::ranges::find(rows, e.improvement, &ImprovementEntry::id);
  if (row == rows.end()) return;
  for (auto& earlier : row->follow_ups) {
    if (earlier.months == e.months) earlier.latest = false;
  }
  row->follow_ups.push_back(
      {e.months, e.state, e.comment, e.answered_by, recorded.wall, recorded.seq, true});
}

std::optional<FollowUpState> last_state(const ImprovementEntry& row) {
  const FollowUpEntry* last = nullptr;
  for (const auto& entry : row.follow_ups) {
    if (entry.latest && (last == nullptr || entry.months > last->months)) last = &entry;
  }
  return last == nullptr ? std::nullopt : std::optional(last->state);
}

std::vector<FollowUpFigures> follow_up_figures(const std::vector<ImprovementEntry>& rows) {
  if (std::ranges::all_of(rows, &ImprovementEntry::withdrawn)) return {};
  return {at_months(rows, 6), at_months(rows, 12)};
}

}  // namespace enshu::scoring
