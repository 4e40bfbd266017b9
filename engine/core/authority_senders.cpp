// The rules of who may send. tests/unit/core/authority_test.cpp walks every entry.
#include "engine/core/authority.hpp"

namespace enshu {
namespace {

enum class Senders {
  nobody,
  participants,
  own_pace,
  own_end,
  control,
  local,
  lead,
  approvers,
  judges,
  staff_notes
};

/// Which accesses may send each command. The engine's own commands come from no seat at all.
Senders senders(const Command& command) {
  return std::visit(Overload{
                        [](const OpenMessage&) { return Senders::participants; },
                        [](const SendMessage&) { return Senders::participants; },
                        [](const AnswerCall&) { return Senders::participants; },
                        [](const DeclineCall&) { return Senders::participants; },
                        [](const AcknowledgeMessage&) { return Senders::participants; },
                        [](const OpenArtefact&) { return Senders::participants; },
                        [](const FollowLink&) { return Senders::participants; },
                        [](const PinEvidence&) { return Senders::participants; },
                        [](const SubmitReport&) { return Senders::participants; },
                        [](const RequestApproval&) { return Senders::participants; },
                        [](const DecideApproval&) { return Senders::approvers; },
                        [](const TakeAction&) { return Senders::participants; },
                        [](const LogDecision&) { return Senders::participants; },
                        [](const StartExercise&) { return Senders::control; },
                        [](const PauseExercise&) { return Senders::own_pace; },
                        [](const ResumeExercise&) { return Senders::own_pace; },
                        [](const SetSpeed&) { return Senders::control; },
                        [](const JumpTo&) { return Senders::control; },
                        [](const EndExercise&) { return Senders::own_end; },
                        [](const FireInject&) { return Senders::local; },
                        [](const HoldInject&) { return Senders::local; },
                        [](const ReleaseInject&) { return Senders::local; },
                        [](const SkipInject&) { return Senders::local; },
                        [](const RestoreInject&) { return Senders::local; },
                        [](const RetimeInject&) { return Senders::control; },
                        [](const SendAs&) { return Senders::local; },
                        [](const ClaimReply&) { return Senders::local; },
                        [](const AcknowledgeAs&) { return Senders::control; },
                        [](const OpenLane&) { return Senders::control; },
                        [](const OpenSeat&) { return Senders::control; },
                        [](const ChangeSeat&) { return Senders::control; },
                        [](const AddNote&) { return Senders::judges; },
                        [](const CreateExercise&) { return Senders::nobody; },
                        [](const Advance&) { return Senders::nobody; },
                        [](const CheckConditions&) { return Senders::nobody; },
                        [](const DirectorSends&) { return Senders::nobody; },
                        [](const DirectorFires&) { return Senders::nobody; },
                        [](const DirectorSkips&) { return Senders::nobody; },
                        [](const DirectorSetsFlag&) { return Senders::nobody; },
                        [](const DirectorSetsHost&) { return Senders::nobody; },
                        [](const DirectorSetsTimer&) { return Senders::nobody; },
                        [](const DirectorAcknowledges&) { return Senders::nobody; },
                        [](const DirectorDecides&) { return Senders::nobody; },
                        [](const DirectorReports&) { return Senders::nobody; },
                        [](const SetWorld&) { return Senders::control; },
                        [](const CheckWorld&) { return Senders::nobody; },
                        [](const DirectorSetsService&) { return Senders::nobody; },
                        [](const CutChannel&) { return Senders::control; },
                        [](const RestoreChannel&) { return Senders::control; },
                        [](const ChangeMode&) { return Senders::control; },
                        [](const BeginMove&) { return Senders::control; },
                        [](const Evaluate&) { return Senders::judges; },
                        [](const Reconcile&) { return Senders::control; },
                        [](const OverrideScore&) { return Senders::staff_notes; },
                        [](const PlanImprovement&) { return Senders::staff_notes; },
                        [](const AnswerFollowUp&) { return Senders::staff_notes; },
                        [](const AnswerSurvey&) { return Senders::participants; },
                        [](const SetWording&) { return Senders::local; },
                        [](const StopForIncident&) { return Senders::control; },
                        [](const LiftIncident&) { return Senders::lead; },
                        [](const CallCommsCheck&) { return Senders::control; },
                        [](const CloseCommsCheck&) { return Senders::control; },
                        [](const AnswerCommsCheck&) { return Senders::participants; },
                        [](const DelayObservers&) { return Senders::lead; },
                        [](const SubmitLanding&) { return Senders::participants; },
                        [](const ReturnMail&) { return Senders::nobody; },
                        [](const FollowHop&) { return Senders::judges; },
                    },
                    command);
}

}  // namespace

bool may_send(Access access, const Command& command) {
  const bool lead = access == Access::lead_controller;
  const bool control = lead || access == Access::controller;
  switch (senders(command)) {
    case Senders::nobody:
      return false;
    case Senders::participants:
      return access == Access::participant;
    case Senders::control:
      return control;
    case Senders::lead:
      return lead;
    case Senders::own_end:  // as `own_pace`
      return lead || access == Access::participant;
    case Senders::own_pace:  // participants: of their own lane, when they are alone in it
    case Senders::approvers:
      return control || access == Access::participant;
    case Senders::local:
      return control || access == Access::sub_controller;
    case Senders::judges:
      return control || access == Access::evaluator || access == Access::sub_controller;
    case Senders::staff_notes:
      return control || access == Access::evaluator;
  }
  return false;
}

}  // namespace enshu
