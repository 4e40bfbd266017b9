// Sheets of what was judged: duties with their measures, handling, paths, and another rubric.
#include <algorithm>

#include "scoring/export/xlsx_sheets.hpp"
#include "scoring/paths.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

constexpr std::int64_t point = 1'000'000;

std::string duty_title(const Page& page, const LaneDebrief& lane, const ObligationId& id) {
  const auto found = std::ranges::find_if(lane.score.obligations,
                                          [&](const ObligationScore& o) { return o.id == id; });
  return found == lane.score.obligations.end() ? std::string{} : page.text(found->title);
}

void duty_rows(Sheet& sheet, const Page& page, const LaneDebrief& lane,
               const ObligationScore& duty) {
  const auto row = [&](const std::string& measure, const std::optional<std::int64_t>& value,
                       std::int64_t points, std::int64_t max, const Text& words,
                       const std::vector<std::uint64_t>& evidence) {
    sheet.text(page.text(lane.title)).text(duty.id.value).text(page.text(duty.title));
    sheet.text(page.objective(duty.objective)).text(page.party(duty.owes));
    sheet.text(page.parties(duty.required)).text(page.text(status_words(duty.status)));
    sheet.time(duty.triggered_at).time(duty.target_at).time(duty.limit_at).time(duty.done_at);
    sheet.text(measure);
    if (value) {
      sheet.percent(*value);
    } else {
      sheet.empty();
    }
    sheet.fraction(points, point).fraction(max, point).text(page.text(words));
    sheet.sequences(evidence).end();
  };
  row(page.word("total"), std::nullopt, duty.points, duty.max, duty.explanation, duty.evidence);
  for (const auto& part : duty.measures) {
    row(page.text(measure_words(part.measure)),
        part.applicable ? std::optional(part.value_ppm) : std::nullopt, part.points, part.max,
        part.explanation, part.evidence);
  }
}

}  // namespace

void duties_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "義務", "Obligations"), {{page.word("team"), 16},
                                                                {"ID", 20},
                                                                {page.word("duty"), 30},
                                                                {page.word("objective"), 22},
                                                                {page.word("from"), 20},
                                                                {page.word("to"), 24},
                                                                {page.word("state"), 10},
                                                                {page.word("trigger"), 10},
                                                                {page.word("target"), 10},
                                                                {page.word("limit"), 10},
                                                                {page.word("done"), 10},
                                                                {page.word("measure"), 16},
                                                                {page.word("value"), 10},
                                                                {page.word("points"), 10},
                                                                {page.word("max"), 10},
                                                                {page.word("explanation"), 70},
                                                                {page.word("evidence"), 16}});
  for (const auto& lane : page.model().lanes) {
    for (const auto& duty : lane.score.obligations) duty_rows(sheet, page, lane, duty);
  }
}

void handling_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "対処", "Handling"), {{page.word("team"), 16},
                                                             {page.word("kind"), 18},
                                                             {"ID", 22},
                                                             {page.word("what"), 36},
                                                             {page.word("objective"), 22},
                                                             {page.word("state"), 10},
                                                             {page.word("by"), 10},
                                                             {page.word("done"), 10},
                                                             {page.word("points"), 10},
                                                             {page.word("max"), 10},
                                                             {page.word("explanation"), 70},
                                                             {page.word("evidence"), 16}});
  for (const auto& lane : page.model().lanes) {
    for (const auto* items : {&lane.score.actions, &lane.score.expectations}) {
      for (const auto& item : *items) {
        const auto kind =
            item.kind == HandlingKind::action ? RubricKind::action : RubricKind::expectation;
        sheet.text(page.text(lane.title)).text(rubric_words(kind, page.language()));
        sheet.text(item.id).text(page.text(item.title)).text(page.objective(item.objective));
        sheet.text(page.text(status_words(item.status))).time(item.by).time(item.done_at);
        sheet.fraction(item.points, point).fraction(item.max, point);
        sheet.text(page.text(item.explanation)).sequences(item.evidence).end();
      }
    }
  }
}

void paths_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "報告経路", "Reporting paths"),
                          {{page.word("team"), 16},
                           {page.word("duty"), 30},
                           {page.word("from"), 22},
                           {page.word("to"), 22},
                           {page.word("state"), 16},
                           {page.word("means"), 12},
                           {page.word("due"), 10},
                           {page.word("actual"), 10},
                           {page.word("delay"), 10},
                           {page.word("to_open"), 10},
                           {page.word("to_tell"), 10},
                           {page.word("to_receipt"), 10},
                           {page.word("receipt"), 10},
                           {page.word("edges_unacknowledged"), 12},
                           {page.word("edges_leaked"), 14},
                           {page.word("times"), 8},
                           {page.word("evidence"), 16}});
  const auto yes = [&](bool is) { return is ? either(page, "はい", "yes") : std::string{}; };
  for (const auto& lane : page.model().lanes) {
    for (const auto& path : lane.paths) {
      const auto steps = hop_steps(path);
      sheet.text(page.text(lane.title)).text(duty_title(page, lane, path.obligation));
      sheet.text(page.party(path.from)).text(page.party(path.to));
      sheet.text(path_words(path.state, page.language()));
      sheet.text(means_words(path.means, page.language())).time(path.expected_by).time(path.at);
      sheet.span(path.delay).span(steps.to_open).span(steps.to_tell).span(steps.to_receipt);
      sheet.time(path.receipt_at).text(yes(path.unacknowledged)).text(yes(path.leaked));
      sheet.number(path.count).sequences(path.evidence).end();
    }
  }
}

void rubric_sheet(Workbook& book, const Page& page) {
  if (!page.model().rubric) return;
  auto sheet =
      book.sheet(either(page, "採点基準の変更", "Rubric change"), {{page.word("kind"), 18},
                                                                   {"ID", 22},
                                                                   {page.word("item"), 34},
                                                                   {page.word("state"), 10},
                                                                   {page.word("keys"), 24},
                                                                   {page.word("before"), 30},
                                                                   {page.word("after"), 30},
                                                                   {page.word("explanation"), 60}});
  const auto lead = [&](RubricKind kind, const std::string& id, const Text& title) {
    sheet.text(rubric_words(kind, page.language())).text(id).text(page.text(title));
  };
  for (const auto& item : page.model().rubric->items) {
    const auto edit = edit_words(item.edit, page.language());
    if (item.keys.empty()) {
      lead(item.kind, item.id, item.title);
      sheet.text(edit).end();
    }
    for (const auto& key : item.keys) {
      lead(item.kind, item.id, item.title);
      sheet.text(edit).text(key.key).text(key.before).text(key.after).end();
    }
  }
  for (const auto& lane : page.model().rubric->lanes) {
    for (const auto& item : lane.items) {
      lead(item.kind, item.id, item.title);
      sheet.text(page.text(lane.title)).text(page.word("points"));
      for (const auto* judged : {&item.before, &item.after}) {
        if (*judged) {
          sheet.fraction((*judged)->points, point);
        } else {
          sheet.empty();
        }
      }
      sheet.text(page.text(item.explanation)).end();
    }
  }
}

}  // namespace enshu::scoring
