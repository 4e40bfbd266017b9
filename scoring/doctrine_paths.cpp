// Rules against stretches of mode, then the pairs of parties that a rule means.
#include "scoring/doctrine_paths.hpp"

#include <algorithm>

namespace enshu::scoring {
namespace {

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

/// A role or cast member as the doctrine sees it.
struct Party {
  PartyId id;
  const std::vector<std::string>* bodies = nullptr;
  std::string sector;
};

class Parties {
 public:
  explicit Parties(const Scenario& scenario) : scenario_(scenario) {
    for (const auto& role : scenario.roles) all_.push_back({role.id, &role.bodies, role.sector});
    for (const auto& member : scenario.cast)
      all_.push_back({member.id, &member.bodies, member.sector});
  }

  /// Those for whom a rule's word stands: a body's name, or a kind of bodies.
  [[nodiscard]] std::vector<const Party*> meant(const std::string& word) const {
    std::vector<const Party*> out;
    for (const auto& party : all_) {
      const bool named = std::ranges::any_of(*party.bodies, [&](const std::string& id) {
        const auto* body = find(id);
        return id == word || (body != nullptr && has(body->kinds, word));
      });
      if (named) out.push_back(&party);
    }
    return out;
  }

  /// A ministry or secretariat is meant only for its own sectors.
  [[nodiscard]] bool same_sector(const Party& one, const Party& other) const {
    const auto left = sectors(one);
    const auto right = sectors(other);
    if (left.empty() || right.empty()) return true;
    return std::ranges::any_of(left, [&](const std::string& s) { return has(right, s); });
  }

 private:
  [[nodiscard]] const Body* find(const std::string& id) const {
    const auto found = std::ranges::find(scenario_.bodies, id, &Body::id);
    return found == scenario_.bodies.end() ? nullptr : &*found;
  }

  [[nodiscard]] std::vector<std::string> sectors(const Party& party) const {
    if (!party.sector.empty()) return {party.sector};
    std::vector<std::string> out;
    for (const auto& id : *party.bodies) {
      if (const auto* body = find(id))
        out.insert(out.end(), body->sectors.begin(), body->sectors.end());
    }
    return out;
  }

  const Scenario& scenario_;
  std::vector<Party> all_;
};

bool within(const ModeSpan& span, ExerciseTime at) {
  return at >= span.from && (!span.to || at < *span.to);
}

/// An edge, or nothing when nothing was to be told and nothing was.
std::optional<Path> edge(const PathRule& rule, const ModeSpan& span, const PartyId& from,
                         const PartyId& to, const std::vector<Heard>& heard,
                         const std::vector<Told>& told, ExerciseTime now) {
  const auto first = std::ranges::find_if(
      heard, [&](const Heard& h) { return h.party == from && within(span, h.at); });
  Path path;
  path.doctrine = true;
  path.mode = rule.mode;
  path.ground = rule.ground;
  path.from = from;
  path.to = to;
  if (first != heard.end()) {
    path.expected_from = first->at;
    if (rule.within) path.expected_by = first->at + *rule.within;
  }
  for (const auto& one : told) {
    if (one.from != from || one.to != to || !within(span, one.at)) continue;
    if (path.count++ == 0) {
      path.at = one.at;
      path.means = one.means;
    }
    path.evidence.push_back(one.seq);
  }
  if (path.at && path.expected_from && *path.at >= *path.expected_from)
    path.delay = *path.at - *path.expected_from;
  if (!path.at && !path.expected_by) return std::nullopt;
  // What could still have come in time when the mode ended was not missed.
  if (!path.at && span.to && *path.expected_by > *span.to) return std::nullopt;
  const bool over = path.expected_by && path.at.value_or(now) > *path.expected_by;
  if (path.at) {
    path.state = over ? PathState::late : PathState::met;
  } else {
    path.state = over ? PathState::missing : PathState::open;
  }
  return path;
}

bool owed(const LaneScore& score, const std::vector<ModeSpan>& modes, const PathRule& rule,
          const PartyId& from, const PartyId& to) {
  return std::ranges::any_of(score.obligations, [&](const ObligationScore& duty) {
    return duty.triggered_at && duty.owes == from &&
           std::ranges::find(duty.required, to) != duty.required.end() &&
           mode_at(modes, *duty.triggered_at) == rule.mode;
  });
}

}  // namespace

std::optional<Mode> mode_at(const std::vector<ModeSpan>& modes, ExerciseTime at) {
  std::optional<Mode> mode;
  for (const auto& span : modes) {
    if (span.from <= at) mode = span.mode;
  }
  return mode;
}

std::vector<Path> doctrine_paths(const Scenario& scenario, const LaneScore& score,
                                 const std::vector<ModeSpan>& modes,
                                 const std::vector<Heard>& heard, const std::vector<Told>& told,
                                 ExerciseTime now) {
  std::vector<Path> out;
  if (scenario.path_rules.empty()) return out;
  const Parties parties(scenario);
  for (const auto& span : modes) {
    for (const auto& rule : scenario.path_rules) {
      if (rule.mode != span.mode) continue;
      for (const auto* from : parties.meant(rule.from)) {
        if (scenario.role(from->id) == nullptr) continue;
        for (const auto* to : parties.meant(rule.to)) {
          if (to->id == from->id || !parties.same_sector(*from, *to) ||
              owed(score, modes, rule, from->id, to->id))
            continue;
          if (auto path = edge(rule, span, from->id, to->id, heard, told, now))
            out.push_back(std::move(*path));
        }
      }
    }
  }
  return out;
}

}  // namespace enshu::scoring
