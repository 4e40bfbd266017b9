// What the files say stands in the Scenario.
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

Scenario good() {
  auto tree = good_tree();
  auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  return std::move(loaded.scenario);
}

const Inject& inject(const Scenario& scenario, const char* id) {
  const auto* found = scenario.inject(InjectId(id));
  REQUIRE(found != nullptr);
  return *found;
}

}  // namespace

TEST_CASE("the head of a scenario is read") {
  const auto s = good();
  CHECK(s.id == ScenarioId("good"));
  CHECK(s.title == Text{"正しいシナリオ", "A sound scenario"});
  CHECK(s.place == Text{"みなと市", "Minato City"});
  CHECK(s.duration == minutes(120));
  CHECK(to_rfc3339(s.calendar_start, s.zone_minutes) == "2026-11-26T09:00:00.000+09:00");
  CHECK(s.zone_minutes == 540);
  CHECK(s.lanes == LaneMode::per_team);
  CHECK(s.default_teams == 3);
  CHECK(s.doctrine == "home");
  REQUIRE(s.objectives.size() == 1);
  CHECK(s.objectives[0].title.en == "First response");
}

TEST_CASE("roles and cast are read with their texts") {
  const auto s = good();
  const auto* csirt = s.role(PartyId("csirt"));
  REQUIRE(csirt != nullptr);
  CHECK(csirt->seats_min == 1);
  CHECK(csirt->seats_max == 4);
  CHECK(csirt->address == "csirt@city.minato.example");
  CHECK(csirt->phone == "内線 2101");
  CHECK(csirt->brief.ja == "# 役割\n\n- 連絡");
  CHECK(s.role(PartyId("ciso"))->seats_max == 1);
  const auto* soc = s.member(PartyId("soc"));
  REQUIRE(soc != nullptr);
  CHECK((soc->by_script && !soc->by_controller && soc->listed));
  CHECK(soc->knows.ja == "何も知らない。");
  REQUIRE(soc->canned.size() == 1);
  CHECK(soc->canned[0].body.ja == "受け取りました。");
  const auto* prefecture = s.member(PartyId("prefecture"));
  CHECK((prefecture->by_script && prefecture->by_controller && !prefecture->listed));
}

TEST_CASE("injects are read with every kind of schedule") {
  const auto s = good();
  REQUIRE(s.msel.size() == 5);
  CHECK(inject(s, "notice").schedule.kind == Schedule::Kind::at);
  const auto& after = inject(s, "question").schedule;
  CHECK((after.kind == Schedule::Kind::after && after.anchor == InjectId("notice") &&
         after.delay == minutes(5)));
  const auto& when = inject(s, "isolated").schedule;
  CHECK((when.kind == Schedule::Kind::when && when.delay == minutes(2)));
  REQUIRE(when.condition.parts.size() == 2);
  CHECK(when.condition.join == Condition::Join::all);
  CHECK(when.condition.parts[0].fact == Fact{HostFact{HostId("pc-031"), "isolated"}});
  CHECK(when.condition.parts[1].join == Condition::Join::none);
  CHECK(when.condition.parts[1].parts[0].fact == Fact{FlagFact{"leak", ""}});
  const auto& unless = inject(s, "chase").schedule;
  CHECK((unless.kind == Schedule::Kind::unless && unless.at == ExerciseTime{3'600'000}));
  CHECK(unless.condition.fact ==
        Fact{ReportFact{PartyId("prefecture"), FormId("incident-report"), Stage::first}});
  CHECK(inject(s, "next-day").schedule.kind == Schedule::Kind::manual);
  CHECK(inject(s, "next-day").jump == Duration{86'400'000});
  CHECK(inject(s, "isolated").flags ==
        std::vector<std::pair<std::string, std::string>>{{"leak", "yes"}});
}

TEST_CASE("contents are read with subject, body and attachments") {
  const auto s = good();
  const auto& alert = inject(s, "notice").contents.at(0);
  CHECK(alert.channel == Channel::alert);
  CHECK(alert.severity == Severity::high);
  CHECK(alert.subject == Text{"件名 {{date}} ja", "件名 {{date}} en"});
  CHECK(alert.body.ja == "本文 {{team}} {{ flag.leak }}");
  CHECK(alert.attachments == std::vector<ArtefactId>{ArtefactId("logs/proxy.csv")});
  const auto& contents = inject(s, "question").contents;
  REQUIRE(contents.size() == 2);
  CHECK(contents[0].channel == Channel::mail);
  CHECK(contents[0].to == std::vector<PartyId>{PartyId("csirt"), PartyId("ciso")});
  CHECK(contents[0].cc == std::vector<PartyId>{PartyId("prefecture")});
  CHECK(contents[1].channel == Channel::phone);
}

TEST_CASE("what is expected of an inject is read, a bare reply meaning this inject") {
  const auto s = good();
  const auto& expect = inject(s, "notice").expect;
  REQUIRE(expect);
  CHECK(expect->within == minutes(10));
  CHECK(expect->model_answer.ja == "隔離した、と答える。");
  REQUIRE(expect->condition.parts.size() == 2);
  CHECK(expect->condition.parts[0].fact == Fact{RepliedFact{InjectId("notice")}});
  CHECK(expect->condition.parts[1].fact == Fact{ActionFact{ActionId("isolate")}});
}

TEST_CASE("a bare reply may also be a key without a value") {
  auto tree = replaced(good_tree(), "expect: {any: [reply, action: isolate], within: 10m",
                       "expect: {reply: , within: 10m");
  const auto loaded = load(tree);
  CHECK(joined(loaded).empty());
  CHECK(loaded.scenario.msel[0].expect->condition.fact == Fact{RepliedFact{InjectId("notice")}});
}

TEST_CASE("obligations are read with their truths") {
  const auto s = good();
  const auto* o = s.obligation(ObligationId("first-report"));
  REQUIRE(o != nullptr);
  CHECK((o->trigger == InjectId("notice") && o->owes == PartyId("csirt")));
  CHECK(o->required == std::vector<PartyId>{PartyId("prefecture")});
  CHECK(o->allowed == std::vector<PartyId>{PartyId("soc")});
  CHECK((o->target == minutes(30) && o->limit == minutes(60)));
  CHECK((o->stage == Stage::first && o->tlp == Tlp::amber_strict &&
         o->approvals == std::vector<PartyId>{PartyId("ciso")} && o->weight == 2));
  REQUIRE(o->truth.size() == 3);
  CHECK(o->truth[0].accepted == std::vector<std::string>{"malware"});
  CHECK(o->truth[2].field == FieldId("summary"));
  CHECK(o->truth[2].accepted == std::vector<std::string>{"Emotet", "エモテット"});
  CHECK(o->truth[2].known_from == InjectId("question"));
}

TEST_CASE("actions are read with their rules") {
  const auto s = good();
  const auto* preserve = s.action(ActionId("preserve"));
  CHECK((preserve->rule.duty == Duty::must && preserve->rule.by == ExerciseTime{2'400'000}));
  const auto* isolate = s.action(ActionId("isolate"));
  CHECK((isolate->rule.duty == Duty::should && isolate->rule.not_before == ActionId("preserve")));
  CHECK(isolate->roles == std::vector<PartyId>{PartyId("csirt"), PartyId("ciso")});
  CHECK(isolate->sets ==
        std::vector<std::pair<HostId, std::string>>{{HostId("pc-031"), "isolated"}});
  CHECK(isolate->outcome.en == "The traffic stopped.");
}

TEST_CASE("a forbidden action is told from one that is only too early") {
  auto tree = replaced(good_tree(), "    must: true\n    by: 0:40", "    must_not: true");
  const auto loaded = load(tree);
  CHECK(loaded.ok());  // a warning stays: `isolate` waits for it
  CHECK(loaded.scenario.action(ActionId("preserve"))->rule.duty == Duty::must_not);
}

TEST_CASE("forms come from the doctrine, with its vocabularies") {
  const auto s = good();
  const auto* form = s.form(FormId("incident-report"));
  REQUIRE(form != nullptr);
  REQUIRE(form->fields.size() == 3);
  CHECK(form->fields[0].options.size() == 2);
  CHECK(form->fields[0].options[0].group == "leading_to");
  CHECK(form->fields[0].required_at == std::vector<Stage>{Stage::first, Stage::final});
  CHECK(form->fields[0].weight == 2);
  CHECK(form->fields[1].options[1].label.ja == "不明");
  CHECK(form->fields[2].required_at == std::vector<Stage>{Stage::first});
}

TEST_CASE("artefacts have the kind of their suffix, and fixed media types") {
  const auto s = good();
  const auto* log = s.artefact(ArtefactId("logs/proxy.csv"));
  REQUIRE(log != nullptr);
  CHECK((log->kind == ArtefactKind::log && log->media_type == "text/csv" && log->bytes > 0));
  CHECK(log->title.en == "Proxy log");
  const auto* network = s.artefact(ArtefactId("documents/network"));
  REQUIRE(network != nullptr);
  CHECK((network->kind == ArtefactKind::document && network->path_en == "documents/network.en.md"));
  const auto* extra = s.artefact(ArtefactId("logs/extra.csv"));  // only the director names it
  REQUIRE(extra != nullptr);
  CHECK(extra->title.ja == "extra.csv");
  REQUIRE(s.shelf.size() == 1);
  CHECK(s.shelf[0].roles == std::vector<PartyId>{PartyId("csirt")});
}

TEST_CASE("the director's texts are kept by path, subjects apart") {
  const auto s = good();
  CHECK(s.texts.at("texts/question").ja == "どうですか。");
  CHECK(s.subjects.at("texts/question").ja == "質問");
  CHECK(s.texts.at("texts/confirm").ja == "受け取りました。");
  CHECK_FALSE(s.subjects.contains("texts/confirm"));
  CHECK(s.director_path == "director.lua");
  CHECK(s.director.starts_with("-- Reacts"));
}

TEST_CASE("a doctrine from outside is put into the tree, so that the tree is complete") {
  auto inside = good_tree();
  auto outside = inside;
  FileTree doctrine;
  doctrine["doctrine.yaml"] = outside.at("doctrine/home/doctrine.yaml");
  outside.erase("doctrine/home/doctrine.yaml");
  auto bare = outside;
  CHECK_FALSE(load(bare).ok());
  const auto loaded = load(outside, [&](std::string_view name) {
    return name == "home" ? std::optional(doctrine) : std::nullopt;
  });
  CHECK(joined(loaded).empty());
  CHECK(outside == inside);
  CHECK(loaded.scenario.digest == digest(inside));
  CHECK(loaded.scenario.digest == load(outside).scenario.digest);
}

TEST_CASE("many mistakes are told at once, in the order of the file") {
  auto tree = good_tree();
  tree = replaced(tree, "owes: csirt", "owes: csirt2");
  tree = replaced(tree, "from: soc, severity: high", "from: sok, severity: hihg");
  tree = replaced(tree, "phase: containment", "phase: contain");
  const auto found = lines(load(tree));
  REQUIRE(found.size() == 4);
  CHECK(found[0].starts_with("scenario.yaml:48:"));
  CHECK_THAT(found[0], Catch::Matchers::Contains("did you mean 'soc'?"));
  CHECK_THAT(found[2], Catch::Matchers::Contains("unknown role 'csirt2'; did you mean 'csirt'?"));
}

TEST_CASE("a broken file of megabytes yields a list that can be read") {
  auto tree = good_tree();
  std::string yaml = "scenario: good\nmsel:\n";
  for (int i = 0; i < 5000; ++i) yaml += "  - {id: i" + std::to_string(i) + ", whenn: x}\n";
  tree["scenario.yaml"] = yaml;
  const auto loaded = load(tree);
  CHECK(loaded.diagnostics.size() == Findings::most + 1);
  CHECK(loaded.diagnostics.back().code == "too_many");
}

TEST_CASE("columns count characters, not bytes") {
  auto tree = replaced(good_tree(), "title: {ja: 質問, en: Question}",
                       "title: {ja: 質問, fr: Question, en: Question}");
  const auto found = lines(load(tree));
  REQUIRE(found.size() == 1);
  CHECK(found[0].starts_with("scenario.yaml:51:21:"));
}

TEST_CASE("diagnostics as JSON") {
  auto tree = replaced(good_tree(), "owes: csirt", "owes: csirt2");
  const auto json = check_json(load(tree).diagnostics, "scenarios/good");
  REQUIRE(json.as_array().size() == 1);
  const auto& entry = json.as_array()[0].as_object();
  CHECK(entry.at("file").as_string() == "scenarios/good/scenario.yaml");
  CHECK(entry.at("severity").as_string() == "error");
  CHECK(entry.at("code").as_string() == "unknown_name");
  CHECK(entry.at("line").as_int64() > 1);
  CHECK(entry.at("column").as_int64() > 1);
  CHECK_FALSE(entry.at("message_ja").as_string().empty());
}

TEST_CASE("included files join the lists and maps, each file's own includes right after it") {
  auto tree = replaced(good_tree(), "director: director.lua\n",
                       "director: director.lua\ninclude: [parts/wave-1.yaml, parts/wave-3.yaml]\n");
  const auto inject = [](const char* id) {
    return std::string("  - {id: ") + id + ", title: {ja: 追加, en: More}, manual: true}\n";
  };
  tree["parts/wave-1.yaml"] = "include: [parts/wave-2.yaml]\nmsel:\n" + inject("one") +
                              "world: {hosts: {pc-032: {title: {ja: 二台目, en: The second}}}}\n"
                              "cast: {vendor: {name: {ja: 業者, en: Vendor}}}\n";
  tree["parts/wave-2.yaml"] = "msel:\n" + inject("two");
  tree["parts/wave-3.yaml"] = "msel:\n" + inject("three");
  const auto loaded = load(tree);
  INFO(joined(loaded));
  REQUIRE(loaded.diagnostics.empty());
  const auto& s = loaded.scenario;
  REQUIRE(s.msel.size() == 8);
  CHECK(s.msel[5].id == InjectId("one"));
  CHECK(s.msel[6].id == InjectId("two"));
  CHECK(s.msel[7].id == InjectId("three"));
  CHECK(s.hosts.size() == 2);
  CHECK(s.member(PartyId("vendor")) != nullptr);
}

TEST_CASE("a list that stands in included files alone is enough") {
  auto tree = good_tree();
  auto& yaml = tree["scenario.yaml"];
  const auto msel = yaml.find("msel:\n");
  const auto end = yaml.find("obligations:\n");
  tree["msel.yaml"] = yaml.substr(msel, end - msel);
  yaml.replace(msel, end - msel, "include: [msel.yaml]\n");
  const auto loaded = load(tree);
  INFO(joined(loaded));
  CHECK(loaded.diagnostics.empty());
}

TEST_CASE("the limit on YAML holds over all files together") {
  auto tree = good_tree();
  auto& yaml = tree["scenario.yaml"];
  yaml += "include: [a.yaml, b.yaml]\n";
  const std::string comment(std::size_t{1} << 12, 'x');
  for (const char* name : {"a.yaml", "b.yaml"}) {
    auto& part = tree[name];
    while (part.size() < most_yaml_bytes / 2) part += "# " + comment + "\n";
    part += "artefacts: {}\n";
  }
  const auto loaded = load(tree);
  CHECK(joined(loaded) == "b.yaml:1:1: error: all YAML files together may have 8 MB at most\n");
}
