// Organisations first, everything else from them; every list comes out in the scenario's order.
#include "scoring/review.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "scoring/duty_review.hpp"
#include "scoring/figures.hpp"
#include "scoring/points.hpp"
#include "scoring/quartile.hpp"
#include "scoring/sector_words.hpp"

namespace enshu::scoring {
namespace {

/// The one sector that all posts of a team stand in.
std::string common_sector(const Scenario& scenario) {
  std::set<std::string> all;
  for (const auto& role : scenario.roles) {
    if (!role.sector.empty()) all.insert(role.sector);
  }
  return all.size() == 1 ? *all.begin() : std::string{};
}

void seat_people(const Scenario& scenario, const DebriefModel& model,
                 std::vector<OrganisationReview>& organisations) {
  std::map<std::pair<LaneId, PartyId>, std::size_t> index;
  for (std::size_t i = 0; i < organisations.size(); ++i)
    index.emplace(std::pair{organisations[i].lane, organisations[i].role}, i);
  for (const auto& seat : model.seats) {
    if (seat.access != Access::participant || seat.closed) continue;
    const auto post = model.exercise.shared_lane ? scenario.house(seat.role) : PartyId{};
    const auto found = index.find({seat.lane, post});
    if (found == index.end()) continue;
    ++organisations[found->second].seats;
    if (seat.acts > 0) ++organisations[found->second].took_part;
  }
  std::erase_if(organisations, [](const OrganisationReview& each) { return each.seats == 0; });
}

OrganisationReview team(const LaneDebrief& lane, const std::string& sector) {
  OrganisationReview out;
  out.lane = lane.lane;
  out.title = lane.title;
  out.sector = sector;
  out.points = lane.score.points;
  out.max = lane.score.max;
  out.paths = lane.path_figures;
  return out;
}

/// Of a lane that organisations share: one row each, called by its first post.
std::vector<OrganisationReview> houses(const Scenario& scenario, const LaneDebrief& lane) {
  std::map<PartyId, std::vector<Path>> edges;
  for (const auto& path : lane.paths) edges[scenario.house(path.from)].push_back(path);
  std::map<PartyId, std::pair<std::int64_t, std::int64_t>> points;
  for (const auto& duty : lane.score.obligations) {
    auto& sum = points[scenario.house(duty.owes)];
    sum.first += duty.points;
    sum.second += duty.max;
  }
  std::vector<OrganisationReview> out;
  for (const auto& role : scenario.roles) {
    if (scenario.house(role.id) != role.id) continue;
    OrganisationReview house;
    house.lane = lane.lane;
    house.role = role.id;
    house.title = scenario.house_name(role.id);
    house.sector = role.sector;
    house.points = points[role.id].first;
    house.max = points[role.id].second;
    house.paths = path_figures(edges[role.id]);
    out.push_back(std::move(house));
  }
  return out;
}

std::vector<OrganisationReview> organisations(const Scenario& scenario, const DebriefModel& model) {
  std::vector<OrganisationReview> out;
  const auto sector = common_sector(scenario);
  for (const auto& lane : model.lanes) {
    if (!model.exercise.shared_lane) {
      out.push_back(team(lane, sector));
      continue;
    }
    auto rows = houses(scenario, lane);
    out.insert(out.end(), rows.begin(), rows.end());
  }
  seat_people(scenario, model, out);
  for (auto& each : out) {
    each.score_tenths = tenths(each.points, each.max);
    each.contradictions =
        std::ranges::count_if(model.review.contradictions, [&](const Contradiction& found) {
          return found.lane == each.lane && (each.role.empty() || found.from == each.role);
        });
  }
  return out;
}

std::vector<SectorReview> sectors(const Scenario& scenario,
                                  const std::vector<OrganisationReview>& organisations) {
  std::vector<SectorReview> out;
  for (const auto& each : organisations) {
    if (each.sector.empty()) continue;
    auto found = std::ranges::find_if(
        out, [&](const SectorReview& sector) { return sector.sector == each.sector; });
    if (found == out.end()) {
      SectorReview sector;
      sector.sector = each.sector;
      sector.title = sector_words(scenario, each.sector);
      out.push_back(std::move(sector));
      found = out.end() - 1;
    }
    ++found->organisations;
    found->seats += each.seats;
    found->took_part += each.took_part;
    found->points += each.points;
    found->max += each.max;
    found->contradictions += each.contradictions;
    add(found->paths, each.paths);
  }
  for (auto& sector : out) sector.score_tenths = tenths(sector.points, sector.max);
  return out;
}

void count_hop(const ReachHop& hop, TierReview& tier) {
  const bool reached = hop.status == ItemStatus::met || hop.status == ItemStatus::late;
  if (!reached && hop.status != ItemStatus::missed) return;
  ++tier.expected;
  if (!reached) return;
  ++tier.reached;
  if (hop.status == ItemStatus::met) ++tier.in_time;
  if (!hop.receipt_at) return;
  ++tier.receipts;
  if (hop.receipt == ItemStatus::met) ++tier.receipts_in_time;
}

std::vector<TierReview> tiers(const DebriefModel& model) {
  std::vector<TierReview> out;
  for (const auto& lane : model.lanes) {
    for (const auto& relay : lane.score.relays) {
      for (const auto& hop : relay.hops) {
        auto found = std::ranges::find_if(out, [&](const TierReview& tier) {
          return tier.relay == relay.id && tier.tier == hop.tier;
        });
        if (found == out.end()) {
          TierReview tier;
          tier.relay = relay.id;
          tier.title = relay.title;
          tier.tier = hop.tier;
          out.push_back(std::move(tier));
          found = out.end() - 1;
        }
        count_hop(hop, *found);
      }
    }
  }
  for (auto& tier : out) {
    tier.reach_ppm = ppm(tier.reached, tier.expected);
    tier.receipt_ppm = ppm(tier.receipts, tier.reached);
  }
  return out;
}

void add_line(std::vector<BenchmarkLine>& out, const ObjectiveId& id, const Text& title,
              std::vector<std::int64_t> scores) {
  if (scores.size() < benchmark_from) return;
  std::ranges::sort(scores);
  out.push_back({id, title, static_cast<std::int64_t>(scores.size()), quartile(scores, 1),
                 quartile(scores, 2), quartile(scores, 3)});
}

std::vector<BenchmarkLine> benchmark(const DebriefModel& model) {
  std::vector<BenchmarkLine> out;
  std::vector<std::int64_t> totals;
  for (const auto& each : model.review.organisations) {
    if (each.score_tenths) totals.push_back(*each.score_tenths);
  }
  add_line(out, ObjectiveId{}, {"総合", "Total"}, std::move(totals));
  if (model.exercise.shared_lane) return out;
  for (const auto& objective : model.objectives) {
    std::vector<std::int64_t> scores;
    for (const auto& lane : model.lanes) {
      for (const auto& own : lane.score.objectives) {
        if (own.id == objective.id && own.score_tenths) scores.push_back(*own.score_tenths);
      }
    }
    add_line(out, objective.id, objective.title, std::move(scores));
  }
  return out;
}

}  // namespace

void roll_up(const Scenario& scenario, DebriefModel& model) {
  model.review.organisations = organisations(scenario, model);
  model.review.sectors = sectors(scenario, model.review.organisations);
  model.review.tiers = tiers(model);
  model.review.benchmark = benchmark(model);
  model.review.duties = duty_reviews(model);
}

void narrow_review(ExerciseReview& review, const LaneId& lane) {
  const auto elsewhere = [&](const auto& entry) { return entry.lane != lane; };
  for (auto& row : review.fields) std::erase_if(row.cells, elsewhere);
  std::erase_if(review.fields, [](const FieldRow& row) {
    return std::ranges::all_of(
        row.cells, [](const FieldCell& cell) { return cell.mark == FieldMark::not_counted; });
  });
  std::erase_if(review.severity, elsewhere);
  std::erase_if(review.contradictions, elsewhere);
  // In a shared lane the others' rows are other organisations': the quartiles say where one stands.
  std::erase_if(review.organisations, [&](const OrganisationReview& each) {
    return each.lane != lane || !each.role.empty();
  });
  review.sectors.clear();
  review.tiers.clear();
  // Of two teams one sees what became of the other.
  std::erase_if(review.duties, [](const DutyReview& duty) {
    return duty.lanes + duty.open < static_cast<std::int64_t>(benchmark_from);
  });
}

}  // namespace enshu::scoring
