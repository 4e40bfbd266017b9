// Description of targeted-mail training: baits, the report desk, departments.
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

Key bait_key(Grammar& g) {
  static constexpr Words doc{
      "訓練用の不審メールにする。リンクや添付を開いた人に学びのページを見せる",
      "makes its mails a bait: whoever opens its link or file is taught"};
  auto* o = g.object("bait");
  o->keys = {
      {"landing",
       required,
       g.kind(Kind::text_file),
       {"開いた人に見せる学びのページ", "the teaching page, with its title as subject"}},
      {"signs",
       required,
       g.list(g.kind(Kind::text), 1),
       {"気づくべきだった点", "what should have been noticed"}},
      {"form",
       optional,
       g.kind(Kind::text),
       {"リンク先に出す偽のサインイン画面の見出し。入力は送られも残りもしない",
        "heading of a fake sign-in behind the link; what is typed is neither sent nor kept"}},
      {"level",
       optional,
       g.whole(1, 3),
       {"見破りにくさ。1 が易しく 3 が難しい(既定 1)", "how hard to see through, 1 to 3"}},
  };
  return {"bait", optional, g.of(o), doc};
}

void add_training_keys(Grammar& g, Object& scenario) {
  scenario.keys.push_back({"report_desk",
                           optional,
                           g.refer(Names::party),
                           {"不審メールの報告先。参加者のメールに報告ボタンが出る",
                            "where suspicious mails are reported; gives each mail a button"}});
  scenario.keys.push_back({"departments",
                           optional,
                           g.refer(Names::parameter),
                           {"値を部署とみなし、訓練の集計を分けるパラメーター",
                            "parameter whose values are departments; training is counted by it"}});
}

}  // namespace enshu::scenario
