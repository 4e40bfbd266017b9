// Description of what gives an exercise its structure: parameters and moves.
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

const Object* describe_parameter(Grammar& g) {
  auto* o = g.object("parameter", {"パラメーター", "parameter"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"題名", "title"}},
      {"values",
       required,
       g.map(g.name(Names::none), g.kind(Kind::text)),
       {"取り得る値と、その呼び名", "its values, and how people call them"}},
      {"pick",
       optional,
       g.kind(Kind::string),
       {"チームの値の決め方。turn(順番)、seed(乱数)、または値(既定は最初の値)",
        "how a lane gets its value: turn, seed, or a value (default: the first)"}},
  };
  return o;
}

Key only_key(Grammar& g) {
  static constexpr Words doc{"この設定のチームだけにある",
                             "exists only in lanes with these parameters"};
  const auto* values = g.one_or_list(g.kind(Kind::string));
  return {"only", optional, g.map(g.refer(Names::parameter), values), doc};
}

const Object* describe_move(Grammar& g) {
  auto* o = g.object("move", {"局面", "move"});
  o->keys = {
      {"id", required, g.name(Names::move), {"名前", "name"}},
      {"title", required, g.kind(Kind::text), {"局面の題名", "title"}},
      {"at",
       optional,
       g.kind(Kind::time),
       {"開始からの時刻に始まる", "begins at this time since StartEx"}},
      {"after",
       optional,
       g.refer(Names::inject),
       {"この状況付与が出てから delay 後に始まる", "begins `delay` after that inject has fired"}},
      {"delay", optional, g.kind(Kind::duration), {"after からの間", "delay after `after`"}},
      {"jump",
       optional,
       g.kind(Kind::duration),
       {"物語の暦をこれだけ進める", "the story's calendar moves on by this"}},
      {"brief",
       optional,
       g.kind(Kind::text_file),
       {"全員に示す、局面の説明", "where things stand; shown to everybody"}},
  };
  o->one_of = {{{"at", "after"}, true}};
  o->beside = {{"delay", {"after"}}};
  return o;
}

}  // namespace enshu::scenario
