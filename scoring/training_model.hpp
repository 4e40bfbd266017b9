// Figures of a targeted-mail training: for each bait how many opened it, took it and reported it,
// by department and organisation. Plain values without persons.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/ids.hpp"

namespace enshu::scoring {

/// Seats, each counted once in every figure. Spans run from the delivery to that seat; shares are
/// of `delivered`, in parts per million. `lured`: by link, file or form.
struct TrainingCount {
  std::int64_t delivered{};
  std::int64_t opened{};
  std::int64_t clicked{};
  std::int64_t files{};
  std::int64_t forms{};
  std::int64_t lured{};
  std::int64_t reported{};
  std::int64_t lured_and_reported{};
  std::int64_t opened_ppm{};
  std::int64_t clicked_ppm{};
  std::int64_t files_ppm{};
  std::int64_t lured_ppm{};
  std::int64_t reported_ppm{};
  std::optional<Duration> first_lured;
  std::optional<Duration> first_report;
  std::optional<Duration> report_quarter;
  std::optional<Duration> report_median;
  std::optional<Duration> report_three_quarters;
  bool operator==(const TrainingCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(TrainingCount, (),
                      (delivered, opened, clicked, files, forms, lured, reported,
                       lured_and_reported, opened_ppm, clicked_ppm, files_ppm, lured_ppm,
                       reported_ppm, first_lured, first_report, report_quarter, report_median,
                       report_three_quarters))

struct TrainingGroup {
  std::string id;
  Text title;
  TrainingCount count;
  bool operator==(const TrainingGroup&) const = default;
};
BOOST_DESCRIBE_STRUCT(TrainingGroup, (), (id, title, count))

/// One bait. `first_reports_…`: of the departments that reported at all, how soon their first
/// report came.
struct TrainingFigures {
  InjectId bait;
  Text title;
  std::int64_t level = 1;
  bool form = false;
  TrainingCount all;
  std::vector<TrainingGroup> departments;    ///< in the scenario's order
  std::vector<TrainingGroup> organisations;  ///< likewise; none where the scenario has none
  std::optional<Duration> first_reports_quarter;
  std::optional<Duration> first_reports_median;
  std::optional<Duration> first_reports_three_quarters;
  bool operator==(const TrainingFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(TrainingFigures, (),
                      (bait, title, level, form, all, departments, organisations,
                       first_reports_quarter, first_reports_median, first_reports_three_quarters))

/// `ordinary_reported`: reports to the desk about mails that were no bait.
struct TrainingReport {
  std::vector<TrainingFigures> baits;  ///< that went out, in the order of the MSEL
  std::int64_t ordinary_reported{};
  bool operator==(const TrainingReport&) const = default;
};
BOOST_DESCRIBE_STRUCT(TrainingReport, (), (baits, ordinary_reported))

/// What one seat did with one bait. Handed out only when the lead asks for it.
struct TrainingPerson {
  SeatId seat;
  Text department;
  InjectId bait;
  std::optional<ExerciseTime> delivered;
  std::optional<ExerciseTime> opened;
  std::optional<ExerciseTime> clicked;
  std::optional<ExerciseTime> file;
  std::optional<ExerciseTime> form;
  std::optional<ExerciseTime> reported;
  bool operator==(const TrainingPerson&) const = default;
};

}  // namespace enshu::scoring
