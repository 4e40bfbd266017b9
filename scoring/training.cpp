// Events into tracks of seats, tracks into counts.
#include "scoring/training.hpp"

#include <algorithm>

#include "scoring/points.hpp"
#include "scoring/quartile.hpp"

namespace enshu::scoring {
namespace {

bool among(const std::vector<PartyId>& list, const PartyId& party) {
  return std::ranges::find(list, party) != list.end();
}

void first(std::optional<ExerciseTime>& at, ExerciseTime now) {
  if (!at) at = now;
}

/// Spans in order; empty ones stay away.
struct Spans {
  std::vector<std::int64_t> ms;
  void add(const std::optional<ExerciseTime>& at, const std::optional<ExerciseTime>& from) {
    if (at && from) ms.push_back((*at - *from).ms);
  }
  [[nodiscard]] std::optional<Duration> at(std::size_t quarters) const {
    if (ms.empty()) return std::nullopt;
    return Duration{quartile(ms, quarters)};
  }
};

struct Sums {
  TrainingCount count;
  Spans reports;
  Spans lures;

  TrainingCount finish() {
    std::ranges::sort(reports.ms);
    std::ranges::sort(lures.ms);
    count.first_report = reports.at(0);
    count.report_quarter = reports.at(1);
    count.report_median = reports.at(2);
    count.report_three_quarters = reports.at(3);
    count.first_lured = lures.at(0);
    count.opened_ppm = ppm(count.opened, count.delivered);
    count.clicked_ppm = ppm(count.clicked, count.delivered);
    count.files_ppm = ppm(count.files, count.delivered);
    count.lured_ppm = ppm(count.lured, count.delivered);
    count.reported_ppm = ppm(count.reported, count.delivered);
    return count;
  }
};

template <class Track>
void add(Sums& sums, const Track& track) {
  auto& count = sums.count;
  const bool lured = track.clicked || track.file || track.form;
  ++count.delivered;
  count.opened += track.opened ? 1 : 0;
  count.clicked += track.clicked ? 1 : 0;
  count.files += track.file ? 1 : 0;
  count.forms += track.form ? 1 : 0;
  count.lured += lured ? 1 : 0;
  count.reported += track.reported ? 1 : 0;
  count.lured_and_reported += lured && track.reported ? 1 : 0;
  sums.reports.add(track.reported, track.delivered);
  auto lure = track.clicked;
  for (const auto* other : {&track.file, &track.form}) {
    if (*other && (!lure || **other < *lure)) lure = *other;
  }
  sums.lures.add(lure, track.delivered);
}

}  // namespace

TrainingFold::TrainingFold(const Scenario& scenario) : scenario_(scenario) {
  for (std::size_t i = 0; i < scenario.msel.size(); ++i) {
    if (scenario.msel[i].bait) baits_.push_back(i);
  }
  tracks_.resize(baits_.size());
}

TrainingFold::Track* TrainingFold::track(const MessageId& message, const SeatId& seat) {
  const auto found = mails_.find(message);
  if (found == mails_.end() || seat.empty()) return nullptr;
  auto& out = tracks_[found->second.bait][seat];
  first(out.delivered, found->second.at);
  return &out;
}

/// The message with which something began that was passed on, however often.
MessageId TrainingFold::root_of(const State& state, const MessageId& message) const {
  MessageId root = message;
  const auto* at = state.message(root);
  while (at != nullptr && !at->forward_of.empty()) {
    root = at->forward_of;
    at = state.message(root);
  }
  return root;
}

void TrainingFold::sent(const State& state, const Recorded& recorded, const MessageSent& e) {
  const auto inject = scenario_.inject_index(e.inject);
  const auto bait = inject ? std::ranges::find(baits_, *inject) : baits_.end();
  if (bait != baits_.end() && e.channel == Channel::mail) {
    const auto at = static_cast<std::size_t>(bait - baits_.begin());
    mails_.emplace(e.id, Sent{at, recorded.at});
    for (const auto& seat : seats_[recorded.lane]) {
      const auto* held = state.seat(seat);
      if (held == nullptr || held->closed || !(among(e.to, held->role) || among(e.cc, held->role)))
        continue;
      first(tracks_[at][seat].delivered, recorded.at);
      newest_[seat].push_back(at);
    }
    return;
  }
  if (scenario_.role(e.from) == nullptr || scenario_.report_desk.empty()) return;
  if (among(e.to, scenario_.report_desk) || among(e.cc, scenario_.report_desk))
    told_desk(state, recorded, e.forward_of.empty() ? e.in_reply_to : e.forward_of);
}

/// Whoever names no mail means the newest bait that they have not reported.
void TrainingFold::told_desk(const State& state, const Recorded& recorded, const MessageId& about) {
  if (recorded.by.empty()) return;
  if (about.empty()) {
    auto& baits = newest_[recorded.by];
    for (auto at = baits.rbegin(); at != baits.rend(); ++at) {
      auto& track = tracks_[*at][recorded.by];
      if (track.reported) continue;
      first(track.opened, recorded.at);
      track.reported = recorded.at;
      return;
    }
    return;
  }
  const auto root = root_of(state, about);
  if (auto* found = track(root, recorded.by)) {
    first(found->opened, recorded.at);
    first(found->reported, recorded.at);
    return;
  }
  const auto* mail = state.message(root);
  if (mail != nullptr && !mail->inject.empty()) ++ordinary_;
}

void TrainingFold::opened(const State& state, const Recorded& recorded, const MessageId& message) {
  if (auto* found = track(root_of(state, message), recorded.by)) first(found->opened, recorded.at);
}

void TrainingFold::landing(const Recorded& recorded, const LandingShown& e) {
  auto* found = track(e.message, recorded.by);
  if (found == nullptr) return;
  first(found->opened, recorded.at);
  switch (e.step) {
    case LureStep::link:
      return first(found->clicked, recorded.at);
    case LureStep::file:
      return first(found->file, recorded.at);
    case LureStep::form:
      return first(found->form, recorded.at);
  }
}

void TrainingFold::fold(const State& state, const Recorded& recorded) {
  if (baits_.empty()) return;
  const auto& event = recorded.event;
  if (const auto* seat = std::get_if<SeatOpened>(&event)) {
    if (seat->access == Access::participant) seats_[seat->seat_lane].push_back(seat->seat);
  } else if (const auto* message = std::get_if<MessageSent>(&event)) {
    sent(state, recorded, *message);
  } else if (const auto* seen = std::get_if<MessageOpened>(&event)) {
    opened(state, recorded, seen->message);
  } else if (const auto* receipt = std::get_if<ReceiptGiven>(&event)) {
    if (!receipt->message.empty()) opened(state, recorded, receipt->message);
  } else if (const auto* shown = std::get_if<LandingShown>(&event)) {
    landing(recorded, *shown);
  } else if (const auto* report = std::get_if<ReportSubmitted>(&event)) {
    if (among(report->to, scenario_.report_desk)) told_desk(state, recorded, {});
  }
}

std::string TrainingFold::department_of(const State& state, const SeatId& seat) const {
  const auto* held = state.seat(seat);
  if (held == nullptr) return {};
  if (scenario_.departments.empty() || !held->lane) return held->role.value;
  const auto& parameters = state.lanes[*held->lane].parameters;
  const auto found = parameters.find(scenario_.departments);
  return found == parameters.end() ? std::string{} : found->second;
}

TrainingFigures TrainingFold::figures(const State& state, std::size_t bait) const {
  const auto& inject = scenario_.msel[baits_[bait]];
  TrainingFigures out{
      inject.id, inject.title, inject.bait->level, !inject.bait->form.empty(), {}, {}, {}, {}, {},
      {}};
  Sums all;
  std::map<std::string, Sums> departments;
  std::map<std::string, Sums> organisations;
  for (const auto& [seat, track] : tracks_[bait]) {
    add(all, track);
    add(departments[department_of(state, seat)], track);
    const auto* role = scenario_.role(state.seat(seat)->role);
    if (role != nullptr && !role->organisation.empty())
      add(organisations[role->organisation], track);
  }
  out.all = all.finish();
  Spans firsts;
  const auto take = [](std::map<std::string, Sums>& from, std::vector<TrainingGroup>& into,
                       const std::string& id, const Text& title) {
    if (const auto found = from.find(id); found != from.end())
      into.push_back({id, title, found->second.finish()});
  };
  if (const auto* parameter = scenario_.parameter(scenario_.departments)) {
    for (const auto& value : parameter->values)
      take(departments, out.departments, value.id, value.title);
  } else {
    for (const auto& role : scenario_.roles)
      take(departments, out.departments, role.id.value, role.title);
  }
  for (const auto& organisation : scenario_.organisations)
    take(organisations, out.organisations, organisation.id, organisation.title);
  for (const auto& department : out.departments) {
    if (department.count.first_report) firsts.ms.push_back(department.count.first_report->ms);
  }
  std::ranges::sort(firsts.ms);
  out.first_reports_quarter = firsts.at(1);
  out.first_reports_median = firsts.at(2);
  out.first_reports_three_quarters = firsts.at(3);
  return out;
}

TrainingReport TrainingFold::report(const State& state) const {
  TrainingReport out;
  for (std::size_t i = 0; i < baits_.size(); ++i) {
    if (!tracks_[i].empty()) out.baits.push_back(figures(state, i));
  }
  out.ordinary_reported = ordinary_;
  return out;
}

std::vector<TrainingPerson> TrainingFold::people(const State& state) const {
  std::vector<TrainingPerson> out;
  const auto* parameter = scenario_.parameter(scenario_.departments);
  for (std::size_t i = 0; i < baits_.size(); ++i) {
    for (const auto& [seat, track] : tracks_[i]) {
      const auto id = department_of(state, seat);
      const auto* value = parameter == nullptr ? nullptr : parameter->value(id);
      out.push_back({seat, value == nullptr ? scenario_.party_name(PartyId{id}) : value->title,
                     scenario_.msel[baits_[i]].id, track.delivered, track.opened, track.clicked,
                     track.file, track.form, track.reported});
    }
  }
  return out;
}

}  // namespace enshu::scoring
