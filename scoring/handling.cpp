// Points and sentences of actions and expectations: in time the whole, late or out of order half,
// else nothing.
#include "scoring/handling.hpp"

#include <algorithm>

#include "scoring/points.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

constexpr std::int64_t weight_of(Duty duty) {
  return duty == Duty::should ? usual_weight(MeasureKind::handling) / 2
                              : usual_weight(MeasureKind::handling);
}

/// An exercise that ends at the time has given all of it.
bool past(ExerciseTime due, ExerciseTime now, bool final) {
  return now > due || (final && now == due);
}

std::string clock(ExerciseTime at) { return format_exercise_time(at); }

void settle(HandlingScore& out, ItemStatus status, std::int64_t value_ppm, Text words) {
  out.status = status;
  out.explanation = std::move(words);
  if (status == ItemStatus::open || status == ItemStatus::not_applicable ||
      status == ItemStatus::not_triggered)
    return;
  out.value_ppm = value_ppm;
  out.points = out.weight * value_ppm;
  out.max = out.weight * one_ppm;
}

void done(HandlingScore& out, Mark mark) {
  out.done_at = mark.at;
  if (std::ranges::find(out.evidence, mark.seq) == out.evidence.end())
    out.evidence.push_back(mark.seq);
}

Text quoted(const Text& title) {
  return {"「" + title.ja + "」", "'" + title.in(Language::en) + "'"};
}

Text title_of(const Scenario& scenario, const ActionId& id) {
  const auto* action = scenario.action(id);
  return action == nullptr ? Text{id.value, {}} : action->title;
}

Text due_words(const HandlingScore& out) {
  if (!out.by) return {};
  return {"（期限 " + clock(*out.by) + "）", " (due " + clock(*out.by) + ")"};
}

void judge_demanded(HandlingScore& out, const Scenario& scenario, const ActionRule& rule,
                    const ActionTrack& track, ExerciseTime now, bool final) {
  const auto name = quoted(out.title);
  const auto due = due_words(out);
  if (track.proper) {
    done(out, *track.proper);
    const auto at = clock(track.proper->at);
    if (rule.by && track.proper->at > *rule.by) {
      settle(out, ItemStatus::late, one_ppm / 2,
             {name.ja + "は期限 " + clock(*rule.by) + " を過ぎて " + at +
                  " に行われました。得点は半分です。",
              name.en + " was done at " + at + ", after it was due at " + clock(*rule.by) +
                  ": half the points."});
      return;
    }
    settle(out, ItemStatus::met, one_ppm,
           {name.ja + "は " + at + " に行われました" + due.ja + "。",
            name.en + " was done at " + at + due.en + "."});
    return;
  }
  if (track.against) {
    done(out, *track.against);
    const auto before = quoted(title_of(scenario, *rule.not_before));
    settle(out, ItemStatus::late, one_ppm / 2,
           {name.ja + "は" + before.ja + "より前に行われました。順序が逆のため、得点は半分です。",
            name.en + " was done before " + before.en + ": out of order, half the points."});
    return;
  }
  if (rule.by ? past(*rule.by, now, final) : final) {
    settle(out, ItemStatus::missed, 0,
           {name.ja + "は行われませんでした" + due.ja + "。",
            name.en + " was not done" + due.en + "."});
    return;
  }
  if (final) {
    settle(out, ItemStatus::not_applicable, 0,
           {name.ja + "の期限より前に演習が終わったため、数えません。",
            "The exercise ended before " + name.en + " was due; it does not count."});
    return;
  }
  settle(out, ItemStatus::open, 0,
         {name.ja + "はまだ行われていません" + due.ja + "。",
          name.en + " has not been done yet" + due.en + "."});
}

void judge_forbidden(HandlingScore& out, const Scenario& scenario, const ActionRule& rule,
                     const ActionTrack& track, bool final, bool acted) {
  const auto name = quoted(out.title);
  const Text before = rule.not_before ? quoted(title_of(scenario, *rule.not_before)) : Text{};
  if (track.against) {
    done(out, *track.against);
    const auto at = clock(track.against->at);
    const Text words =
        rule.not_before ? Text{name.ja + "が、" + before.ja + "より前の " + at +
                                   " に行われました。してはならない対処です。",
                               name.en + " was done at " + at + ", before " + before.en +
                                   ": this is forbidden."}
                        : Text{name.ja + "が " + at + " に行われました。してはならない対処です。",
                               name.en + " was done at " + at + ": this is forbidden."};
    settle(out, ItemStatus::violated, 0, words);
    return;
  }
  if (track.proper) {
    done(out, *track.proper);
    settle(out, ItemStatus::met, one_ppm,
           {name.ja + "は" + before.ja + "の後に行われました。順序は守られています。",
            name.en + " came after " + before.en + ": the order was kept."});
    return;
  }
  if (!final) {
    settle(out, ItemStatus::open, 0,
           {name.ja + "は行われていません。", name.en + " has not been done."});
  } else if (acted) {
    settle(out, ItemStatus::met, one_ppm,
           {"してはならない" + name.ja + "は行われませんでした。",
            "The forbidden " + name.en + " was avoided."});
  } else {
    settle(out, ItemStatus::not_applicable, 0,
           {"対処が何も行われなかったため、数えません。", "Not counted: nothing at all was done."});
  }
}

}  // namespace

bool judged(const ActionRule& rule) {
  return rule.duty != Duty::optional || rule.not_before.has_value();
}

bool judged_at_deadline(const Condition& condition) {
  return condition.join == Condition::Join::none ||
         std::ranges::any_of(condition.parts, judged_at_deadline);
}

void on_action(ActionTrack& track, const ActionRule& rule, bool order_kept, Mark mark) {
  const bool banned = rule.duty == Duty::must_not && !rule.not_before;
  auto& first = order_kept && !banned ? track.proper : track.against;
  if (!first) first = mark;
}

HandlingScore judge(const Scenario& scenario, const Action& action, const ActionTrack& track,
                    ExerciseTime now, bool final, bool acted) {
  HandlingScore out;
  out.kind = HandlingKind::action;
  out.id = action.id.value;
  out.title = action.title;
  out.objective = action.objective;
  out.duty = action.rule.duty == Duty::optional ? Duty::must_not : action.rule.duty;
  out.phase = action.phase;
  out.by = action.rule.by;
  out.weight = weight_of(out.duty);
  if (out.duty == Duty::must_not) {
    judge_forbidden(out, scenario, action.rule, track, final, acted);
  } else {
    judge_demanded(out, scenario, action.rule, track, now, final);
  }
  return out;
}

HandlingScore cost_of(const Action& action, Mark taken) {
  HandlingScore out;
  out.kind = HandlingKind::action;
  out.id = action.id.value;
  out.title = action.title;
  out.objective = action.objective;
  out.duty = Duty::optional;
  out.phase = action.phase;
  out.status = ItemStatus::spent;
  out.points = -action.cost * one_ppm;
  done(out, taken);
  const auto name = quoted(action.title);
  const auto cost = std::to_string(action.cost);
  const auto at = clock(taken.at);
  out.explanation = {name.ja + "は " + at + " に行われ、" + cost + " 点が引かれました。",
                     name.en + " was done at " + at + " and cost " + cost +
                         (action.cost == 1 ? " point." : " points.")};
  return out;
}

HandlingScore judge(const Inject& inject, const ExpectationTrack& track, ExerciseTime now,
                    bool final, bool holds_now) {
  HandlingScore out;
  out.kind = HandlingKind::expectation;
  out.id = inject.id.value;
  out.title = inject.title;
  out.objective = inject.objective;
  out.weight = weight_of(out.duty);
  const auto name = quoted(inject.title);
  const auto within = span_words(inject.expect->within);
  if (!track.fired) {
    settle(out, ItemStatus::not_triggered, 0,
           {name.ja + "は届いていません。", name.en + " was not delivered."});
    return out;
  }
  out.evidence.push_back(track.fired->seq);
  out.by = track.fired->at + inject.expect->within;
  const bool over = past(*out.by, now, final);
  const bool held =
      judged_at_deadline(inject.expect->condition) && over && !track.failed && holds_now;
  if (track.met || held) {
    if (track.met && track.met->seq != track.fired->seq) done(out, *track.met);
    settle(out, ItemStatus::met, one_ppm,
           {name.ja + "に対して、期待される対応が " + within.ja + "以内に取られました。",
            name.en + " was answered as expected within " + within.en + "."});
  } else if (track.late) {
    done(out, *track.late);
    const auto after = span_words(track.late->at - track.fired->at);
    settle(out, ItemStatus::late, one_ppm / 2,
           {name.ja + "への対応は " + after.ja + "後でした（期待 " + within.ja +
                "以内）。得点は半分です。",
            name.en + " was answered after " + after.en + " (expected within " + within.en +
                "): half the points."});
  } else if (over) {
    settle(out, ItemStatus::missed, 0,
           {name.ja + "に対して、期待される対応が " + within.ja + "以内に取られませんでした。",
            name.en + " was not answered as expected within " + within.en + "."});
  } else if (final) {
    settle(out, ItemStatus::not_applicable, 0,
           {name.ja + "への対応の期限より前に演習が終わったため、数えません。",
            "The exercise ended before the answer to " + name.en + " was due; it does not count."});
  } else {
    settle(out, ItemStatus::open, 0,
           {name.ja + "への対応を待っています（" + within.ja + "以内）。",
            name.en + " awaits an answer (within " + within.en + ")."});
  }
  return out;
}

}  // namespace enshu::scoring
