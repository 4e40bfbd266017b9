// The roots of the language's description, and the words it is made of.
#include "engine/scenario/language.hpp"

#include <algorithm>
#include <utility>

#include "engine/scenario/choices.hpp"

namespace enshu::scenario {

const Key* Object::find(std::string_view name) const {
  for (const auto& key : keys) {
    if (key.name == name) return &key;
  }
  return nullptr;
}

const Grammar& Grammar::instance() {
  static const Grammar grammar;
  return grammar;
}

const Shape* Grammar::keep(Shape shape) { return &shapes_.emplace_back(std::move(shape)); }

const Shape* Grammar::kind(Kind kind) {
  Shape shape;
  shape.kind = kind;
  return keep(std::move(shape));
}

const Shape* Grammar::name(Names names) {
  Shape shape;
  shape.kind = Kind::name;
  shape.names = names;
  return keep(std::move(shape));
}

const Shape* Grammar::refer(Names names) {
  Shape shape;
  shape.kind = Kind::reference;
  shape.names = names;
  return keep(std::move(shape));
}

const Shape* Grammar::choice(std::vector<std::string_view> choices) {
  Shape shape;
  shape.kind = Kind::choice;
  shape.choices = std::move(choices);
  return keep(std::move(shape));
}

const Shape* Grammar::whole(std::int64_t least, std::int64_t most) {
  Shape shape;
  shape.kind = Kind::whole;
  shape.least = least;
  shape.most = most;
  return keep(std::move(shape));
}

const Shape* Grammar::list(const Shape* element, std::int64_t least) {
  Shape shape;
  shape.kind = Kind::list;
  shape.least = least;
  shape.element = element;
  return keep(std::move(shape));
}

const Shape* Grammar::one_or_list(const Shape* element) {
  Shape shape;
  shape.kind = Kind::one_or_list;
  shape.least = 1;
  shape.element = element;
  return keep(std::move(shape));
}

const Shape* Grammar::map(const Shape* key, const Shape* element) {
  Shape shape;
  shape.kind = Kind::map;
  shape.key = key;
  shape.element = element;
  return keep(std::move(shape));
}

const Shape* Grammar::of(const Object* object, Kind kind) {
  Shape shape;
  shape.kind = kind;
  shape.object = object;
  return keep(std::move(shape));
}

const Shape* Grammar::variant(std::vector<const Shape*> variants) {
  Shape shape;
  shape.kind = Kind::variant;
  shape.variants = std::move(variants);
  return keep(std::move(shape));
}

Object* Grammar::object(std::string_view id, Words label) {
  auto& object = objects.emplace_back();
  object.id = id;
  object.label = label;
  return &object;
}

const Object* Grammar::known(std::string_view id) const {
  const auto found = std::ranges::find(objects, id, &Object::id);
  return found == objects.end() ? nullptr : &*found;
}

namespace {

using enum Need;

Object* describe_shelf(Grammar& g) {
  auto* o = g.object("shelf-entry");
  o->keys = {
      {"file", required, g.kind(Kind::artefact), {"資料のパス", "path of the file"}},
      {"title", optional, g.kind(Kind::text), {"資料の題名", "title of the file"}},
      {"for",
       optional,
       g.one_or_list(g.refer(Names::role)),
       {"見られる役割。書かなければ全員", "roles that have it; everybody when left out"}},
      only_key(g),
  };
  return o;
}

Object* describe_artefact(Grammar& g) {
  auto* o = g.object("artefact");
  o->keys = {{"title", required, g.kind(Kind::text), {"資料の題名", "title of the file"}}};
  return o;
}

/// What the scenario is, besides its lists.
std::vector<Key> head_keys(Grammar& g) {
  const auto* text = g.kind(Kind::text);
  return {
      {"scenario",
       required,
       g.name(Names::none),
       {"シナリオ名。フォルダー名と同じ", "name, the same as the folder's"}},
      {"title", required, text, {"題名", "title"}},
      {"summary", optional, text, {"あらまし", "summary"}},
      {"drill", optional, text, {"どの訓練・演習に当たるか", "which drill of the field it plays"}},
      {"recommended",
       optional,
       g.kind(Kind::boolean),
       {"選ぶ画面で先頭に並べる", "stands first where somebody chooses"}},
      {"place",
       optional,
       text,
       {"演じる組織。なければ題名", "the organisation that is played; else the title"}},
      {"doctrine",
       optional,
       g.name(Names::none),
       {"様式と語彙を定めるドクトリン", "package of forms and vocabularies"}},
      {"duration", required, g.kind(Kind::duration), {"演習の長さ", "length of the exercise"}},
      {"calendar",
       optional,
       g.kind(Kind::calendar),
       {"物語の中の開始日時(既定 2026-04-01T09:00+09:00)",
        "date and time of StartEx in the story (default 2026-04-01T09:00+09:00)"}},
      {"lanes",
       optional,
       g.choice(choices_of<LaneMode>()),
       {"進行の単位。チームごと、全員共通、一人ごと",
        "who shares a timeline: each team, everybody, or nobody"}},
      {"own_pace",
       optional,
       g.kind(Kind::boolean),
       {"一人ごとの進行で、席を離れた受講者の時計を止める(既定 true)。false "
        "なら全員の時計が一緒に進む",
        "whether a learner's clock rests while nobody sits there (lanes: per-person, default "
        "true); false: all clocks walk together"}},
      {"teams",
       optional,
       g.whole(1, 10'000),
       {"チーム数の既定値", "number of teams when nothing else is said"}},
      {"sub_controllers",
       optional,
       g.kind(Kind::boolean),
       {"チームごと(全組織が一つの場にいるときは組織ごと)にサブコントローラーの席を設ける",
        "a new exercise has a sub-controller's seat for each team, or for each organisation of a "
        "shared lane"}},
      {"channels",
       optional,
       g.one_or_list(contact_channel(g)),
       {"参加者が使える連絡手段(既定はメールと電話)",
        "by which participants write and call (default mail and phone)"}},
      {"mode",
       optional,
       g.choice(choices_of<Mode>()),
       {"開始時の体制。平時か大規模障害対応時か",
        "which reporting paths are in force at the start"}},
  };
}

}  // namespace

Grammar::Grammar() {
  auto* form = describe_form(*this);
  const auto* forms = map(name(Names::form), of(form));

  auto* d = object("doctrine");
  d->keys = {
      {"doctrine",
       required,
       name(Names::none),
       {"名前。フォルダー名と同じ", "name, the same as the folder's"}},
      {"title", required, kind(Kind::text), {"題名", "title"}},
      {"vocabularies",
       optional,
       map(name(Names::vocabulary), list(of(describe_option(*this)), 1)),
       {"選択肢の一覧", "lists of options"}},
      {"forms", optional, forms, {"報告様式", "report forms"}},
  };
  describe_bodies(*this, *d);
  doctrine = d;

  auto* s = object("scenario");
  s->keys = head_keys(*this);
  const std::vector<Key> lists = {
      {"objectives",
       optional,
       map(name(Names::objective), kind(Kind::text)),
       {"演習の目的", "objectives"}},
      {"organisations",
       optional,
       map(name(Names::organisation), kind(Kind::text)),
       {"いくつかの役割を持つ組織", "organisations that have several posts"}},
      {"roles",
       required,
       map(name(Names::role), of(describe_role(*this))),
       {"参加者が務める役割", "posts that participants hold"}},
      {"cast",
       optional,
       map(name(Names::cast), of(describe_cast(*this))),
       {"模擬する人と機関", "simulated persons and bodies"}},
      {"world", optional, of(describe_world(*this)), {"模擬する環境", "the simulated world"}},
      {"shelf",
       optional,
       list(of(describe_shelf(*this))),
       {"最初から手元にある資料", "documents at hand from the start"}},
      {"artefacts",
       optional,
       map(kind(Kind::artefact), of(describe_artefact(*this))),
       {"添付する資料の題名", "titles of the files that injects attach"}},
      {"forms",
       optional,
       forms,
       {"ドクトリンにない報告様式", "report forms besides those of the doctrine"}},
      {"msel",
       required,
       list(of(describe_inject(*this)), 1),
       {"状況付与の計画", "the planned injects"}},
      {"obligations",
       optional,
       map(name(Names::obligation), of(describe_obligation(*this))),
       {"報告の義務", "who owes what report to whom"}},
      {"actions",
       optional,
       map(name(Names::action), of(describe_action(*this))),
       {"参加者が取れる対処", "what participants can do"}},
      {"relays",
       optional,
       map(name(Names::obligation), of(describe_relay(*this))),
       {"段を下る情報の伝達", "information that is handed down from tier to tier"}},
      {"director", optional, kind(Kind::string), {"Lua の進行ファイル", "the Lua director's file"}},
      {"include",
       optional,
       list(variant({kind(Kind::string), of(describe_included(*this))})),
       {"続きを書いたファイル。一覧と項目は、ここにあるものの後に並ぶ",
        "files with more of the lists and maps; what they hold follows what stands here"}},
      {"parameters",
       optional,
       map(name(Names::parameter), of(describe_parameter(*this))),
       {"チームごとに変わる設定", "what differs from lane to lane"}},
      {"moves",
       optional,
       list(of(describe_move(*this))),
       {"演習の局面。始まる順に並べる", "phases of the exercise, in their order"}},
      {"checklists",
       optional,
       map(name(Names::none), of(describe_checklist_item(*this))),
       {"評価者のチェックリスト", "the evaluators' checklist"}},
  };
  s->keys.insert(s->keys.end(), lists.begin(), lists.end());
  add_survey_keys(*this, *s);
  add_place_keys(*this, *s);
  add_training_keys(*this, *s);
  scenario = s;
  profile = describe_profile(*this);
  part = describe_part(*this, *s);
}

}  // namespace enshu::scenario
