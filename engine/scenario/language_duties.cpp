// Description of reporting obligations: who owes what to whom, by when, and what is true.
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Shape* parties(Grammar& g) { return g.one_or_list(g.refer(Names::party)); }

Object* describe_truth(Grammar& g, const Shape* values) {
  auto* o = g.object("truth");
  o->keys = {
      {"is", required, values, {"認められる値", "accepted values"}},
      {"from",
       optional,
       g.refer(Names::inject),
       {"これが出てから分かる", "known from this inject on"}},
  };
  return o;
}

Object* describe_recipients(Grammar& g) {
  auto* o = g.object("recipients");
  o->keys = {
      {"required", required, parties(g), {"必ず報告する相手", "who must be told"}},
      {"allowed", optional, parties(g), {"報告してもよい相手", "who may be told too"}},
  };
  return o;
}

}  // namespace

Object* describe_obligation(Grammar& g) {
  const auto* values = g.one_or_list(g.kind(Kind::string));
  const auto* truth = g.variant({values, g.of(describe_truth(g, values))});
  auto* o = g.object("obligation", {"報告義務", "obligation"});
  o->keys = {
      {"title", optional, g.kind(Kind::text), {"題名。なければ名前", "title; else its name"}},
      {"ground", optional, g.kind(Kind::text), {"根拠となる規程", "the rule that demands it"}},
      {"trigger",
       required,
       g.refer(Names::inject),
       {"きっかけとなる状況付与", "the inject that starts the clock"}},
      {"owes", required, g.refer(Names::role), {"義務を負う役割", "role that owes it"}},
      {"to", required, g.of(describe_recipients(g)), {"報告先", "recipients"}},
      {"target", required, g.kind(Kind::duration), {"満点となる期限", "full points until here"}},
      {"limit",
       required,
       g.kind(Kind::duration),
       {"零点となる期限", "no points from here on; linear between"}},
      {"clock",
       optional,
       g.choice(choices_of<DutyClock>()),
       {"期限を数える時計: exercise は演習時間(既定)、calendar は物語の暦(jump "
        "で飛んだ時間も数える)",
        "the clock that target, limit and every run by: exercise time (default), or the story's "
        "calendar, where the time that a jump skips has passed"}},
      {"every",
       optional,
       g.kind(Kind::duration),
       {"その後の続報の間隔", "interval of the updates that are owed afterwards"}},
      {"until",
       optional,
       g.refer(Names::inject),
       {"続報を終えてよくなる状況付与(既定は演習の終わり)",
        "the inject that ends the updates (default: the end of the exercise)"}},
      {"form",
       optional,
       g.refer(Names::form),
       {"様式。なければメールや電話でもよい",
        "form; without one any mail or call to the recipients counts"}},
      {"stage", optional, g.choice(choices_of<Stage>()), {"報告の段階", "stage of the report"}},
      {"truth",
       optional,
       g.map(g.name(Names::field), truth),
       {"欄ごとの正しい内容", "what the fields must state"}},
      {"approval",
       optional,
       parties(g),
       {"送る前に承認する人。一覧ならその順に",
        "who approves before it is sent; a list is asked in its order"}},
      {"tlp",
       optional,
       g.choice(choices_of<Tlp>()),
       {"許される最も広い共有範囲", "widest sharing range allowed"}},
      {"objective",
       optional,
       g.refer(Names::objective),
       {"関わる目的", "objective that it serves"}},
      {"weight",
       optional,
       g.whole(0, 100),
       {"配点の重み(既定 1)", "share in the score (default 1)"}},
      {"mode",
       optional,
       g.one_or_list(g.choice(choices_of<Mode>())),
       {"きっかけがこの体制のときに起きた場合だけ数える",
        "counts only when its trigger comes in one of these modes"}},
      only_key(g),
  };
  return o;
}

}  // namespace enshu::scenario
