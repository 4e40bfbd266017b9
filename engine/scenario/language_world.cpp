// Description of the simulated world: hosts and services.
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Object* describe_spread(Grammar& g) {
  auto* o = g.object("spread");
  const auto* states = g.one_or_list(g.kind(Kind::string));
  o->keys = {
      {"state", required, g.kind(Kind::string), {"この状態の間に広がる", "the state that spreads"}},
      {"from",
       optional,
       states,
       {"広がる先の状態(既定 normal)", "states that catch it (default normal)"}},
      {"to",
       optional,
       g.one_or_list(g.refer(Names::reach)),
       {"広がる先の区画や機器。書かなければ、届く区画すべて",
        "segments and hosts in reach; when left out, all segments that the host reaches"}},
      {"every", required, g.kind(Kind::duration), {"何分ごとに広がるか", "how often it spreads"}},
      {"chance",
       optional,
       g.whole(0, 1000),
       {"一台ごとの確率(千分率、既定 1000)", "chance for each host, permille (default 1000)"}},
  };
  return o;
}

const Object* describe_host(Grammar& g) {
  auto* o = g.object("host", {"機器", "host"});
  o->keys = {
      {"title", optional, g.kind(Kind::text), {"表示名。なければ名前", "title; else its name"}},
      {"owner",
       optional,
       g.kind(Kind::string),
       {"使っている部署や役割", "department or role that uses it"}},
      {"segment", optional, g.kind(Kind::string), {"ネットワークの区画", "network segment"}},
      {"state",
       optional,
       g.kind(Kind::string),
       {"最初の状態(既定 normal)", "state at the start (default normal)"}},
      {"since",
       optional,
       g.kind(Kind::time),
       {"その状態になった時刻。開始前なら -0:20 のように書く",
        "when it came into that state; before StartEx as -0:20"}},
      {"reaches",
       optional,
       g.one_or_list(g.refer(Names::segment)),
       {"自分の区画のほかに届く区画", "segments that it reaches besides its own"}},
      {"spread",
       optional,
       g.of(describe_spread(g)),
       {"ほかの機器への広がり方", "how it infects other hosts"}},
      {"artefacts",
       optional,
       g.one_or_list(g.kind(Kind::artefact)),
       {"この機器で見つかる資料", "files found on it"}},
  };
  return o;
}

/// A host or service, or several of them joined; joined ones may be joined again.
const Shape* describe_needs(Grammar& g) {
  auto* o = g.object("need");
  const auto* needs = g.one_or_list(g.variant({g.refer(Names::world_part), g.of(o)}));
  o->keys = {
      {"all", optional, needs, {"すべてが要る", "all of these are needed"}},
      {"any", optional, needs, {"どれか一つが要る", "any of these is enough"}},
      {"host", optional, g.refer(Names::host), {"この機器が要る", "this host is needed"}},
      {"down",
       optional,
       g.one_or_list(g.kind(Kind::string)),
       {"使えないとみなす機器の状態", "states in which the host counts as down"}},
  };
  o->one_of = {{{"all", "any", "host"}, false}};
  o->beside = {{"down", {"host"}}};
  return needs;
}

const Shape* describe_notice(Grammar& g) {
  const auto* contents = g.one_or_list(g.of(describe_content(g)));
  auto* o = g.object("notice");
  o->keys = {
      {"email", optional, contents, {"メール", "mail"}},
      {"alert", optional, contents, {"警報", "alert"}},
      {"phone", optional, contents, {"電話", "telephone call"}},
      {"document", optional, contents, {"文書", "document"}},
      {"news", optional, contents, {"報道や SNS", "press and social media"}},
  };
  return g.of(o);
}

const Object* describe_service(Grammar& g) {
  const auto* notice = describe_notice(g);
  auto* o = g.object("service", {"サービス", "service"});
  o->keys = {
      {"title", optional, g.kind(Kind::text), {"表示名。なければ名前", "title; else its name"}},
      {"sector", optional, g.kind(Kind::string), {"分野", "sector"}},
      {"site", optional, g.kind(Kind::text), {"所在地", "site"}},
      {"users",
       optional,
       g.one_or_list(g.refer(Names::party)),
       {"使っていて、止まると気づく人", "who uses it and notices when it is gone"}},
      {"needs",
       optional,
       describe_needs(g),
       {"必要な機器やサービス", "hosts and services that it needs"}},
      {"buffer",
       optional,
       g.kind(Kind::duration),
       {"必要なものを失ってから持ちこたえる時間(電池、発電機、在庫)",
        "how long it lives on without them: battery, generator, stock"}},
      {"recovery",
       optional,
       g.kind(Kind::duration),
       {"必要なものが戻ってから復旧するまでの時間",
        "how long it takes to start after they are back"}},
      {"state",
       optional,
       g.choice({"working", "failed", "stopped"}),
       {"最初の状態(既定 working)", "state at the start (default working)"}},
      {"on_buffer",
       optional,
       notice,
       {"持ちこたえ始めたときの連絡", "what comes when the buffer begins"}},
      {"failed", optional, notice, {"止まったときの連絡", "what comes when it fails"}},
      {"restored", optional, notice, {"復旧したときの連絡", "what comes when it is back"}},
  };
  o->beside = {{"buffer", {"needs"}}, {"on_buffer", {"buffer"}}};
  return o;
}

}  // namespace

Object* describe_world(Grammar& g) {
  auto* o = g.object("world");
  o->keys = {{"hosts",
              optional,
              g.map(g.name(Names::host), g.of(describe_host(g))),
              {"模擬する機器", "simulated hosts"}},
             {"services",
              optional,
              g.map(g.name(Names::service), g.of(describe_service(g))),
              {"模擬するサービス", "simulated services"}}};
  return o;
}

}  // namespace enshu::scenario
