// Directors at work: events in, wishes out.
#include <algorithm>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
using namespace enshu::scenario::test;

namespace {

/// A scenario with a director, a lane and what the director answers.
class Theatre {
 public:
  explicit Theatre(const std::string& lua, std::uint64_t seed = 7)
      : scenario_(loaded(lua)), play(scenario_, seed) {
    auto made = LuaDirector::make(scenario_, {});
    REQUIRE(made);
    director_ = std::move(*made);
  }

  std::vector<Command> react(const Recorded& recorded) {
    return director_->react(scenario_, play.state(), recorded);
  }
  std::vector<Command> act(const char* action, const char* lane = "team-1") {
    return react(
        play.happen(lane, ActionTaken{ActionId(action), PartyId("csirt"), "理由", "県庁", {}}, 90));
  }

 private:
  static Scenario loaded(const std::string& lua) {
    auto tree = with_director(lua);
    auto loaded = load(tree);
    INFO(joined(loaded));
    REQUIRE(loaded.ok());
    return std::move(loaded.scenario);
  }

  Scenario scenario_;

 public:
  Play play;

 private:
  std::unique_ptr<LuaDirector> director_;
};

std::string flag(const std::vector<Command>& wishes, std::size_t at = 0) {
  REQUIRE(wishes.size() > at);
  const auto* set = std::get_if<DirectorSetsFlag>(&wishes[at]);
  if (set == nullptr) {
    const auto* report = std::get_if<DirectorReports>(&wishes[at]);
    FAIL((report == nullptr ? "no flag" : report->place + ": " + report->message));
  }
  return set->value;
}

std::string on_preserve(const std::string& body) {
  return "on.action('preserve', function(action, lane)\n" + body + "\nend)";
}

/// The value that a body leaves in the flag x.
std::string value_of(const std::string& body) {
  return flag(Theatre(on_preserve(body)).act("preserve"));
}

}  // namespace

TEST_CASE("a scenario without Lua has a director that wishes nothing") {
  auto tree = replaced(good_tree(), "director: director.lua\n", "");
  const auto loaded = load(tree);
  const auto director = LuaDirector::make(loaded.scenario, tree);
  REQUIRE(director);
  Play play(loaded.scenario);
  const auto event =
      play.happen("team-1", ActionTaken{ActionId("preserve"), PartyId("csirt"), "", "", {}});
  CHECK((*director)->react(loaded.scenario, play.state(), event).empty());
}

TEST_CASE("a reply to an inject's message wakes on.reply, and on.message of who it went to") {
  Theatre t(R"(
    on.reply('notice', function(reply, lane)
      lane:set_flag('reply', reply.from .. '|' .. reply.subject .. '|' .. reply.body .. '|' .. reply.to[1] .. '|' .. reply.channel)
    end)
    on.message('soc', function(message, lane) lane:set_flag('message', message.addressee) end)
    on.reply('question', function(reply, lane) lane:set_flag('wrong', 'yes') end))");
  t.play.mail("m1", "soc", "csirt", "通知", {}, "notice");
  const auto wishes = t.react(t.play.mail("m2", "csirt", "soc", "隔離しました", "m1"));
  CHECK(wishes.size() == 2);
  CHECK(flag(wishes, 0) == "csirt|件名|隔離しました|soc|mail");
  CHECK(flag(wishes, 1) == "soc");
}

TEST_CASE("messages of the cast wake nobody") {
  Theatre t("on.message('soc', function(m, lane) lane:set_flag('x', 'y') end)");
  CHECK(t.react(t.play.mail("m1", "prefecture", "soc", "x")).empty());
}

TEST_CASE("a call back to whoever rang is a reply to that inject") {
  Theatre t("on.reply('chase', function(reply, lane) lane:set_flag('called', reply.channel) end)");
  t.play.happen("team-1", InjectFired{InjectId("chase"), FireCause::contingency, {}, 0}, 30);
  MessageSent call;
  call.id = MessageId("c1");
  call.channel = Channel::phone;
  call.from = PartyId("csirt");
  call.to = {PartyId("prefecture")};
  call.body = {"折り返しです", ""};
  CHECK(flag(t.react(t.play.happen("team-1", call, 40))) == "phone");
  call.id = MessageId("c2");
  call.from = PartyId("ciso");  // the prefecture never rang this role up
  CHECK(t.react(t.play.happen("team-1", call, 50)).empty());
}

TEST_CASE("mentions folds width and case, and looks at subject and body") {
  Theatre t(R"(on.message('soc', function(m, lane)
    lane:set_flag('x', tostring(m:mentions('reboot', '再起動')) .. tostring(m:mentions('件名')) .. tostring(m:mentions('isolate')))
  end))");
  CHECK(flag(t.react(t.play.mail("m1", "csirt", "soc", "ＲＥＢＯＯＴします"))) == "truetruefalse");
  CHECK(flag(t.react(t.play.mail("m2", "csirt", "soc", "サーバーを再起動"))) == "truetruefalse");
  CHECK(flag(t.react(t.play.mail("m3", "csirt", "soc", "何もしない"))) == "falsetruefalse");
  Theatre kana(
      "on.message('soc', function(m, lane) lane:set_flag('x', tostring(m:mentions('サーバー'))) "
      "end)");
  CHECK(flag(kana.react(kana.play.mail("m1", "csirt", "soc", "ｻｰﾊﾞｰです"))) == "true");
}

TEST_CASE("reports, actions, injects, openings, timers and approvals wake their handlers") {
  Theatre t(R"(
    on.report('incident-report', function(r, lane)
      lane:set_flag('report', r.stage .. '|' .. r.tlp .. '|' .. r:first_of('event_type') .. '|' .. r.first_of('event_type') .. '|' ..
        #r.fields.cause_types .. '|' .. tostring(r:first_of('no' .. 'ne')))
    end)
    on.action('isolate', function(a, lane) lane:set_flag('action', a.role .. '|' .. a.reason .. '|' .. a.told) end)
    on.inject('notice', function(i, lane) lane:set_flag('inject', i.id .. '|' .. i.cause) end)
    on.opened('notice', function(o, lane) lane:set_flag('opened', o.inject) end)
    on.timer('later', function(timer, lane) lane:set_flag('timer', timer.name .. '|' .. lane.time .. '|' .. lane.id) end)
    on.approval('prefecture', function(request, lane) lane:set_flag('approval', request.form .. '|' .. request.from) end))");
  ReportSubmitted report;
  report.report = ReportId("r1");
  report.form = FormId("incident-report");
  report.from = PartyId("csirt");
  report.to = {PartyId("prefecture")};
  report.tlp = Tlp::amber_strict;
  report.fields = {{"event_type", {"malware"}}, {"cause_types", {"a", "b"}}};
  CHECK(flag(t.react(t.play.happen("team-1", report))) ==
        "first|AMBER+STRICT|malware|malware|2|nil");
  CHECK(flag(t.act("isolate")) == "csirt|理由|県庁");
  CHECK(flag(t.react(t.play.happen("team-1",
                                   InjectFired{InjectId("notice"), FireCause::timeline, {}, 0}))) ==
        "notice|timeline");
  t.play.mail("m1", "soc", "csirt", "通知", {}, "notice");
  CHECK(flag(t.react(t.play.happen("team-1", MessageOpened{MessageId("m1")}))) == "notice");
  CHECK(flag(t.react(t.play.happen("team-2", TimerFired{"later", {}}, 90))) == "later|90.0|team-2");
  ApprovalRequested request;
  request.approval = ApprovalId("a1");
  request.form = FormId("incident-report");
  request.from = PartyId("csirt");
  request.approver = PartyId("prefecture");
  CHECK(flag(t.react(t.play.happen("team-1", request))) == "incident-report|csirt");
}

TEST_CASE("events of the whole exercise wake nobody") {
  Theatre t(on_preserve("lane:set_flag('x', 'y')"));
  CHECK(t.react(t.play.happen(LaneId(), ClockChanged{})).empty());
}

TEST_CASE("reading the lane") {
  const std::string body =
      R"(lane:set_flag('x', tostring(lane:done('preserve')) .. tostring(lane:done('isolate')) ..
    tostring(lane:fired('notice')) .. tostring(lane:fired('chase')) .. tostring(lane:flag('contained')) ..
    lane:host('pc-031') .. tostring(lane:reported('prefecture')) .. tostring(lane:told('soc')) ..
    tostring(lane:opened('notice')) .. tostring(lane:replied('notice'))))";
  Theatre t(on_preserve(body));
  t.play.happen("team-1", InjectFired{InjectId("notice"), FireCause::timeline, {}, 0});
  t.play.mail("m1", "soc", "csirt", "x", {}, "notice");
  t.play.happen("team-1", MessageOpened{MessageId("m1")});
  t.play.mail("m2", "csirt", "soc", "y", "m1");
  t.play.happen("team-1", FlagSet{"contained", "yes"});
  CHECK(flag(t.act("preserve")) == "truefalsetruefalseyesinfectedfalsetruetruetrue");
  CHECK(flag(t.act("preserve", "team-2")) == "truefalsefalsefalsenilinfectedfalsefalsefalsefalse");
}

TEST_CASE("writes of flags and hosts are seen by later reads in the same event") {
  Theatre t(
      on_preserve("lane:set('pc-031', 'off') lane:set_flag('a', 'b') "
                  "lane:set_flag('x', lane:host('pc-031') .. lane:flag('a'))"));
  CHECK(flag(t.act("preserve"), 2) == "offb");
}

TEST_CASE("speaking as a cast member") {
  Theatre t(on_preserve(R"(
    lane:send('soc', {'csirt', 'ciso'}, 'texts/question', {channel = 'alert', severity = 'high', attach = {'logs/proxy.csv'}})
    lane:send('prefecture', 'csirt', 'texts/question', {channel = 'phone'})
    lane:send('soc', 'csirt', 'texts/confirm'))"));
  const auto wishes = t.act("preserve");
  REQUIRE(wishes.size() == 3);
  const auto& alert = std::get<DirectorSends>(wishes[0]);
  CHECK((alert.lane == LaneId("team-1") && alert.from == PartyId("soc") &&
         alert.channel == Channel::alert));
  CHECK(alert.to == std::vector<PartyId>{PartyId("csirt"), PartyId("ciso")});
  CHECK((alert.text == "texts/question" && alert.severity == Severity::high));
  CHECK(alert.attachments == std::vector<ArtefactId>{ArtefactId("logs/proxy.csv")});
  CHECK(std::get<DirectorSends>(wishes[1]).channel == Channel::phone);
  CHECK(std::get<DirectorSends>(wishes[2]).channel == Channel::mail);
}

TEST_CASE("replying, acknowledging and deciding") {
  Theatre t(R"(
    on.message('prefecture', function(m, lane)
      lane:acknowledge(m)
      lane:reply(m, 'texts/confirm')
    end)
    on.report('incident-report', function(r, lane) lane:acknowledge(r) end)
    on.approval('prefecture', function(request, lane)
      if lane:done('preserve') then lane:approve(request) else lane:send_back(request, 'texts/question') end
    end))");
  const auto answers = t.react(t.play.mail("m1", "csirt", "prefecture", "報告"));
  REQUIRE(answers.size() == 2);
  CHECK(std::get<DirectorAcknowledges>(answers[0]).receiver == PartyId("prefecture"));
  CHECK(std::get<DirectorAcknowledges>(answers[0]).message == MessageId("m1"));
  const auto& reply = std::get<DirectorSends>(answers[1]);
  CHECK(
      (reply.from == PartyId("prefecture") && reply.to == std::vector<PartyId>{PartyId("csirt")}));
  CHECK((reply.in_reply_to == MessageId("m1") && reply.channel == Channel::mail));
  ReportSubmitted report;
  report.report = ReportId("r1");
  report.form = FormId("incident-report");
  report.from = PartyId("csirt");
  report.to = {PartyId("prefecture"), PartyId("soc")};
  CHECK(t.react(t.play.happen("team-1", report)).size() == 2);
  ApprovalRequested request;
  request.approval = ApprovalId("a1");
  request.form = FormId("incident-report");
  request.from = PartyId("csirt");
  request.approver = PartyId("prefecture");
  const auto returned = t.react(t.play.happen("team-1", request));
  REQUIRE(returned.size() == 1);
  CHECK(std::get<DirectorDecides>(returned[0]).verdict == Verdict::returned);
  CHECK(std::get<DirectorDecides>(returned[0]).comment.ja == "どうですか。");
}

TEST_CASE("firing, skipping and timers") {
  Theatre t(
      on_preserve("lane:fire('chase') lane:fire('question', 90) lane:skip('isolated') "
                  "lane:after(0.5, 'later')"));
  const auto wishes = t.act("preserve");
  REQUIRE(wishes.size() == 4);
  CHECK(std::get<DirectorFires>(wishes[0]).delay.ms == 0);
  CHECK(std::get<DirectorFires>(wishes[1]).delay == seconds(90));
  CHECK(std::get<DirectorSkips>(wishes[2]).inject == InjectId("isolated"));
  CHECK(std::get<DirectorSetsTimer>(wishes[3]).delay.ms == 500);
}

TEST_CASE("wrong names are told by line, and nothing of the failed handler remains") {
  for (const std::string call :
       {"lane:fire('no' .. 'ne')", "lane:done('no' .. 'ne')", "lane:host('no' .. 'ne')",
        "lane:send('no' .. 'ne', 'csirt', 'texts/confirm')",
        "lane:send('soc', 'no' .. 'ne', 'texts/confirm')",
        "lane:send('soc', 'csirt', 'texts' .. '/none')",
        "lane:send('soc', 'csirt', 'texts/confirm', {attach = 'no' .. 'ne'})",
        "lane:send('soc', 'csirt', 'texts/confirm', {channel = 'no' .. 'ne'})",
        "lane:reply({id = 'none'}, 'texts/confirm')", "lane:acknowledge({id = 'none'})",
        "lane:acknowledge(nil)", "lane:approve({})", "lane:after(-1, 'x')",
        "do local it = lane; it:nothing() end", "lane:set_flag('x', {})"}) {
    INFO(call);
    Theatre t(on_preserve("lane:set_flag('before', 'yes')\n" + call));
    const auto wishes = t.act("preserve");
    REQUIRE(wishes.size() == 1);
    const auto* report = std::get_if<DirectorReports>(&wishes[0]);
    REQUIRE(report != nullptr);
    CHECK(report->place == "director.lua:3");
    CHECK_FALSE(report->message.empty());
    CHECK(report->message.find("director.lua") == std::string::npos);
  }
}

TEST_CASE("a message of another lane cannot be answered") {
  Theatre t(
      "on.action('preserve', function(a, lane) lane:reply({id = 'm1'}, 'texts/confirm') end)");
  t.play.mail("m1", "csirt", "soc", "x");
  CHECK(std::holds_alternative<DirectorSends>(t.act("preserve", "team-1").at(0)));
  CHECK(std::holds_alternative<DirectorReports>(t.act("preserve", "team-2").at(0)));
}

TEST_CASE("a half-made message caught by pcall is not sent") {
  Theatre t(
      on_preserve("local ok = pcall(lane.send, lane, 'soc', {'csirt', 'none'}, 'texts/confirm') "
                  "lane:set_flag('x', tostring(ok))"));
  const auto wishes = t.act("preserve");
  REQUIRE(wishes.size() == 1);
  CHECK(flag(wishes) == "false");
}

TEST_CASE("the other handlers of an event go on after one has failed") {
  Theatre t(
      "on.action('preserve', function() error('oh') end) on.action('preserve', function(a, lane) "
      "lane:set_flag('x', 'y') end)");
  const auto wishes = t.act("preserve");
  REQUIRE(wishes.size() == 2);
  CHECK(std::get<DirectorReports>(wishes[0]).message == "oh");
  CHECK(flag(wishes, 1) == "y");
}

TEST_CASE("chance is seeded: the same seed and event give the same answers, others differ") {
  const auto lua = on_preserve(
      "local s = '' for i = 1, 60 do s = s .. (lane:chance(500) and '1' or '0') end "
      "lane:set_flag('x', s)");
  const auto once = flag(Theatre(lua, 1).act("preserve"));
  CHECK(once == flag(Theatre(lua, 1).act("preserve")));
  CHECK(once != flag(Theatre(lua, 2).act("preserve")));
  const auto ones = std::count(once.begin(), once.end(), '1');
  CHECK((ones > 10 && ones < 50));
  CHECK(value_of("lane:set_flag('x', tostring(lane:chance(0)) .. tostring(lane:chance(1000)))") ==
        "falsetrue");
}

TEST_CASE("walks over tables are in the order of their keys") {
  CHECK(value_of(
            "local t = {b = 2, a = 1, [3] = 3, [1] = 0, [true] = 4} local s = '' "
            "for k, v in pairs(t) do s = s .. tostring(k) .. v .. ' ' end lane:set_flag('x', s)") ==
        "true4 10 33 a1 b2 ");
  CHECK(value_of("local s, k, v = '' k, v = next({b = 1, a = 2}) s = k .. v k, v = next({b = 1, a "
                 "= 2}, k) "
                 "lane:set_flag('x', s .. k .. v .. tostring(next({})))") == "a2b1nil");
  CHECK(value_of("local t = {'c', 'a', 'b'} table.sort(t) local u = {1, 3, 2} table.sort(u, "
                 "function(a, b) return a > b end) "
                 "lane:set_flag('x', table.concat(t) .. table.concat(u))") == "abc321");
}

TEST_CASE("patterns are RE2's") {
  CHECK(value_of(R"(lane:set_flag('x', ('PC-031 と PC-044'):match('PC-(\\d+)')))") == "031");
  CHECK(
      value_of(
          R"(local s = '' for a, b in ('a=1, b=2'):gmatch('(\\w)=(\\d)') do s = s .. a .. b end lane:set_flag('x', s))") ==
      "a1b2");
  CHECK(value_of(R"(local s, n = ('a-b-c'):gsub('-', '+') lane:set_flag('x', s .. n))") ==
        "a+b+c2");
  CHECK(value_of(R"(lane:set_flag('x', (('日本語'):gsub('(本)', '<\\1>'))))") == "日<本>語");
  CHECK(
      value_of(R"(lane:set_flag('x', (('a b'):gsub('\\w', function(c) return c:upper() end))))") ==
      "A B");
  CHECK(value_of(R"(lane:set_flag('x', (('a b'):gsub('\\w', {a = 'x'}))))") == "x b");
  CHECK(value_of(R"(lane:set_flag('x', (('aaa'):gsub('a', 'b', 2))))") == "bba");
  CHECK(value_of(R"(lane:set_flag('x', (('日本'):gsub('', '.'))))") == ".日.本.");
  CHECK(value_of(R"(local a, b = ('x.y'):find('.', 1, true) lane:set_flag('x', a .. '|' .. b))") ==
        "2|2");
  CHECK(
      value_of(
          R"(local a, b, c = ('key: 5'):find(':\\s*(\\d)') lane:set_flag('x', a .. '|' .. b .. '|' .. c))") ==
      "4|6|5");
  CHECK(value_of(
            R"(lane:set_flag('x', tostring(('abc'):find('z')) .. tostring(('abc'):match('z'))))") ==
        "nilnil");
}

TEST_CASE("classes with metatables work") {
  CHECK(value_of("local C = {} C.__index = C function C:hi() return 'hi ' .. self.n end "
                 "local o = setmetatable({n = 'x'}, {__index = C, __tostring = function(s) return "
                 "'C:' .. s.n end}) "
                 "lane:set_flag('x', o:hi() .. tostring(o) .. string.format('%s', o))") ==
        "hi xC:xC:x");
}

TEST_CASE("globals of the file can be read, helpers called") {
  Theatre t("limit = 3 function twice(n) return n * 2 end " +
            on_preserve("lane:set_flag('x', tostring(twice(limit)))"));
  CHECK(flag(t.act("preserve")) == "6");
}

TEST_CASE("make tells where a director is at fault") {
  auto tree =
      with_director("on.reply('notice', function() end)\non.reply('gone', function() end)\n");
  const auto loaded = load(tree);
  const auto made = LuaDirector::make(loaded.scenario, tree);
  REQUIRE_FALSE(made);
  CHECK(made.error().place == "director.lua:2");
}
