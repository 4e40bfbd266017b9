// Filled forms as text, for mails and for the pages behind them. Pure.
#pragma once

#include "engine/base/text.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"

namespace enshu::app {

/// A report, or one that waits for approval: what stands in both events.
struct FilledForm {
  const FormId& form;
  Stage stage;
  Tlp tlp;
  const PartyId& from;
  const std::vector<PartyId>& to;
  const std::map<std::string, std::vector<std::string>>& fields;
};
FilledForm filled(const ReportSubmitted& report);
FilledForm filled(const ApprovalRequested& request);

/// `インシデント報告（第1報）`.
Text form_title(const Scenario& scenario, const FormId& form, Stage stage);
/// Who to whom, how far it may be shared, then each field that says something under its label, in
/// the order of the form.
Text form_text(const Scenario& scenario, const FilledForm& of);

}  // namespace enshu::app
