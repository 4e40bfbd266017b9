// The roster as a file for spreadsheets: what the page shows, with mail addresses where there are
// some, with join links only when they were asked for.
#pragma once

#include <map>
#include <string>

#include "engine/base/result.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"

namespace enshu::app {

struct RosterExtras {
  const std::map<std::string, std::string>* addresses = nullptr;  ///< by seat; null: no column
  const std::map<SeatId, std::string>* links = nullptr;           ///< null: no column
  WallTime made{};
};

struct RosterTable {
  std::string content;
  std::string media_type;
};

/// `name` is `roster.csv`, `roster.xlsx`, `template.csv` or `template.xlsx`; the templates hold the
/// headings alone. Closed seats are left out. Errors: `no_file` for another name, `xlsx_failed`.
Result<RosterTable> roster_table(const std::string& name, const Scenario& scenario,
                                 const State& state, Language language, const RosterExtras& extras);

}  // namespace enshu::app
