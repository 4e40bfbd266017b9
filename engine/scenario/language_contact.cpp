// Description of the means of contact, and of the doctrine's bodies and who tells whom.
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

const Shape* contact_channel(Grammar& g) {
  return g.choice({"mail", "phone", "mobile", "fax", "web", "satellite", "meeting"});
}

Object* describe_outage(Grammar& g) {
  auto* o = g.object("outage");
  o->keys = {
      {"channels",
       required,
       g.one_or_list(contact_channel(g)),
       {"止まる連絡手段", "means of contact that fail"}},
      {"for",
       optional,
       g.kind(Kind::duration),
       {"止まっている長さ。書かなければ restore まで",
        "for how long; until a `restore` when left out"}},
  };
  return o;
}

Object* describe_relay(Grammar& g) {
  const auto* party = g.refer(Names::party);
  auto* tier = g.object("tier");
  tier->keys = {
      {"from", required, party, {"伝える側", "who passes it on"}},
      {"to", required, g.one_or_list(party), {"伝える先", "to whom"}},
      {"within", required, g.kind(Kind::duration), {"受けてからの期限", "how soon after it came"}},
      only_key(g),
  };
  auto* o = g.object("relay", {"伝達", "relay"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"題名", "title"}},
      {"of",
       required,
       g.refer(Names::inject),
       {"情報を持ち込む状況付与", "the inject that brings it"}},
      {"tiers", required, g.list(g.of(tier), 1), {"伝える段", "the tiers, from the top"}},
      {"receipts",
       optional,
       g.kind(Kind::duration),
       {"受領の返信の期限(既定 30m)", "how soon receipts are due (default 30m)"}},
      {"objective",
       optional,
       g.refer(Names::objective),
       {"関わる目的", "objective that it serves"}},
      {"weight",
       optional,
       g.whole(0, 100),
       {"段ごとの配点の重み(既定 1)", "share of each tier in the score (default 1)"}},
  };
  return o;
}

void add_body_keys(Grammar& g, Object& party) {
  party.keys.push_back(
      {"body",
       optional,
       g.one_or_list(g.refer(Names::body)),
       {"ドクトリンのどの機関に当たるか", "which bodies of the doctrine it stands for"}});
  party.keys.push_back(
      {"sector",
       optional,
       g.refer(Names::sector),
       {"ドクトリンのどの分野に属するか", "sector of the doctrine to which it belongs"}});
}

namespace {

Object* describe_ministry(Grammar& g) {
  auto* o = g.object("ministry", {"所管省庁", "ministry"});
  o->keys = {{"name", required, g.kind(Kind::text), {"名前", "name"}}};
  return o;
}

Object* describe_body(Grammar& g) {
  auto* o = g.object("body", {"機関", "body"});
  o->keys = {
      {"name", required, g.kind(Kind::text), {"名前", "name"}},
      {"org", optional, g.kind(Kind::text), {"所属", "organisation"}},
  };
  return o;
}

Object* describe_sector(Grammar& g) {
  auto* o = g.object("sector", {"分野", "sector"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"分野の名前", "title"}},
      {"ministry", required, g.refer(Names::body), {"所管する省庁", "ministry in charge"}},
      {"ceptoars",
       optional,
       g.one_or_list(g.refer(Names::body)),
       {"この分野のセプター", "its CEPTOARs"}},
  };
  return o;
}

Object* describe_path(Grammar& g) {
  const auto* ends = g.one_or_list(g.refer(Names::path_end));
  auto* o = g.object("path");
  o->keys = {
      {"from",
       required,
       ends,
       {"知らせる側。機関の名前、または ministry、ceptoar",
        "who tells: bodies, or `ministry` and `ceptoar` for any of them"}},
      {"to", required, ends, {"知らせる先", "who is told"}},
      {"within", optional, g.kind(Kind::duration), {"いつまでに", "how soon"}},
      {"ground", optional, g.kind(Kind::text), {"根拠", "the rule behind it"}},
  };
  return o;
}

}  // namespace

void describe_bodies(Grammar& g, Object& doctrine) {
  const auto* paths = g.list(g.of(describe_path(g)), 1);
  auto* modes = g.object("paths");
  modes->keys = {
      {"normal", optional, paths, {"平時の報告経路", "paths in normal times"}},
      {"large-scale",
       optional,
       paths,
       {"大規模重要インフラサービス障害対応時の報告経路", "paths in a large-scale failure"}},
  };
  const std::vector<Key> keys = {
      {"ministries",
       optional,
       g.map(g.name(Names::body), g.of(describe_ministry(g))),
       {"所管省庁", "ministries in charge"}},
      {"bodies",
       optional,
       g.map(g.name(Names::body), g.of(describe_body(g))),
       {"機関、セプター、組織の中の立場", "agencies, CEPTOARs, posts within an organisation"}},
      {"sectors",
       optional,
       g.map(g.name(Names::sector), g.of(describe_sector(g))),
       {"重要インフラ分野", "critical-infrastructure sectors"}},
      {"paths", optional, g.of(modes), {"体制ごとの報告経路", "who tells whom, by mode"}},
  };
  doctrine.keys.insert(doctrine.keys.end(), keys.begin(), keys.end());
}

}  // namespace enshu::scenario
