// Decisions on the director's wishes. A wish that cannot be granted becomes a DirectorFailed event,
// so that the controller reads of it while the exercise goes on.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

Decision failed(const Asking& asking, const LaneId& lane, const std::string& what) {
  return Decision{{Draft{lane, DirectorFailed{asking.scenario.director_path, what}}}};
}

Decision one(const LaneId& lane, Event event) { return Decision{{Draft{lane, std::move(event)}}}; }

}  // namespace

Decided on(const Asking& asking, const DirectorSends& command) {
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr) return failed(asking, {}, "send: no lane '" + command.lane.value + "'");
  if (asking.scenario.member(command.from) == nullptr) {
    return failed(asking, lane->id, "send: no cast member '" + command.from.value + "'");
  }
  for (const auto& party : command.to) {
    if (!asking.scenario.has_party(party))
      return failed(asking, lane->id, "send: no party '" + party.value + "'");
  }
  MessageSent message;
  message.channel = command.channel;
  message.from = command.from;
  message.severity = command.severity;
  message.in_reply_to = command.in_reply_to;
  message.calendar = calendar_now(asking, *lane);
  sign(asking.scenario, message);
  message.subject = command.subject;
  message.body = command.body;
  if (!command.text.empty()) {
    const auto text = asking.scenario.texts.find(command.text);
    if (text == asking.scenario.texts.end())
      return failed(asking, lane->id, "send: no text '" + command.text + "'");
    const auto subject = asking.scenario.subjects.find(command.text);
    if (subject != asking.scenario.subjects.end()) message.subject = subject->second;
    message.body = text->second;
  }
  for (const auto& file : command.attachments) {
    const auto* artefact = asking.scenario.artefact(file);
    if (artefact == nullptr) return failed(asking, lane->id, "send: no file '" + file.value + "'");
    message.attachments.push_back(describe(*artefact));
  }
  Decision decision;
  auto shares = shares_of(asking, *lane, {}, message.subject, message.body, {command.to, {}, {}});
  for (auto& share : shares) {
    const auto context = render_context(asking, *lane, command.from, &share);
    const bool last = &share == &shares.back();
    MessageSent copy = last ? std::move(message) : message;
    copy.id = MessageId{draw_id(asking.state, 'm', decision.drafts.size())};
    copy.thread = copy.id;
    copy.to = std::move(share.to);
    copy.subject = asking.renderer.render(copy.subject, context);
    copy.body = asking.renderer.render(copy.body, context);
    if (const auto* answered = asking.state.message(command.in_reply_to)) {
      copy.thread = answered->thread;
      if (copy.subject.empty()) copy.subject = answered->subject;
    }
    if (!command.forward_of.empty()) {
      if (auto fine = carry_on(asking, *lane, command.forward_of, copy); !fine)
        return failed(asking, lane->id, "forward: " + fine.error().message.en);
    }
    decision.drafts.push_back(dispatch(asking, *lane, std::move(copy), command.otherwise));
  }
  return decision;
}

Decided on(const Asking& asking, const DirectorFires& command) {
  const auto* lane = asking.state.lane(command.lane);
  const auto inject = asking.scenario.inject_index(command.inject);
  if (lane == nullptr || !inject)
    return failed(asking, command.lane, "fire: no inject '" + command.inject.value + "'");
  const auto status = lane->injects[*inject].status;
  if (status != InjectStatus::waiting && status != InjectStatus::pending) return Decision{};
  if (command.delay.ms > 0) {
    return one(lane->id,
               InjectPlanned{command.inject, PlanChange::scheduled, asking.now.at + command.delay});
  }
  Decision decision;
  std::size_t nth = 0;
  fire_inject(asking, *lane, *inject, FireCause::director, nth, decision.drafts);
  return decision;
}

Decided on(const Asking& asking, const DirectorSkips& command) {
  const auto* lane = asking.state.lane(command.lane);
  const auto inject = asking.scenario.inject_index(command.inject);
  if (lane == nullptr || !inject)
    return failed(asking, command.lane, "skip: no inject '" + command.inject.value + "'");
  const auto status = lane->injects[*inject].status;
  if (status != InjectStatus::waiting && status != InjectStatus::pending) return Decision{};
  return one(lane->id, InjectPlanned{command.inject, PlanChange::skipped, {}});
}

Decided on(const Asking& asking, const DirectorSetsFlag& command) {
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr) return failed(asking, {}, "set_flag: no lane '" + command.lane.value + "'");
  const auto found = lane->flags.find(command.flag);
  if (found != lane->flags.end() && found->second == command.value) return Decision{};
  return one(lane->id, FlagSet{command.flag, command.value});
}

Decided on(const Asking& asking, const DirectorSetsHost& command) {
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr || !lane->hosts.contains(command.host)) {
    return failed(asking, command.lane, "set: no host '" + command.host.value + "'");
  }
  if (lane->hosts.at(command.host) == command.state) return Decision{};
  return one(lane->id, HostChanged{command.host, command.state});
}

Decided on(const Asking& asking, const DirectorSetsTimer& command) {
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr) return failed(asking, {}, "after: no lane '" + command.lane.value + "'");
  const ExerciseTime due = asking.now.at + Duration{std::max<std::int64_t>(command.delay.ms, 1)};
  const Due entry{due, asking.scenario.msel.size(),
                  static_cast<std::size_t>(lane - asking.state.lanes.data()), command.timer};
  if (asking.state.due.contains(entry)) return Decision{};
  return one(lane->id, TimerSet{command.timer, due});
}

Decided on(const Asking& asking, const DirectorAcknowledges& command) {
  const auto* message = asking.state.message(command.message);
  const auto report = asking.state.reports.find(command.report);
  const bool to_message = message != nullptr && message->addressed_to(command.receiver);
  const bool to_report =
      report != asking.state.reports.end() &&
      std::ranges::find(report->second.to, command.receiver) != report->second.to.end();
  if (!to_message && !to_report) {
    return failed(asking, command.lane,
                  "acknowledge: nothing was sent to '" + command.receiver.value + "'");
  }
  return one(command.lane, ReceiptGiven{command.message, command.report, command.receiver});
}

Decided on(const Asking& asking, const DirectorDecides& command) {
  const auto found = asking.state.approvals.find(command.approval);
  if (found == asking.state.approvals.end())
    return failed(asking, command.lane, "approve: no such request");
  if (found->second.verdict) return Decision{};
  const auto* lane = asking.state.lane(command.lane);
  if (lane == nullptr) return failed(asking, {}, "approve: no lane '" + command.lane.value + "'");
  const auto& asker = found->second.from;
  const Share reader{{asker}, {}, asking.scenario.organisation_of(asker)};
  const auto comment = asking.renderer.render(
      command.comment, render_context(asking, *lane, found->second.approver, &reader));
  return decided_approval(asking, *lane, command.approval, command.verdict, comment);
}

Decided on(const Asking&, const DirectorReports& command) {
  return one(command.lane, DirectorFailed{command.place, command.message});
}

}  // namespace enshu
