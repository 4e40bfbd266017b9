// Which rows of the improvement plan are to be asked about, whom, and whether what came back may be
// written down. Pure: the day is an argument.
#pragma once

#include <boost/describe/class.hpp>
#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/result.hpp"
#include "scoring/debrief_model.hpp"

namespace enshu::scoring {

/// A row that is to be asked about `months` after the exercise and has no answer for them.
struct FollowUpDue {
  ImprovementId improvement;
  std::int64_t months = 6;
  std::string on;  ///< day from which it is due, `2027-05-26`
  LaneId lane;
  Text lane_title;  ///< empty: the whole exercise
  std::string owner;
  std::string issue;
  std::string ground;
  std::string action;
  std::string due;                      ///< by when the action was planned
  std::optional<FollowUpState> before;  ///< what was answered for fewer months
  bool operator==(const FollowUpDue&) const = default;
};
BOOST_DESCRIBE_STRUCT(FollowUpDue, (),
                      (improvement, months, on, lane, lane_title, owner, issue, ground, action, due,
                       before))

/// What one owner is asked: an owner of a lane is somebody else than one of the same name in
/// another.
struct FollowUpForm {
  LaneId lane;
  Text lane_title;
  std::string owner;
  std::vector<FollowUpDue> rows;
};

/// One answer of a file that an owner sent back.
struct FollowUpGiven {
  ImprovementId improvement;
  std::int64_t months{};
  std::optional<FollowUpState> state;
  std::string comment;
};
BOOST_DESCRIBE_STRUCT(FollowUpGiven, (), (improvement, months, state, comment))

/// The file that the form saves. Nothing in it is believed before `faults_of` has looked at it.
struct FollowUpFile {
  std::int64_t enshu_follow_up{};  ///< version of the format
  std::string exercise;
  LaneId lane;
  std::string owner;
  std::string key;  ///< says that this owner's form came from this exercise
  std::string answered_by;
  std::vector<FollowUpGiven> answers;
};
BOOST_DESCRIBE_STRUCT(FollowUpFile, (),
                      (enshu_follow_up, exercise, lane, owner, key, answered_by, answers))

inline constexpr std::int64_t follow_up_version = 1;
/// A row and its months.
using FollowUpAsked = std::pair<ImprovementId, std::int64_t>;

/// As the exercise's zone has it.
std::chrono::year_month_day day_of(WallTime time, std::int64_t zone_minutes);
std::string spelled(std::chrono::year_month_day day);

/// Unanswered rows that are due on `day` or before, by owner, lane and months, then as in the plan.
/// Rows that were withdrawn are left out. Nothing before the exercise has ended.
std::vector<FollowUpDue> follow_ups_due(const DebriefModel& model, std::chrono::year_month_day day);
/// The same by owner. `due` is in the order of `follow_ups_due`.
std::vector<FollowUpForm> forms_of(const std::vector<FollowUpDue>& due);

/// What is wrong with a file, each fault at `PLACE: FIELD`; empty when its answers may be written
/// down. `key` is what the owner's form bore; `taken` are answers of other files that are about to
/// be written. Codes: `other_version`, `no_answers`, `no_name`, `bad_key`, `unknown_improvement`,
/// `not_owner`, `withdrawn`, `bad_months`, `not_due`, `no_state`, `answered_twice`.
std::vector<Error> faults_of(const FollowUpFile& file, const DebriefModel& model,
                             std::chrono::year_month_day day, const std::string& key,
                             const std::set<FollowUpAsked>& taken, const std::string& place);

}  // namespace enshu::scoring
