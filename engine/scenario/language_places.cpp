// Description of sites and of the words that controllers may set.
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Object* describe_site(Grammar& g) {
  auto* o = g.object("site", {"拠点", "site"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"拠点の呼び名", "what people call it"}},
      {"zone",
       required,
       g.kind(Kind::zone),
       {"UTC からの時差。夏時間は扱わない", "distance from UTC; no summer time"}},
  };
  return o;
}

const Object* describe_wording(Grammar& g) {
  auto* o = g.object("wording", {"文言", "wording"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"題名。統裁員向け", "title, for controllers"}},
      {"text",
       required,
       g.kind(Kind::text),
       {"設定されるまでの文言", "the words until somebody sets others"}},
      {"most",
       required,
       g.whole(1, 2000),
       {"言語ごとの字数の上限", "how many characters each language may have"}},
      {"must",
       optional,
       g.one_or_list(g.variant({g.kind(Kind::text), g.kind(Kind::string)})),
       {"必ず含む語", "words that must occur"}},
  };
  return o;
}

const Object* describe_race(Grammar& g) {
  auto* o = g.object("race", {"競技", "race"});
  o->keys = {
      {"points",
       required,
       g.name(Names::none),
       {"得点(整数)を書くフラグ。多い順に並ぶ",
        "flag with the points (a whole number); more is better"}},
      {"time",
       optional,
       g.name(Names::none),
       {"同点のときに比べる秒数を書くフラグ。少ない方が上",
        "flag with the seconds that decide between equal points; fewer is better"}},
  };
  return o;
}

}  // namespace

Key site_key(Grammar& g) {
  static constexpr Words doc{"いる拠点。書かなければ calendar の時差の場所",
                             "where they are; at the zone of `calendar` when left out"};
  return {"site", optional, g.refer(Names::site), doc};
}

void add_place_keys(Grammar& g, Object& scenario) {
  scenario.keys.push_back({"race",
                           optional,
                           g.of(describe_race(g)),
                           {"競技として順位を付ける。書かなければ順位はどこにも出ない",
                            "a race: teams are ranked; without it nobody is ranked anywhere"}});
  scenario.keys.push_back({"sites",
                           optional,
                           g.map(g.name(Names::site), g.of(describe_site(g))),
                           {"時差のある拠点", "places with clocks of their own"}});
  scenario.keys.push_back(
      {"wording",
       optional,
       g.map(g.name(Names::wording), g.of(describe_wording(g))),
       {"統裁員がチームごとに決められる文言", "words that controllers may set for a team"}});
}

}  // namespace enshu::scenario
