// Description of roles, cast and forms.
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

Object* describe_role(Grammar& g) {
  auto* o = g.object("role", {"役割", "role"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"役割の名前", "name of the post"}},
      {"brief",
       optional,
       g.kind(Kind::text_file),
       {"参加時に示す、役割の説明", "what the post does; shown at sign-in"}},
      {"address",
       optional,
       g.kind(Kind::string),
       {"物語の中のメールアドレス", "mail address in the story"}},
      {"phone",
       optional,
       g.kind(Kind::string),
       {"物語の中の電話番号", "telephone number in the story"}},
      {"seats",
       optional,
       g.kind(Kind::seats),
       {"席の数。数または最小..最大", "number of seats: N or MIN..MAX"}},
      {"department",
       optional,
       g.choice(choices_of<Department>()),
       {"部門。部門ごとの参加を数えるため",
        "part of the organisation; the debrief counts who took part by it"}},
      {"sees_world",
       optional,
       g.kind(Kind::boolean),
       {"サービスと担当区画の機器の状態が見える",
        "sees the services, and the hosts of its segments"}},
      {"segments",
       optional,
       g.one_or_list(g.refer(Names::segment)),
       {"担当するネットワーク区画", "network segments that it looks after"}},
  };
  o->beside = {{"segments", {"sees_world"}}};
  add_body_keys(g, *o);
  o->keys.push_back(site_key(g));
  return o;
}

namespace {

Object* describe_canned(Grammar& g) {
  auto* o = g.object("canned-reply", {"定型回答", "canned reply"});
  o->keys = {
      {"id", required, g.name(Names::none), {"名前", "name"}},
      {"title",
       required,
       g.kind(Kind::text),
       {"選ぶときの見出し", "what it is called in the list"}},
      {"text", required, g.kind(Kind::text_file), {"回答の本文", "the reply's words"}},
  };
  return o;
}

Object* describe_field(Grammar& g) {
  auto* o = g.object("field", {"欄", "field"});
  o->keys = {
      {"id", required, g.name(Names::field), {"名前", "name"}},
      {"label", required, g.kind(Kind::text), {"欄の見出し", "label"}},
      {"help", optional, g.kind(Kind::text), {"書き方の説明", "how to fill it in"}},
      {"type", required, g.choice(choices_of<FieldType>()), {"欄の種類", "kind of field"}},
      {"options",
       optional,
       g.variant({g.refer(Names::vocabulary), g.list(g.of(describe_option(g)), 1)}),
       {"選択肢。語彙の名前、または一覧", "the options: a vocabulary's name, or a list"}},
      {"required",
       optional,
       g.one_or_list(g.choice(choices_of<Stage>())),
       {"記入が必要な段階", "stages at which it must be filled in"}},
      {"weight",
       optional,
       g.whole(0, 100),
       {"網羅性の採点での重み(既定 1)", "share in completeness (default 1)"}},
  };
  return o;
}

}  // namespace

namespace {

const Object* describe_learned(Grammar& g) {
  auto* o = g.object("knowledge");
  o->keys = {
      {"text", required, g.kind(Kind::text_file), {"知っていること", "what is known"}},
      {"from",
       optional,
       g.refer(Names::inject),
       {"これが出てから知る。書かなければ最初から",
        "known once this has fired; from the start when left out"}},
  };
  return o;
}

}  // namespace

Object* describe_cast(Grammar& g) {
  auto* o = g.object("cast-member", {"登場人物", "cast member"});
  o->keys = {
      {"name",
       optional,
       g.kind(Kind::text),
       {"人や機関の名前。body があれば省ける",
        "name of the person or body; that of `body` when left out"}},
      {"org", optional, g.kind(Kind::text), {"所属", "organisation"}},
      {"address",
       optional,
       g.kind(Kind::string),
       {"物語の中のメールアドレス", "mail address in the story"}},
      {"phone",
       optional,
       g.kind(Kind::string),
       {"物語の中の電話番号", "telephone number in the story"}},
      {"answers",
       optional,
       g.one_or_list(g.choice({"script", "controller"})),
       {"誰が答えるか。進行スクリプト、統裁員",
        "who speaks for this person: the director, controllers"}},
      {"listed",
       optional,
       g.kind(Kind::boolean),
       {"連絡先に載せるか(既定 true)", "in the address book (default true)"}},
      {"knows",
       optional,
       g.variant({g.kind(Kind::text_file), g.list(g.of(describe_learned(g)), 1)}),
       {"統裁員向け。何を知り、どう話すか。一覧なら from の後に知ること",
        "for controllers: what this person knows, how they speak; in a list, what they learn from "
        "an inject on"}},
      {"canned", optional, g.list(g.of(describe_canned(g))), {"用意した回答", "prepared answers"}},
  };
  add_body_keys(g, *o);
  o->keys.push_back(site_key(g));
  return o;
}

const Object* describe_option(Grammar& g) {
  if (const auto* known = g.known("option")) return known;
  auto* o = g.object("option", {"選択肢", "option"});
  o->keys = {
      {"id", required, g.name(Names::field), {"名前", "name"}},
      {"label", required, g.kind(Kind::text), {"表示名", "label"}},
      {"group", optional, g.kind(Kind::string), {"分類", "group"}},
  };
  return o;
}

Object* describe_form(Grammar& g) {
  auto* o = g.object("form", {"様式", "form"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"様式の名前", "title"}},
      {"fields", required, g.list(g.of(describe_field(g)), 1), {"欄", "fields"}},
  };
  return o;
}

}  // namespace enshu::scenario
