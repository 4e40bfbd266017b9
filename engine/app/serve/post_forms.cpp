// Labels and options out of the scenario; what a person typed is the same in both languages.
#include "engine/app/serve/post_forms.hpp"

#include <algorithm>
#include <boost/describe/enum_from_string.hpp>

#include "scoring/words.hpp"

namespace enshu::app {
namespace {

/// `2026-11-26T09:12+09:00` without what only machines read.
std::string minute_of(const std::string& value) {
  constexpr std::size_t date = 10;
  constexpr std::size_t minute = 16;
  if (value.size() < minute || value[date] != 'T') return value;
  return value.substr(0, date) + " " + value.substr(date + 1, minute - date - 1);
}

Text tlp_value(const std::string& value) {
  Tlp tlp{};
  if (boost::describe::enum_from_string(value.c_str(), tlp)) return scoring::tlp_words(tlp);
  return {value, value};
}

Text value_words(const FormField& field, const std::string& value) {
  const auto option =
      std::ranges::find_if(field.options, [&](const Option& each) { return each.id == value; });
  if (option != field.options.end()) return {option->label.ja, option->label.in(Language::en)};
  if (field.type == FieldType::yesno && value == "yes") return {"はい", "yes"};
  if (field.type == FieldType::yesno && value == "no") return {"いいえ", "no"};
  if (field.type == FieldType::tlp) return tlp_value(value);
  if (field.type == FieldType::datetime) return {minute_of(value), minute_of(value)};
  return {value, value};
}

}  // namespace

FilledForm filled(const ReportSubmitted& report) {
  return {report.form, report.stage, report.tlp, report.from, report.to, report.fields};
}

FilledForm filled(const ApprovalRequested& request) {
  return {request.form, request.stage, request.tlp, request.from, request.to, request.fields};
}

Text form_title(const Scenario& scenario, const FormId& id, Stage stage) {
  const auto* form = scenario.form(id);
  const Text title = form == nullptr ? Text{id.value, id.value} : form->title;
  const auto words = scoring::stage_words(stage);
  return {title.ja + "（" + words.ja + "）", title.in(Language::en) + " (" + words.en + ")"};
}

Text form_text(const Scenario& scenario, const FilledForm& of) {
  const auto title = form_title(scenario, of.form, of.stage);
  const auto from = scoring::party_words(scenario, {of.from});
  const auto to = scoring::party_words(scenario, of.to);
  const auto tlp = scoring::tlp_words(of.tlp);
  Text out{"報告: " + title.ja + "\n報告者: " + from.ja + "\n報告先: " + to.ja +
               "\n共有範囲: " + tlp.ja + "\n",
           "Report: " + title.en + "\nFrom: " + from.in(Language::en) +
               "\nTo: " + to.in(Language::en) + "\nSharing: " + tlp.en + "\n"};
  const auto* form = scenario.form(of.form);
  if (form == nullptr) return out;
  for (const auto& field : form->fields) {
    const auto found = of.fields.find(field.id.value);
    if (found == of.fields.end()) continue;
    Text values;
    for (const auto& value : found->second) {
      if (value.find_first_not_of(" \t\r\n") == std::string::npos) continue;
      const auto words = value_words(field, value);
      values.ja += words.ja + "\n";
      values.en += words.en + "\n";
    }
    if (values.empty()) continue;
    out.ja += "\n■ " + field.label.ja + "\n" + values.ja;
    out.en += "\n* " + field.label.in(Language::en) + "\n" + values.en;
  }
  return out;
}

}  // namespace enshu::app
