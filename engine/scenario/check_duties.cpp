// Duties that nobody can do, or do in time: obligations and actions against the timeline and the
// people.
#include <algorithm>
#include <set>

#include "engine/core/story_time.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/times.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class DutyCheck {
 public:
  DutyCheck(const Whole& whole, const Reach& reach, Edge edge, Findings& findings)
      : whole_(whole), findings_(findings), reach_(reach), times_(whole, reach_, edge) {
    for (const auto& word : whole.words) spoken_of_.insert(word.text);
  }

  void run() {
    const auto& obligations = entries_at(whole_.root, "obligations");
    for (std::size_t i = 0; i < obligations.size(); ++i) {
      who_ = called({"報告義務", "obligation"}, obligations[i].key);
      obligation(whole_.scenario.obligations[i], obligations[i].value);
    }
    note_calls();
    const auto& actions = entries_at(whole_.root, "actions");
    for (std::size_t i = 0; i < actions.size(); ++i) {
      who_ = called({"対処", "action"}, actions[i].key);
      action(whole_.scenario.actions[i], actions[i].value);
    }
    circles(actions);
  }

 private:
  using Moment = std::optional<ExerciseTime>;

  // ---- Obligations

  void obligation(const Obligation& duty, const Node& node) {
    vacant({duty.owes}, *node.find("owes"));
    if (std::ranges::find(duty.approvals, duty.owes) != duty.approvals.end()) {
      findings_.error(file, node.find("approval")->at, "contradiction",
                      {who_.ja + "は、報告する役割自身が承認することになっています。",
                       who_.en + " is to be approved by the role that owes it"});
    }
    if (!reach_.fires(duty.trigger)) return;  // check_obligations has told of it
    due(duty, node);
    learns(duty, node);
    for (const auto& party : duty.required) receives(duty, party, *node.find("to"));
    const auto& truths = entries_at(node, "truth");
    for (std::size_t i = 0; i < truths.size(); ++i) truth(duty, duty.truth[i], truths[i]);
  }

  void due(const Obligation& duty, const Node& node) {
    const auto* trigger = whole_.scenario.inject(duty.trigger);
    if (trigger->schedule.kind == Schedule::Kind::at) return;  // check_obligations looks at those
    if (unforeseen(duty)) return;
    const auto due =
        planned_deadline(whole_.scenario, duty, *times_.earliest(duty.trigger), duty.target);
    if (due <= ExerciseTime{whole_.scenario.duration.ms}) return;
    warn(*node.find("target"), "after_end",
         "の期限は早くても " + clock(due) + " で、演習の終わりより後です。",
         "is due at " + clock(due) + " at the earliest, after the exercise's end");
  }

  /// The moment after which the obligation is worth nothing; nothing when it is not fixed.
  [[nodiscard]] Moment over(const Obligation& duty) const {
    const auto begins = times_.planned(duty.trigger);
    if (!begins || unforeseen(duty)) return std::nullopt;
    return planned_deadline(whole_.scenario, duty, *begins, duty.limit);
  }

  /// By the calendar, which moves on when people or conditions say so.
  [[nodiscard]] bool unforeseen(const Obligation& duty) const {
    return duty.clock == DutyClock::calendar && !all_jumps_planned(whole_.scenario);
  }

  /// Whoever owes it is told of something before it is too late, if not by the trigger then by
  /// others.
  void learns(const Obligation& duty, const Node& node) {
    const auto& contents = whole_.scenario.inject(duty.trigger)->contents;
    const auto reaches = [&](const Content& content) {
      return std::ranges::find(content.to, duty.owes) != content.to.end() ||
             std::ranges::find(content.cc, duty.owes) != content.cc.end();
    };
    if (contents.empty() || std::ranges::any_of(contents, reaches)) return;
    if (spoken_of_.contains(duty.owes.value)) return;
    const auto first = times_.first_message(duty.owes);
    const auto over = this->over(duty);
    if (first && (!over || *first <= *over)) return;
    warn(*node.find("owes"), "never_told",
         "を負う「" + duty.owes.value + "」には、期限(limit)までに何も届きません。",
         "is owed by '" + duty.owes.value + "', which gets no message before the limit");
  }

  void receives(const Obligation& duty, const PartyId& party, const Node& node) {
    const auto* member = whole_.scenario.member(party);
    if (member == nullptr || member->listed || spoken_of_.contains(party.value)) return;
    const auto first = times_.first_message(duty.owes, party);
    const auto over = this->over(duty);
    if (first && (!over || *first <= *over)) return;
    warn(node, "cannot_receive",
         "の報告先「" + party.value +
             "」は連絡先に載っておらず(listed: false)、期限までに向こうから連絡もしません。",
         "has required recipient '" + party.value +
             "', which is not in the address book (listed: false) and does not write to '" +
             duty.owes.value + "' before the limit");
  }

  void truth(const Obligation& duty, const Truth& truth, const Entry& entry) {
    if (truth.known_from.empty()) return;
    const auto& at = *entry.value.find("from");
    const Text what = called({"の正しい内容", "fact"}, entry.key);
    const auto known = times_.earliest(truth.known_from);
    if (!known) {
      warn(at, "never_known", what.ja + "は、分かることがありません。",
           "asks for " + what.en + ", which never becomes known: '" + truth.known_from.value +
               "' cannot fire");
      return;
    }
    const auto over = this->over(duty);
    const auto later = times_.between(duty.trigger, truth.known_from);
    const bool too_late = (over && *known > *over) ||
                          (later && duty.clock == DutyClock::exercise && *later > duty.limit);
    if (!too_late || reach_.by_director(truth.known_from.value)) return;
    warn(at, "known_too_late", what.ja + "は、期限(limit)を過ぎてから分かります。",
         "asks for " + what.en + ", which becomes known after the limit");
  }

  // ---- Actions

  /// For every action the first inject that calls for it.
  void note_calls() {
    const auto& msel = whole_.scenario.msel;
    for (std::size_t i = 0; i < msel.size(); ++i) {
      const auto at = times_.earliest(i);
      if (msel[i].expect && at) note_calls(msel[i].expect->condition, *at);
    }
  }

  void note_calls(const Condition& condition, ExerciseTime at) {
    for (const auto& part : condition.parts) note_calls(part, at);
    if (!condition.fact) return;
    if (const auto* fact = std::get_if<ActionFact>(&*condition.fact)) {
      const auto [found, fresh] = called_for_.emplace(fact->action, at);
      if (!fresh) found->second = std::min(found->second, at);
    }
  }

  void action(const Action& action, const Node& node) {
    const bool wanted = action.rule.duty == Duty::must || action.rule.duty == Duty::should;
    if (action.rule.duty == Duty::must) vacant(action.roles, *node.find("role"));
    if (action.rule.not_before && wanted) order(action, *node.find("must_not"));
    if (!action.rule.by) return;
    const auto& by = *node.find("by");
    const auto called_for = called_for_.find(action.id);
    if (called_for != called_for_.end() && called_for->second > *action.rule.by) {
      warn(by, "due_too_early",
           "の期限(" + clock(*action.rule.by) + ")は、これを求める状況付与(早くても " +
               clock(called_for->second) + ")より前です。",
           "is due at " + clock(*action.rule.by) + ", before any inject that calls for it (" +
               clock(called_for->second) + " at the earliest)");
      return;
    }
    Moment first;
    for (const auto& role : action.roles) {
      const auto told = times_.first_message(role);
      if (spoken_of_.contains(role.value)) return;
      if (told && (!first || *told < *first)) first = told;
    }
    if (first && *first <= *action.rule.by) return;
    warn(by, "due_too_early",
         "の期限(" + clock(*action.rule.by) + ")までに、取れる役割には何も届きません。",
         "is due at " + clock(*action.rule.by) + ", before any message reaches its roles");
  }

  void order(const Action& action, const Node& node) {
    const auto* before = whole_.scenario.action(*action.rule.not_before);
    if (before == nullptr || before->rule.duty != Duty::must_not) return;
    warn(node, "contradiction",
         "は「" + before->id.value + "」より前に取れませんが、そちらは取ってはならない対処です。",
         "must not be taken before '" + before->id.value + "', which must not be taken at all");
  }

  /// Actions that must each not be taken before the other; every action waits for at most one.
  void circles(const std::vector<Entry>& entries) {
    std::map<ActionId, std::size_t> mark;
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const Action* at = &whole_.scenario.actions[i];
      std::string chain = at->id.value;
      while (at != nullptr && mark.emplace(at->id, i).second) {
        at = at->rule.not_before ? whole_.scenario.action(*at->rule.not_before) : nullptr;
        if (at != nullptr) chain += " → " + at->id.value;
      }
      if (at == nullptr || mark[at->id] != i || at != &whole_.scenario.actions[i]) continue;
      findings_.error(
          file, entries[i].value.find("must_not")->at, "cycle",
          {"対処が互いを待っています: " + chain, "actions wait for each other: " + chain});
    }
  }

  // ---- Both

  /// Posts that may stay empty.
  void vacant(const std::vector<PartyId>& roles, const Node& node) {
    const bool surely_held = std::ranges::any_of(roles, [&](const PartyId& id) {
      const auto* role = whole_.scenario.role(id);
      return role == nullptr || role->seats_min > 0;
    });
    if (surely_held) return;
    warn(node, "may_be_vacant",
         "は、席が空くことのある役割(seats の最小が 0)だけに課されています。",
         "falls only to posts that may be vacant (seats from 0)");
  }

  static std::string clock(ExerciseTime time) { return format_exercise_time(time); }

  void warn(const Node& node, std::string_view code, const std::string& ja, const std::string& en) {
    findings_.warning(file, node.at, code, {who_.ja + ja, who_.en + " " + en});
  }

  const Whole& whole_;
  Findings& findings_;
  const Reach& reach_;
  Times times_;
  std::set<std::string_view> spoken_of_;  ///< by the director
  std::map<ActionId, ExerciseTime> called_for_;
  Text who_;
};

}  // namespace

void check_duties(const Whole& whole, Findings& findings) {
  if (!whole.sound || findings.any_error()) return;
  const Reach reach(whole);
  at_both_edges(whole, findings,
                [&](Edge edge, Findings& found) { DutyCheck(whole, reach, edge, found).run(); });
}

}  // namespace enshu::scenario
