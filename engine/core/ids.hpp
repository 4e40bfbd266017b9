// The names of things in an exercise, one type each.
#pragma once

#include "engine/base/id.hpp"
#include "engine/world/ids.hpp"

namespace enshu {

using ScenarioId = Id<struct ScenarioTag>;
using ObjectiveId = Id<struct ObjectiveTag>;
using PartyId = Id<struct PartyTag>;  ///< a role that participants play, or a member of the cast
using OrganisationId =
    Id<struct OrganisationTag>;  ///< a house; that of a post which stands for itself has its name
using InjectId = Id<struct InjectTag>;
using ObligationId = Id<struct ObligationTag>;
using ActionId = Id<struct ActionTag>;
using FormId = Id<struct FormTag>;
using FieldId = Id<struct FieldTag>;
using ArtefactId =
    Id<struct ArtefactTag>;  ///< a file shown to participants: log, document, picture
using LaneId = Id<struct LaneTag>;
using SeatId = Id<struct SeatTag>;
using MessageId = Id<struct MessageTag>;  ///< opaque: drawn from the seed, so that it tells nothing
                                          ///< of other lanes
using ReportId = Id<struct ReportTag>;
using ApprovalId = Id<struct ApprovalTag>;
using NoteId = Id<struct NoteTag>;
using NoteFileId = Id<struct NoteFileTag>;  ///< the hash of its content
using RelayId = Id<struct RelayTag>;
using MoveId = Id<struct MoveTag>;                    ///< a phase of the exercise
using ChecklistItemId = Id<struct ChecklistItemTag>;  ///< a line of the evaluators' checklist
using ImprovementId = Id<struct ImprovementTag>;      ///< a row of the improvement plan
using SurveyId = Id<struct SurveyTag>;                ///< questions put to participants
using CommandId = Id<struct CommandTag>;  ///< chosen by the client; makes a resend harmless

}  // namespace enshu
