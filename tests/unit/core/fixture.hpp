// A small exercise for tests of the core: two teams, two posts, a vendor, and a plan with every
// kind of schedule.
#pragma once

#include <string>
#include <vector>

#include "engine/core/exercise.hpp"

namespace enshu::test {

/// Leaves templates as they are.
class PlainRenderer final : public Renderer {
 public:
  [[nodiscard]] Text render(const Text& source, const RenderContext&) const override {
    return source;
  }
};

inline Text both(const std::string& text) { return {text, text + " (en)"}; }

inline Inject mail_inject(const std::string& id, Schedule schedule) {
  Inject inject;
  inject.id = InjectId{id};
  inject.title = both(id);
  inject.schedule = std::move(schedule);
  Content content;
  content.channel = Channel::mail;
  content.from = PartyId{"vendor"};
  content.to = {PartyId{"csirt"}};
  content.subject = both("subject of " + id);
  content.body = both("body of " + id);
  inject.contents.push_back(std::move(content));
  return inject;
}

inline Condition fact(Fact content) { return {Condition::Join::fact, std::move(content), {}}; }

inline Scenario small_scenario() {
  Scenario s;
  s.id = ScenarioId{"small"};
  s.title = both("small");
  s.duration = minutes(60);
  s.calendar_start = *from_rfc3339("2026-11-26T09:00:00+09:00");
  s.objectives = {{ObjectiveId{"first"}, both("first")}};
  s.roles = {{PartyId{"csirt"}, both("CSIRT"), {}, "csirt@city.example", "2101", 1, 2},
             {PartyId{"pr"}, both("PR"), {}, "pr@city.example", "2201", 1, 1}};
  CastMember vendor;
  vendor.id = PartyId{"vendor"};
  vendor.name = both("vendor");
  vendor.by_controller = true;
  vendor.canned = {{"ok", both("ok"), both("Re"), both("understood")}};
  CastMember ghost = vendor;
  ghost.id = PartyId{"ghost"};
  ghost.listed = false;
  s.cast = {vendor, ghost};
  Artefact log;
  log.id = ArtefactId{"logs/proxy.csv"};
  log.kind = ArtefactKind::log;
  Artefact secret = log;
  secret.id = ArtefactId{"logs/secret.csv"};
  s.artefacts = {log, secret};
  s.shelf = {{log.id, {PartyId{"csirt"}}}};
  FormField type;
  type.id = FieldId{"event_type"};
  type.type = FieldType::choice;
  type.options = {{"malware", both("malware"), "leading_to"},
                  {"leak", both("leak"), "confidentiality"}};
  FormField summary;
  summary.id = FieldId{"summary"};
  s.forms = {{FormId{"incident-report"}, both("report"), {type, summary}}};
  Action isolate;
  isolate.id = ActionId{"isolate"};
  isolate.title = both("isolate");
  isolate.roles = {PartyId{"csirt"}};
  isolate.outcome = both("isolated");
  isolate.sets = {{HostId{"pc-031"}, "isolated"}};
  s.actions = {isolate};
  s.hosts = {{HostId{"pc-031"}, both("pc"), PartyId{"csirt"}, "office", "infected"}};

  Schedule at_start{Schedule::Kind::at, ExerciseTime{0}, {}, {}, {}};
  Schedule after{Schedule::Kind::after, {}, InjectId{"notice"}, minutes(5), {}};
  Schedule when{Schedule::Kind::when, {}, {}, minutes(2), fact(ActionFact{ActionId{"isolate"}})};
  Schedule unless{Schedule::Kind::unless,
                  ExerciseTime{minutes(10).ms},
                  {},
                  {},
                  fact(ReportFact{PartyId{"vendor"}, {}, {}})};
  Schedule manual{Schedule::Kind::manual, {}, {}, {}, {}};
  s.msel = {mail_inject("notice", at_start), mail_inject("second", after),
            mail_inject("complaint", when), mail_inject("chase", unless),
            mail_inject("spare", manual)};
  s.msel[1].jump = Duration{2LL * 24 * 3600 * 1000};
  s.msel[0].contents[0].attachments = {log.id};
  s.index();
  return s;
}

/// An exercise at the table: lanes team-1 and team-2 with seats, not yet started.
class Table {
 public:
  explicit Table(Director* director = nullptr, Scenario played = small_scenario())
      : scenario(std::move(played)), exercise(scenario, renderer, director) {
    house(CreateExercise{42});
    for (const char* lane : {"team-1", "team-2"}) house(OpenLane{LaneId{lane}, both(lane)});
    house(OpenSeat{SeatId{"lead"}, Access::lead_controller, {}, {}, "lead", false});
    house(OpenSeat{SeatId{"controller"}, Access::controller, {}, {}, "controller", false});
    house(OpenSeat{SeatId{"evaluator"}, Access::evaluator, {}, {}, "evaluator", false});
    for (const std::string lane : {"team-1", "team-2"}) {
      for (const std::string role : {"csirt", "pr"}) {
        house(OpenSeat{SeatId{lane + "-" + role}, Access::participant, LaneId{lane}, PartyId{role},
                       role, false});
      }
    }
  }

  Result<Outcome> ask(const std::string& seat, Command command, std::int64_t at_ms = -1,
                      const std::string& id = {}, std::uint64_t hash = 0) {
    return keep(
        exercise.handle({SeatId{seat}, CommandId{id}, hash, std::move(command)}, moment(at_ms)));
  }
  std::vector<Recorded> advance(std::int64_t at_ms) {
    auto events = exercise.advance(moment(at_ms));
    log.insert(log.end(), events.begin(), events.end());
    return events;
  }
  void start() { REQUIRE(ask("lead", StartExercise{}, 0).ok()); }

  /// Messages of an inject that a lane has got.
  [[nodiscard]] std::vector<const MessageSent*> messages(const std::string& lane,
                                                         const std::string& inject) const {
    std::vector<const MessageSent*> found;
    for (const auto& recorded : log) {
      const auto* message = std::get_if<MessageSent>(&recorded.event);
      if (message != nullptr && recorded.lane.value == lane && message->inject.value == inject)
        found.push_back(message);
    }
    return found;
  }

  Scenario scenario;
  PlainRenderer renderer;
  Exercise exercise;
  std::vector<Recorded> log;

 private:
  Moment moment(std::int64_t at_ms) {
    if (at_ms >= 0) now_ = at_ms;
    return {ExerciseTime{now_}, scenario.calendar_start + Duration{now_}};
  }
  void house(Command command) {
    REQUIRE(keep(exercise.handle({{}, {}, 0, std::move(command)}, moment(0))).ok());
  }
  Result<Outcome> keep(Result<Outcome> outcome) {
    if (outcome) log.insert(log.end(), outcome->events.begin(), outcome->events.end());
    return outcome;
  }
  std::int64_t now_ = 0;
};

}  // namespace enshu::test
