// Whether a corrected scenario still knows everything that an old record speaks of.
#include <algorithm>

#include "scoring/rubric.hpp"

namespace enshu::scoring {

RubricFit::RubricFit(const Scenario& played, const Scenario& variant) : variant_(variant) {
  if (played.id != variant.id) {
    misfit_ =
        Error{"other_scenario",
              {"記録のシナリオは「" + played.id.value + "」ですが、指定されたのは「" +
                   variant.id.value + "」です。同じシナリオを直したフォルダーを指定してください。",
               "The record was played with '" + played.id.value + "', but the folder holds '" +
                   variant.id.value + "'. Name a corrected folder of the same scenario."},
              {}};
  } else if (played.lanes != variant.lanes) {
    misfit_ = Error{"other_scenario",
                    {"レーンの分け方（lanes）が記録と違います。lanes を元に戻してください。",
                     "The way of dividing lanes (`lanes`) differs from the record's. Put `lanes` "
                     "back."},
                    {}};
  }
}

void RubricFit::miss(const Recorded& recorded, const Text& what, const std::string& name) {
  if (misfit_) return;
  const auto seq = std::to_string(recorded.seq);
  misfit_ =
      Error{"rubric_misfit",
            {"記録の " + seq + " 番に出てくる" + what.ja + "「" + name +
                 "」が、指定されたシナリオにありません。採点に関わる値だけを直し、名前は残してく"
                 "ださい。",
             "Event " + seq + " of the record names the " + what.en + " '" + name +
                 "', which the folder's scenario lacks. Correct the values that decide points and "
                 "keep the names."},
            {}};
}

void RubricFit::party(const Recorded& recorded, const PartyId& id) {
  if (id.empty() || variant_.has_party(id)) return;
  miss(recorded, {"役割や登場人物", "post or cast member"}, id.value);
}

void RubricFit::report(const Recorded& recorded, const FormId& id) {
  if (variant_.form(id) == nullptr) miss(recorded, {"様式", "form"}, id.value);
}

void RubricFit::survey(const Recorded& recorded, const SurveyId& id) {
  if (!survey_index(variant_.surveys, id)) miss(recorded, {"質問票", "survey"}, id.value);
}

void RubricFit::fold(const Recorded& recorded) {
  if (misfit_) return;
  const auto all = [&](const std::vector<PartyId>& ids) {
    for (const auto& id : ids) party(recorded, id);
  };
  const auto inject = [&](const InjectId& id) {
    if (!id.empty() && variant_.inject(id) == nullptr) miss(recorded, {"付与", "inject"}, id.value);
  };
  const auto nothing = [](const auto&) {};
  std::visit(Overload{
                 [&](const ExerciseCreated& e) { nothing(e); },
                 [&](const LaneOpened& e) { nothing(e); },
                 [&](const SeatOpened& e) { party(recorded, e.role); },
                 [&](const SeatChanged& e) { nothing(e); },
                 [&](const ClockChanged& e) { nothing(e); },
                 [&](const InjectFired& e) { inject(e.inject); },
                 [&](const InjectPlanned& e) { inject(e.inject); },
                 [&](const MessageSent& e) {
                   inject(e.inject);
                   all(e.to);
                   all(e.cc);
                 },
                 [&](const MessageOpened& e) { nothing(e); },
                 [&](const CallChanged& e) { nothing(e); },
                 [&](const ReceiptGiven& e) { party(recorded, e.receiver); },
                 [&](const ArtefactOpened& e) { nothing(e); },
                 [&](const LinkFollowed& e) { nothing(e); },
                 [&](const EvidencePinned& e) { nothing(e); },
                 [&](const ReportSubmitted& e) {
                   report(recorded, e.form);
                   all(e.to);
                 },
                 [&](const ApprovalRequested& e) {
                   report(recorded, e.form);
                   party(recorded, e.approver);
                 },
                 [&](const ApprovalDecided& e) { party(recorded, e.approver); },
                 [&](const ActionTaken& e) {
                   if (variant_.action(e.action) == nullptr)
                     miss(recorded, {"対処", "action"}, e.action.value);
                 },
                 [&](const DecisionLogged& e) { party(recorded, e.role); },
                 [&](const NoteAdded& e) { nothing(e); },
                 [&](const ReplyClaimed& e) { nothing(e); },
                 [&](const FlagSet& e) { nothing(e); },
                 [&](const HostChanged& e) { nothing(e); },
                 [&](const TimerSet& e) { nothing(e); },
                 [&](const TimerFired& e) { nothing(e); },
                 [&](const DirectorFailed& e) { nothing(e); },
                 [&](const ServiceChanged& e) { nothing(e); },
                 [&](const SpreadTried& e) { nothing(e); },
                 [&](const ChannelChanged& e) { nothing(e); },
                 [&](const MessageWaits& e) { party(recorded, e.from); },
                 [&](const ModeChanged& e) { nothing(e); },
                 [&](const MoveBegun& e) {
                   if (!variant_.move_index(e.move)) miss(recorded, {"局面", "move"}, e.move.value);
                 },
                 [&](const ItemMarked& e) { nothing(e); },
                 [&](const MarksReconciled& e) { nothing(e); },
                 [&](const ScoreOverridden& e) { nothing(e); },
                 [&](const ImprovementPlanned& e) { nothing(e); },
                 [&](const FollowUpAnswered& e) { nothing(e); },
                 [&](const SurveyOpened& e) { survey(recorded, e.survey); },
                 [&](const SurveyAnswered& e) { survey(recorded, e.survey); },
                 [&](const WordingSet& e) { nothing(e); },
                 [&](const WordingUsed& e) { nothing(e); },
                 [&](const IncidentStopped& e) { nothing(e); },
                 [&](const CommsCheckCalled& e) { nothing(e); },
                 [&](const CommsCheckAnswered& e) { nothing(e); },
                 [&](const ObserversDelayed& e) { nothing(e); },
                 [&](const LandingShown& e) { inject(e.bait); },
                 [&](const MailReturned& e) { party(recorded, e.receiver); },
                 [&](const HopFollowed& e) { party(recorded, e.to); },
             },
             recorded.event);
}

}  // namespace enshu::scoring
