// Lines of the score for what a lane's variant leaves out.
#include "scoring/variants.hpp"

namespace enshu::scoring {
namespace {

Text words(const Text& title) {
  return {"「" + title.ja + "」は、このチームの設定では対象外のため、数えません。",
          "'" + title.in(Language::en) +
              "' does not exist in the variant that this team plays; it does not count."};
}

}  // namespace

ObligationScore elsewhere(const Obligation& obligation) {
  ObligationScore out;
  out.id = obligation.id;
  out.title = obligation.title;
  out.objective = obligation.objective;
  out.owes = obligation.owes;
  out.required = obligation.required;
  out.status = ItemStatus::not_applicable;
  out.weight = obligation.weight;
  out.explanation = words(obligation.title);
  return out;
}

HandlingScore elsewhere(const Action& action) {
  HandlingScore out;
  out.kind = HandlingKind::action;
  out.id = action.id.value;
  out.title = action.title;
  out.objective = action.objective;
  out.duty = action.rule.duty == Duty::optional ? Duty::must_not : action.rule.duty;
  out.phase = action.phase;
  out.status = ItemStatus::not_applicable;
  out.explanation = words(action.title);
  return out;
}

HandlingScore elsewhere(const Inject& inject) {
  HandlingScore out;
  out.kind = HandlingKind::expectation;
  out.id = inject.id.value;
  out.title = inject.title;
  out.objective = inject.objective;
  out.status = ItemStatus::not_applicable;
  out.explanation = words(inject.title);
  return out;
}

}  // namespace enshu::scoring
