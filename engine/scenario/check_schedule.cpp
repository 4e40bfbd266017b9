// Contradictions in the times of injects: what comes after the end, what comes too late to count,
// what can never be done.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/times.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class ScheduleCheck {
 public:
  ScheduleCheck(const Whole& whole, const Reach& reach, Edge edge, Findings& findings)
      : whole_(whole),
        findings_(findings),
        reach_(reach),
        times_(whole, reach_, edge),
        end_{whole.scenario.duration.ms} {}

  void run() {
    const auto& msel = whole_.scenario.msel;
    const auto& nodes = items_at(whole_.root, "msel");
    for (std::size_t i = 0; i < msel.size(); ++i) {
      if (!reach_.fires(i)) continue;  // check_timeline has told of it
      who_ = called({"状況付与", "inject"}, msel[i].id.value);
      lands(i, nodes[i]);
      contingency(msel[i], nodes[i]);
      if (msel[i].expect) expectation(i, *msel[i].expect, *nodes[i].find("expect"));
    }
  }

 private:
  using Moment = std::optional<ExerciseTime>;

  /// A chain beyond the end is told at its first inject only.
  void lands(std::size_t i, const Node& node) {
    const auto& schedule = whole_.scenario.msel[i].schedule;
    const bool after = schedule.kind == Schedule::Kind::after;
    const Moment at = times_.earliest(i);
    if ((!after && schedule.kind != Schedule::Kind::when) || !at || *at <= end_) return;
    const Moment cause =
        after ? times_.earliest(schedule.anchor) : times_.earliest(schedule.condition);
    if (cause && *cause > end_) return;
    warn(node.find(after ? "after" : "when")->at, "after_end",
         "が出るのは早くても " + clock(*at) + " で、演習の終わり(" + clock(end_) + ")より後です。",
         "can fire at " + clock(*at) + " at the earliest, after the exercise's end (" +
             clock(end_) + ")");
  }

  void contingency(const Inject& inject, const Node& node) {
    if (inject.schedule.kind != Schedule::Kind::unless) return;
    const Moment met = times_.earliest(inject.schedule.condition);
    const auto by = inject.schedule.at;
    const bool possible = met && reach_.possible(inject.schedule.condition);
    if (possible && *met <= by) return;
    if (!possible) {
      warn(node.find("unless")->at, "always_fires",
           "は必ず出ます。unless の条件が成り立つことがないためです。",
           "always fires: its 'unless' can never come true");
      return;
    }
    warn(node.find("unless")->at, "always_fires",
         "は必ず出ます。unless の条件が成り立つのは早くても " + clock(*met) + " で、by(" +
             clock(by) + ")より後です。",
         "always fires: its 'unless' can come true at " + clock(*met) +
             " at the earliest, after 'by' (" + clock(by) + ")");
  }

  void expectation(std::size_t i, const Expectation& expect, const Node& node) {
    const Moment met = times_.earliest(expect.condition);
    if (!met || !reach_.possible(expect.condition)) {
      warn(node.at, "cannot_be_met", "が期待することは、起こりえません。",
           "expects what can never happen");
      return;
    }
    const auto* within = node.find("within");
    if (within == nullptr) return;
    const Moment planned = times_.planned(i);
    const ExerciseTime deadline = planned.value_or(*times_.earliest(i)) + expect.within;
    if (planned && *met > deadline) {
      warn(within->at, "cannot_be_met",
           "が " + clock(deadline) + " までに期待することが起こるのは、早くても " + clock(*met) +
               " です。",
           "expects by " + clock(deadline) + " what can happen at " + clock(*met) +
               " at the earliest");
    } else if (deadline > end_) {
      warn(within->at, "after_end",
           "が期待することの期限(" + clock(deadline) + ")は、演習の終わりより後です。",
           "expects something by " + clock(deadline) + ", after the exercise's end");
    }
  }

  static std::string clock(ExerciseTime time) { return format_exercise_time(time); }

  void warn(Position at, std::string_view code, const std::string& ja, const std::string& en) {
    findings_.warning(file, at, code, {who_.ja + ja, who_.en + " " + en});
  }

  const Whole& whole_;
  Findings& findings_;
  const Reach& reach_;
  Times times_;
  ExerciseTime end_;
  Text who_;
};

}  // namespace

void check_schedule(const Whole& whole, Findings& findings) {
  if (!whole.sound || findings.any_error()) return;
  const Reach reach(whole);
  at_both_edges(whole, findings, [&](Edge edge, Findings& found) {
    ScheduleCheck(whole, reach, edge, found).run();
  });
}

}  // namespace enshu::scenario
