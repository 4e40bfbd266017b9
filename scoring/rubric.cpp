// The two rubrics side by side, then the two scores side by side.
#include "scoring/rubric.hpp"

#include <algorithm>

#include "scoring/rubric_keys.hpp"

namespace enshu::scoring {
namespace {

std::string value_of(const RubricKeys& keys, const std::string& key) {
  const auto found =
      std::ranges::find_if(keys, [&](const auto& each) { return each.first == key; });
  return found == keys.end() ? std::string{} : found->second;
}

std::vector<KeyEdit> edits(const RubricKeys& before, const RubricKeys& after) {
  std::vector<KeyEdit> out;
  const auto note = [&](const std::string& key) {
    KeyEdit edit{key, value_of(before, key), value_of(after, key)};
    const bool known =
        std::ranges::any_of(out, [&](const KeyEdit& each) { return each.key == key; });
    if (edit.before != edit.after && !known) out.push_back(std::move(edit));
  };
  for (const auto& [key, value] : after) note(key);
  for (const auto& [key, value] : before) note(key);
  return out;
}

struct Item {
  std::string id;
  Text title;
  RubricKeys keys;
};

void compare(RubricKind kind, const std::vector<Item>& before, const std::vector<Item>& after,
             std::vector<RubricItem>& out) {
  const auto find = [](const std::vector<Item>& items, const std::string& id) {
    return std::ranges::find_if(items, [&](const Item& item) { return item.id == id; });
  };
  for (const auto& item : after) {
    const auto was = find(before, item.id);
    if (was == before.end()) {
      out.push_back({kind, item.id, item.title, RubricEdit::added, {}});
      continue;
    }
    auto keys = edits(was->keys, item.keys);
    if (!keys.empty())
      out.push_back({kind, item.id, item.title, RubricEdit::changed, std::move(keys)});
  }
  for (const auto& item : before) {
    if (find(after, item.id) == after.end())
      out.push_back({kind, item.id, item.title, RubricEdit::removed, {}});
  }
}

std::vector<Item> duties(const Scenario& scenario) {
  std::vector<Item> out;
  for (const auto& o : scenario.obligations)
    out.push_back({o.id.value, o.title, keys_of(scenario, o)});
  return out;
}

std::vector<Item> actions(const Scenario& scenario) {
  std::vector<Item> out;
  for (const auto& action : scenario.actions)
    out.push_back({action.id.value, action.title, keys_of(action)});
  return out;
}

std::vector<Item> expectations(const Scenario& scenario) {
  std::vector<Item> out;
  for (const auto& inject : scenario.msel) {
    if (inject.expect) out.push_back({inject.id.value, inject.title, keys_of(inject)});
  }
  return out;
}

std::vector<MeasureChange> measure_changes(const ObligationScore* before,
                                           const ObligationScore* after) {
  std::vector<MeasureChange> out;
  const auto find = [&](MeasureKind kind) {
    return std::ranges::find_if(out, [&](const MeasureChange& c) { return c.measure == kind; });
  };
  if (after != nullptr) {
    for (const auto& part : after->measures)
      out.push_back({part.measure, 0, 0, part.points, part.max, part.explanation});
  }
  if (before != nullptr) {
    for (const auto& part : before->measures) {
      auto found = find(part.measure);
      if (found == out.end()) {
        out.push_back({part.measure, 0, 0, 0, 0, part.explanation});
        found = std::prev(out.end());
      }
      found->points_before = part.points;
      found->max_before = part.max;
    }
  }
  std::erase_if(out, [](const MeasureChange& c) {
    return c.points_before == c.points_after && c.max_before == c.max_after;
  });
  return out;
}

const std::string& id_of(const ObligationScore& item) { return item.id.value; }
const std::string& id_of(const HandlingScore& item) { return item.id; }

template <class Score>
std::optional<Judged> judged(const Score* item) {
  if (item == nullptr) return std::nullopt;
  return Judged{item->status, item->points, item->max};
}

template <class Score>
ItemChange change_of(RubricKind kind, const Score* before, const Score* after) {
  const Score& shown = after == nullptr ? *before : *after;
  return {kind, id_of(shown), shown.title, judged(before), judged(after), {}, shown.explanation};
}

template <class Score, class Finish>
void compare(RubricKind kind, const std::vector<Score>& before, const std::vector<Score>& after,
             std::vector<ItemChange>& out, const Finish& finish) {
  const auto find = [](const std::vector<Score>& items, const std::string& id) -> const Score* {
    const auto found = std::ranges::find_if(items, [&](const Score& s) { return id_of(s) == id; });
    return found == items.end() ? nullptr : &*found;
  };
  const auto add = [&](const Score* was, const Score* is) {
    auto change = change_of(kind, was, is);
    finish(change, was, is);
    if (change.before != change.after || !change.measures.empty()) out.push_back(std::move(change));
  };
  for (const auto& item : after) add(find(before, id_of(item)), &item);
  for (const auto& item : before) {
    if (find(after, id_of(item)) == nullptr) add(&item, nullptr);
  }
}

LaneChange lane_change(const LaneScore& before, const LaneScore& after) {
  LaneChange out{after.lane, after.title, before.score_tenths, after.score_tenths, {}};
  compare(RubricKind::obligation, before.obligations, after.obligations, out.items,
          [](ItemChange& change, const ObligationScore* was, const ObligationScore* is) {
            change.measures = measure_changes(was, is);
          });
  const auto plain = [](ItemChange&, const HandlingScore*, const HandlingScore*) {};
  compare(RubricKind::action, before.actions, after.actions, out.items, plain);
  compare(RubricKind::expectation, before.expectations, after.expectations, out.items, plain);
  return out;
}

}  // namespace

std::vector<RubricItem> rubric_edits(const Scenario& before, const Scenario& after) {
  std::vector<RubricItem> out;
  compare(RubricKind::obligation, duties(before), duties(after), out);
  compare(RubricKind::action, actions(before), actions(after), out);
  compare(RubricKind::expectation, expectations(before), expectations(after), out);
  return out;
}

RubricChange rubric_change(const Scenario& before, const Scenario& after, const Score& score_before,
                           const Score& score_after) {
  RubricChange out{before.digest, after.digest, rubric_edits(before, after), {}};
  // The lanes are the record's own, so both scores have the same ones in the same order.
  for (std::size_t i = 0; i < score_after.lanes.size() && i < score_before.lanes.size(); ++i)
    out.lanes.push_back(lane_change(score_before.lanes[i], score_after.lanes[i]));
  return out;
}

}  // namespace enshu::scoring
