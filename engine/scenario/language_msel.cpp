// Description of injects, conditions and actions.
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Shape* host_states(Grammar& g) { return g.map(g.refer(Names::host), g.kind(Kind::string)); }

const Shape* world_states(Grammar& g) {
  return g.map(g.refer(Names::world_part), g.kind(Kind::string));
}

const Shape* flag_values(Grammar& g) { return g.map(g.name(Names::flag), g.kind(Kind::string)); }

Key since_key(Grammar& g) {
  return {"since",
          optional,
          g.refer(Names::inject),
          {"この状況付与が出た後のものだけ数える", "only what comes after this inject has fired"}};
}

const Object* describe_action_fact(Grammar& g) {
  if (const auto* known = g.known("action-fact")) return known;
  auto* o = g.object("action-fact");
  o->keys = {
      {"name", required, g.refer(Names::action), {"対処", "action"}},
      since_key(g),
  };
  return o;
}

const Object* describe_report_fact(Grammar& g) {
  if (const auto* known = g.known("report-fact")) return known;
  auto* o = g.object("report-fact");
  o->keys = {
      {"to", optional, g.refer(Names::party), {"宛先", "recipient"}},
      {"form", optional, g.refer(Names::form), {"様式", "form"}},
      {"stage", optional, g.choice(choices_of<Stage>()), {"段階", "stage"}},
      since_key(g),
  };
  return o;
}

const Object* describe_message_fact(Grammar& g) {
  if (const auto* known = g.known("message-fact")) return known;
  auto* o = g.object("message-fact");
  o->keys = {
      {"to", optional, g.refer(Names::party), {"宛先", "recipient"}},
      {"from", optional, g.refer(Names::role), {"送った役割", "role that sent it"}},
      since_key(g),
  };
  return o;
}

const Object* describe_answered_fact(Grammar& g) {
  if (const auto* known = g.known("answered-fact")) return known;
  auto* o = g.object("answered-fact");
  o->keys = {
      {"survey", required, g.refer(Names::survey), {"質問票", "questionnaire"}},
      {"by", optional, g.refer(Names::role), {"回答した役割", "role that answered it"}},
  };
  return o;
}

Object* describe_expect(Grammar& g) {
  const auto* condition = describe_condition(g, true);
  auto* o = g.object("expect");
  o->keys = condition->keys;
  o->one_of = condition->one_of;
  o->bare_reply = true;
  o->keys.push_back({"within", optional, g.kind(Kind::duration), {"いつまでに", "how soon"}});
  o->keys.push_back({"model",
                     optional,
                     g.kind(Kind::text_file),
                     {"模範解答。講評と模擬参加者が使う",
                      "model answer, for the debrief and modelled participants"}});
  return o;
}

}  // namespace

const Object* describe_content(Grammar& g) {
  if (const auto* known = g.known("content")) return known;
  auto* o = g.object("content");
  o->keys = {
      {"to",
       required,
       g.one_or_list(g.refer(Names::recipient)),
       {"宛先の役割", "roles that get it"}},
      {"cc", optional, g.one_or_list(g.refer(Names::party)), {"写し", "copies"}},
      {"from", required, g.refer(Names::cast), {"差出人", "sender"}},
      {"severity",
       optional,
       g.choice(choices_of<Severity>()),
       {"重大度(既定 info)", "severity (default info)"}},
      {"text", required, g.kind(Kind::text_file), {"件名と本文", "subject and body"}},
      {"attach", optional, g.one_or_list(g.kind(Kind::artefact)), {"添付", "attachments"}},
      {"or",
       optional,
       g.one_or_list(contact_channel(g)),
       {"手段が止まっているときの代わり。順に試す",
        "channels to take instead, in order, when its own does not work"}},
      only_key(g),
  };
  return o;
}

Object* describe_condition(Grammar& g, bool in_expect) {
  auto* o = g.object(in_expect ? "expected-condition" : "condition");
  o->bare_reply = in_expect;
  const auto* parts = g.list(g.of(o, Kind::condition), 1);
  const auto* inject = g.refer(Names::inject);
  o->keys = {
      {"all", optional, parts, {"すべてが成り立つ", "all of these hold"}},
      {"any", optional, parts, {"どれかが成り立つ", "any of these holds"}},
      {"none", optional, parts, {"どれも成り立たない", "none of these holds"}},
      {"fired", optional, inject, {"この状況付与が出た", "this inject has fired"}},
      {"opened", optional, inject, {"この状況付与が開かれた", "somebody has opened it"}},
      {"reply", optional, inject, {"この状況付与に返事があった", "somebody has answered it"}},
      {"action",
       optional,
       g.variant({g.refer(Names::action), g.of(describe_action_fact(g))}),
       {"この対処が取られた", "this action was taken"}},
      {"report",
       optional,
       g.of(describe_report_fact(g)),
       {"様式による報告があった", "a report by form was sent"}},
      {"message",
       optional,
       g.of(describe_message_fact(g)),
       {"メールか電話があった", "a mail or call was made"}},
      {"flag",
       optional,
       g.variant({g.refer(Names::flag), g.map(g.refer(Names::flag), g.kind(Kind::string))}),
       {"フラグが立っている", "the flag is set"}},
      {"host", optional, host_states(g), {"機器がこの状態にある", "the host is in this state"}},
      {"service",
       optional,
       g.map(g.refer(Names::service), g.choice(choices_of<ServiceState>())),
       {"サービスがこの状態にある", "the service is in this state"}},
      {"channel",
       optional,
       g.map(contact_channel(g), g.choice({"works", "down"})),
       {"連絡手段が使える、または止まっている", "the channel works, or is down"}},
      {"mode", optional, g.choice(choices_of<Mode>()), {"この体制にある", "this mode is in force"}},
      {"param",
       optional,
       g.map(g.refer(Names::parameter), g.kind(Kind::string)),
       {"このチームの設定がこの値である", "the lane's parameter has this value"}},
      {"move", optional, g.refer(Names::move), {"いまこの局面にある", "the lane is in this move"}},
      {"lured",
       optional,
       inject,
       {"この訓練メールに誰かがかかった", "somebody took the bait of this inject"}},
      {"answered",
       optional,
       g.variant({g.refer(Names::survey), g.of(describe_answered_fact(g))}),
       {"この質問票に回答があった", "the questionnaire was handed in"}},
  };
  OneOf one;
  for (const auto& key : o->keys) one.keys.push_back(key.name);
  o->one_of = {one};
  return o;
}

namespace {

/// What an inject puts before people, and what it does to the means of contact.
std::vector<Key> contact_keys(Grammar& g) {
  const auto* contents = g.one_or_list(g.of(describe_content(g)));
  return {
      {"email", optional, contents, {"メール", "mail"}},
      {"alert", optional, contents, {"警報", "alert"}},
      {"phone", optional, contents, {"電話", "telephone call"}},
      {"document", optional, contents, {"文書", "document"}},
      {"news", optional, contents, {"報道や SNS", "press and social media"}},
      {"mobile", optional, contents, {"携帯電話への電話", "call to a mobile phone"}},
      {"fax", optional, contents, {"FAX", "fax"}},
      {"web", optional, contents, {"WEB の掲示", "notice on the sharing site"}},
      {"satellite", optional, contents, {"衛星電話", "call by satellite phone"}},
      {"meeting", optional, contents, {"電子会議やテレビ会議", "electronic or video meeting"}},
      {"outage",
       optional,
       g.of(describe_outage(g)),
       {"連絡手段を止める", "takes means of contact away"}},
      {"restore",
       optional,
       g.one_or_list(contact_channel(g)),
       {"止まっている連絡手段を戻す", "means of contact that work again"}},
      {"mode",
       optional,
       g.choice(choices_of<Mode>()),
       {"体制を切り替える", "changes over to this mode"}},
  };
}

}  // namespace

Object* describe_inject(Grammar& g) {
  const auto* condition = g.of(describe_condition(g, false), Kind::condition);
  const auto* duration = g.kind(Kind::duration);
  auto* o = g.object("inject", {"状況付与", "inject"});
  o->keys = {
      {"id", required, g.name(Names::inject), {"名前", "name"}},
      {"title",
       optional,
       g.kind(Kind::text),
       {"統裁員向けの題名。なければ最初の文面の件名",
        "title, for controllers; else the first subject"}},
      {"notes",
       optional,
       g.kind(Kind::text),
       {"統裁員と評価員向けの説明", "intent and what to watch, for controllers and evaluators"}},
      {"objective",
       optional,
       g.refer(Names::objective),
       {"関わる目的", "objective that it serves"}},
      {"at",
       optional,
       g.kind(Kind::window),
       {"開始からの時刻に出す。0:01..0:09 なら、その間の乱数の時刻に",
        "fires at this time since StartEx; with 0:01..0:09 at a moment drawn between the two"}},
      {"after",
       optional,
       g.refer(Names::inject),
       {"この状況付与が出てから delay 後に出す", "fires `delay` after that inject has fired"}},
      {"when",
       optional,
       condition,
       {"成り立てば delay 後に出す", "fires `delay` after this holds"}},
      {"unless",
       optional,
       condition,
       {"by までに成り立たなければ出す", "fires at `by` unless this holds"}},
      {"manual",
       optional,
       g.kind(Kind::boolean),
       {"統裁員か進行スクリプトだけが出す", "only a controller or the director fires it"}},
      {"delay", optional, duration, {"after と when からの間", "delay after `after` and `when`"}},
      {"by", optional, g.kind(Kind::time), {"unless の時刻", "time for `unless`"}},
      {"jump",
       optional,
       duration,
       {"物語の暦をこれだけ進める", "the story's calendar moves on by this"}},
      {"sets",
       optional,
       world_states(g),
       {"機器やサービスの状態を変える", "changes hosts and services"}},
      {"flags", optional, flag_values(g), {"フラグを立てる", "sets flags"}},
      {"expect",
       optional,
       g.of(describe_expect(g), Kind::condition),
       {"参加者に期待すること", "what participants should do about it"}},
      only_key(g),
      bait_key(g),
  };
  const auto contact = contact_keys(g);
  o->keys.insert(o->keys.end(), contact.begin(), contact.end());
  o->one_of = {{{"at", "after", "when", "unless", "manual"}, false}};
  o->beside = {{"delay", {"after", "when"}}, {"by", {"unless"}}, {"unless", {"by"}}};
  return o;
}

Object* describe_action(Grammar& g) {
  auto* before = g.object("must-not-before");
  before->keys = {{"before",
                   required,
                   g.refer(Names::action),
                   {"この対処より前に取ってはならない", "must not be taken before that action"}}};
  auto* o = g.object("action", {"対処", "action"});
  o->keys = {
      {"title", optional, g.kind(Kind::text), {"題名。なければ名前", "title; else its name"}},
      {"help", optional, g.kind(Kind::text), {"説明", "explanation"}},
      {"role",
       required,
       g.one_or_list(g.refer(Names::role)),
       {"取れる役割", "roles that can take it"}},
      {"phase", required, g.choice(choices_of<Phase>()), {"対処の段階", "phase of handling"}},
      {"must", optional, g.kind(Kind::boolean), {"必ず取るべき", "must be taken"}},
      {"should", optional, g.kind(Kind::boolean), {"取ることが望ましい", "should be taken"}},
      {"must_not",
       optional,
       g.variant({g.kind(Kind::boolean), g.of(before)}),
       {"取ってはならない。before なら、その対処より前には",
        "must not be taken; with `before`, not before that action"}},
      {"by", optional, g.kind(Kind::time), {"いつまでに", "by when"}},
      {"objective",
       optional,
       g.refer(Names::objective),
       {"関わる目的", "objective that it serves"}},
      {"sets",
       optional,
       world_states(g),
       {"機器やサービスの状態を変える", "changes hosts and services"}},
      {"flags", optional, flag_values(g), {"フラグを立てる", "sets flags"}},
      {"outcome", optional, g.kind(Kind::text), {"参加者が目にする結果", "what people then see"}},
      {"cost",
       optional,
       g.whole(1, 100),
       {"取ると引かれる点(ヒントなど)", "points that taking it takes off, as for a hint"}},
      only_key(g),
  };
  o->one_of = {{{"must", "should"}, true},
               {{"cost", "must"}, true},
               {{"cost", "should"}, true},
               {{"cost", "must_not"}, true}};
  o->beside = {{"by", {"must", "should"}}};
  return o;
}

}  // namespace enshu::scenario
