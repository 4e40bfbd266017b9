// From the debrief of all to that of one organisation. What is judged of nobody in particular (an
// observation without an occasion, an item without a duty) speaks of others too and is left out.
#include "scoring/own_debrief.hpp"

#include <algorithm>

#include "engine/core/teams.hpp"
#include "scoring/figures.hpp"
#include "scoring/improvements.hpp"
#include "scoring/points.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::scoring {
namespace {

/// One organisation's part of the model, list by list.
class Narrowing {
 public:
  Narrowing(const Scenario& scenario, const Sight& sight, DebriefModel& model)
      : scenario_(scenario), sight_(sight), model_(model) {}

  void run() {
    seats();
    messages();
    timeline();
    std::erase_if(model_.notes, [&](const NoteEntry& note) {
      return !sight_.saw(note.about) && !sight_.saw(note.seq);
    });
    for (auto& lane : model_.lanes) {
      lane.title = lane.score.title = scenario_.house_name(own_post());
      score(lane.score);
      std::erase_if(lane.paths, [&](const Path& path) {
        return !sight_.ours(path.from) && !(sight_.ours(path.to) && path.at);
      });
      for (auto& path : lane.paths) came_in(path);
      lane.path_figures = path_figures(lane.paths);
      lane.figures = counted(lane);
    }
    review();
    std::erase_if(model_.improvements, [&](const ImprovementEntry& row) {
      const auto* duty = scenario_.obligation(row.obligation);
      return !sight_.saw(row.about) && (duty == nullptr || !sight_.ours(duty->owes));
    });
  }

 private:
  [[nodiscard]] PartyId own_post() const {
    for (const auto& role : scenario_.roles) {
      if (sight_.ours(role.id)) return role.id;
    }
    return {};
  }

  void seats() {
    std::erase_if(model_.seats, [&](const SeatEntry& seat) { return !sight_.ours(seat.role); });
  }

  void messages() {
    std::erase_if(model_.messages,
                  [&](const MessageEntry& message) { return !sight_.saw(message.seq); });
    std::erase_if(model_.reports,
                  [&](const ReportEntry& report) { return !sight_.saw(report.seq); });
    for (const auto& message : model_.messages) {
      if (!message.inject.empty()) injects_.insert(message.inject);
    }
  }

  /// An inject shows when a message of it came here, an observation when it speaks of what was
  /// seen here.
  void timeline() {
    std::set<std::uint64_t> notes;
    for (const auto& note : model_.notes) {
      if (sight_.saw(note.about) || sight_.saw(note.seq)) notes.insert(note.seq);
    }
    std::erase_if(model_.timeline, [&](const TimelineEntry& entry) {
      if (entry.kind == EntryKind::inject) return !injects_.contains(entry.inject);
      if (entry.kind == EntryKind::note) return !notes.contains(entry.seq);
      return !sight_.saw(entry.seq);
    });
    for (const auto& entry : model_.timeline) shown_.insert(entry.seq);
  }

  void keep_shown(std::vector<std::uint64_t>& evidence) const {
    std::erase_if(evidence, [&](std::uint64_t seq) { return !shown_.contains(seq); });
  }

  [[nodiscard]] bool concerns(const HandlingScore& item) const {
    if (item.kind == HandlingKind::action) {
      const auto* action = scenario_.action(ActionId{item.id});
      return action != nullptr && (action->roles.empty() || sight_.any_of_ours(action->roles));
    }
    const auto* inject = scenario_.inject(InjectId{item.id});
    return inject != nullptr && std::ranges::any_of(inject->contents, [&](const Content& content) {
             return sight_.any_of_ours(content.to);
           });
  }

  /// RED is a property of what was sent, or of the duty; the score keeps only that it leaked.
  [[nodiscard]] bool leaked_red(const ObligationScore& duty) const {
    const auto* rule = scenario_.obligation(duty.id);
    return std::ranges::any_of(duty.wrong, [&](const WrongRecipient& wrong) {
      if (rule != nullptr && rule->tlp == Tlp::red) return true;
      const auto report = std::ranges::find(model_.reports, wrong.seq, &ReportEntry::seq);
      return report != model_.reports.end() && report->tlp == Tlp::red;
    });
  }

  void score(LaneScore& lane) const {
    std::erase_if(lane.obligations,
                  [&](const ObligationScore& duty) { return !sight_.ours(duty.owes); });
    const auto other = [&](const HandlingScore& item) { return !concerns(item); };
    std::erase_if(lane.actions, other);
    std::erase_if(lane.expectations, other);
    const auto not_owed = [&](const auto& entry) {
      return std::ranges::find(lane.obligations, entry.obligation, &ObligationScore::id) ==
             lane.obligations.end();
    };
    std::erase_if(lane.checklist, not_owed);
    std::erase_if(lane.overrides, not_owed);
    for (auto& relay : lane.relays) narrow(relay);
    std::erase_if(lane.relays, [](const RelayScore& relay) { return relay.hops.empty(); });
    for (auto& duty : lane.obligations) {
      keep_shown(duty.evidence);
      for (auto& measure : duty.measures) keep_shown(measure.evidence);
    }
    for (auto& item : lane.actions) keep_shown(item.evidence);
    for (auto& item : lane.expectations) keep_shown(item.evidence);
    for (auto& item : lane.checklist) keep_shown(item.evidence);
    sum_up(lane);
  }

  void sum_up(LaneScore& lane) const {
    for (auto& objective : lane.objectives) objective.red_leak = false;
    for (const auto& duty : lane.obligations) {
      const auto of = std::ranges::find(lane.objectives, duty.objective, &ObjectiveScore::id);
      if (of != lane.objectives.end()) of->red_leak = of->red_leak || leaked_red(duty);
    }
    add_up(lane);
    std::erase_if(lane.objectives, [&](const ObjectiveScore& objective) {
      const auto of_it = [&](const auto& item) { return item.objective == objective.id; };
      return std::ranges::none_of(lane.obligations, of_it) &&
             std::ranges::none_of(lane.actions, of_it) &&
             std::ranges::none_of(lane.expectations, of_it);
    });
    lane.overridden_tenths = overridden_total(lane);
  }

  void narrow(RelayScore& relay) const {
    std::erase_if(relay.hops, [&](const ReachHop& hop) { return !sight_.ours(hop.from); });
    relay.reached = std::ranges::count_if(relay.hops, [](const ReachHop& h) { return !!h.at; });
    relay.receipted =
        std::ranges::count_if(relay.hops, [](const ReachHop& h) { return !!h.receipt_at; });
    relay.reach_tenths = tenths(relay.reached, static_cast<std::int64_t>(relay.hops.size()));
    for (auto& hop : relay.hops) keep_shown(hop.evidence);
  }

  /// That something came is known here; whether it was owed, and by when, is the sender's affair.
  void came_in(Path& path) const {
    keep_shown(path.evidence);
    if (sight_.ours(path.from)) return;
    Path seen;
    seen.from = path.from;
    seen.to = path.to;
    seen.state = PathState::extra;
    seen.means = path.means;
    seen.at = path.at;
    seen.count = path.count;
    seen.evidence = path.evidence;
    path = std::move(seen);
  }

  [[nodiscard]] KeyFigures counted(const LaneDebrief& lane) const {
    KeyFigures out;
    for (const auto& message : model_.messages) {
      if (sight_.ours(message.from)) ++out.messages_sent;
      const bool to_us = sight_.any_of_ours(message.to) || sight_.any_of_ours(message.cc);
      if (to_us && scenario_.role(message.from) == nullptr) ++out.messages_received;
    }
    out.reports = std::ranges::count_if(
        model_.reports, [&](const ReportEntry& report) { return sight_.ours(report.from); });
    for (const auto& entry : model_.timeline) {
      if (entry.kind == EntryKind::action) ++out.actions;
      if (entry.kind == EntryKind::decision) ++out.decisions;
      if (entry.kind == EntryKind::inject && entry.late_ms > 0) ++out.injects_late;
    }
    return with_duties(out, lane.score);
  }

  void review() {
    auto& review = model_.review;
    std::erase_if(review.fields, [&](const FieldRow& row) { return !sight_.ours(row.owes); });
    for (auto& line : review.severity) {
      std::erase_if(line.reported, [&](const SeverityStep& step) { return !sight_.ours(step.by); });
    }
    std::erase_if(review.contradictions,
                  [&](const Contradiction& found) { return !sight_.ours(found.from); });
  }

  const Scenario& scenario_;
  const Sight& sight_;
  DebriefModel& model_;
  std::set<InjectId> injects_;
  std::set<std::uint64_t> shown_;
};

}  // namespace

Sight::Sight(const Scenario& scenario, const Viewpoint& of)
    : scenario_(scenario), of_(of), lane_(of.lane), posts_(scenario.colleagues(of.role)) {}

void Sight::fold(const State& state, const Recorded& recorded) {
  const auto who = audience(scenario_, state, recorded);
  const bool seen = std::ranges::any_of(posts_, [&](const PartyId& post) {
    return may_see(who, recorded.lane, {enshu::Access::participant, lane_, post});
  });
  const auto* writer = of_.seat.empty() ? nullptr : state.seat(recorded.by);
  const bool own_note = writer != nullptr && std::holds_alternative<NoteAdded>(recorded.event) &&
                        may_see(who, recorded.lane, viewer_class(state, *state.seat(of_.seat)));
  if (seen || own_note) seen_.insert(recorded.seq);
}

bool Sight::ours(const PartyId& party) const {
  return std::ranges::find(posts_, party) != posts_.end();
}

bool Sight::any_of_ours(const std::vector<PartyId>& parties) const {
  return std::ranges::any_of(parties, [&](const PartyId& party) { return ours(party); });
}

DebriefModel for_house(const Scenario& scenario, const DebriefModel& whole, const Sight& sight) {
  DebriefModel out = for_lane(whole, sight.lane());
  // The lane's own view drops every post's row; here one of them is one's own.
  for (const auto& row : whole.review.organisations) {
    if (row.lane == sight.lane() && sight.ours(row.role)) out.review.organisations.push_back(row);
  }
  Narrowing(scenario, sight, out).run();
  retell(out);
  return out;
}

}  // namespace enshu::scoring
