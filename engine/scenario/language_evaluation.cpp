// Description of what evaluators look for.
#include "engine/scenario/language.hpp"

namespace enshu::scenario {

using enum Need;

namespace {

const Object* describe_guidance(Grammar& g) {
  auto* o = g.object("guidance");
  const auto* text = g.kind(Kind::text);
  o->keys = {
      {"P", optional, text, {"支障なく実施", "performed without challenges"}},
      {"S", optional, text, {"いくらか支障あり", "performed with some challenges"}},
      {"M", optional, text, {"大きな支障あり", "performed with major challenges"}},
      {"U", optional, text, {"実施できず", "unable to be performed"}},
  };
  return o;
}

}  // namespace

const Object* describe_checklist_item(Grammar& g) {
  auto* o = g.object("checklist-item", {"評価項目", "checklist item"});
  o->keys = {
      {"text", required, g.kind(Kind::text), {"評価者が見ること", "what evaluators look for"}},
      {"objective",
       optional,
       g.refer(Names::objective),
       {"目的(既定は義務の目的)", "objective (default: the obligation's)"}},
      {"obligation",
       optional,
       g.refer(Names::obligation),
       {"評定の目安を出す報告義務", "obligation whose points suggest a mark"}},
      {"opens",
       optional,
       g.of(g.known("condition"), Kind::condition),
       {"評定できるようになる条件(既定は義務の契機、それもなければ最初から)",
        "when there is something to judge (default: the obligation's trigger, else from the "
        "start)"}},
      {"guidance",
       optional,
       g.of(describe_guidance(g)),
       {"評定ごとの目安", "what deserves each mark"}},
  };
  return o;
}

}  // namespace enshu::scenario
