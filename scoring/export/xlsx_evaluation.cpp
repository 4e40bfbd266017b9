// Sheets of what was judged by people, and of the improvement plan.
#include "scoring/export/evaluation_words.hpp"
#include "scoring/export/xlsx_sheets.hpp"

namespace enshu::scoring {
namespace {

constexpr std::int64_t point = 1'000'000;

void item_row(Sheet& sheet, const Page& page, const LaneDebrief& lane, const ChecklistScore& item,
              const MarkEntry* mark) {
  const auto word = [&](std::string_view key) { return judged_word(key, page.language()); };
  sheet.text(page.text(lane.title)).text(item.id.value).text(page.text(item.text));
  sheet.text(item.objective.empty() ? "" : page.objective(item.objective)).time(item.opened_at);
  sheet.text(item.suggested ? mark_words(item.suggested) : "");
  if (mark != nullptr) {
    sheet.text(page.person(mark->seat)).text(mark_words(mark->mark)).time(mark->at);
    sheet.text(mark->latest ? "" : word("earlier")).text(mark->note);
  } else {
    sheet.empty().text(word(item.opened_at ? "unmarked" : "never_opened"));
    sheet.empty().empty().empty();
  }
  sheet.text(item.agreed ? mark_words(item.agreed) : "");
  sheet.text(item.disputed ? word("disputed") : "");
  sheet.text(item.settled.empty() ? "" : page.person(item.settled.back().seat));
  sheet.text(item.settled.empty() ? "" : item.settled.back().reason);
  sheet.sequences(item.evidence).end();
}

const FollowUpEntry* latest(const ImprovementEntry& row, std::int64_t months) {
  for (const auto& entry : row.follow_ups) {
    if (entry.latest && entry.months == months) return &entry;
  }
  return nullptr;
}

}  // namespace

void evaluation_sheet(Workbook& book, const Page& page) {
  const auto word = [&](std::string_view key) { return judged_word(key, page.language()); };
  bool any = false;
  for (const auto& lane : page.model().lanes) any = any || !lane.score.checklist.empty();
  if (!any) return;
  auto sheet = book.sheet(either(page, "評定", "Marks"), {{page.word("team"), 16},
                                                          {"ID", 20},
                                                          {word("item"), 40},
                                                          {page.word("objective"), 22},
                                                          {word("opened"), 12},
                                                          {word("suggested"), 10},
                                                          {either(page, "評価者", "Evaluator"), 18},
                                                          {either(page, "評定", "Mark"), 10},
                                                          {page.word("time"), 10},
                                                          {word("earlier"), 10},
                                                          {either(page, "所見", "Note"), 50},
                                                          {word("agreed"), 12},
                                                          {word("disputed"), 16},
                                                          {word("settled"), 18},
                                                          {word("reason"), 40},
                                                          {page.word("evidence"), 16}});
  for (const auto& lane : page.model().lanes) {
    for (const auto& item : lane.score.checklist) {
      if (item.marks.empty()) item_row(sheet, page, lane, item, nullptr);
      for (const auto& mark : item.marks) item_row(sheet, page, lane, item, &mark);
    }
  }
}

void overrides_sheet(Workbook& book, const Page& page) {
  const auto word = [&](std::string_view key) { return judged_word(key, page.language()); };
  bool any = false;
  for (const auto& lane : page.model().lanes) any = any || !lane.score.overrides.empty();
  if (!any) return;
  auto sheet = book.sheet(word("overrides"), {{page.word("team"), 16},
                                              {"ID", 20},
                                              {page.word("duty"), 30},
                                              {word("machine"), 10},
                                              {word("override"), 14},
                                              {page.word("points"), 10},
                                              {page.word("max"), 10},
                                              {page.word("state"), 14},
                                              {word("reason"), 50},
                                              {either(page, "評価者", "Evaluator"), 18},
                                              {page.word("time"), 10},
                                              {word("overridden_total"), 14}});
  for (const auto& lane : page.model().lanes) {
    for (const auto& entry : lane.score.overrides) {
      sheet.text(page.text(lane.title)).text(entry.obligation.value).text(page.text(entry.title));
      sheet.fraction(entry.machine_points, point);
      if (entry.permille && !entry.band && !entry.withdrawn) {
        sheet.percent(*entry.permille * 1'000);
      } else {
        sheet.text(override_words(entry, page.language()));
      }
      sheet.fraction(entry.points, point).fraction(entry.max, point);
      sheet.text(entry.stands || entry.withdrawn ? "" : word("replaced")).text(entry.reason);
      sheet.text(page.person(entry.seat)).time(entry.at);
      if (lane.score.overridden_tenths) sheet.fraction(*lane.score.overridden_tenths, 10);
      sheet.end();
    }
  }
}

void improvements_sheet(Workbook& book, const Page& page) {
  if (page.model().improvements.empty()) return;
  const auto word = [&](std::string_view key) { return judged_word(key, page.language()); };
  auto sheet = book.sheet(word("plan"), {{page.word("team"), 16},
                                         {word("issue"), 40},
                                         {word("ground"), 30},
                                         {page.word("duty"), 24},
                                         {page.word("evidence"), 10},
                                         {word("action"), 40},
                                         {word("owner"), 20},
                                         {word("start"), 12},
                                         {word("due"), 12},
                                         {page.word("state"), 10},
                                         {word("months_6"), 14},
                                         {word("comment"), 30},
                                         {word("answered_by"), 18},
                                         {word("months_12"), 14},
                                         {word("comment"), 30},
                                         {word("answered_by"), 18}});
  for (const auto& row : page.model().improvements) {
    sheet.text(row.lane.empty() ? word("whole") : page.lane_title(row.lane)).text(row.issue);
    sheet.text(row.ground).text(page.text(row.obligation_title));
    if (row.about == 0) {
      sheet.empty();
    } else {
      sheet.number(row.about);
    }
    sheet.text(row.action).text(row.owner).day(row.start).day(row.due);
    sheet.text(row.withdrawn ? word("withdrawn") : "");
    for (const std::int64_t months : {6, 12}) {
      const auto* answer = latest(row, months);
      sheet.text(answer == nullptr ? "" : follow_up_words(answer->state, page.language()));
      sheet.text(answer == nullptr ? "" : answer->comment);
      sheet.text(answer == nullptr ? "" : answer->answered_by);
    }
    sheet.end();
  }
}

void follow_up_sheet(Workbook& book, const Page& page) {
  if (page.model().follow_ups.empty()) return;
  const auto word = [&](std::string_view key) { return judged_word(key, page.language()); };
  const auto state = [&](FollowUpState of) {
    return Column{follow_up_words(of, page.language()), 12};
  };
  auto sheet = book.sheet(word("follow_up"), {{word("when"), 14},
                                              {word("rows"), 8},
                                              {word("answered"), 10},
                                              state(FollowUpState::done),
                                              state(FollowUpState::under_way),
                                              state(FollowUpState::not_started),
                                              state(FollowUpState::abandoned),
                                              {word("answer_rate"), 12},
                                              {word("owners"), 10},
                                              {word("owners_answered"), 14},
                                              {word("owners_improving"), 16},
                                              {word("improving_rate"), 18}});
  const auto share = [&](const std::optional<std::int64_t>& ppm) {
    if (ppm) {
      sheet.percent(*ppm);
    } else {
      sheet.empty();
    }
  };
  for (const auto& figures : page.model().follow_ups) {
    sheet.text(word(figures.months == 6 ? "months_6" : "months_12")).number(figures.rows);
    sheet.number(figures.answered).number(figures.done).number(figures.under_way);
    sheet.number(figures.not_started).number(figures.abandoned);
    share(figures.answered_ppm);
    sheet.number(figures.owners).number(figures.owners_answered).number(figures.owners_improving);
    share(figures.improving_ppm);
    sheet.end();
  }
}

}  // namespace enshu::scoring
