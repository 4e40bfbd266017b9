// Rows first, then one of two forms; in both, text stays text.
#include "engine/app/serve/roster_file.hpp"

#include <vector>

#include "scoring/entry_words.hpp"
#include "scoring/export/csv_table.hpp"
#include "scoring/export/workbook.hpp"

namespace enshu::app {
namespace {

struct Heading {
  Text title;
  double width;
};

using Row = std::vector<std::string>;

std::vector<Heading> headings(const Scenario& scenario, const RosterExtras& extras) {
  std::vector<Heading> out{{{"席ID", "Seat ID"}, 26}, {{"チームID", "Team ID"}, 12},
                           {{"チーム", "Team"}, 16},  {{"役割ID", "Role ID"}, 18},
                           {{"役割", "Role"}, 22},    {{"組織", "Organisation"}, 22},
                           {{"区分", "Access"}, 16},  {{"氏名", "Name"}, 22}};
  if (!scenario.departments.empty()) out.push_back({{"部署", "Department"}, 18});
  if (extras.addresses != nullptr) out.push_back({{"メールアドレス", "Mail address"}, 30});
  if (extras.links != nullptr) out.push_back({{"参加リンク", "Join link"}, 60});
  return out;
}

Row row_of(const Scenario& scenario, const State& state, const Seats::Entry& entry,
           Language language, const RosterExtras& extras) {
  const auto& [id, seat] = entry;
  const auto* lane = seat.lane ? &state.lanes[*seat.lane] : nullptr;
  const auto* role = scenario.role(seat.role);
  const bool local = !seat.organisation.empty();
  Row row{id.value,
          lane == nullptr ? std::string{} : lane->id.value,
          lane == nullptr ? std::string{} : lane->title.in(language),
          seat.role.value,
          role == nullptr ? std::string{} : role->title.in(language),
          local ? scenario.house_name(seat.organisation).in(language)
          : role == nullptr || role->organisation.empty()
              ? std::string{}
              : scenario.house_name(seat.role).in(language),
          scoring::access_words(seat.access).in(language),
          seat.name};
  if (const auto* parameter =
          scenario.departments.empty() ? nullptr : scenario.parameter(scenario.departments)) {
    const auto* value = lane == nullptr || !lane->parameters.contains(parameter->id)
                            ? nullptr
                            : parameter->value(lane->parameters.at(parameter->id));
    row.push_back(value == nullptr ? std::string{} : value->title.in(language));
  }
  if (extras.addresses != nullptr) {
    const auto found = extras.addresses->find(id.value);
    row.push_back(found == extras.addresses->end() ? std::string{} : found->second);
  }
  if (extras.links != nullptr) {
    const auto found = extras.links->find(id);
    row.push_back(found == extras.links->end() ? std::string{} : found->second);
  }
  return row;
}

std::string as_csv(const std::vector<Heading>& heads, const std::vector<Row>& rows,
                   Language language) {
  scoring::Csv csv;
  for (const auto& head : heads) csv.cell(head.title.in(language));
  csv.end();
  for (const auto& row : rows) {
    for (const auto& cell : row) csv.cell(cell);
    csv.end();
  }
  return csv.take();
}

Result<std::string> as_xlsx(const std::vector<Heading>& heads, const std::vector<Row>& rows,
                            Language language, WallTime made) {
  const Text title{"名簿", "Roster"};
  scoring::Workbook book(title.in(language), made);
  std::vector<scoring::Column> columns;
  for (const auto& head : heads) columns.push_back({head.title.in(language), head.width});
  {
    auto sheet = book.sheet(title.in(language), columns);
    for (const auto& row : rows) {
      for (const auto& cell : row) sheet.text(cell);
      sheet.end();
    }
  }
  return book.finish();
}

}  // namespace

Result<RosterTable> roster_table(const std::string& name, const Scenario& scenario,
                                 const State& state, Language language,
                                 const RosterExtras& extras) {
  const bool blank = name == "template.csv" || name == "template.xlsx";
  if (!blank && name != "roster.csv" && name != "roster.xlsx")
    return Error{"no_file", {"見つかりません。", "Not found."}, {}};
  const auto heads = headings(scenario, extras);
  std::vector<Row> rows;
  for (const auto& entry : state.seats) {
    if (!blank && !entry.second.closed)
      rows.push_back(row_of(scenario, state, entry, language, extras));
  }
  if (name.ends_with(".csv"))
    return RosterTable{as_csv(heads, rows, language), "text/csv; charset=utf-8"};
  auto book = as_xlsx(heads, rows, language, extras.made);
  if (!book) return book.error();
  return RosterTable{std::move(*book),
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"};
}

}  // namespace enshu::app
