// Sheets of the whole exercise and of who took part.
#include "engine/wire/write.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/xlsx_sheets.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {

void summary_sheet(Workbook& book, const Page& page) {
  const auto& exercise = page.model().exercise;
  const auto& figures = page.model().figures;
  auto sheet = book.sheet(either(page, "概要", "Summary"),
                          {{either(page, "項目", "Item"), 28}, {either(page, "値", "Value"), 60}});
  const auto words = [&](std::string_view key, const std::string& value) {
    sheet.text(page.word(key)).text(value).end();
  };
  const auto number = [&](std::string_view key, std::int64_t value) {
    sheet.text(page.word(key)).number(value).end();
  };
  words("debrief", page.word("mark") + " " + page.text(exercise.title));
  words("scenario", exercise.scenario.value);
  words("place", page.text(exercise.place));
  words("started", exercise.started ? page.wall(*exercise.started) : "");
  words("ended", exercise.ended ? page.wall(*exercise.ended) : "");
  sheet.text(page.word("duration")).span(exercise.duration).end();
  sheet.text(page.word("planned")).span(exercise.planned).end();
  number("teams", exercise.lanes);
  number("organisations", figures.organisations);
  number("participants", figures.participants);
  number("took_part", figures.took_part);
  number("modelled", exercise.modelled);
  std::string sectors;
  for (const auto& sector : figures.sectors)
    sectors += (sectors.empty() ? "" : page.word("comma")) + page.text(sector);
  words("sectors", sectors);
  for (const auto& opinion : figures.opinions) {
    sheet.text(opinion_words(opinion.opinion, page.language()))
        .text(share_words(opinion.share_ppm, opinion.agreed, opinion.answers))
        .end();
  }
  words("digest", exercise.digest);
  if (page.model().rubric) words("rubric", page.model().rubric->digest_after);
}

void race_sheet(Workbook& book, const Page& page) {
  if (page.model().race.empty()) return;
  auto sheet = book.sheet(page.word("race_caption"), {{page.word("race_place"), 8},
                                                      {page.word("team"), 24},
                                                      {page.word("points"), 10},
                                                      {page.word("race_time"), 10}});
  for (const auto& place : page.model().race) {
    sheet.number(place.place).text(page.text(place.title)).number(place.points).span(place.time);
    sheet.end();
  }
}

void scores_sheet(Workbook& book, const Page& page) {
  auto sheet =
      book.sheet(either(page, "得点", "Scores"), {{page.word("team"), 16},
                                                  {page.word("objective"), 30},
                                                  {page.word("score"), 10},
                                                  {either(page, "評価の目安", "Rating"), 10},
                                                  {page.word("points"), 12},
                                                  {page.word("max"), 12}});
  const auto row = [&](const std::string& team, const std::string& objective,
                       const std::optional<std::int64_t>& score, std::string_view rating,
                       std::int64_t points, std::int64_t max) {
    sheet.text(team).text(objective);
    if (score) {
      sheet.fraction(*score, 10);
    } else {
      sheet.empty();
    }
    sheet.text(rating).fraction(points, 1'000'000).fraction(max, 1'000'000).end();
  };
  for (const auto& lane : page.model().lanes) {
    row(page.text(lane.title), page.word("total"), lane.score.score_tenths, "", lane.score.points,
        lane.score.max);
    for (const auto& o : lane.score.objectives) {
      row(page.text(lane.title), page.text(o.title), o.score_tenths,
          o.suggested ? wire::enum_name(*o.suggested) : "", o.points, o.max);
    }
  }
}

void participants_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "参加者", "Participants"),
                          {{either(page, "席", "Seat"), 20},
                           {either(page, "区分", "Access"), 16},
                           {page.word("team"), 16},
                           {page.word("post"), 26},
                           {page.word("department"), 20},
                           {either(page, "氏名", "Name"), 22},
                           {either(page, "模擬", "Modelled"), 10},
                           {either(page, "操作の数", "Events"), 10},
                           {either(page, "閉じた席", "Closed"), 10}});
  std::unordered_map<PartyId, const PartyEntry*> parties;
  for (const auto& party : page.model().parties) parties.emplace(party.id, &party);
  const auto yes = [&](bool is) { return is ? either(page, "はい", "yes") : std::string{}; };
  for (const auto& seat : page.model().seats) {
    const auto party = parties.find(seat.role);
    const bool has = party != parties.end() && party->second->department;
    sheet.text(seat.seat.value).text(page.text(access_words(seat.access)));
    sheet.text(seat.lane.empty() ? "" : page.lane_title(seat.lane));
    sheet.text(seat.role.empty() ? "" : page.party(seat.role));
    sheet.text(has ? department_words(*party->second->department, page.language()) : "");
    sheet.text(seat.name).text(yes(seat.modelled)).number(seat.acts).text(yes(seat.closed)).end();
  }
}

void departments_sheet(Workbook& book, const Page& page) {
  auto sheet =
      book.sheet(either(page, "部門の参加", "Departments"), {{page.word("department"), 26},
                                                             {page.word("teams_with_seat"), 18},
                                                             {page.word("teams_took_part"), 18},
                                                             {page.word("share"), 12}});
  for (const auto& part : page.model().figures.departments) {
    sheet.text(department_words(part.department, page.language())).number(part.lanes);
    sheet.number(part.took_part).percent(part.share_ppm).end();
  }
}

void reach_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "疎通確認率", "Reach"),
                          {{page.word("duty"), 30},
                           {page.word("from"), 22},
                           {page.word("to"), 22},
                           {page.word("hop_expected"), 10},
                           {page.word("hop_reached"), 10},
                           {page.word("reach_rate"), 12},
                           {page.word("met"), 10},
                           {page.word("confirmed_rate"), 12},
                           {page.word("median"), 14},
                           {page.word("longest"), 14},
                           {failure_words(ReachFailure::nothing_sent, page.language()), 16},
                           {failure_words(ReachFailure::others_only, page.language()), 16},
                           {failure_words(ReachFailure::wrong_recipient, page.language()), 16}});
  for (const auto& hop : page.model().figures.hops) {
    sheet.text(page.text(hop.title)).text(page.party(hop.from)).text(page.party(hop.to));
    sheet.number(hop.expected).number(hop.reached).percent(hop.reach_ppm).number(hop.in_time);
    sheet.percent(hop.confirmed_ppm).span(hop.median_delay).span(hop.longest_delay);
    for (const auto reason :
         {ReachFailure::nothing_sent, ReachFailure::others_only, ReachFailure::wrong_recipient}) {
      std::int64_t count = 0;
      for (const auto& failure : hop.failures) count += failure.reason == reason ? 1 : 0;
      sheet.number(count);
    }
    sheet.end();
  }
}

void flows_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "上りと下り", "Up and down"), {{page.word("direction"), 26},
                                                                      {page.word("means"), 14},
                                                                      {page.word("event_type"), 26},
                                                                      {page.word("quarter_1"), 8},
                                                                      {page.word("quarter_2"), 8},
                                                                      {page.word("quarter_3"), 8},
                                                                      {page.word("quarter_4"), 8},
                                                                      {page.word("sum"), 8}});
  for (const auto& flow : page.model().figures.flows) {
    sheet.text(flow_words(flow.direction, page.language()))
        .text(flow_means_words(flow.means, page.language()))
        .text(page.text(flow.type));
    for (const auto count : flow.quarters) sheet.number(count);
    sheet.number(flow.total).end();
  }
}

}  // namespace enshu::scoring
