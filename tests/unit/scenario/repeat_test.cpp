// Parts and entries of lists that are repeated over the rows of a table.
#include <algorithm>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

/// Two lines of houses: tables, a part for each of both, and a duty that all houses of a line owe.
FileTree lines_tree() {
  auto tree = replaced(good_tree(), "msel:", R"~(include:
  - {file: parts/line.yaml, for_each: tables/lines.csv}
  - {file: parts/house.yaml, for_each: tables/houses.csv}
  - {file: parts/card.yaml, for_each: tables/houses.csv, where: {card: "yes", line: [gas, water]}}
msel:
  - id: call
    title: {ja: 呼びかけ, en: A call}
    at: 0:10
    email:
      - {to: [csirt, {each: tables/houses.csv, where: {line: gas}, as: $(id)}], from: soc, text: texts/notice}
      - {each: tables/lines.csv, as: {to: {each: tables/houses.csv, where: {line: $(id)}, as: $(id)}, from: soc, text: texts/notice}})~");
  tree["tables/lines.csv"] = "id,ja,en\r\ngas,ガス,Gas\r\nwater,水道,Water\r\n";
  tree["tables/houses.csv"] =
      "\xef\xbb\xbf"
      "id,line,ja,en,seats,card\n"
      "house-1,gas,東ガス,\"East Gas, Ltd\",3,yes\n"
      "house-2,gas,西ガス,\"West \"\"Gas\"\"\",1..2,no\n"
      "\n"
      "house-3,water,$(ja)水道,Water $$(,2,yes\n";
  tree["parts/line.yaml"] = R"~(roles:
  desk-$(id):
    title: {ja: $(ja)の窓口, en: "Desk, $(en)"
}
)~";
  tree["parts/house.yaml"] = R"~(roles:
  $(id):
    title: {ja: $(ja), en: $(en) $$(id)}
    seats: $(seats)
)~";
  tree["parts/card.yaml"] = R"~(actions:
  check-$(id):
    title: {ja: $(ja)を確かめる, en: Check $(en)}
    role: [$(id), desk-$(line)]
    phase: triage
    should: true
)~";
  return tree;
}

std::vector<std::string> names_of(const std::vector<PartyId>& parties) {
  std::vector<std::string> out;
  for (const auto& party : parties) out.push_back(party.value);
  return out;
}

}  // namespace

TEST_CASE("a part is taken in once for every row, with the cells in its keys and texts") {
  auto tree = lines_tree();
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& s = loaded.scenario;
  REQUIRE(s.role(PartyId("desk-water")) != nullptr);
  const auto* one = s.role(PartyId("house-1"));
  REQUIRE(one != nullptr);
  CHECK(one->title == Text{"東ガス", "East Gas, Ltd $(id)"});
  CHECK((one->seats_min == 3 && one->seats_max == 3));
  const auto* two = s.role(PartyId("house-2"));
  CHECK(two->title.en == "West \"Gas\" $(id)");
  CHECK((two->seats_min == 1 && two->seats_max == 2));
  // A cell is text, whatever stands in it.
  CHECK(s.role(PartyId("house-3"))->title == Text{"$(ja)水道", "Water $$( $(id)"});
  CHECK(s.action(ActionId("check-house-1")) != nullptr);
  CHECK(s.action(ActionId("check-house-2")) == nullptr);
  CHECK(names_of(s.action(ActionId("check-house-3"))->roles) ==
        std::vector<std::string>{"house-3", "desk-water"});
}

TEST_CASE("entries of a list grow by the rows that fit, one table within the other") {
  auto tree = lines_tree();
  const auto s = load(tree).scenario;
  const auto& contents = s.inject(InjectId("call"))->contents;
  REQUIRE(contents.size() == 3);
  CHECK(names_of(contents[0].to) == std::vector<std::string>{"csirt", "house-1", "house-2"});
  CHECK(names_of(contents[1].to) == std::vector<std::string>{"house-1", "house-2"});
  CHECK(names_of(contents[2].to) == std::vector<std::string>{"house-3"});
}

TEST_CASE("the table belongs to the scenario's digest") {
  auto tree = lines_tree();
  const auto before = load(tree).scenario.digest;
  tree["tables/houses.csv"] += "house-4,gas,北ガス,North Gas,1,no\n";
  const auto after = load(tree);
  CHECK(after.ok());
  CHECK(after.scenario.role(PartyId("house-4")) != nullptr);
  CHECK(after.scenario.digest != before);
}

TEST_CASE("limits hold before anything is made") {
  const auto says = [](FileTree tree, std::string_view code) {
    const auto loaded = load(tree);
    return std::ranges::any_of(loaded.diagnostics, [&](const Diagnostic& d) {
      return d.code == code && d.level == Level::error;
    });
  };
  const auto houses = [](const std::string& rows) {
    auto tree = lines_tree();
    tree["tables/houses.csv"] = "id,line,ja,en,seats,card\n" + rows;
    return tree;
  };
  std::string many;
  for (int i = 0; i <= 10'000; ++i) many += "h,gas,x,x,1,no\n";
  CHECK(says(houses(many), "too_many_rows"));
  CHECK(says(houses("h,gas," + std::string(1'025, 'x') + ",x,1,no\n"), "long_value"));
  CHECK(says(houses(std::string((2 << 20) + 1, 'x')), "too_large"));
  std::string wide = "id";
  for (int i = 0; i < 64; ++i) wide += ",c" + std::to_string(i);
  auto tree = lines_tree();
  tree["tables/lines.csv"] = wide + "\n";
  CHECK(says(tree, "too_many_columns"));

  // What comes out is bounded as YAML that was written out: by its bytes, and by its values.
  std::string rows;
  for (int i = 0; i < 9'000; ++i)
    rows += "h" + std::to_string(i) + ",gas," + std::string(90, 'x') + ",x,1,no\n";
  tree = houses(rows);
  tree["parts/house.yaml"] =
      "roles:\n  $(id):\n    title: {ja: " + std::string(900, 'y') + ", en: $(ja)}\n    seats: 1\n";
  CHECK(says(tree, "too_large"));
  tree = houses(rows);
  std::string list = "[a";
  for (int i = 0; i < 400; ++i) list += ",a";
  tree["parts/house.yaml"] = "roles:\n  $(id): {body: " + list + "]}\n";
  CHECK(says(tree, "too_many_nodes"));
  tree = houses(rows);
  tree["parts/house.yaml"] =
      "roles:\n  $(id): {body: [{each: tables/houses.csv, where: {ja: none}, as: a}]}\n";
  CHECK(says(tree, "too_many_rows"));
}

TEST_CASE("a mistake of a repeated part is told once, with the first row and how many more") {
  auto tree = lines_tree();
  tree["parts/house.yaml"] += "    sector: nowhere\n";
  CHECK(lines(load(tree)).size() == 1);
  const auto line = lines(load(tree)).front();
  INFO(line);
  CHECK(line.starts_with("parts/house.yaml:5:13: error: "));
  CHECK(line.ends_with(" (row 2 of tables/houses.csv and 2 more)"));
}
