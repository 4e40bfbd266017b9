// Short words for the kinds of things that happen.
#include "scoring/entry_words.hpp"

#include "scoring/words.hpp"

namespace enshu::scoring {

Text access_words(Access access) {
  switch (access) {
    case Access::lead_controller:
      return {"統裁", "Lead controller"};
    case Access::controller:
      return {"コントローラー", "Controller"};
    case Access::evaluator:
      return {"評価者", "Evaluator"};
    case Access::observer:
      return {"見学者", "Observer"};
    case Access::participant:
      return {"参加者", "Participant"};
    case Access::sub_controller:
      return {"サブコントローラー", "Sub-controller"};
  }
  return {};
}

Text clock_words(const ClockChanged& change) {
  switch (change.change) {
    case ClockChange::started:
      return {"演習開始", "Exercise started"};
    case ClockChange::paused:
      return {"一時停止", "Paused"};
    case ClockChange::resumed:
      return {"再開", "Resumed"};
    case ClockChange::speed: {
      const auto times = points_words(change.speed_permille * 1'000);
      return {"時計の速さを " + times + " 倍に変更", "Clock speed set to " + times + "x"};
    }
    case ClockChange::jumped:
      return {"演習時刻を先へ進めた", "Clock moved forward"};
    case ClockChange::calendar:
      return {"状況設定の日時が進んだ", "The story's date moved on"};
    case ClockChange::ended:
      return {"演習終了", "Exercise ended"};
    case ClockChange::beat:
      return {"時計の控え", "Clock noted"};
  }
  return {};
}

Text cause_words(FireCause cause) {
  switch (cause) {
    case FireCause::timeline:
      return {"予定による付与", "By the timeline"};
    case FireCause::condition:
      return {"条件の成立による付与", "Its condition held"};
    case FireCause::contingency:
      return {"対応がないための付与", "Contingency"};
    case FireCause::controller:
      return {"コントローラーによる付与", "By a controller"};
    case FireCause::director:
      return {"進行スクリプトによる付与", "By the director"};
  }
  return {};
}

Text plan_words(PlanChange change) {
  switch (change) {
    case PlanChange::held:
      return {"保留", "Held"};
    case PlanChange::released:
      return {"保留を解除", "Released"};
    case PlanChange::skipped:
      return {"取りやめ", "Skipped"};
    case PlanChange::restored:
      return {"取りやめを撤回", "Restored"};
    case PlanChange::retimed:
      return {"時刻を変更", "Re-timed"};
    case PlanChange::stood_down:
      return {"不要になった", "Stood down"};
    case PlanChange::scheduled:
      return {"予定に追加", "Scheduled"};
  }
  return {};
}

Text lure_words(LureStep step) {
  switch (step) {
    case LureStep::link:
      return {"訓練メールのリンクを開いた", "Followed the link of a training mail"};
    case LureStep::file:
      return {"訓練メールの添付を開いた", "Opened the file of a training mail"};
    case LureStep::form:
      return {"偽のサインイン画面で送信した", "Sent off a fake sign-in"};
  }
  return {};
}

Text reason_words(HopReason reason) {
  switch (reason) {
    case HopReason::unknown:
      return {"確認中", "Being looked into"};
    case HopReason::not_sent:
      return {"発信漏れ", "Not sent"};
    case HopReason::moved:
      return {"異動・連絡先の変更", "The person or the address has changed"};
    case HopReason::absent:
      return {"担当者の不在", "Nobody was there"};
    case HopReason::not_noticed:
      return {"気付かなかった", "Not noticed"};
    case HopReason::fault:
      return {"通信・機器の障害", "A fault of line or machine"};
    case HopReason::other:
      return {"その他", "Another reason"};
  }
  return {};
}

Text follow_words(HopResult result) {
  switch (result) {
    case HopResult::open:
      return {"追跡中", "Open"};
    case HopResult::reached:
      return {"連絡が付いた", "Reached after all"};
    case HopResult::closed:
      return {"打ち切り", "Closed"};
  }
  return {};
}

Text return_words(ReturnCause cause) {
  switch (cause) {
    case ReturnCause::unknown_address:
      return {"宛先のアドレスがない", "No such address"};
    case ReturnCause::mailbox_full:
      return {"相手のメールボックスが一杯", "The mailbox is full"};
    case ReturnCause::too_large:
      return {"大きすぎて受け取られない", "Too large to be taken"};
    case ReturnCause::no_route:
      return {"相手のメールサーバーに届かない", "Its mail server cannot be reached"};
    case ReturnCause::refused:
      return {"相手のメールサーバーが拒否", "Its mail server refused it"};
    case ReturnCause::gave_up:
      return {"期限までに配達できない", "It could not be delivered in time"};
    case ReturnCause::not_allowed:
      return {"名簿・設定が認めない宛先", "The roster or the settings do not allow the address"};
    case ReturnCause::other:
      return {"配達できない（理由の記載なし）", "Not delivered, for no stated reason"};
  }
  return {};
}

Text return_words(ReturnCause cause, const std::string& status) {
  auto words = return_words(cause);
  if (status.empty()) return words;
  words.ja += "（" + status + "）";
  words.en += " (" + status + ")";
  return words;
}

Text channel_words(Channel channel) {
  switch (channel) {
    case Channel::mail:
      return {"メール", "Mail"};
    case Channel::alert:
      return {"アラート", "Alert"};
    case Channel::phone:
      return {"電話", "Call"};
    case Channel::document:
      return {"文書", "Document"};
    case Channel::news:
      return {"報道", "News"};
    case Channel::mobile:
      return {"携帯電話", "Mobile phone"};
    case Channel::fax:
      return {"FAX", "Fax"};
    case Channel::web:
      return {"WEB", "Web"};
    case Channel::satellite:
      return {"衛星電話", "Satellite phone"};
    case Channel::meeting:
      return {"会議", "Meeting"};
  }
  return {};
}

Text mode_words(Mode mode) {
  switch (mode) {
    case Mode::normal:
      return {"平時", "Normal"};
    case Mode::large_scale:
      return {"大規模重要インフラサービス障害対応時", "Large-scale failure"};
  }
  return {};
}

Text doctrine_words() { return {"ドクトリンの報告経路", "Path of the doctrine"}; }

Text severity_words(Severity severity) {
  switch (severity) {
    case Severity::info:
      return {"情報", "Info"};
    case Severity::low:
      return {"低", "Low"};
    case Severity::medium:
      return {"中", "Medium"};
    case Severity::high:
      return {"高", "High"};
    case Severity::critical:
      return {"緊急", "Critical"};
  }
  return {};
}

Text recipients_words(const Scenario& scenario, const std::vector<PartyId>& to,
                      const std::vector<PartyId>& cc) {
  const auto names = party_words(scenario, to);
  Text out{"宛先: " + names.ja, "To: " + names.en};
  if (!cc.empty()) {
    const auto copies = party_words(scenario, cc);
    out.ja += "（CC: " + copies.ja + "）";
    out.en += " (cc: " + copies.en + ")";
  }
  return out;
}

Text lines(std::initializer_list<Text> parts) {
  Text out;
  for (const auto& part : parts) {
    if (part.empty()) continue;
    out.ja += (out.ja.empty() ? "" : "\n") + part.ja;
    out.en += (out.en.empty() ? "" : "\n") + part.in(Language::en);
  }
  return out;
}

Text labelled(const Text& label, const std::string& typed) {
  if (typed.empty()) return {};
  return {label.ja + ": " + typed, label.in(Language::en) + ": " + typed};
}

}  // namespace enshu::scoring
