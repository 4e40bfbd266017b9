// Events into the lists of the debrief model: timeline, messages, reports, notes, seats.
#pragma once

#include <map>
#include <unordered_map>
#include <vector>

#include "scoring/debrief_model.hpp"
#include "scoring/doctrine_paths.hpp"
#include "scoring/paths.hpp"
#include "scoring/survey_tally.hpp"

namespace enshu::scoring {

struct DebriefFold {
  const Scenario& scenario;
  DebriefModel model;  ///< all but scores, paths and sums
  std::map<LaneId, std::vector<Told>> told;
  std::map<LaneId, std::vector<Heard>> heard;
  std::map<LaneId, std::vector<ModeSpan>> modes;
  std::map<LaneId, KeyFigures> figures;
  std::unordered_map<SeatId, std::size_t> seat_index;
  std::unordered_map<MessageId, std::size_t> message_index;
  std::unordered_map<ApprovalId, ApprovalRequested> approvals;
  std::vector<InjectId> fired;
  std::map<std::pair<LaneId, InjectId>, StepEntry> steps;
  SurveyCount surveys;
  ExerciseTime last_at{};
  std::map<LaneId, WallTime> finished;  ///< lanes that their one person has ended

  explicit DebriefFold(const Scenario& of);
  void fold(const Recorded& recorded);
  /// Every step of the MSEL in every lane, fired or not.
  [[nodiscard]] std::vector<StepEntry> steps_as_run(const std::vector<LaneDebrief>& lanes) const;
  [[nodiscard]] std::vector<SurveyTally> survey_tallies() const;

 private:
  TimelineEntry& add(const Recorded& recorded, EntryKind kind, Text title, Text detail = {});
  [[nodiscard]] Text actor(const SeatId& seat) const;
  [[nodiscard]] Text subject_of(const MessageId& message) const;
  void opened(const Recorded& recorded, const MessageId& id);
  void seat_opened(const SeatOpened& e);
  void seat_changed(const SeatChanged& e);
  void clock(const Recorded& recorded, const ClockChanged& e);
  void inject(const Recorded& recorded, const InjectFired& e);
  void plan(const Recorded& recorded, const InjectPlanned& e);
  void message(const Recorded& recorded, const MessageSent& e);
  void report(const Recorded& recorded, const ReportSubmitted& e);
  void returned(const Recorded& recorded, const MailReturned& e);
  void receipt(const Recorded& recorded, const ReceiptGiven& e);
  void approval_asked(const Recorded& recorded, const ApprovalRequested& e);
  void approval_given(const Recorded& recorded, const ApprovalDecided& e);
  void action(const Recorded& recorded, const ActionTaken& e);
  void decision(const Recorded& recorded, const DecisionLogged& e);
  void note(const Recorded& recorded, const NoteAdded& e);
  void mode(const Recorded& recorded, const LaneId& lane, Mode now);
  void mode_changed(const Recorded& recorded, const ModeChanged& e);
  void move_begun(const Recorded& recorded, const MoveBegun& e);
  void channel(const Recorded& recorded, const ChannelChanged& e);
  void waits(const Recorded& recorded, const MessageWaits& e);
  void call(const Recorded& recorded, const CallChanged& e);
  void survey_opened(const Recorded& recorded, const SurveyOpened& e);
  void wording_set(const Recorded& recorded, const WordingSet& e);
  /// Says whom it was for, when that was one organisation of the lane.
  [[nodiscard]] Text for_house(Text words, const std::optional<OrganisationId>& organisation) const;
  void incident(const Recorded& recorded, const IncidentStopped& e);
  void check_called(const Recorded& recorded, const CommsCheckCalled& e);
  void artefact_opened(const Recorded& recorded, const ArtefactOpened& e);
  void pinned(const Recorded& recorded, const EvidencePinned& e);
  void landing(const Recorded& recorded, const LandingShown& e);
  void survey_answered(const Recorded& recorded, const SurveyAnswered& e);
  void tell(const Recorded& recorded, const PartyId& from, const std::vector<PartyId>& to,
            PathMeans means);
};

}  // namespace enshu::scoring
