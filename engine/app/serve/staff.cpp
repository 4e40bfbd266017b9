// The plan as controllers see it.
#include "engine/app/serve/staff.hpp"

#include <algorithm>

#include "engine/app/serve/condition_words.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/core/channels.hpp"
#include "engine/wire/write.hpp"
#include "scoring/sector_words.hpp"

namespace enshu::app {
namespace {

std::string since_words(const InjectId& since) {
  return since.empty() ? std::string{} : " since " + since.value;
}

std::string fact_words(const Fact& fact) {
  return std::visit(
      Overload{
          [](const InjectFiredFact& f) { return "fired " + f.inject.value; },
          [](const InjectOpenedFact& f) { return "opened " + f.inject.value; },
          [](const RepliedFact& f) { return "reply to " + f.inject.value; },
          [](const ActionFact& f) { return "action " + f.action.value + since_words(f.since); },
          [](const ReportFact& f) {
            std::string text = "report";
            if (!f.form.empty()) text += " " + f.form.value;
            if (!f.to.empty()) text += " to " + f.to.value;
            return text + since_words(f.since);
          },
          [](const MessageFact& f) { return "message to " + f.to.value + since_words(f.since); },
          [](const FlagFact& f) {
            return "flag " + f.flag + (f.value.empty() ? "" : "=" + f.value);
          },
          [](const HostFact& f) { return f.host.value + " is " + f.state; },
          [](const ServiceFact& f) {
            return f.service.value + " is " + std::string(wire::enum_name(f.state));
          },
          [](const ChannelFact& f) {
            return channel_name(f.channel).en + (f.working ? " works" : " is down");
          },
          [](const ModeFact& f) {
            return std::string("mode ") + (f.mode == Mode::normal ? "normal" : "large-scale");
          },
          [](const ParameterFact& f) { return f.parameter + "=" + f.value; },
          [](const MoveFact& f) { return "in move " + f.move.value; },
          [](const LuredFact& f) { return "lured by " + f.inject.value; },
          [](const AnsweredFact& f) {
            return "answered " + f.survey.value + (f.by.empty() ? "" : " by " + f.by.value);
          },
      },
      fact);
}

void add_once(std::vector<PartyId>& list, const PartyId& party) {
  if (std::ranges::find(list, party) == list.end()) list.push_back(party);
}

wire::ScheduleKind kind_of(Schedule::Kind kind) {
  switch (kind) {
    case Schedule::Kind::at:
      return wire::ScheduleKind::at;
    case Schedule::Kind::after:
      return wire::ScheduleKind::after;
    case Schedule::Kind::when:
      return wire::ScheduleKind::when;
    case Schedule::Kind::unless:
      return wire::ScheduleKind::unless;
    case Schedule::Kind::manual:
      return wire::ScheduleKind::manual;
  }
  return wire::ScheduleKind::manual;
}

/// The contents that come to the people whom the seat leads.
Inject own_part(const Scenario& scenario, const SeatState& seat, const Inject& whole) {
  Inject inject = whole;
  std::erase_if(inject.contents, [&](const Content& content) {
    return !leads_any_of(scenario, seat, content.to) && !leads_any_of(scenario, seat, content.cc);
  });
  return inject;
}

wire::InjectView inject_view(const Scenario& scenario, const Inject& inject) {
  wire::InjectView view;
  view.id = inject.id;
  view.title = inject.title;
  view.notes = inject.notes;
  const auto& schedule = inject.schedule;
  view.kind = kind_of(schedule.kind);
  if (view.kind == wire::ScheduleKind::at || view.kind == wire::ScheduleKind::unless)
    view.at = schedule.at;
  view.latest = schedule.latest;
  if (view.kind == wire::ScheduleKind::after) view.anchor = schedule.anchor;
  if (schedule.delay.ms != 0) view.delay = schedule.delay;
  if (!schedule.condition.always()) {
    view.condition = words_of(schedule.condition);
    view.condition_words = condition_words(scenario, schedule.condition);
  }
  for (const auto& content : inject.contents) {
    if (std::ranges::find(view.channels, content.channel) == view.channels.end())
      view.channels.push_back(content.channel);
    add_once(view.from, content.from);
    for (const auto& party : content.to) add_once(view.to, party);
  }
  view.objective = inject.objective;
  if (!inject.contents.empty()) {
    view.subject = inject.contents.front().subject;
    view.body = inject.contents.front().body;
  }
  view.expects = inject.expect.has_value();
  if (inject.outage) view.cuts = inject.outage->channels;
  view.restores = inject.restores;
  view.mode = inject.mode;
  return view;
}

wire::CastView cast_view(const CastMember& member) {
  wire::CastView view{
      member.id, member.by_script, member.by_controller, member.listed, member.knows, {}, {}};
  for (const auto& canned : member.canned)
    view.canned.push_back({canned.id, canned.title, canned.subject, canned.body});
  for (const auto& piece : member.learns) view.learns.push_back({piece.from, piece.text});
  return view;
}

wire::LaneView lane_view(const Scenario& scenario, const LaneState& lane) {
  wire::LaneView view{lane.id, lane.title, lane.calendar_offset, {}};
  for (const auto& parameter : scenario.parameters) {
    const auto found = lane.parameters.find(parameter.id);
    const auto* value = found == lane.parameters.end() ? nullptr : parameter.value(found->second);
    if (value != nullptr)
      view.parameters.push_back({parameter.id, parameter.title, value->id, value->title});
  }
  return view;
}

wire::MoveView move_view(const Move& move) {
  wire::MoveView view{move.id, move.title, move.at, {}, {}};
  if (!move.after.empty()) view.after = move.after;
  if (move.delay.ms != 0) view.delay = move.delay;
  return view;
}

wire::ChecklistItemView checklist_view(const Scenario& scenario, const ChecklistItem& item) {
  wire::ChecklistItemView view{item.id, item.objective, item.text, item.obligation, {}, {}, {}};
  if (!item.opens.always()) {
    view.opens = words_of(item.opens);
    view.opens_words = condition_words(scenario, item.opens);
  }
  for (const auto mark : {Rating::P, Rating::S, Rating::M, Rating::U}) {
    if (const auto& text = item.guidance_for(mark); !text.empty())
      view.guidance.push_back({mark, text});
  }
  return view;
}

wire::WordingView wording_view(const Scenario& scenario, const Wording& wording) {
  wire::WordingView view{wording.id,   wording.title,
                         wording.text, static_cast<std::int64_t>(wording.most),
                         wording.must, {}};
  for (const auto& inject : scenario.msel) {
    std::set<WordingId> named;
    for (const auto& content : inject.contents) {
      for (const auto* text :
           {&content.subject.ja, &content.subject.en, &content.body.ja, &content.body.en})
        names_of_wordings(*text, named);
    }
    if (named.contains(wording.id)) view.injects.push_back(inject.id);
  }
  return view;
}

void organisations(const Scenario& scenario, const SeatState& seat, wire::StaffView& view) {
  for (const auto& house : scenario.houses()) {
    if (!seat.organisation.empty() && seat.organisation != house) continue;
    auto& shown = view.organisations.emplace_back(
        wire::OrganisationView{house, scenario.house_name(house), {}, {}, {}});
    for (const auto& role : scenario.roles) {
      if (scenario.organisation_of(role.id) != house) continue;
      shown.posts.push_back(role.id);
      if (shown.sector.empty()) shown.sector = role.sector;
    }
    if (!shown.sector.empty()) shown.sector_title = scoring::sector_words(scenario, shown.sector);
  }
}

/// Injects that a sub-controller does not see are not named to them elsewhere either.
void keep_to_plan(const SeatState& seat, wire::StaffView& view) {
  if (seat.organisation.empty()) return;
  const auto unseen = [&](const InjectId& id) {
    return std::ranges::find(view.msel, id, &wire::InjectView::id) == view.msel.end();
  };
  for (auto& inject : view.msel) {
    inject.condition.reset();
    inject.condition_words.reset();
    if (inject.anchor && unseen(*inject.anchor)) inject.anchor.reset();
  }
  for (auto& member : view.cast)
    std::erase_if(member.learns, [&](const auto& piece) { return unseen(piece.from); });
  for (auto& wording : view.wordings) std::erase_if(wording.injects, unseen);
  for (auto& move : view.moves) {
    if (move.after && unseen(*move.after)) move.after.reset();
  }
  for (auto& item : view.checklist) {
    item.opens.clear();
    item.opens_words = {};
  }
}

}  // namespace

std::string words_of(const Condition& condition) {
  if (condition.join == Condition::Join::fact)
    return condition.fact ? fact_words(*condition.fact) : std::string{};
  const char* joint = condition.join == Condition::Join::all ? ", and " : ", or ";
  std::string text;
  for (const auto& part : condition.parts) text += (text.empty() ? "" : joint) + words_of(part);
  return condition.join == Condition::Join::none ? "none of: " + text : text;
}

wire::StaffView staff_view(const Scenario& scenario, const State& state, const SeatState& seat) {
  wire::StaffView view;
  for (std::size_t i = 0; i < state.lanes.size(); ++i) {
    if (seat.access != Access::sub_controller || seat.lane == i)
      view.lanes.push_back(lane_view(scenario, state.lanes[i]));
  }
  for (const auto& objective : scenario.objectives)
    view.objectives.push_back({objective.id, objective.title});
  for (const auto& role : scenario.roles) {
    if (leads(scenario, seat, role.id))
      view.roles.push_back({role.id, role.title, role.seats_min, role.seats_max});
  }
  if (const auto& race = scenario.race) view.race = wire::RaceView{race->points, race->time};
  if (seat.access == Access::observer) return view;
  for (const auto& inject : scenario.msel) {
    const auto own = own_part(scenario, seat, inject);
    if (seat.organisation.empty() || !own.contents.empty())
      view.msel.push_back(inject_view(scenario, own));
  }
  for (const auto& member : scenario.cast) view.cast.push_back(cast_view(member));
  for (const auto& o : scenario.obligations) {
    if (!leads(scenario, seat, o.owes)) continue;
    view.obligations.push_back({o.id, o.title, o.ground, o.trigger, o.owes, o.required, o.allowed,
                                o.target, o.limit, o.form, o.stage, o.objective});
  }
  for (const auto& a : scenario.actions) {
    if (!leads_any_of(scenario, seat, a.roles)) continue;
    view.actions.push_back(
        {a.id, a.title, a.roles, a.phase, a.rule.duty, a.rule.by, a.rule.not_before, a.objective});
  }
  for (const auto& artefact : scenario.artefacts) {
    if (may_attach(scenario, seat, artefact.id)) view.artefacts.push_back(describe(artefact));
  }
  for (const auto& move : scenario.moves) view.moves.push_back(move_view(move));
  for (const auto& item : scenario.checklist) {
    const auto* duty = scenario.obligation(item.obligation);
    if (duty == nullptr || leads(scenario, seat, duty->owes))
      view.checklist.push_back(checklist_view(scenario, item));
  }
  for (const auto& wording : scenario.wordings)
    view.wordings.push_back(wording_view(scenario, wording));
  if (scenario.lanes == LaneMode::shared) organisations(scenario, seat, view);
  keep_to_plan(seat, view);
  return view;
}

}  // namespace enshu::app
