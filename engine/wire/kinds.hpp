// The lists of kinds. Every command stands in exactly one of two lists: what persons send, and what
// the engine sends itself.
#pragma once

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <boost/mp11/set.hpp>
#include <boost/mp11/utility.hpp>
#include <string_view>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/event.hpp"
#include "engine/wire/names.hpp"

namespace enshu::wire {

using ConsoleCommands = boost::mp11::mp_list<
    OpenMessage, SendMessage, AnswerCall, DeclineCall, AcknowledgeMessage, OpenArtefact, FollowLink,
    PinEvidence, SubmitReport, RequestApproval, DecideApproval, TakeAction, LogDecision,
    StartExercise, PauseExercise, ResumeExercise, SetSpeed, JumpTo, EndExercise, FireInject,
    HoldInject, ReleaseInject, SkipInject, RestoreInject, RetimeInject, SendAs, ClaimReply,
    AcknowledgeAs, OpenLane, OpenSeat, ChangeSeat, AddNote, SetWorld, CutChannel, RestoreChannel,
    ChangeMode, BeginMove, Evaluate, Reconcile, OverrideScore, PlanImprovement, AnswerFollowUp,
    AnswerSurvey, SetWording, StopForIncident, LiftIncident, CallCommsCheck, CloseCommsCheck,
    AnswerCommsCheck, DelayObservers, SubmitLanding, FollowHop>;

using EngineCommands =
    boost::mp11::mp_list<CreateExercise, Advance, CheckConditions, DirectorSends, DirectorFires,
                         DirectorSkips, DirectorSetsFlag, DirectorSetsHost, DirectorSetsTimer,
                         DirectorAcknowledges, DirectorDecides, DirectorReports, CheckWorld,
                         DirectorSetsService, ReturnMail>;

// A new command does not compile until somebody has said who may send it.
static_assert(
    boost::mp11::mp_is_set<boost::mp11::mp_append<ConsoleCommands, EngineCommands>>::value);
static_assert(boost::mp11::mp_empty<boost::mp11::mp_set_difference<
                  boost::mp11::mp_append<ConsoleCommands, EngineCommands>,
                  boost::mp11::mp_rename<Command, boost::mp11::mp_list>>>::value);
static_assert(boost::mp11::mp_empty<boost::mp11::mp_set_difference<
                  boost::mp11::mp_rename<Command, boost::mp11::mp_list>,
                  boost::mp11::mp_append<ConsoleCommands, EngineCommands>>>::value);

/// Wire names of the types in a list or variant, in its order.
template <class List>
std::vector<std::string_view> kinds_in() {
  std::vector<std::string_view> out;
  boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(
      [&](auto identity) { out.push_back(kind_name<typename decltype(identity)::type>); });
  return out;
}

}  // namespace enshu::wire
