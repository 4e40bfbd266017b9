// Sums over the debrief model; every list comes out in the scenario's order or sorted.
#include "scoring/figures.hpp"

#include <algorithm>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <map>
#include <set>

#include "scoring/points.hpp"
#include "scoring/survey_tally.hpp"

namespace enshu::scoring {
namespace {

constexpr int quarters = 4;
/// Fields by these names are what a doctrine's forms call the kind of event and the sender's
/// sector.
constexpr const char* event_type_field = "event_type";
constexpr const char* sector_field = "sector";

bool counts(const SeatEntry& seat) { return seat.access == Access::participant && !seat.closed; }

std::int64_t organisations(const DebriefModel& model) {
  if (!model.exercise.shared_lane) return static_cast<std::int64_t>(model.lanes.size());
  std::set<std::string> houses;
  for (const auto& seat : model.seats) {
    if (!counts(seat)) continue;
    const auto post = std::ranges::find(model.parties, seat.role, &PartyEntry::id);
    const bool stands_alone = post == model.parties.end() || post->org.empty();
    houses.insert(stands_alone ? seat.role.value : post->org.ja + '\n' + post->org.en);
  }
  return static_cast<std::int64_t>(houses.size());
}

void count_seats(const DebriefModel& model, ExerciseFigures& out) {
  std::map<PartyId, PostFigures> posts;
  for (const auto& seat : model.seats) {
    if (!counts(seat)) continue;
    auto& post = posts[seat.role];
    ++post.seats;
    ++out.participants;
    if (seat.acts == 0) continue;
    ++post.took_part;
    ++out.took_part;
  }
  for (const auto& party : model.parties) {
    const auto found = posts.find(party.id);
    if (found == posts.end()) continue;
    out.posts.push_back({party.id, found->second.seats, found->second.took_part});
  }
}

std::vector<DepartmentFigures> departments(const DebriefModel& model) {
  std::map<PartyId, Department> of;
  for (const auto& party : model.parties) {
    if (party.department) of.emplace(party.id, *party.department);
  }
  std::map<Department, std::set<LaneId>> present;
  std::map<Department, std::set<LaneId>> active;
  for (const auto& seat : model.seats) {
    const auto found = of.find(seat.role);
    if (found == of.end() || !counts(seat)) continue;
    present[found->second].insert(seat.lane);
    if (seat.acts > 0) active[found->second].insert(seat.lane);
  }
  std::vector<DepartmentFigures> out;
  if (present.empty()) return out;
  const auto lanes = static_cast<std::int64_t>(model.lanes.size());
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<Department>>([&](auto d) {
    const auto took_part = static_cast<std::int64_t>(active[d.value].size());
    const auto seated = static_cast<std::int64_t>(present[d.value].size());
    // A department that the exercise has no seat for could not take part: that is no 0 %.
    out.push_back({d.value, seated, took_part,
                   seated == 0 ? std::nullopt : std::optional(ppm(took_part, lanes))});
  });
  return out;
}

ReachFailure failure_of(const LaneDebrief& lane, const Path& path) {
  const auto duty = std::ranges::find_if(
      lane.score.obligations, [&](const ObligationScore& o) { return o.id == path.obligation; });
  if (duty == lane.score.obligations.end()) return ReachFailure::nothing_sent;
  if (!duty->reached.empty()) return ReachFailure::others_only;
  return duty->wrong.empty() ? ReachFailure::nothing_sent : ReachFailure::wrong_recipient;
}

bool is_expected(PathState state) {
  switch (state) {
    case PathState::met:
    case PathState::late:
    case PathState::missing:
      return true;
    case PathState::open:  // its limit has not passed: neither reached nor failed
    case PathState::extra:
    case PathState::wrong:
      return false;
  }
  return false;
}

struct Hop {
  HopFigures figures;
  std::vector<std::int64_t> delays_ms;
};

void count_hop(const LaneDebrief& lane, const Path& path, Hop& hop) {
  auto& figures = hop.figures;
  ++figures.expected;
  if (path.state == PathState::missing) {
    figures.failures.push_back({lane.lane, failure_of(lane, path)});
    return;
  }
  ++figures.reached;
  if (path.state == PathState::met) ++figures.in_time;
  if (path.receipt_at) ++figures.confirmed;
  if (path.delay) hop.delays_ms.push_back(path.delay->ms);
}

std::vector<HopFigures> hops(const DebriefModel& model) {
  std::vector<Hop> all;
  std::map<std::pair<ObligationId, PartyId>, std::size_t> index;
  for (const auto& lane : model.lanes) {
    for (const auto& path : lane.paths) {
      if (!is_expected(path.state)) continue;
      const auto [found, fresh] = index.try_emplace({path.obligation, path.to}, all.size());
      if (fresh) {
        const auto duty =
            std::ranges::find_if(lane.score.obligations,
                                 [&](const ObligationScore& o) { return o.id == path.obligation; });
        Hop hop;
        hop.figures.obligation = path.obligation;
        if (duty != lane.score.obligations.end()) hop.figures.title = duty->title;
        hop.figures.from = path.from;
        hop.figures.to = path.to;
        all.push_back(std::move(hop));
      }
      count_hop(lane, path, all[found->second]);
    }
  }
  std::vector<HopFigures> out;
  for (auto& hop : all) {
    hop.figures.reach_ppm = ppm(hop.figures.reached, hop.figures.expected);
    hop.figures.confirmed_ppm = ppm(hop.figures.confirmed, hop.figures.expected);
    if (!hop.delays_ms.empty()) {
      std::ranges::sort(hop.delays_ms);
      hop.figures.median_delay = Duration{hop.delays_ms[(hop.delays_ms.size() - 1) / 2]};
      hop.figures.longest_delay = Duration{hop.delays_ms.back()};
    }
    out.push_back(std::move(hop.figures));
  }
  return out;
}

FlowMeans means_of(Channel channel) {
  switch (channel) {
    case Channel::mail:
      return FlowMeans::mail;
    case Channel::alert:
      return FlowMeans::alert;
    case Channel::phone:
      return FlowMeans::phone;
    case Channel::document:
      return FlowMeans::document;
    case Channel::news:
      return FlowMeans::news;
    case Channel::mobile:
      return FlowMeans::mobile;
    case Channel::fax:
      return FlowMeans::fax;
    case Channel::web:
      return FlowMeans::web;
    case Channel::satellite:
      return FlowMeans::satellite;
    case Channel::meeting:
      return FlowMeans::meeting;
  }
  return FlowMeans::mail;
}

Text event_type(const ReportEntry& report) {
  for (const auto& field : report.fields) {
    if (field.field.value == event_type_field && !field.values.empty()) return field.values.front();
  }
  return {};
}

class Flows {
 public:
  explicit Flows(const DebriefModel& model)
      : span_ms_(std::max<std::int64_t>(model.exercise.duration.ms, 1)) {
    for (const auto& party : model.parties) {
      if (!party.cast) posts_.insert(party.id);
    }
  }

  void add(ExerciseTime at, const PartyId& from, const std::vector<PartyId>& to, FlowMeans means,
           const Text& type) {
    auto& flow = flows_[{direction(from, to), means, type.ja, type.en}];
    flow.resize(quarters);
    const auto quarter = std::clamp<std::int64_t>(at.ms * quarters / span_ms_, 0, quarters - 1);
    ++flow[static_cast<std::size_t>(quarter)];
  }
  [[nodiscard]] std::vector<FlowFigures> take() const {
    std::vector<FlowFigures> out;
    for (const auto& [key, counted] : flows_) {
      const auto& [direction, means, ja, en] = key;
      FlowFigures flow{direction, means, {ja, en}, counted, 0};
      for (const auto count : counted) flow.total += count;
      out.push_back(std::move(flow));
    }
    return out;
  }

 private:
  [[nodiscard]] FlowDirection direction(const PartyId& from, const std::vector<PartyId>& to) const {
    if (!posts_.contains(from)) return FlowDirection::down;
    const bool inside =
        std::ranges::all_of(to, [&](const PartyId& party) { return posts_.contains(party); });
    return inside ? FlowDirection::across : FlowDirection::up;
  }

  std::int64_t span_ms_;
  std::set<PartyId> posts_;
  std::map<std::tuple<FlowDirection, FlowMeans, std::string, std::string>,
           std::vector<std::int64_t>>
      flows_;
};

std::vector<FlowFigures> flows(const DebriefModel& model) {
  Flows out(model);
  for (const auto& report : model.reports)
    out.add(report.at, report.from, report.to, FlowMeans::report, event_type(report));
  for (const auto& message : model.messages)
    out.add(message.at, message.from, message.to, means_of(message.channel), {});
  return out.take();
}

std::vector<Text> sectors(const DebriefModel& model) {
  std::map<std::string, Text> out;
  for (const auto& report : model.reports) {
    for (const auto& field : report.fields) {
      if (field.field.value != sector_field) continue;
      for (const auto& value : field.values) out.emplace(value.ja, value);
    }
  }
  std::vector<Text> sorted;
  for (auto& [name, text] : out) sorted.push_back(std::move(text));
  return sorted;
}

}  // namespace

void add(PathFigures& sum, const PathFigures& part) {
  sum.expected += part.expected;
  sum.in_time += part.in_time;
  sum.late += part.late;
  sum.missing += part.missing;
  sum.open += part.open;
  sum.acknowledged += part.acknowledged;
  sum.unacknowledged += part.unacknowledged;
  sum.wrong += part.wrong;
  sum.leaked += part.leaked;
}

PathFigures path_figures(const std::vector<Path>& paths) {
  PathFigures out;
  for (const auto& path : paths) {
    switch (path.state) {
      case PathState::met:
        ++out.in_time;
        break;
      case PathState::late:
        ++out.late;
        break;
      case PathState::missing:
        ++out.missing;
        break;
      case PathState::open:
        ++out.open;
        break;
      case PathState::wrong:
        ++out.wrong;
        if (path.leaked) ++out.leaked;
        continue;
      case PathState::extra:
        continue;
    }
    ++out.expected;
    if (path.receipt_at) ++out.acknowledged;
    if (path.unacknowledged) ++out.unacknowledged;
  }
  return out;
}

ExerciseFigures exercise_figures(const DebriefModel& model) {
  ExerciseFigures out;
  count_seats(model, out);
  out.organisations = organisations(model);
  out.sectors = sectors(model);
  out.departments = departments(model);
  out.hops = hops(model);
  out.flows = flows(model);
  out.opinions = opinions(model.surveys);
  for (const auto& lane : model.lanes) add(out.paths, lane.path_figures);
  return out;
}

}  // namespace enshu::scoring
