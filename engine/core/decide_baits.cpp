// Baits of a targeted-mail training: whoever takes one reads what should have been noticed.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

/// The inject whose bait a message is, or passes on, however often it was forwarded; null when
/// none.
const Inject* bait_of(const Asking& asking, const MessageState& message) {
  const auto* root = &message;
  while (const auto* before = asking.state.message(root->forward_of)) root = before;
  const auto* inject = asking.scenario.inject(root->inject);
  return inject == nullptr || !inject->bait || root->channel != Channel::mail ? nullptr : inject;
}

}  // namespace

void show_landing(const Asking& asking, const LaneState& lane, const MessageId& id, LureStep step,
                  std::vector<Draft>& drafts) {
  const auto* message = asking.state.message(id);
  const auto* inject = message == nullptr ? nullptr : bait_of(asking, *message);
  if (inject == nullptr) return;
  LandingShown shown;
  shown.message = id;
  shown.bait = inject->id;
  shown.step = step;
  shown.title = inject->bait->title;
  shown.lesson = inject->bait->lesson;
  shown.signs = inject->bait->signs;
  if (step == LureStep::link) shown.form = inject->bait->form;
  drafts.push_back({lane.id, std::move(shown)});
}

Decided on(const Asking& asking, const SubmitLanding& command) {
  auto who = reader(asking);
  if (!who) return who.error();
  auto message = visible_message(asking, *who, command.message);
  if (!message) return message.error();
  const auto* inject = bait_of(asking, **message);
  if (inject == nullptr || inject->bait->form.empty()) {
    return refuse("no_form", "このメールには入力画面がありません。画面を再読み込みしてください。",
                  "There is no form behind this mail. Reload the page.");
  }
  Decision decision;
  if (!asking.state.over(*who->lane))
    show_landing(asking, *who->lane, command.message, LureStep::form, decision.drafts);
  return decision;
}

}  // namespace enshu
