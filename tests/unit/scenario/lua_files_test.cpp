// Directors in several files, and the library of scripts/lua.
#include <algorithm>

#include "engine/scenario/lua_library.hpp"
#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

/// The scenario of tests/cases/check/good with another director and more files of Lua.
class Troupe {
 public:
  explicit Troupe(const std::string& lua, const FileTree& more = {}) {
    files_ = with_director(lua);
    for (const auto& [path, content] : more) files_[path] = content;
    auto loaded = load(files_);
    INFO(joined(loaded));
    REQUIRE(loaded.ok());
    scenario_ = std::move(loaded.scenario);
    auto made = LuaDirector::make(scenario_, files_);
    REQUIRE(made);
    director_ = std::move(*made);
    play = std::make_unique<Play>(scenario_);
  }

  /// What the director wishes; flags that it sets are set for what follows.
  std::vector<Command> react(const Recorded& recorded) {
    auto wishes = director_->react(scenario_, play->state(), recorded);
    for (const auto& wish : wishes) {
      if (const auto* flag = std::get_if<DirectorSetsFlag>(&wish))
        play->happen(recorded.lane, FlagSet{flag->flag, flag->value}, recorded.at.ms / 1000);
    }
    return wishes;
  }
  std::vector<Command> mail(const std::string& id, const std::string& body) {
    return react(play->mail(id, "csirt", "soc", body));
  }
  std::vector<Command> act(const char* action) {
    return react(
        play->happen("team-1", ActionTaken{ActionId(action), PartyId("csirt"), "", "", {}}));
  }
  std::vector<Command> timer(const char* name) {
    return react(play->happen("team-1", TimerFired{name, {}}));
  }
  const FileTree& files() const { return files_; }

 private:
  FileTree files_;
  Scenario scenario_;
  std::unique_ptr<LuaDirector> director_;

 public:
  std::unique_ptr<Play> play;
};

/// The texts that the wishes send, in their order.
std::vector<std::string> texts(const std::vector<Command>& wishes) {
  std::vector<std::string> out;
  for (const auto& wish : wishes) {
    if (const auto* report = std::get_if<DirectorReports>(&wish))
      FAIL(report->place + ": " + report->message);
    if (const auto* send = std::get_if<DirectorSends>(&wish)) out.push_back(send->text);
  }
  return out;
}

std::string flag(const std::vector<Command>& wishes, const std::string& name) {
  for (const auto& wish : wishes) {
    if (const auto* report = std::get_if<DirectorReports>(&wish))
      FAIL(report->place + ": " + report->message);
    const auto* set = std::get_if<DirectorSetsFlag>(&wish);
    if (set != nullptr && set->flag == name) return set->value;
  }
  return "(not set)";
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a director uses its own files, each read once") {
  Troupe t(R"(
    local a = use "lua/a.lua"
    local again = use("lua/a.lua")
    on.action("preserve", function(_, lane)
      lane:set_flag("x", a.word .. tostring(a == again) .. tostring(use ~= nil))
    end))",
           {{"lua/a.lua", "-- A word.\nreturn {word = use 'lua/b.lua'}\n"},
            {"lua/b.lua", "-- Another.\nreturn 'good'\n"}});
  CHECK(flag(t.act("preserve"), "x") == "goodtruetrue");
}

TEST_CASE("shipped Lua comes into the scenario's files, so that its record needs nothing else") {
  Troupe t(
      "local words = use 'words'\non.action('preserve', function(_, lane)\n"
      "lane:set_flag('x', tostring(words.has('ＡＢＣ', {'abc'}))) end)");
  CHECK(t.files().at("library/words.lua") == std::string(shipped_lua("words")));
  CHECK(flag(t.act("preserve"), "x") == "true");
  auto again = t.files();
  CHECK(load(again).ok());
  CHECK(load(again).scenario.digest == load(again).scenario.digest);
}

TEST_CASE("every shipped file loads, and cannot be changed by a director") {
  CHECK(shipped_lua_names() ==
        std::vector<std::string_view>{"answers", "facts", "people", "remind", "words"});
  for (const auto name : shipped_lua_names()) {
    Troupe t("local m = use '" + std::string(name) +
             "'\non.action('preserve', function() m.has = 1 end)");
    const auto wishes = t.act("preserve");
    REQUIRE(wishes.size() == 1);
    CHECK(std::get<DirectorReports>(wishes[0]).message == "this table cannot be changed");
  }
}

TEST_CASE("an error is told at the line of the author's file that made it") {
  Troupe own(
      "local a = use 'lua/a.lua'\non.action('preserve', a.run)",
      {{"lua/a.lua", "-- Fails.\nlocal a = {}\nfunction a.run()\n  error('oh')\nend\nreturn a"}});
  const auto failed = own.act("preserve");
  REQUIRE(failed.size() == 1);
  CHECK(std::get<DirectorReports>(failed[0]).place == "lua/a.lua:4");
  CHECK(std::get<DirectorReports>(failed[0]).message == "oh");

  Troupe shipped(
      "local facts = use 'facts'\non.action('preserve', function(_, lane)\n"
      "  facts.score(lane, {{wrong = 'x'}})\nend)");
  const auto misused = shipped.act("preserve");
  REQUIRE(misused.size() == 1);
  CHECK(std::get<DirectorReports>(misused[0]).place == "director.lua:3");
  CHECK_THAT(std::get<DirectorReports>(misused[0]).message,
             Catch::Matchers::Contains("this is no fact"));
}

TEST_CASE("an error of a shipped handler is told where it was registered") {
  auto files = with_director(
      "local answers = use 'answers'\n"
      "on.message('soc', answers.queue('soc', {'texts/' .. 'gone'}))");
  const auto loaded = load(files);
  REQUIRE(loaded.ok());
  auto made = LuaDirector::make(loaded.scenario, files);
  REQUIRE(made);
  Play play(loaded.scenario);
  const auto wishes =
      (*made)->react(loaded.scenario, play.state(), play.mail("m1", "csirt", "soc", "x"));
  REQUIRE(wishes.size() == 1);
  CHECK(std::get<DirectorReports>(wishes[0]).place == "director.lua:2");
  CHECK(std::get<DirectorReports>(wishes[0]).message == "there is no text 'texts/gone'");
}

TEST_CASE("an error while a file is loaded is told there, and pcall forgets its place") {
  auto tree = with_director("local ok = pcall(use, 'lua/bad.lua')\nlocal x = 1\nerror('here')");
  tree["lua/bad.lua"] = "-- Bad.\nlocal = 1\n";
  tree["director.lua"] += " local y = use 'lua/bad.lua'";
  const auto loaded = load(tree);
  CHECK_THAT(joined(loaded), Catch::Matchers::Contains("director.lua:3:1: error: Lua: here"));
}

TEST_CASE("files are read while the director is loaded, not later") {
  Troupe t("on.action('preserve', function() local w = use 'words' return w end)");
  const auto wishes = t.act("preserve");
  REQUIRE(wishes.size() == 1);
  CHECK_THAT(std::get<DirectorReports>(wishes[0]).message, Catch::Matchers::Contains("not later"));
}

TEST_CASE("a name that is put together is no way to another file") {
  auto tree = with_director("-- Hidden from the check.\nlocal f = use('wor' .. 'ds')");
  CHECK_THAT(joined(load(tree)),
             Catch::Matchers::Contains("director.lua:2:1: error: Lua: use: there is no 'words'"));
}

TEST_CASE("words: refusals and consents in both languages, groups and counts") {
  Troupe t(R"(
    local words = use "words"
    on.message("soc", function(m, lane)
      lane:set_flag("x", tostring(words.refuses(m)) .. "|" .. tostring(words.agrees(m)) .. "|"
        .. tostring(words.all(m, {{"保全", "preserve"}, {"県", "prefecture"}})) .. "|"
        .. words.count(m, {{"保全", "preserve"}, {"県", "prefecture"}}))
    end))");
  CHECK(flag(t.mail("m1", "再起動は待ってください"), "x") == "true|false|false|0");
  CHECK(flag(t.mail("m2", "Please PRESERVE it and go ahead"), "x") == "false|true|false|1");
  CHECK(flag(t.mail("m3", "保全して県に報告する"), "x") == "false|false|true|2");
}

TEST_CASE("words: fields of a report") {
  Troupe t(R"(
    local words = use "words"
    on.report("incident-report", function(r, lane)
      local ja, en = words.missing(r, {{"summary", "概要", "summary"}, {"event_type", "種類", "type"}})
      lane:set_flag("x", ja .. "|" .. en .. "|" .. tostring(words.in_field(r, "summary", {"emotet"})))
    end))");
  ReportSubmitted report;
  report.report = ReportId("r1");
  report.form = FormId("incident-report");
  report.from = PartyId("csirt");
  report.to = {PartyId("prefecture")};
  report.fields = {{"summary", {"ＥＭＯＴＥＴに感染"}}, {"event_type", {""}}};
  CHECK(flag(t.react(t.play->happen("team-1", report)), "x") == "種類|type|true");
}

TEST_CASE("answers: a text once, then receipts") {
  Troupe t(R"(
    local answers = use "answers"
    on.message("soc", function(m, lane) answers.say(m, lane, "texts/confirm") end))");
  CHECK(texts(t.mail("m1", "一度目")) == Texts{"texts/confirm"});
  const auto second = t.mail("m2", "二度目");
  CHECK(texts(second).empty());
  CHECK(std::holds_alternative<DirectorAcknowledges>(second.at(0)));
}

TEST_CASE("answers: a queue gives one text an occasion") {
  Troupe t(R"(
    local answers = use "answers"
    on.message("soc", answers.queue("soc", {"texts/confirm", "texts/question"})))");
  CHECK(texts(t.mail("m1", "一")) == Texts{"texts/confirm"});
  CHECK(texts(t.mail("m2", "二")) == Texts{"texts/question"});
  CHECK(texts(t.mail("m3", "三")).empty());
}

TEST_CASE("answers: the first rule whose words and condition fit is taken") {
  Troupe t(R"(
    local answers = use "answers"
    on.message("soc", answers.choose({
      {words = {"遮断", "block"}, text = "texts/confirm", flag = "blocked"},
      {words = {"再起動"}, when = function(_, lane) return lane:done("preserve") end, text = "texts/question"},
      {text = "texts/notice"},
    })))");
  const auto blocked = t.mail("m1", "ＢＬＯＣＫしてください");
  CHECK(texts(blocked) == Texts{"texts/confirm"});
  CHECK(flag(blocked, "blocked") == "yes");
  CHECK(texts(t.mail("m2", "再起動してよいか")) == Texts{"texts/notice"});
  t.act("preserve");
  CHECK(texts(t.mail("m3", "再起動してよいか")) == Texts{"texts/question"});
}

TEST_CASE("answers: a text is filled from values") {
  Troupe t(R"(
    local answers = use "answers"
    on.action("preserve", function(_, lane)
      answers.send_with(lane, "soc", "csirt", "texts/confirm", {["missing-ja"] = "概要", ["missing-en"] = "summary"})
    end))");
  const auto wishes = t.act("preserve");
  CHECK(flag(wishes, "missing-ja") == "概要");
  CHECK(flag(wishes, "missing-en") == "summary");
  CHECK(std::holds_alternative<DirectorSends>(wishes.back()));  // after its flags
}

TEST_CASE("remind: a ladder climbs until what it asks for is done") {
  const std::string lua = R"(
    local remind = use "remind"
    local chase = remind.ladder("chase", {
      from = "prefecture", to = "csirt",
      steps = {{after = 600, text = "texts/question"}, {after = 300, text = "texts/notice", channel = "phone"}},
      done = function(lane) return lane:done("isolate") end,
    })
    on.action("preserve", function(_, lane) chase.start(lane) end))";
  Troupe t(lua);
  const auto started = t.act("preserve");
  CHECK(std::get<DirectorSetsTimer>(started.at(1)).delay == seconds(600));
  CHECK(t.act("preserve").empty());  // it runs already
  const auto first = t.timer("chase");
  CHECK(texts(first) == Texts{"texts/question"});
  CHECK(std::get<DirectorSetsTimer>(first.back()).delay == seconds(300));
  const auto second = t.timer("chase");
  CHECK(texts(second) == Texts{"texts/notice"});
  CHECK(std::get<DirectorSends>(second.at(0)).channel == Channel::phone);
  CHECK(t.timer("chase").empty());

  Troupe done(lua);
  done.act("preserve");
  done.act("isolate");
  CHECK(texts(done.timer("chase")).empty());
  CHECK(done.timer("chase").empty());
}

TEST_CASE("facts: a score of what was done chooses the branch") {
  Troupe t(R"(
    local facts = use "facts"
    local list = {{done = "isolate", points = 2}, {flag = "calm"}, {host = "pc-031", is = "infected"}, {told = "soc"}}
    on.action("preserve", function(_, lane)
      lane:set_flag("score", tostring(facts.score(lane, list)))
      facts.branch(lane, list, {{at_least = 3, fire = "next-day"}, {fire = "chase", after = 60}})
    end))");
  const auto poor = t.act("preserve");
  CHECK(flag(poor, "score") == "1");
  CHECK(std::get<DirectorFires>(poor.at(1)).inject == InjectId("chase"));
  CHECK(std::get<DirectorFires>(poor.at(1)).delay == seconds(60));
  t.act("isolate");
  t.play->happen("team-1", FlagSet{"calm", "yes"});
  const auto good = t.act("preserve");
  CHECK(flag(good, "score") == "4");
  CHECK(std::get<DirectorFires>(good.at(1)).inject == InjectId("next-day"));
}

TEST_CASE("facts: a pick by chance is one of the list, and the same with the same seed") {
  const std::string lua = R"(
    local facts = use "facts"
    on.action("preserve", function(_, lane) lane:set_flag("x", facts.pick(lane, {"a", "b", "c"})) end))";
  const auto once = flag(Troupe(lua).act("preserve"), "x");
  CHECK(flag(Troupe(lua).act("preserve"), "x") == once);
  CHECK(std::string("abc").find(once) != std::string::npos);
}
