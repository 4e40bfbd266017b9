// What evaluators judged of one lane, and the improvement plan of the exercise.
#include <algorithm>

#include "scoring/export/evaluation_words.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

Data marks(const Page& page, const ChecklistScore& item) {
  Data rows{Data::type::list};
  for (const auto& mark : item.marks) {
    Data row;
    row.set("mark", mark_words(mark.mark));
    row.set("person", page.person(mark.seat));
    row.set("time", format_exercise_time(mark.at));
    if (!mark.note.empty()) row.set("note", mark.note);
    if (!mark.latest) row.set("earlier", judged_word("earlier", page.language()));
    rows.push_back(row);
  }
  return rows;
}

Data settlements(const Page& page, const ChecklistScore& item) {
  Data rows{Data::type::list};
  for (const auto& settled : item.settled) {
    Data row;
    row.set("mark", mark_words(settled.mark));
    row.set("person", page.person(settled.seat));
    row.set("reason", settled.reason);
    rows.push_back(row);
  }
  return rows;
}

Data items(const Page& page, const LaneDebrief& lane) {
  Data rows{Data::type::list};
  for (const auto& item : lane.score.checklist) {
    Data row;
    row.set("text", page.text(item.text));
    row.set("objective", item.objective.empty() ? "" : page.objective(item.objective));
    row.set("opened", item.opened_at ? format_exercise_time(*item.opened_at)
                                     : judged_word("never_opened", page.language()));
    row.set("suggested", mark_words(item.suggested));
    row.set("agreed", mark_words(item.agreed));
    if (item.disputed) row.set("disputed", judged_word("disputed", page.language()));
    row.set("marks", marks(page, item));
    row.set("settled", settlements(page, item));
    auto evidence = item.evidence;
    if (item.opened_seq != 0) evidence.insert(evidence.begin(), item.opened_seq);
    row.set("links", page.links(evidence));
    rows.push_back(row);
  }
  return rows;
}

Data overrides(const Page& page, const LaneDebrief& lane) {
  Data rows{Data::type::list};
  for (const auto& entry : lane.score.overrides) {
    Data row;
    row.set("title", page.text(entry.title));
    row.set("machine", entry.max > 0
                           ? points_words(entry.machine_points) + " / " + points_words(entry.max)
                           : page.word("not_counted"));
    row.set("given", override_words(entry, page.language()));
    row.set("points", entry.max > 0 ? points_words(entry.points) : "–");
    row.set("reason", entry.reason);
    row.set("person", page.person(entry.seat));
    row.set("time", format_exercise_time(entry.at));
    if (!entry.stands && !entry.withdrawn)
      row.set("replaced", judged_word("replaced", page.language()));
    rows.push_back(row);
  }
  return rows;
}

std::string answer(const Page& page, const ImprovementEntry& row, std::int64_t months) {
  for (const auto& entry : row.follow_ups) {
    if (!entry.latest || entry.months != months) continue;
    std::string out = follow_up_words(entry.state, page.language());
    if (!entry.comment.empty()) out += '\n' + entry.comment;
    if (!entry.answered_by.empty()) out += "\n– " + entry.answered_by;
    return out;
  }
  return "–";
}

Data plan_rows(const Page& page) {
  Data rows{Data::type::list};
  for (const auto& entry : page.model().improvements) {
    Data row;
    row.set("team", entry.lane.empty() ? judged_word("whole", page.language())
                                       : page.lane_title(entry.lane));
    row.set("issue", entry.issue);
    if (entry.withdrawn) row.set("withdrawn", judged_word("withdrawn", page.language()));
    row.set("ground", entry.ground);
    if (!entry.obligation_title.empty()) row.set("duty", page.text(entry.obligation_title));
    row.set("links", page.links({entry.about}));
    row.set("has_about", entry.about != 0);
    row.set("action", entry.action);
    row.set("owner", entry.owner);
    row.set("start", entry.start);
    row.set("due", entry.due);
    row.set("six", answer(page, entry, 6));
    row.set("twelve", answer(page, entry, 12));
    rows.push_back(row);
  }
  return rows;
}

Data follow_ups(const Page& page) {
  Data rows{Data::type::list};
  const auto share = [](const std::optional<std::int64_t>& ppm) {
    return ppm ? percent_words(*ppm) : std::string("–");
  };
  for (const auto& figures : page.model().follow_ups) {
    Data row;
    row.set("when", judged_word(figures.months == 6 ? "months_6" : "months_12", page.language()));
    std::vector<std::string> cells;
    for (const auto count : {figures.rows, figures.answered, figures.done, figures.under_way,
                             figures.not_started, figures.abandoned})
      cells.push_back(std::to_string(count));
    cells.push_back(share(figures.answered_ppm));
    for (const auto count : {figures.owners, figures.owners_answered, figures.owners_improving})
      cells.push_back(std::to_string(count));
    cells.push_back(share(figures.improving_ppm));
    row.set("cells", string_list(cells));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string evaluation_html(const Page& page, const LaneDebrief& lane, const std::string& id) {
  if (lane.score.checklist.empty() && lane.score.overrides.empty()) return {};
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("e", judged_words(page.language()));
  data.set("id", id);
  data.set("has_items", !lane.score.checklist.empty());
  data.set("items", items(page, lane));
  data.set("has_overrides", !lane.score.overrides.empty());
  data.set("overrides", overrides(page, lane));
  if (lane.score.overridden_tenths)
    data.set("overridden", tenths_json(lane.score.overridden_tenths));
  return render("evaluation.mustache", data);
}

std::string improvements_html(const Page& page) {
  if (page.model().improvements.empty()) return {};
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("e", judged_words(page.language()));
  data.set("rows", plan_rows(page));
  data.set("has_follow_ups", !page.model().follow_ups.empty());
  data.set("follow_ups", follow_ups(page));
  std::vector<std::string> states;
  for (const auto state : {FollowUpState::done, FollowUpState::under_way,
                           FollowUpState::not_started, FollowUpState::abandoned})
    states.push_back(follow_up_words(state, page.language()));
  data.set("states", string_list(states));
  return render("improvements.mustache", data);
}

}  // namespace enshu::scoring
