// One event after another; what people would not look for in a debrief (flags, timers, locks) is
// left to the log.
#include "scoring/debrief_fold.hpp"

#include <algorithm>

#include "engine/core/channels.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/mail_addresses.hpp"
#include "scoring/field_words.hpp"
#include "scoring/improvements.hpp"
#include "scoring/words.hpp"
#include "scoring/world_words.hpp"

namespace enshu::scoring {
namespace {

PathMeans means_of(Channel channel) {
  switch (channel) {
    case Channel::phone:
      return PathMeans::phone;
    case Channel::mobile:
      return PathMeans::mobile;
    case Channel::fax:
      return PathMeans::fax;
    case Channel::web:
      return PathMeans::web;
    case Channel::satellite:
      return PathMeans::satellite;
    case Channel::meeting:
      return PathMeans::meeting;
    case Channel::mail:
    case Channel::alert:
    case Channel::document:
    case Channel::news:
      return PathMeans::mail;
  }
  return PathMeans::mail;
}

}  // namespace

DebriefFold::DebriefFold(const Scenario& of) : scenario(of), surveys(of) {
  model.exercise.scenario = of.id;
  model.exercise.title = of.title;
  model.exercise.summary = of.summary;
  model.exercise.place = of.place;
  model.exercise.zone_minutes = of.zone_minutes;
  model.exercise.planned = of.duration;
  model.exercise.shared_lane = of.lanes == LaneMode::shared;
  model.exercise.own_pace = of.own_pace();
  for (const auto& role : of.roles)
    model.parties.push_back({role.id, false, role.title,
                             role.organisation.empty() ? Text{} : of.house_name(role.id),
                             role.department});
  for (const auto& member : of.cast)
    model.parties.push_back({member.id, true, member.name, member.org, std::nullopt});
  model.story_addresses = story_addresses(of);
}

TimelineEntry& DebriefFold::add(const Recorded& recorded, EntryKind kind, Text title, Text detail) {
  TimelineEntry entry;
  entry.seq = recorded.seq;
  entry.at = recorded.at;
  entry.wall = recorded.wall;
  entry.lane = recorded.lane;
  entry.kind = kind;
  entry.seat = recorded.by;
  entry.who = actor(recorded.by);
  entry.title = std::move(title);
  entry.detail = std::move(detail);
  return model.timeline.emplace_back(std::move(entry));
}

Text DebriefFold::actor(const SeatId& seat) const {
  const auto found = seat_index.find(seat);
  if (found == seat_index.end()) return {};
  const auto& entry = model.seats[found->second];
  return entry.role.empty() ? access_words(entry.access) : scenario.party_name(entry.role);
}

Text DebriefFold::subject_of(const MessageId& message) const {
  const auto found = message_index.find(message);
  return found == message_index.end() ? Text{message.value, {}}
                                      : model.messages[found->second].subject;
}

void DebriefFold::clock(const Recorded& recorded, const ClockChanged& e) {
  if (e.change == ClockChange::started && !model.exercise.started)
    model.exercise.started = recorded.wall;
  if (e.change == ClockChange::ended && recorded.lane.empty()) {
    model.exercise.ended = recorded.wall;
    model.exercise.final = true;
  }
  if (e.change == ClockChange::ended && !recorded.lane.empty())
    finished.emplace(recorded.lane, recorded.wall);
  // A beat tells people nothing; it is there for whoever starts the server again.
  if (e.change == ClockChange::beat) return;
  add(recorded, EntryKind::clock, clock_words(e), e.reason);
}

void DebriefFold::inject(const Recorded& recorded, const InjectFired& e) {
  const auto* found = scenario.inject(e.inject);
  auto& entry =
      add(recorded, EntryKind::inject, found == nullptr ? Text{e.inject.value, {}} : found->title,
          for_house(cause_words(e.cause), e.organisation));
  entry.inject = e.inject;
  entry.planned = e.due;
  entry.late_ms = e.late_ms;
  if (e.organisation) return;  // how the lane's plan went is told by the lane's own event
  if (e.late_ms > 0) ++figures[recorded.lane].injects_late;
  auto& step = steps[{recorded.lane, e.inject}];
  if (step.seq == 0) {  // fired again by hand: the first time is the plan's
    step.state = StepState::fired;
    step.planned = e.due;
    step.fired = recorded.at;
    step.late_ms = e.late_ms;
    step.cause = e.cause;
    step.seq = recorded.seq;
  }
  if (std::ranges::find(fired, e.inject) == fired.end()) fired.push_back(e.inject);
}

void DebriefFold::plan(const Recorded& recorded, const InjectPlanned& e) {
  const auto* found = scenario.inject(e.inject);
  Text detail = for_house(plan_words(e.change), e.organisation);
  if (e.due) {
    detail.ja += " → " + format_exercise_time(*e.due);
    detail.en += " → " + format_exercise_time(*e.due);
  }
  auto& entry = add(recorded, EntryKind::plan,
                    found == nullptr ? Text{e.inject.value, {}} : found->title, std::move(detail));
  entry.inject = e.inject;
  entry.planned = e.due;
  entry.minor = e.change == PlanChange::scheduled || e.change == PlanChange::stood_down;
  auto& step = steps[{recorded.lane, e.inject}];
  if (step.seq != 0 || e.organisation) return;
  if (e.due) step.planned = e.due;
  step.state = e.change == PlanChange::skipped      ? StepState::skipped
               : e.change == PlanChange::stood_down ? StepState::stood_down
                                                    : StepState::not_fired;
}

std::vector<StepEntry> DebriefFold::steps_as_run(const std::vector<LaneDebrief>& lanes) const {
  std::vector<StepEntry> out;
  out.reserve(lanes.size() * scenario.msel.size());
  for (const auto& lane : lanes) {
    for (const auto& inject : scenario.msel) {
      const auto found = steps.find({lane.lane, inject.id});
      StepEntry step = found == steps.end() ? StepEntry{} : found->second;
      step.inject = inject.id;
      step.title = inject.title;
      step.lane = lane.lane;
      const auto kind = inject.schedule.kind;
      const bool by_clock =
          (kind == Schedule::Kind::at && !inject.schedule.latest) || kind == Schedule::Kind::unless;
      if (by_clock) step.planned = inject.schedule.at;  // as written, whatever was re-timed since
      out.push_back(std::move(step));
    }
  }
  return out;
}

void DebriefFold::tell(const Recorded& recorded, const PartyId& from,
                       const std::vector<PartyId>& to, PathMeans means) {
  for (const auto& party : to) {
    if (scenario.role(party) != nullptr) heard[recorded.lane].push_back({recorded.at, party});
  }
  if (scenario.role(from) == nullptr) return;
  for (const auto& party : to)
    told[recorded.lane].push_back({recorded.seq, recorded.at, from, party, means});
}

void DebriefFold::message(const Recorded& recorded, const MessageSent& e) {
  const bool phone = is_call(e.channel);
  auto& entry = add(recorded, phone ? EntryKind::call : EntryKind::message, e.subject,
                    recipients_words(scenario, e.to, e.cc));
  entry.who = scenario.party_name(e.from);
  entry.message = e.id;
  entry.inject = e.inject;
  entry.late_ms = e.late_ms;
  const bool by_role = scenario.role(e.from) != nullptr;
  ++(by_role ? figures[recorded.lane].messages_sent : figures[recorded.lane].messages_received);
  const auto means = means_of(e.channel);
  tell(recorded, e.from, e.to, means);
  tell(recorded, e.from, e.cc, means);
  message_index.insert_or_assign(e.id, model.messages.size());
  model.messages.push_back({recorded.seq, recorded.at, recorded.lane, e.id, e.thread, e.channel,
                            e.severity, recorded.by, e.from, e.to, e.cc, e.subject, e.body, e.typed,
                            e.attachments, e.inject, e.calendar, std::nullopt, e.files});
}

void DebriefFold::opened(const Recorded& recorded, const MessageId& id) {
  const auto found = message_index.find(id);
  if (found == message_index.end()) return;
  auto& entry = model.messages[found->second];
  if (!entry.opened_at) entry.opened_at = recorded.at;
}

void DebriefFold::report(const Recorded& recorded, const ReportSubmitted& e) {
  ReportEntry out{recorded.seq, recorded.at, recorded.lane, e.report, e.form, {e.form.value, {}},
                  e.stage,      recorded.by, e.from,        e.to,     e.tlp,  {}};
  if (const auto* form = scenario.form(e.form)) {
    out.form_title = form->title;
    for (const auto& field : form->fields) {
      const auto found = e.fields.find(field.id.value);
      if (found == e.fields.end()) continue;
      FieldEntry line{field.id, field.label, {}};
      for (const auto& value : found->second) line.values.push_back(value_words(field, value));
      out.fields.push_back(std::move(line));
    }
  }
  const auto stage = stage_words(e.stage);
  const auto whom = recipients_words(scenario, e.to, {});
  const auto range = tlp_words(e.tlp).ja;
  auto& entry = add(recorded, EntryKind::report,
                    {out.form_title.ja + "（" + stage.ja + "）",
                     out.form_title.in(Language::en) + " (" + stage.en + ")"},
                    {whom.ja + "、" + range, whom.en + ", " + range});
  entry.who = scenario.party_name(e.from);
  entry.report = e.report;
  ++figures[recorded.lane].reports;
  tell(recorded, e.from, e.to, PathMeans::report);
  model.reports.push_back(std::move(out));
}

void DebriefFold::receipt(const Recorded& recorded, const ReceiptGiven& e) {
  auto& entry = add(recorded, EntryKind::receipt, {"受領の確認", "Receipt"},
                    e.message.empty() ? Text{} : subject_of(e.message));
  entry.who = scenario.party_name(e.receiver);
  entry.message = e.message;
  entry.report = e.report;
}

void DebriefFold::approval_asked(const Recorded& recorded, const ApprovalRequested& e) {
  approvals.insert_or_assign(e.approval, e);
  const auto whom = scenario.party_name(e.approver);
  const auto stage = stage_words(e.stage);
  auto& entry = add(recorded, EntryKind::approval,
                    {stage.ja + "の承認依頼", "Approval asked for the " + stage.en},
                    {"承認者: " + whom.ja, "Approver: " + whom.in(Language::en)});
  entry.who = scenario.party_name(e.from);
}

void DebriefFold::approval_given(const Recorded& recorded, const ApprovalDecided& e) {
  const auto found = approvals.find(e.approval);
  const auto stage =
      found == approvals.end() ? Text{"報告", "report"} : stage_words(found->second.stage);
  const bool yes = e.verdict == Verdict::approved;
  auto& entry = add(recorded, EntryKind::approval,
                    yes ? Text{stage.ja + "を承認", "The " + stage.en + " was approved"}
                        : Text{stage.ja + "を差し戻し", "The " + stage.en + " was sent back"},
                    e.comment);
  entry.who = scenario.party_name(e.approver);
}

void DebriefFold::action(const Recorded& recorded, const ActionTaken& e) {
  const auto* found = scenario.action(e.action);
  auto& entry =
      add(recorded, EntryKind::action, found == nullptr ? Text{e.action.value, {}} : found->title,
          lines({labelled({"理由", "Why"}, e.reason), labelled({"連絡先", "Told"}, e.told),
                 e.outcome}));
  entry.who = scenario.party_name(e.role);
  ++figures[recorded.lane].actions;
}

void DebriefFold::decision(const Recorded& recorded, const DecisionLogged& e) {
  const std::string review = e.review_at ? format_exercise_time(*e.review_at) : std::string{};
  auto& entry =
      add(recorded, EntryKind::decision, {e.decision, {}},
          lines({labelled({"根拠", "Ground"}, e.ground), labelled({"責任者", "Owner"}, e.owner),
                 labelled({"見直し", "Review"}, review)}));
  entry.who = scenario.party_name(e.role);
  ++figures[recorded.lane].decisions;
}

void DebriefFold::note(const Recorded& recorded, const NoteAdded& e) {
  add(recorded, EntryKind::note,
      e.good_practice ? Text{"良い取り組み", "Good practice"}
      : e.hot_wash    ? Text{"ホットウォッシュ", "Hot wash"}
                      : Text{"観察", "Observation"},
      {e.text, {}});
  model.notes.push_back({recorded.seq, recorded.at, recorded.lane, recorded.by, e.note, e.text,
                         e.objective, e.about, e.good_practice, e.hot_wash, e.files});
}

void DebriefFold::call(const Recorded& recorded, const CallChanged& e) {
  const bool answered = e.change == CallChange::answered;
  if (answered) opened(recorded, e.call);
  auto& entry = add(
      recorded, EntryKind::call,
      answered ? Text{"電話に応答", "Call answered"} : Text{"電話に出なかった", "Call declined"},
      subject_of(e.call));
  entry.message = e.call;
}

void DebriefFold::fold(const Recorded& r) {
  last_at = std::max(last_at, r.at);
  ++model.exercise.events;
  // A learner's clock that rests because nobody sat there is nothing that they did.
  const bool about_seats = std::holds_alternative<SeatOpened>(r.event) ||
                           std::holds_alternative<SeatChanged>(r.event) ||
                           std::holds_alternative<ClockChanged>(r.event);
  const auto actor_seat = about_seats ? seat_index.end() : seat_index.find(r.by);
  if (actor_seat != seat_index.end()) ++model.seats[actor_seat->second].acts;
  const auto unseen = [](const auto&) {};
  std::visit(
      Overload{
          [&](const ExerciseCreated& e) {
            model.exercise.scenario = e.scenario;
            model.exercise.digest = e.digest;
            model.exercise.seed = e.seed;
            if (!e.title.empty()) model.exercise.title = e.title;
          },
          [&](const LaneOpened& e) { mode(r, e.opened, scenario.mode.value_or(Mode::normal)); },
          [&](const SeatOpened& e) { seat_opened(e); },
          [&](const SeatChanged& e) { seat_changed(e); },
          [&](const ClockChanged& e) { clock(r, e); },
          [&](const InjectFired& e) { inject(r, e); },
          [&](const InjectPlanned& e) { plan(r, e); },
          [&](const MessageSent& e) { message(r, e); },
          [&](const MessageOpened& e) {
            opened(r, e.message);
            auto& entry = add(r, EntryKind::opened, {"開封", "Opened"}, subject_of(e.message));
            entry.message = e.message;
            entry.minor = true;
          },
          [&](const CallChanged& e) { call(r, e); },
          [&](const ReceiptGiven& e) { receipt(r, e); },
          [&](const ArtefactOpened& e) { artefact_opened(r, e); },
          [&](const LinkFollowed& e) {
            auto& entry =
                add(r, EntryKind::opened, {"リンクを開いた", "Link followed"}, {e.target, {}});
            entry.message = e.message;
          },
          [&](const EvidencePinned& e) { pinned(r, e); },
          [&](const ReportSubmitted& e) { report(r, e); },
          [&](const ApprovalRequested& e) { approval_asked(r, e); },
          [&](const ApprovalDecided& e) { approval_given(r, e); },
          [&](const ActionTaken& e) { action(r, e); },
          [&](const DecisionLogged& e) { decision(r, e); },
          [&](const NoteAdded& e) { note(r, e); },
          [&](const ReplyClaimed& e) { unseen(e); },
          [&](const FlagSet& e) { unseen(e); },
          [&](const HostChanged& e) {
            add(r, EntryKind::host, world_title(scenario, e.host.value), host_words(scenario, e))
                .minor = true;
          },
          [&](const TimerSet& e) { unseen(e); },
          [&](const TimerFired& e) { unseen(e); },
          [&](const DirectorFailed& e) {
            add(r, EntryKind::fault, {"進行スクリプトの誤り", "Director failed"},
                {e.place + ": " + e.message, {}});
          },
          [&](const ServiceChanged& e) {
            add(r, EntryKind::host, world_title(scenario, e.service.value),
                service_words(scenario, e));
          },
          [&](const SpreadTried& e) { unseen(e); },
          [&](const ChannelChanged& e) { channel(r, e); },
          [&](const MessageWaits& e) { waits(r, e); },
          [&](const ModeChanged& e) { mode_changed(r, e); },
          [&](const MoveBegun& e) { move_begun(r, e); },
          [&](const ItemMarked& e) { unseen(e); },
          [&](const MarksReconciled& e) { unseen(e); },
          [&](const ScoreOverridden& e) { unseen(e); },
          [&](const ImprovementPlanned& e) { on_planned(model.improvements, scenario, r, e); },
          [&](const FollowUpAnswered& e) { on_follow_up(model.improvements, r, e); },
          [&](const SurveyOpened& e) { survey_opened(r, e); },
          [&](const SurveyAnswered& e) { survey_answered(r, e); },
          [&](const WordingSet& e) { wording_set(r, e); },
          [&](const WordingUsed& e) { unseen(e); },
          [&](const IncidentStopped& e) { incident(r, e); },
          [&](const CommsCheckCalled& e) { check_called(r, e); },
          [&](const CommsCheckAnswered& e) { unseen(e); },
          [&](const ObserversDelayed& e) { unseen(e); },
          [&](const LandingShown& e) { landing(r, e); },
          [&](const MailReturned& e) { returned(r, e); },
          [&](const HopFollowed& e) { unseen(e); },
      },
      r.event);
}

}  // namespace enshu::scoring
