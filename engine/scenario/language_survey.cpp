// Description of questionnaires.
#include "engine/core/survey.hpp"
#include "engine/scenario/choices.hpp"
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Object* describe_answer_option(Grammar& g) {
  auto* o = g.object("answer-option", {"選択肢", "option"});
  o->keys = {
      {"id", required, g.name(Names::field), {"名前", "name"}},
      {"label", required, g.kind(Kind::text), {"表示名", "label"}},
  };
  return o;
}

const Object* describe_question(Grammar& g) {
  auto* o = g.object("question", {"質問", "question"});
  o->keys = {
      {"id", required, g.name(Names::field), {"名前", "name"}},
      {"label", required, g.kind(Kind::text), {"質問の文", "the question"}},
      {"help", optional, g.kind(Kind::text), {"答え方の補足", "how to answer"}},
      {"type",
       required,
       g.choice(choices_of<QuestionType>()),
       {"一つ選ぶ、いくつか選ぶ、段階、自由記述、はい・いいえ",
        "one option, several, a scale, free words, yes or no"}},
      {"options",
       optional,
       g.list(g.of(describe_answer_option(g)), 1),
       {"choice と choices の選択肢", "options of choice and choices"}},
      {"steps",
       optional,
       g.whole(2, 10),
       {"scale の段階の数(既定 5)", "steps of a scale (default 5)"}},
      {"low", optional, g.kind(Kind::text), {"段階 1 の意味", "what step 1 means"}},
      {"high", optional, g.kind(Kind::text), {"最後の段階の意味", "what the last step means"}},
      {"optional",
       optional,
       g.kind(Kind::boolean),
       {"答えなくてもよい(既定 false)", "may be left out (default false)"}},
      {"model",
       optional,
       g.variant({g.kind(Kind::text), g.kind(Kind::text_file)}),
       {"模範解答。文またはファイル", "model answer: a text or a file"}},
      {"figure",
       optional,
       g.choice(choices_of<Opinion>()),
       {"公表する数値に使う。improves(自組織を改善する)、useful(有益だった)",
        "feeds a published figure: improves (own organisation), useful"}},
  };
  return o;
}

const Object* describe_survey(Grammar& g) {
  auto* o = g.object("survey", {"質問票", "survey"});
  o->keys = {
      {"title", required, g.kind(Kind::text), {"題名", "title"}},
      {"for",
       optional,
       g.one_or_list(g.refer(Names::role)),
       {"答える役割。書かなければ全員", "roles that answer; everybody when left out"}},
      {"at", optional, g.kind(Kind::time), {"開始からの時刻に開く", "opens at this time"}},
      {"after",
       optional,
       g.refer(Names::inject),
       {"この状況付与が出てから delay 後に開く", "opens `delay` after that inject has fired"}},
      {"delay", optional, g.kind(Kind::duration), {"after からの間", "delay after `after`"}},
      {"at_end",
       optional,
       g.kind(Kind::boolean),
       {"演習の終了時に開き、終了後も答えられる", "opens at EndEx and stays open"}},
      {"reveal_model",
       optional,
       g.kind(Kind::boolean),
       {"答えた人に模範解答を見せる(既定 false)",
        "whoever has answered reads the model answers (default false)"}},
      {"questions", required, g.list(g.of(describe_question(g)), 1), {"質問", "questions"}},
  };
  o->one_of = {{{"at", "after", "at_end"}, false}};
  o->beside = {{"delay", {"after"}}};
  return o;
}

}  // namespace

void add_survey_keys(Grammar& g, Object& scenario) {
  scenario.keys.push_back({"surveys",
                           optional,
                           g.map(g.name(Names::survey), g.of(describe_survey(g))),
                           {"参加者への質問票", "questionnaires for participants"}});
}

}  // namespace enshu::scenario
