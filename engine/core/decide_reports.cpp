// Decisions about reports, approvals, actions and the decision log.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

using Fields = std::map<std::string, std::vector<std::string>>;

Decision one(const LaneState& lane, Event event) {
  return Decision{{Draft{lane.id, std::move(event)}}};
}

Result<Done> option_known(const FormField& field, const std::string& value) {
  const bool closed = field.type == FieldType::choice || field.type == FieldType::choices;
  if (!closed || value.empty()) return Done{};
  if (std::ranges::any_of(field.options, [&](const Option& option) { return option.id == value; }))
    return Done{};
  return refuse(
      "unknown_option", "「" + field.label.ja + "」に選べない値があります。選び直してください。",
      "'" + field.label.in(Language::en) + "' holds a value that is not among its options.");
}

/// The form, when every field belongs to it and no text is beyond bounds.
Result<const Form*> filled_form(const Asking& asking, const FormId& id, const Fields& fields) {
  const auto* form = asking.scenario.form(id);
  if (form == nullptr) {
    return refuse("unknown_form", "その様式はこの演習にありません。",
                  "That form does not exist in this exercise.");
  }
  std::size_t bytes = 0;
  for (const auto& entry : fields) {
    const auto& name = entry.first;
    const auto& values = entry.second;
    const auto field =
        std::ranges::find_if(form->fields, [&](const FormField& f) { return f.id.value == name; });
    if (field == form->fields.end()) {
      return refuse("unknown_field", "様式に「" + name + "」という欄はありません。",
                    "The form has no field '" + name + "'.");
    }
    if (values.size() > 1 && field->type != FieldType::choices) {
      return refuse("one_value", "「" + field->label.ja + "」には値を一つだけ入れてください。",
                    "'" + field->label.in(Language::en) + "' takes one value.");
    }
    for (const auto& value : values) {
      bytes += value.size();
      if (auto fine = option_known(*field, value); !fine) return fine.error();
    }
  }
  if (bytes > 48'000) {
    return refuse("too_long", "報告の内容が長すぎます。要点にしぼってください。",
                  "The report is too long. Keep to the essentials.");
  }
  return form;
}

Result<Done> some_recipient(const Asking& asking, const Player& who,
                            const std::vector<PartyId>& to) {
  if (to.empty())
    return refuse("no_recipient", "報告先を一つ以上選んでください。",
                  "Choose at least one recipient.");
  return known_recipients(asking, who, to);
}

/// Where the duty knows several approvers, all are asked in their order, whoever of them was named.
std::vector<PartyId> chain_of(const Scenario& scenario, const PartyId& from,
                              const RequestApproval& command) {
  for (const auto& duty : scenario.obligations) {
    const bool same = duty.owes == from && duty.form == command.form &&
                      (!duty.stage || *duty.stage == command.stage);
    if (!same || std::ranges::find(duty.approvals, command.approver) == duty.approvals.end())
      continue;
    auto chain = duty.approvals;
    std::erase(chain, from);
    return chain;
  }
  return {};
}

}  // namespace

Decision decided_approval(const Asking& asking, const LaneState& lane, const ApprovalId& approval,
                          Verdict verdict, Text comment) {
  const auto& known = asking.state.approvals.at(approval);
  Decision decision;
  decision.drafts.push_back(
      {lane.id, ApprovalDecided{approval, known.approver, verdict, std::move(comment)}});
  if (verdict != Verdict::approved || known.asked.then.empty()) return decision;
  ApprovalRequested next = known.asked;
  next.approval = ApprovalId{draw_id(asking.state, 'a', 0)};
  next.approver = next.then.front();
  next.then.erase(next.then.begin());
  next.follows = approval;
  decision.drafts.push_back({lane.id, std::move(next)});
  return decision;
}

Decided on(const Asking& asking, const SubmitReport& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (auto form = filled_form(asking, command.form, command.fields); !form) return form.error();
  if (auto fine = some_recipient(asking, *who, command.to); !fine) return fine.error();
  if (!command.approval.empty()) {
    const auto found = asking.state.approvals.find(command.approval);
    if (found == asking.state.approvals.end() || found->second.from != who->role ||
        &asking.state.lanes[found->second.lane] != who->lane) {
      return refuse("unknown_approval", "その承認は見つかりません。承認を取り直してください。",
                    "That approval was not found. Ask for approval again.");
    }
  }
  if (!command.previous.empty()) {
    const auto found = asking.state.reports.find(command.previous);
    if (found == asking.state.reports.end() ||
        &asking.state.lanes[found->second.lane] != who->lane || found->second.from != who->role) {
      return refuse("unknown_report", "前の報告が見つかりません。",
                    "The report before this one was not found.");
    }
  }
  return one(*who->lane, ReportSubmitted{ReportId{draw_id(asking.state, 'r', 0)}, command.form,
                                         command.stage, who->role, command.to, command.tlp,
                                         command.fields, command.previous, command.approval});
}

Decided on(const Asking& asking, const RequestApproval& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (auto form = filled_form(asking, command.form, command.fields); !form) return form.error();
  if (auto fine = some_recipient(asking, *who, command.to); !fine) return fine.error();
  if (auto fine = known_recipients(asking, *who, {command.approver}); !fine) return fine.error();
  if (command.approver == who->role) {
    return refuse("self_approval", "自分の報告は自分では承認できません。",
                  "You cannot approve your own report.");
  }
  ApprovalRequested request{ApprovalId{draw_id(asking.state, 'a', 0)},
                            command.form,
                            command.stage,
                            who->role,
                            command.approver,
                            command.to,
                            command.tlp,
                            command.fields,
                            {},
                            {}};
  if (auto chain = chain_of(asking.scenario, who->role, command); !chain.empty()) {
    request.approver = chain.front();
    request.then.assign(chain.begin() + 1, chain.end());
  }
  return one(*who->lane, std::move(request));
}

Decided on(const Asking& asking, const DecideApproval& command) {
  const auto found = asking.state.approvals.find(command.approval);
  const auto missing = refuse("unknown_approval", "その承認依頼は見つかりません。",
                              "That request for approval was not found.");
  if (found == asking.state.approvals.end()) return missing;
  const auto& approval = found->second;
  const auto& lane = asking.state.lanes[approval.lane];
  if (const auto* seat = asking.seat(); seat != nullptr && seat->access == Access::participant) {
    auto who = player(asking);
    if (!who) return who.error();
    if (approval.approver != who->role || &lane != who->lane) return missing;
  } else if (asking.scenario.role(approval.approver) != nullptr) {
    return refuse("not_permitted", "この承認は、その役割の参加者が行います。",
                  "A participant of that role decides this approval.");
  }
  if (approval.verdict) {
    return refuse("decided", "この承認依頼には、すでに回答があります。",
                  "This request has been decided already.");
  }
  if (auto fine = within(command.comment, 4'000, "コメント", "comment"); !fine) return fine.error();
  return decided_approval(asking, lane, command.approval, command.verdict, {command.comment, {}});
}

Decided on(const Asking& asking, const TakeAction& command) {
  auto who = player(asking);
  if (!who) return who.error();
  const auto* action = asking.scenario.action(command.action);
  if (action == nullptr || std::ranges::find(action->roles, who->role) == action->roles.end()) {
    return refuse("unknown_action", "その対処は、あなたの役割では行えません。",
                  "Your role does not have that action.");
  }
  if (!exists_in(action->only, who->lane->parameters)) {
    return refuse("unknown_action", "その対処は、このチームの設定では行えません。",
                  "That action does not exist in the variant that your team plays.");
  }
  if (auto fine = within(command.reason, 2'000, "理由", "reason"); !fine) return fine.error();
  if (auto fine = within(command.told, 1'000, "連絡先", "list of people told"); !fine)
    return fine.error();
  const Share reader{{who->role}, {}, asking.scenario.organisation_of(who->role)};
  const auto context = render_context(asking, *who->lane, who->role, &reader);
  Decision decision;
  decision.drafts.push_back(
      {who->lane->id, ActionTaken{command.action, who->role, command.reason, command.told,
                                  asking.renderer.render(action->outcome, context)}});
  for (const auto& [host, state] : action->sets) {
    const auto now = who->lane->hosts.find(host);
    if (now != who->lane->hosts.end() && now->second == state) continue;
    decision.drafts.push_back({who->lane->id, HostChanged{host, state}});
  }
  std::size_t nth = 0;
  set_services(asking, *who->lane, action->sets_services, {}, nth, decision.drafts);
  for (const auto& [flag, value] : action->flags)
    decision.drafts.push_back({who->lane->id, FlagSet{flag, value}});
  return decision;
}

Decided on(const Asking& asking, const LogDecision& command) {
  auto who = player(asking);
  if (!who) return who.error();
  if (command.decision.empty()) {
    return refuse("empty_decision", "決定の内容を入力してください。", "Write what was decided.");
  }
  for (const auto* text : {&command.decision, &command.ground, &command.owner}) {
    if (auto fine = within(*text, 4'000, "入力", "entry"); !fine) return fine.error();
  }
  return one(*who->lane, DecisionLogged{who->role, command.decision, command.ground, command.owner,
                                        command.review_at});
}

}  // namespace enshu
