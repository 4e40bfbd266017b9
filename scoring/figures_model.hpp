// The figures that organisers publish about an exercise (participants, organisations, departments,
// reach of every hop, reports up and information down). Plain values; part of the debrief model.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/event.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"
#include "scoring/survey_model.hpp"

namespace enshu::scoring {

/// The edges of one lane, counted. `expected` = in_time + late + missing + open. `unacknowledged`:
/// reached, but the post that got it never confirmed; the cast is not asked.
struct PathFigures {
  std::int64_t expected{};
  std::int64_t in_time{};
  std::int64_t late{};
  std::int64_t missing{};
  std::int64_t open{};
  std::int64_t acknowledged{};
  std::int64_t unacknowledged{};
  std::int64_t wrong{};
  std::int64_t leaked{};  ///< of the wrong ones: the sharing range forbade it
  bool operator==(const PathFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(PathFigures, (),
                      (expected, in_time, late, missing, open, acknowledged, unacknowledged, wrong,
                       leaked))

/// Who sat where: seats of a post over all lanes, and those that did anything.
struct PostFigures {
  PartyId role;
  std::int64_t seats{};
  std::int64_t took_part{};
  bool operator==(const PostFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(PostFigures, (), (role, seats, took_part))

/// Lanes in which the department had a seat, and in which one of its seats did anything.
struct DepartmentFigures {
  Department department = Department::it;
  std::int64_t lanes{};
  std::int64_t took_part{};
  std::int64_t share_ppm{};  ///< of all lanes
  bool operator==(const DepartmentFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(DepartmentFigures, (), (department, lanes, took_part, share_ppm))

/// Why a required recipient got nothing.
enum class ReachFailure { nothing_sent, others_only, wrong_recipient };
BOOST_DESCRIBE_ENUM(ReachFailure, nothing_sent, others_only, wrong_recipient)

struct LaneFailure {
  LaneId lane;
  ReachFailure reason = ReachFailure::nothing_sent;
  bool operator==(const LaneFailure&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneFailure, (), (lane, reason))

/// One hop (a duty and one required recipient) over all lanes in which it fell due. The reach rate
/// (疎通確認率) counts what arrived at all, the confirmed rate what came back as a receipt.
struct HopFigures {
  ObligationId obligation;
  Text title;
  PartyId from;
  PartyId to;
  std::int64_t expected{};
  std::int64_t reached{};
  std::int64_t in_time{};
  std::int64_t confirmed{};
  std::int64_t reach_ppm{};
  std::int64_t confirmed_ppm{};
  std::optional<Duration> median_delay;
  std::optional<Duration> longest_delay;
  std::vector<LaneFailure> failures;  ///< in the order of the lanes
  bool operator==(const HopFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(HopFigures, (),
                      (obligation, title, from, to, expected, reached, in_time, confirmed,
                       reach_ppm, confirmed_ppm, median_delay, longest_delay, failures))

/// `up`: from participants to bodies outside; `down`: to participants; `across`: between posts.
enum class FlowDirection { up, down, across };
BOOST_DESCRIBE_ENUM(FlowDirection, up, down, across)

enum class FlowMeans {
  report,
  mail,
  phone,
  alert,
  document,
  news,
  mobile,
  fax,
  web,
  satellite,
  meeting
};
BOOST_DESCRIBE_ENUM(FlowMeans, report, mail, phone, alert, document, news, mobile, fax, web,
                    satellite, meeting)

/// Items that went one way by one means. Reports are split by their event type, where the form asks
/// for one.
struct FlowFigures {
  FlowDirection direction = FlowDirection::up;
  FlowMeans means = FlowMeans::report;
  Text type;                           ///< label of the event type, or empty
  std::vector<std::int64_t> quarters;  ///< four: by quarter of the exercise time played
  std::int64_t total{};
  bool operator==(const FlowFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(FlowFigures, (), (direction, means, type, quarters, total))

struct ExerciseFigures {
  std::int64_t participants{};   ///< seats that were not closed
  std::int64_t took_part{};      ///< of these, seats that did anything
  std::int64_t organisations{};  ///< lanes; in a shared lane the posts
  std::vector<Text> sectors;     ///< as the reports name them, sorted
  std::vector<PostFigures> posts;
  std::vector<DepartmentFigures> departments;
  std::vector<HopFigures> hops;
  std::vector<FlowFigures> flows;
  PathFigures paths;
  std::vector<OpinionFigures> opinions;  ///< what questionnaires asked for publication
  bool operator==(const ExerciseFigures&) const = default;
};
BOOST_DESCRIBE_STRUCT(ExerciseFigures, (),
                      (participants, took_part, organisations, sectors, posts, departments, hops,
                       flows, paths, opinions))

}  // namespace enshu::scoring
