// Modelled participants do what exists in their lane's variant, and nothing else.
#include <algorithm>

#include "engine/app/library.hpp"
#include "engine/app/models/crew.hpp"
#include "engine/app/run/simulate.hpp"
#include "injects/render.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

/// The scenario of the play case with its obligations and actions kept to banks.
Scenario banks_only() {
  const std::string folder = "tests/cases/play/two-desks/scenario";
  auto files = app::find_scenario(folder);
  REQUIRE(files.ok());
  const auto checked = app::load_scenario(std::move(*files), app::doctrine_for(folder));
  REQUIRE(checked.loaded);
  Scenario s = checked.loaded->scenario;
  s.parameters = {{"type",
                   {"種類", "Type"},
                   {{"bank", {"銀行", "Bank"}}, {"insurer", {"保険", "Insurer"}}},
                   "turn"}};
  for (auto& duty : s.obligations) duty.only = {{"type", {"bank"}}};
  for (auto& action : s.actions) action.only = {{"type", {"bank"}}};
  return s;
}

/// How many deeds of the duties and actions a run of several teams holds.
std::ptrdiff_t deeds(const std::string& type) {
  const auto scenario = banks_only();
  const injects::TemplateRenderer renderer;
  std::ptrdiff_t count = 0;
  app::simulate(scenario, renderer, nullptr, {3, 4, app::shipped_crew("expert"), {{"type", type}}},
                [&](const std::vector<Recorded>& batch) {
                  count += std::ranges::count_if(batch, [](const Recorded& recorded) {
                    return std::holds_alternative<ReportSubmitted>(recorded.event) ||
                           std::holds_alternative<ActionTaken>(recorded.event);
                  });
                });
  return count;
}

}  // namespace

TEST_CASE("models report and act in the variant that asks for it, and only there") {
  CHECK(deeds("bank") > 0);
  CHECK(deeds("insurer") == 0);
}
