// What another rubric changes in the score of an old record. Plain values; part of the debrief
// model.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scoring/score.hpp"

namespace enshu::scoring {

enum class RubricKind { obligation, action, expectation };
BOOST_DESCRIBE_ENUM(RubricKind, obligation, action, expectation)

enum class RubricEdit { changed, added, removed };
BOOST_DESCRIBE_ENUM(RubricEdit, changed, added, removed)

/// `key` as scenario.yaml calls it; the values in the scenario's own spelling, empty: not set.
struct KeyEdit {
  std::string key;
  std::string before;
  std::string after;
  bool operator==(const KeyEdit&) const = default;
};
BOOST_DESCRIBE_STRUCT(KeyEdit, (), (key, before, after))

/// A duty, action or expectation that the two scenarios judge differently.
struct RubricItem {
  RubricKind kind = RubricKind::obligation;
  std::string id;
  Text title;
  RubricEdit edit = RubricEdit::changed;
  std::vector<KeyEdit> keys;  ///< empty when added or removed
  bool operator==(const RubricItem&) const = default;
};
BOOST_DESCRIBE_STRUCT(RubricItem, (), (kind, id, title, edit, keys))

/// Points and status; absent: the rubric has no such item.
struct Judged {
  ItemStatus status = ItemStatus::open;
  std::int64_t points{};
  std::int64_t max{};
  bool operator==(const Judged&) const = default;
};
BOOST_DESCRIBE_STRUCT(Judged, (), (status, points, max))

struct MeasureChange {
  MeasureKind measure = MeasureKind::timeliness;
  std::int64_t points_before{};
  std::int64_t max_before{};
  std::int64_t points_after{};
  std::int64_t max_after{};
  Text explanation;  ///< of the new figure
  bool operator==(const MeasureChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(MeasureChange, (),
                      (measure, points_before, max_before, points_after, max_after, explanation))

/// What came of it in one lane; only items whose figures changed.
struct ItemChange {
  RubricKind kind = RubricKind::obligation;
  std::string id;
  Text title;
  std::optional<Judged> before;
  std::optional<Judged> after;
  std::vector<MeasureChange> measures;  ///< of duties: those whose points or maxima changed
  Text explanation;                     ///< of the new figure; of the old one when removed
  bool operator==(const ItemChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(ItemChange, (), (kind, id, title, before, after, measures, explanation))

struct LaneChange {
  LaneId lane;
  Text title;
  std::optional<std::int64_t> tenths_before;
  std::optional<std::int64_t> tenths_after;
  std::vector<ItemChange> items;
  bool operator==(const LaneChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(LaneChange, (), (lane, title, tenths_before, tenths_after, items))

struct RubricChange {
  std::string digest_before;  ///< of the scenario that was played
  std::string digest_after;   ///< of the scenario that judges now
  std::vector<RubricItem> items;
  std::vector<LaneChange> lanes;
  bool operator==(const RubricChange&) const = default;
};
BOOST_DESCRIBE_STRUCT(RubricChange, (), (digest_before, digest_after, items, lanes))

}  // namespace enshu::scoring
