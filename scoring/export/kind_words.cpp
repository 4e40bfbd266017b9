// The closed vocabularies of the model in the page's two languages.
#include "scoring/export/page_data.hpp"

namespace enshu::scoring {
namespace {

std::string pick(Language language, const char* ja, const char* en) {
  return language == Language::ja ? ja : en;
}

}  // namespace

std::string kind_words(EntryKind kind, Language language) {
  switch (kind) {
    case EntryKind::clock:
      return pick(language, "時計", "Clock");
    case EntryKind::inject:
      return pick(language, "付与", "Inject");
    case EntryKind::plan:
      return pick(language, "予定変更", "Plan");
    case EntryKind::message:
      return pick(language, "連絡", "Message");
    case EntryKind::call:
      return pick(language, "電話", "Call");
    case EntryKind::receipt:
      return pick(language, "受領", "Receipt");
    case EntryKind::report:
      return pick(language, "報告", "Report");
    case EntryKind::approval:
      return pick(language, "承認", "Approval");
    case EntryKind::action:
      return pick(language, "対処", "Action");
    case EntryKind::decision:
      return pick(language, "意思決定", "Decision");
    case EntryKind::note:
      return pick(language, "観察", "Note");
    case EntryKind::opened:
      return pick(language, "閲覧", "Reading");
    case EntryKind::evidence:
      return pick(language, "証拠", "Evidence");
    case EntryKind::host:
      return pick(language, "機器・サービス", "World");
    case EntryKind::fault:
      return pick(language, "誤り", "Fault");
    case EntryKind::channel:
      return pick(language, "連絡手段", "Channel");
    case EntryKind::mode:
      return pick(language, "体制", "Mode");
    case EntryKind::move:
      return pick(language, "局面", "Move");
    case EntryKind::survey:
      return pick(language, "質問票", "Questionnaire");
    case EntryKind::returned:
      return pick(language, "メール不達", "Mail returned");
  }
  return {};
}

std::string path_words(PathState state, Language language) {
  switch (state) {
    case PathState::met:
      return pick(language, "○ 目標内", "○ In time");
    case PathState::late:
      return pick(language, "△ 遅れ", "△ Late");
    case PathState::missing:
      return pick(language, "× 届かず", "× Missing");
    case PathState::open:
      return pick(language, "… 未了", "… Open");
    case PathState::extra:
      return pick(language, "＋ 義務の外", "+ Besides");
    case PathState::wrong:
      return pick(language, "！ 定めのない先", "! Wrong recipient");
  }
  return {};
}

std::string means_words(PathMeans means, Language language) {
  switch (means) {
    case PathMeans::none:
      return "–";
    case PathMeans::mail:
      return pick(language, "メール", "Mail");
    case PathMeans::phone:
      return pick(language, "電話", "Call");
    case PathMeans::report:
      return pick(language, "報告様式", "Report form");
    case PathMeans::mobile:
      return pick(language, "携帯電話", "Mobile phone");
    case PathMeans::fax:
      return pick(language, "FAX", "Fax");
    case PathMeans::web:
      return pick(language, "WEB", "Web");
    case PathMeans::satellite:
      return pick(language, "衛星電話", "Satellite phone");
    case PathMeans::meeting:
      return pick(language, "会議", "Meeting");
  }
  return {};
}

std::string status_sign(ItemStatus status) {
  switch (status) {
    case ItemStatus::met:
      return "○";
    case ItemStatus::late:
      return "△";
    case ItemStatus::missed:
    case ItemStatus::violated:
      return "×";
    case ItemStatus::open:
      return "…";
    case ItemStatus::not_triggered:
    case ItemStatus::not_applicable:
      return "–";
    case ItemStatus::spent:
      return "−";
  }
  return {};
}

std::string department_words(Department department, Language language) {
  switch (department) {
    case Department::it:
      return pick(language, "情報システム部門", "IT");
    case Department::management:
      return pick(language, "経営・幹部", "Management");
    case Department::pr:
      return pick(language, "広報部門", "Public relations");
    case Department::legal:
      return pick(language, "法務部門", "Legal");
    case Department::disaster:
      return pick(language, "防災・危機管理部門", "Disaster management");
    case Department::business:
      return pick(language, "業務部門", "Business units");
  }
  return {};
}

std::string failure_words(ReachFailure failure, Language language) {
  switch (failure) {
    case ReachFailure::nothing_sent:
      return pick(language, "何も送られなかった", "nothing was sent");
    case ReachFailure::others_only:
      return pick(language, "他の報告先にだけ送られた", "sent to the other recipients only");
    case ReachFailure::wrong_recipient:
      return pick(language, "定めのない先にだけ送られた", "sent to somebody else instead");
  }
  return {};
}

std::string flow_words(FlowDirection direction, Language language) {
  switch (direction) {
    case FlowDirection::up:
      return pick(language, "上り（参加者から外部へ）", "Up (to bodies outside)");
    case FlowDirection::down:
      return pick(language, "下り（参加者へ）", "Down (to participants)");
    case FlowDirection::across:
      return pick(language, "参加者の間", "Between posts");
  }
  return {};
}

std::string flow_means_words(FlowMeans means, Language language) {
  switch (means) {
    case FlowMeans::report:
      return pick(language, "報告様式", "Report form");
    case FlowMeans::mail:
      return pick(language, "メール", "Mail");
    case FlowMeans::phone:
      return pick(language, "電話", "Call");
    case FlowMeans::alert:
      return pick(language, "アラート", "Alert");
    case FlowMeans::document:
      return pick(language, "文書", "Document");
    case FlowMeans::news:
      return pick(language, "報道", "News");
    case FlowMeans::mobile:
      return pick(language, "携帯電話", "Mobile phone");
    case FlowMeans::fax:
      return pick(language, "FAX", "Fax");
    case FlowMeans::web:
      return pick(language, "WEB", "Web");
    case FlowMeans::satellite:
      return pick(language, "衛星電話", "Satellite phone");
    case FlowMeans::meeting:
      return pick(language, "会議", "Meeting");
  }
  return {};
}

std::string step_words(StepState state, Language language) {
  switch (state) {
    case StepState::fired:
      return pick(language, "付与済み", "Fired");
    case StepState::stood_down:
      return pick(language, "不要になった", "Stood down");
    case StepState::skipped:
      return pick(language, "取りやめ", "Skipped");
    case StepState::not_fired:
      return pick(language, "付与なし", "Not fired");
  }
  return {};
}

std::string rubric_words(RubricKind kind, Language language) {
  switch (kind) {
    case RubricKind::obligation:
      return pick(language, "義務", "Duty");
    case RubricKind::action:
      return pick(language, "対処", "Action");
    case RubricKind::expectation:
      return pick(language, "付与に対する期待", "Expectation");
  }
  return {};
}

std::string edit_words(RubricEdit edit, Language language) {
  switch (edit) {
    case RubricEdit::changed:
      return pick(language, "変更", "Changed");
    case RubricEdit::added:
      return pick(language, "追加", "Added");
    case RubricEdit::removed:
      return pick(language, "削除", "Removed");
  }
  return {};
}

std::string opinion_words(Opinion opinion, Language language) {
  switch (opinion) {
    case Opinion::improves:
      return pick(language, "自組織の対策を改善すると答えた人の割合",
                  "Share who will improve their organisation");
    case Opinion::useful:
      return pick(language, "有益だったと答えた人の割合", "Share who found the exercise useful");
  }
  return {};
}

}  // namespace enshu::scoring
