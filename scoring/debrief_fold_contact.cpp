// Channels that fail and modes that change, as the debrief tells of them.
#include "engine/core/channels.hpp"
#include "scoring/debrief_fold.hpp"
#include "scoring/entry_words.hpp"

namespace enshu::scoring {

void DebriefFold::mode(const Recorded& recorded, const LaneId& lane, Mode now) {
  auto& spans = modes[lane];
  if (!spans.empty()) spans.back().to = recorded.at;
  spans.push_back({now, recorded.at, {}});
}

void DebriefFold::channel(const Recorded& recorded, const ChannelChanged& e) {
  Text detail = e.working ? Text{"復旧", "Works again"} : Text{"使用不可", "Out of order"};
  if (e.until) {
    const auto until = format_exercise_time(*e.until);
    detail.ja += "（" + until + " まで）";
    detail.en += " (until " + until + ")";
  }
  add(recorded, EntryKind::channel, channel_words(e.channel), std::move(detail));
}

void DebriefFold::waits(const Recorded& recorded, const MessageWaits& e) {
  auto& entry = add(recorded, EntryKind::plan, e.subject,
                    {"手段の復旧を待つ", "Waits for a channel to work again"});
  entry.who = scenario.party_name(e.from);
  entry.inject = e.inject;
}

/// By the post, not by the person: whoever sits there has done nothing.
void DebriefFold::returned(const Recorded& recorded, const MailReturned& e) {
  auto& entry =
      add(recorded, EntryKind::returned, subject_of(e.message), return_words(e.cause, e.status));
  entry.who = scenario.party_name(e.receiver);
  entry.message = e.message;
  entry.minor = !e.unreached;
}

void DebriefFold::move_begun(const Recorded& recorded, const MoveBegun& e) {
  auto& entry = add(recorded, EntryKind::move, e.title, cause_words(e.cause));
  entry.planned = e.due;
  entry.late_ms = e.late_ms;
}

void DebriefFold::mode_changed(const Recorded& recorded, const ModeChanged& e) {
  mode(recorded, recorded.lane, e.mode);
  add(recorded, EntryKind::mode, {"体制の切替え", "Mode changed"}, mode_words(e.mode));
}

}  // namespace enshu::scoring
