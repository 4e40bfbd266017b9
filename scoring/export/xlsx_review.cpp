// The workbook's review: report fields, severity, sectors and organisations, tiers, comparison.
#include "scoring/export/review_data.hpp"
#include "scoring/export/xlsx_sheets.hpp"
#include "scoring/score_json.hpp"

namespace enshu::scoring {
namespace {

void score(Sheet& sheet, const std::optional<std::int64_t>& tenths) {
  if (tenths) {
    sheet.fraction(*tenths, 10);
  } else {
    sheet.empty();
  }
}

template <class Review>
void figures(Sheet& sheet, const Review& each) {
  sheet.number(each.seats).number(each.took_part);
  score(sheet, each.score_tenths);
  for (const auto value : {each.paths.expected, each.paths.in_time, each.paths.late,
                           each.paths.missing, each.paths.wrong, each.paths.leaked})
    sheet.number(value);
  sheet.number(each.contradictions).end();
}

}  // namespace

void organisations_sheet(Workbook& book, const Page& page) {
  std::vector<Column> columns{{page.word("organisation"), 30}, {page.word("sector"), 22}};
  for (const auto* key :
       {"seats", "took_part", "total", "edges_expected", "edges_in_time", "edges_late",
        "edges_missing", "edges_wrong", "edges_leaked", "contradictions"})
    columns.push_back({page.word(key), 12});
  auto sheet = book.sheet(either(page, "組織・分野", "Organisations"), std::move(columns));
  for (const auto& each : page.model().review.sectors) {
    sheet.text(either(page, "（分野計）", "(sector)")).text(page.text(each.title));
    figures(sheet, each);
  }
  for (const auto& each : page.model().review.organisations) {
    sheet.text(page.text(each.title)).text(sector_title(page, each.sector));
    figures(sheet, each);
  }
}

void fields_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "報告欄", "Report fields"), {{page.word("duty"), 34},
                                                                    {page.word("field"), 26},
                                                                    {page.word("team"), 18},
                                                                    {page.word("state"), 16},
                                                                    {"#", 8}});
  for (const auto& row : page.model().review.fields) {
    for (const auto& cell : row.cells) {
      if (cell.mark == FieldMark::not_counted) continue;
      sheet.text(page.text(row.duty)).text(page.text(row.label)).text(page.lane_title(cell.lane));
      sheet.text(mark_sign(cell.mark) + " " + mark_words(page, cell.mark)).number(cell.seq).end();
    }
  }
}

void severity_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "深刻度", "Severity"), {{page.word("team"), 18},
                                                               {page.word("time"), 12},
                                                               {page.word("kind"), 12},
                                                               {page.word("severity_level"), 10},
                                                               {page.word("what"), 30},
                                                               {page.word("severity_by"), 24},
                                                               {"#", 8}});
  const auto add = [&](const SeverityLine& line, const SeverityStep& step, const char* kind) {
    sheet.text(page.lane_title(line.lane)).time(step.at).text(page.word(kind)).number(step.level);
    sheet.text(page.text(step.label)).text(step.by.empty() ? "" : page.party(step.by));
    sheet.number(step.seq).end();
  };
  for (const auto& line : page.model().review.severity) {
    for (const auto& step : line.truth) add(line, step, "severity_truth");
    for (const auto& step : line.reported) add(line, step, "severity_reported");
  }
}

void tiers_sheet(Workbook& book, const Page& page) {
  if (page.model().review.tiers.empty()) return;
  auto sheet =
      book.sheet(either(page, "段別の受領", "Tiers"), {{page.word("reach"), 30},
                                                       {page.word("tier"), 8},
                                                       {page.word("hop_expected"), 12},
                                                       {page.word("hop_reached"), 12},
                                                       {page.word("met"), 12},
                                                       {page.word("reach_rate"), 12},
                                                       {page.word("tier_receipts"), 12},
                                                       {page.word("tier_receipt_rate"), 12}});
  for (const auto& tier : page.model().review.tiers) {
    sheet.text(page.text(tier.title)).number(tier.tier).number(tier.expected).number(tier.reached);
    sheet.number(tier.in_time).percent(tier.reach_ppm).number(tier.receipts);
    sheet.percent(tier.receipt_ppm).end();
  }
}

void duty_counts_sheet(Workbook& book, const Page& page) {
  const auto& duties = page.model().review.duties;
  if (duties.empty()) return;
  std::vector<Column> columns{{page.word("duty"), 40}, {page.word("from"), 22}};
  for (const auto* key :
       {"teams_counted", "met", "late", "missed", "met_share", "median_time", "total"})
    columns.push_back({page.word(key), 14});
  auto sheet = book.sheet(either(page, "義務ごとのチーム数", "Teams by duty"), std::move(columns));
  for (const auto& duty : duties) {
    sheet.text(page.text(duty.title)).text(page.party(duty.owes)).number(duty.lanes);
    sheet.number(duty.met).number(duty.late).number(duty.missed).percent(duty.met_ppm);
    sheet.time(duty.median ? std::optional(ExerciseTime{duty.median->ms}) : std::nullopt);
    score(sheet, duty.score_tenths);
    sheet.end();
  }
}

void comparison_sheet(Workbook& book, const Page& page) {
  if (page.model().earlier.empty()) return;
  const auto all = compared(page.model());
  std::vector<Column> columns{{page.word("item"), 30}};
  for (const auto& each : all) columns.push_back({exercise_label(page, each), 22});
  auto sheet = book.sheet(either(page, "過去との比較", "Compared"), std::move(columns));
  for (const auto& line : comparison_lines(page, all)) {
    sheet.text(line.title);
    for (const auto& cell : line.cells) sheet.text(cell);
    sheet.end();
  }
}

}  // namespace enshu::scoring
