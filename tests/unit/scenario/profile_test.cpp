// Participant models as data: what is wrong is told at its line, what is left out comes from the
// profile that it is like.
#include "engine/scenario/profile.hpp"

#include <fstream>
#include <iterator>

#include "tests/unit/catch.hpp"

namespace enshu::scenario {
namespace {

std::optional<std::string> shipped(std::string_view name) {
  std::ifstream file("scenarios/profiles/" + std::string(name) + ".yaml", std::ios::binary);
  if (!file) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(file), {}};
}

Crew crew_of(const std::string& yaml) {
  const auto loaded = load_crew("own.yaml", yaml, shipped);
  for (const auto& found : loaded.diagnostics) UNSCOPED_INFO(to_line(found));
  REQUIRE(loaded.crew);
  return *loaded.crew;
}

std::string first_line(const std::string& yaml) {
  const auto loaded = load_crew("own.yaml", yaml, shipped);
  CHECK_FALSE(loaded.crew);
  REQUIRE_FALSE(loaded.diagnostics.empty());
  return to_line(loaded.diagnostics.front());
}

const std::string head = "profile: own\ntitle: {ja: 自作, en: Own}\n";

}  // namespace

TEST_CASE("the shipped profiles are complete in themselves and get better in every respect") {
  std::vector<Profile> found;
  for (const char* name : {"novice", "practised", "expert"}) {
    const auto loaded = load_crew(name, *shipped(name), nullptr);
    for (const auto& said : loaded.diagnostics) UNSCOPED_INFO(to_line(said));
    REQUIRE(loaded.crew);
    REQUIRE(loaded.crew->shares.size() == 1);
    found.push_back(loaded.crew->shares.front().profile);
    CHECK(found.back().name == name);
  }
  for (std::size_t i = 1; i < found.size(); ++i) {
    CHECK(found[i].characters_per_minute > found[i - 1].characters_per_minute);
    CHECK(found[i].attention_most < found[i - 1].attention_most);
    CHECK(found[i].pace_high < found[i - 1].pace_high);
    CHECK(found[i].right_recipient > found[i - 1].right_recipient);
    CHECK(found[i].wrong_recipient < found[i - 1].wrong_recipient);
    CHECK(found[i].acknowledges > found[i - 1].acknowledges);
    for (std::size_t phase = 0; phase < found[i].skill.size(); ++phase)
      CHECK(found[i].skill.at(phase) > found[i - 1].skill.at(phase));
  }
}

TEST_CASE("a mix draws the shipped profiles by weight") {
  const auto crew = crew_of(head + "mix: {novice: 3, expert: 1}\n");
  REQUIRE(crew.shares.size() == 2);
  CHECK(crew.shares.front().profile.name == "novice");
  CHECK(crew.shares.front().weight == 3);
  // Three novices and an expert read 350 and 700 characters a minute.
  CHECK(crew.characters_per_minute() == (3 * 350 + 700) / 4);
}

TEST_CASE("what a profile leaves out is as in the one that it is like") {
  const auto crew = crew_of(head + "like: expert\nreading: 400\nskill: {recovery: 100}\n");
  const auto& own = crew.shares.front().profile;
  auto expert = load_crew("expert", *shipped("expert"), nullptr).crew->shares.front().profile;
  CHECK(own.characters_per_minute == 400);
  CHECK(own.skill_in(Phase::recovery) == 100);
  expert.name = own.name;
  expert.title = own.title;
  expert.characters_per_minute = 400;
  expert.skill.at(static_cast<std::size_t>(Phase::recovery)) = 100;
  CHECK(own == expert);
}

TEST_CASE("mistakes in a profile are told at their place") {
  CHECK(first_line(head + "like: expert\nreading: fast\n").starts_with("own.yaml:4:10: error: "));
  CHECK(first_line(head + "like: expert\nskil: {triage: 1}\n").find("did you mean 'skill'?") !=
        std::string::npos);
  CHECK(first_line(head + "like: expert\npace: {least: 900, most: 800}\n")
            .starts_with("own.yaml:4:7: error: 'least' is above 'most'"));
  CHECK(first_line(head + "like: expert\nmessages: {replies: 1001}\n")
            .starts_with("own.yaml:4:21: error: "));
  CHECK(first_line(head + "mix: {veteran: 1}\n")
            .starts_with("own.yaml:3:7: error: there is no shipped profile 'veteran'"));
  CHECK(first_line(head + "mix: {expert: 1}\nreading: 400\n").starts_with("own.yaml:4:1: error: "));
  CHECK(first_line(head).find("is missing; write it, or choose a profile by 'like'") !=
        std::string::npos);
}

}  // namespace enshu::scenario
