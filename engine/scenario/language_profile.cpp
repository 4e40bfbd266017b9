// The description of profiles: how modelled participants behave. Files of their own, read by
// rehearsals.
#include "engine/scenario/language.hpp"

namespace enshu::scenario {
namespace {

using enum Need;

const Object* describe_span(Grammar& g, std::string_view id, const Shape* value) {
  auto* o = g.object(id);
  o->keys = {{"least", required, value, {"下限", "at least"}},
             {"most", required, value, {"上限", "at most"}}};
  return o;
}

Key chance(const Shape* permille, std::string_view name, Words doc) {
  return {name, optional, permille, doc};
}

const Object* describe_messages(Grammar& g, const Shape* p) {
  auto* o = g.object("profile-messages");
  o->keys = {
      chance(p, "answers_calls",
             {"電話にすぐ出る割合", "answers a call at once; otherwise calls back much later"}),
      chance(p, "replies", {"求められた応答をする割合", "does what a message asks for"}),
      chance(p, "acknowledges",
             {"内部の連絡に受領を返す割合", "gives colleagues a receipt for what they send"}),
      chance(p, "forwards",
             {"関係先へ元の連絡を添えて転送する割合",
              "passes on what others must know with the message itself"}),
      chance(p, "reads_along",
             {"同じ役割の同僚が扱う連絡にも目を通す割合",
              "opens what a colleague of the same role deals with"}),
  };
  return o;
}

const Object* describe_reports(Grammar& g, const Shape* p) {
  auto* o = g.object("profile-reports");
  o->keys = {
      chance(p, "sends", {"義務の報告をする割合", "sends a report that is owed"}),
      chance(p, "right_recipient",
             {"必要な報告先を漏らさない割合", "names each required recipient"}),
      chance(p, "wrong_recipient",
             {"知らせてはならない先にも送る割合", "also tells somebody who should not be told"}),
      chance(p, "fills_field", {"必要な欄を埋める割合", "fills each field that is called for"}),
      chance(p, "states_truth",
             {"分かっている事実を正しく書く割合", "states a fact that is known rightly"}),
      chance(p, "keeps_tlp", {"TLP を守る割合", "marks the sharing range rightly"}),
      chance(p, "seeks_approval",
             {"必要な承認を先に取る割合", "asks for an approval that is needed"}),
  };
  return o;
}

const Object* describe_handling(Grammar& g, const Shape* p) {
  auto* o = g.object("profile-handling");
  o->keys = {
      chance(p, "keeps_order", {"対処の順序を守る割合", "keeps to the order of actions"}),
      chance(p, "does_forbidden", {"禁じ手を打つ割合", "does what must not be done"}),
      chance(p, "logs_decision", {"意思決定を記録する割合", "writes decisions down"}),
  };
  return o;
}

const Object* describe_baits(Grammar& g, const Shape* p) {
  auto* o = g.object("profile-baits");
  o->keys = {
      chance(p, "takes",
             {"易しい訓練メールにかかる割合。難しいほど上がる",
              "takes an easy bait; harder ones more often"}),
      chance(p, "fills_form",
             {"かかったあと偽の画面で送信する割合", "then sends the fake sign-in off"}),
      chance(p, "reports", {"訓練メールを窓口へ報告する割合", "reports a bait to the desk"}),
  };
  return o;
}

const Object* describe_skill(Grammar& g, const Shape* p) {
  auto* o = g.object("profile-skill");
  o->keys = {
      chance(p, "detection", {"検知", "detection"}),
      chance(p, "triage", {"トリアージ", "triage"}),
      chance(p, "containment", {"封じ込め", "containment"}),
      chance(p, "eradication", {"根絶", "eradication"}),
      chance(p, "recovery", {"復旧", "recovery"}),
      chance(p, "lessons", {"事後の教訓", "lessons learned"}),
  };
  return o;
}

}  // namespace

Object* describe_profile(Grammar& g) {
  const auto* permille = g.whole(0, 1'000);
  auto* o = g.object("profile");
  o->keys = {
      {"profile", required, g.name(Names::none), {"名前", "name"}},
      {"title", required, g.kind(Kind::text), {"題名", "title"}},
      {"like",
       optional,
       g.choice({"novice", "practised", "expert"}),
       {"書かない値の基にする付属の型", "shipped profile from which the rest is taken"}},
      {"mix",
       optional,
       g.map(g.name(Names::none), g.whole(1, 1'000)),
       {"席ごとに重みで選ぶ付属の型", "shipped profiles by weight; each seat draws one"}},
      {"attention",
       optional,
       g.of(describe_span(g, "profile-attention", g.kind(Kind::duration))),
       {"連絡に気づくまでの時間", "time until a message is noticed"}},
      {"reading",
       optional,
       g.whole(50, 5'000),
       {"読む速さ（1 分あたりの文字数）", "characters read a minute"}},
      {"pace",
       optional,
       g.of(describe_span(g, "profile-pace", g.whole(50, 10'000))),
       {"目標時間に対する所要時間（千分率）", "time taken against a target, in permille"}},
      {"messages",
       optional,
       g.of(describe_messages(g, permille)),
       {"連絡への応じ方", "what is done with messages"}},
      {"reports",
       optional,
       g.of(describe_reports(g, permille)),
       {"報告のしかた", "how reports are made"}},
      {"handling",
       optional,
       g.of(describe_handling(g, permille)),
       {"対処のしかた", "how actions are taken"}},
      {"baits",
       optional,
       g.of(describe_baits(g, permille)),
       {"訓練メールへの応じ方", "what is done with the baits of a training"}},
      {"skill",
       optional,
       g.of(describe_skill(g, permille)),
       {"局面ごとの力量。求められる対処を取る割合",
        "skill by phase: an action that is called for is taken"}},
  };
  return o;
}

}  // namespace enshu::scenario
