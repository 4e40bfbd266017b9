// Sites and wordings from file to Scenario.
#include "engine/scenario/values.hpp"
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

TEST_CASE("zones are read as people write them, and nothing else") {
  CHECK(read_zone("+07:00") == 420);
  CHECK(read_zone("-03:30") == -210);
  CHECK(read_zone("+14:00") == 840);
  for (const char* wrong :
       {"", "7", "+7", "+0700", "+15:00", "-13:00", "+07:60", "Asia/Bangkok", "Z"})
    CHECK_FALSE(read_zone(wrong));
}

TEST_CASE("sites of roles and cast and wordings with their limits are read") {
  auto tree = replaced(good_tree(), "director: director.lua\n",
                       "director: director.lua\n"
                       "sites:\n"
                       "  bangkok: {title: {ja: バンコク, en: Bangkok}, zone: \"+07:00\"}\n"
                       "wording:\n"
                       "  phone:\n"
                       "    title: {ja: 窓口, en: Desk}\n"
                       "    text: {ja: 0120 へ, en: call 0120}\n"
                       "    most: 20\n"
                       "    must: [\"0120\", {ja: へ, en: call}]\n");
  tree = replaced(tree, "    knows: texts/soc-knows\n",
                  "    knows: texts/soc-knows\n    site: bangkok\n");
  tree["texts/brief.ja.md"] += "\n{{wording.phone}}\n";
  tree["texts/brief.en.md"] += "\n{{wording.phone}}\n";
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& s = loaded.scenario;
  CHECK(s.zone_of(PartyId("soc")) == 420);
  CHECK(s.site(PartyId("soc"))->title.en == "Bangkok");
  REQUIRE(s.wordings.size() == 1);
  CHECK(s.wordings[0].most == 20);
  REQUIRE(s.wordings[0].must.size() == 2);
  CHECK(s.wordings[0].must[0].ja == "0120");
  CHECK(s.wordings[0].must[1].en == "call");
}
