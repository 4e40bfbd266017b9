// What one duty has seen in one lane so far: the incremental part of scoring. Bounded by the
// scenario, not by the log.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/core/story_time.hpp"
#include "scoring/content.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

struct Mark {
  ExerciseTime at{};
  std::uint64_t seq{};
};

/// A report, mail or call that a role sent, as a duty looks at it.
struct Sent {
  Mark mark;
  PartyId from;
  std::vector<PartyId> to;  ///< with cc
  std::string carrier;      ///< id of the report or message, by which receipts refer to it
  FormId form;              ///< empty for mails and calls
  Stage stage = Stage::first;
  std::optional<Tlp> tlp;
  const ReportFields* fields = nullptr;  ///< of reports
  std::set<PartyId> prescribed{};        ///< whom duties of this form and stage name
};

struct BestCompleteness {
  Completeness verdict;
  std::uint64_t seq{};
};
struct BestAccuracy {
  Accuracy verdict;
  std::uint64_t seq{};
};
struct WideMarking {
  Tlp tlp = Tlp::clear;
  std::uint64_t seq{};
};
struct LeakedTo {
  PartyId party;
  Tlp range = Tlp::amber;
  std::uint64_t seq{};
};
/// Which parts a decision entry had, of four.
struct DecisionParts {
  bool decision = false;
  bool ground = false;
  bool owner = false;
  bool review = false;
  Mark mark;
};
constexpr int count(const DecisionParts& parts) {
  return parts.decision + parts.ground + parts.owner + parts.review;
}

struct ObligationTrack {
  std::optional<Mark> trigger;
  std::vector<StoryJump> jumps;     ///< since the trigger; only of a duty by the calendar
  bool trigger_is_message = false;  ///< its sequence is that of the message, the better evidence
  std::optional<Mark> opened;
  std::optional<Mark> first;      ///< first report that named a required recipient
  Duration first_after{};         ///< how long after the trigger, by the duty's clock
  std::vector<PartyId> first_to;  ///< whom of the required it named
  Stage first_stage = Stage::first;
  std::vector<Reached> reached;       ///< required recipients, in order of being reached
  std::vector<WrongRecipient> wrong;  ///< outside required and allowed, each once
  std::vector<LeakedTo> leaks;        ///< the same parties with the sharing range that was broken
  std::optional<WideMarking> marked_too_wide;
  std::optional<BestCompleteness> completeness;
  std::optional<BestAccuracy> accuracy;
  std::map<PartyId, Mark> approvals;      ///< earliest of each approver since the trigger
  std::optional<Mark> approved;           ///< when the last of them had approved
  std::optional<DecisionParts> decision;  ///< fullest entry since the trigger
  std::optional<Mark> other_stage;        ///< same form, another stage, to a required recipient
  Stage other_stage_was = Stage::first;
  /// The first update of each interval, by recipient (its place among the required) and interval
  /// (from 1).
  std::map<std::pair<std::size_t, std::int64_t>, Mark> updates;
  std::optional<ExerciseTime> ended;    ///< no updates are owed from then on
  std::set<std::string> carriers;       ///< reports and messages that counted
  std::vector<std::uint64_t> evidence;  ///< their sequences
};

/// Whether parties outside the lane's own roles are the only ones who can be wrong (a team's lane
/// is one organisation).
bool inside_lane(const Scenario& scenario, const PartyId& party);

/// The trigger was delivered; only the first time starts the clock. A message of the same moment
/// becomes the evidence.
void on_trigger(ObligationTrack& track, Mark mark, bool message);
/// What had started the clock has reached nobody after all.
void on_untriggered(ObligationTrack& track);
void on_opened(ObligationTrack& track, Mark mark);
/// The story's calendar has moved on in the lane.
void on_jump(ObligationTrack& track, const Obligation& obligation, StoryJump jump);
/// Something was sent by the party that owes; `known` says which facts were released by then.
void on_sent(ObligationTrack& track, const Scenario& scenario, const Obligation& obligation,
             const Sent& sent, const Known& known);
/// `receiver` confirmed that the carrier arrived (a receipt, or an answer to it).
void on_receipt(ObligationTrack& track, const std::string& carrier, const PartyId& receiver,
                Mark mark);
/// One approver said yes; the duty is approved when all of its chain have.
void on_approved(ObligationTrack& track, const Obligation& obligation, const PartyId& approver,
                 Mark mark);
void on_decision(ObligationTrack& track, const DecisionParts& parts);

}  // namespace enshu::scoring
