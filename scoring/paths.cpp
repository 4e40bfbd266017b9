// Expected edges come from the scored duties; every other edge is what remains of the log.
#include "scoring/paths.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace enshu::scoring {
namespace {

using Edge = std::pair<std::uint64_t, PartyId>;  // sequence and recipient

PathMeans means_of(const std::vector<Told>& told, std::uint64_t seq) {
  const auto found = std::ranges::lower_bound(told, seq, {}, &Told::seq);
  return found == told.end() || found->seq != seq ? PathMeans::none : found->means;
}

Path expected(const Scenario& scenario, const ObligationScore& duty, const PartyId& to,
              const std::vector<Told>& told, ExerciseTime now) {
  Path path;
  path.obligation = duty.id;
  path.from = duty.owes;
  path.to = to;
  path.expected_from = duty.triggered_at;
  path.expected_by = duty.target_at;
  path.opened_at = duty.opened_at;
  const auto reached =
      std::ranges::find_if(duty.reached, [&](const Reached& r) { return r.party == to; });
  if (reached == duty.reached.end()) {
    const bool missing = duty.status == ItemStatus::missed || now > *duty.limit_at;
    path.state = missing ? PathState::missing : PathState::open;
    return path;
  }
  path.state = reached->at <= *duty.target_at ? PathState::met : PathState::late;
  path.means = means_of(told, reached->seq);
  path.at = reached->at;
  path.delay = reached->at - *duty.triggered_at;
  path.receipt_at = reached->receipt_at;
  // The cast's silence is nobody's fault; a post is asked to confirm.
  path.unacknowledged = !reached->receipt_at && scenario.role(to) != nullptr;
  path.count = 1;
  path.evidence = {reached->seq};
  if (reached->receipt_seq != 0) path.evidence.push_back(reached->receipt_seq);
  return path;
}

Path misdirected(const ObligationScore& duty, const WrongRecipient& wrong,
                 const std::vector<Told>& told) {
  Path path;
  path.obligation = duty.id;
  path.from = duty.owes;
  path.to = wrong.party;
  path.state = PathState::wrong;
  path.leaked = wrong.leaked;
  path.means = means_of(told, wrong.seq);
  path.at = wrong.at;
  path.delay = wrong.at - *duty.triggered_at;
  path.count = 1;
  path.evidence = {wrong.seq};
  return path;
}

/// What the duties' own edges stand for already.
std::set<Edge> accounted(const LaneScore& score) {
  std::set<Edge> out;
  for (const auto& duty : score.obligations) {
    for (const auto seq : duty.evidence) {
      for (const auto& party : duty.required) out.emplace(seq, party);
      for (const auto& wrong : duty.wrong) out.emplace(seq, wrong.party);
    }
  }
  return out;
}

std::vector<Path> besides(const LaneScore& score, const std::vector<Path>& doctrine,
                          const std::vector<Told>& told) {
  auto covered = accounted(score);
  for (const auto& path : doctrine) {
    for (const auto seq : path.evidence) covered.emplace(seq, path.to);
  }
  std::vector<Path> out;
  std::map<std::tuple<PartyId, PartyId, PathMeans>, std::size_t> groups;
  for (const auto& edge : told) {
    if (covered.contains({edge.seq, edge.to})) continue;
    const auto [found, fresh] = groups.try_emplace({edge.from, edge.to, edge.means}, out.size());
    if (fresh) {
      Path path;
      path.from = edge.from;
      path.to = edge.to;
      path.state = PathState::extra;
      path.means = edge.means;
      path.at = edge.at;
      out.push_back(std::move(path));
    }
    auto& path = out[found->second];
    ++path.count;
    path.evidence.push_back(edge.seq);
  }
  return out;
}

}  // namespace

HopSteps hop_steps(const Path& path) {
  HopSteps out;
  if (!path.expected_from) return out;
  const bool opened_first = path.opened_at && (!path.at || *path.opened_at <= *path.at);
  if (opened_first) out.to_open = *path.opened_at - *path.expected_from;
  if (path.at) out.to_tell = *path.at - (opened_first ? *path.opened_at : *path.expected_from);
  if (path.at && path.receipt_at) out.to_receipt = *path.receipt_at - *path.at;
  return out;
}

std::vector<Path> reporting_paths(const Scenario& scenario, const LaneScore& score,
                                  const std::vector<Told>& told, ExerciseTime now,
                                  std::vector<Path> doctrine) {
  std::vector<Path> out;
  for (const auto& duty : score.obligations) {
    if (!duty.triggered_at) continue;
    for (const auto& to : duty.required) out.push_back(expected(scenario, duty, to, told, now));
    for (const auto& wrong : duty.wrong) out.push_back(misdirected(duty, wrong, told));
  }
  auto rest = besides(score, doctrine, told);
  out.insert(out.end(), std::make_move_iterator(doctrine.begin()),
             std::make_move_iterator(doctrine.end()));
  out.insert(out.end(), std::make_move_iterator(rest.begin()), std::make_move_iterator(rest.end()));
  return out;
}

}  // namespace enshu::scoring
