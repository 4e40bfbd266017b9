// Passing on: a cast member forwards what they got.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

/// The words that the scenario gave the message, however often it was forwarded since; empty when
/// a person wrote it.
Text first_words(const Asking& asking, const LaneState& lane, const MessageState& message,
                 const MessageSent& now) {
  const auto* root = &message;
  while (const auto* before = asking.state.message(root->forward_of)) root = before;
  const auto* inject = asking.scenario.inject(root->inject);
  if (inject == nullptr) return {};
  const auto content = std::ranges::find(inject->contents, root->from, &Content::from);
  if (content == inject->contents.end()) return {};
  Share readers{now.to, now.cc, {}};
  if (!now.to.empty()) readers.words = asking.scenario.organisation_of(now.to.front());
  return asking.renderer.render(content->body, render_context(asking, lane, root->from, &readers));
}

Text forwarded(const Text& subject) {
  const auto with = [](const std::string& line) {
    return line.empty() || line.starts_with("Fw: ") ? line : "Fw: " + line;
  };
  return {with(subject.ja), with(subject.en)};
}

}  // namespace

Result<Done> carry_on(const Asking& asking, const LaneState& lane, const MessageId& original,
                      MessageSent& message) {
  const auto* before = asking.state.message(original);
  if (before == nullptr || &asking.state.lanes[before->lane] != &lane ||
      !(before->addressed_to(message.from) || before->from == message.from)) {
    return refuse("unknown_message", "転送する連絡が、その登場人物には届いていません。",
                  "The message to forward has not come to that cast member.");
  }
  message.forward_of = original;
  for (const auto& file : before->attachments) {
    if (std::ranges::find(message.attachments, file) == message.attachments.end())
      message.attachments.push_back(file);
  }
  add_files(message.files, before->files);
  if (message.subject.empty()) message.subject = forwarded(before->subject);
  if (message.body.empty()) {
    message.body = first_words(asking, lane, *before, message);
    message.typed = false;
  }
  if (message.body.empty())
    return refuse("empty_body", "本文を入力してください。", "Write something before sending.");
  return Done{};
}

}  // namespace enshu
