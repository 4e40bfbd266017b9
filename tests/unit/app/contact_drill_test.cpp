// The contact drill's alarm: what was written to information security before the screen changed is
// no sign that anybody has noticed it.
#include <algorithm>

#include "engine/app/library.hpp"
#include "engine/app/run/script.hpp"
#include "engine/scenario/lua_director.hpp"
#include "injects/render.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

app::ScriptLine written(const char* by, const char* to, std::int64_t minute) {
  SendMessage mail;
  mail.to = {PartyId{to}};
  mail.subject = "連絡";
  mail.body = "確認しました。";
  return {ExerciseTime{minutes(minute).ms}, SeatId{by}, mail, {}};
}

/// When the alarm of the monitoring reached a lane; nothing: it did not.
std::optional<ExerciseTime> alarm(const std::vector<Recorded>& events, const char* lane) {
  const auto found = std::ranges::find_if(events, [&](const Recorded& recorded) {
    const auto* fired = std::get_if<InjectFired>(&recorded.event);
    return fired != nullptr && recorded.lane.value == lane && fired->inject == InjectId{"missed"};
  });
  return found == events.end() ? std::nullopt : std::optional(found->at);
}

}  // namespace

TEST_CASE("contact drill: an early mail to information security does not keep the alarm away") {
  auto loaded = app::open_scenario("scenarios/contact-drill");
  REQUIRE(loaded.ok());
  const auto& scenario = (*loaded)->scenario;
  auto director = scenario::LuaDirector::make(scenario, (*loaded)->files);
  REQUIRE(director.ok());
  const std::vector<app::ScriptLine> script{
      {ExerciseTime{0}, SeatId{"lead"}, StartExercise{}, {}},
      // Both pass on what the first half is about; only the second says anything of the screen.
      written("team-1-operator-1", "security", 8),
      written("team-2-operator-1", "security", 8),
      {ExerciseTime{minutes(9).ms},
       SeatId{"team-1-operator-1"},
       TakeAction{ActionId{"call-out"}, "試しに", {}},
       {}},
      written("team-2-operator-1", "security", 17),
  };
  const injects::TemplateRenderer renderer;
  const auto result = app::play_script(scenario, renderer, director->get(), 0, script,
                                       ExerciseTime{scenario.duration.ms});
  CHECK(result.surprises == std::vector<std::string>{});
  CHECK(alarm(result.events, "team-1") == ExerciseTime{minutes(23).ms});
  CHECK_FALSE(alarm(result.events, "team-2"));
}
