// Field by field: how near a report's value comes to the truth.
#include "scoring/content.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "engine/base/time.hpp"
#include "scoring/points.hpp"
#include "scoring/text_fold.hpp"

namespace enshu::scoring {
namespace {

using Values = std::vector<std::string>;

const Values& values_of(const ReportFields& fields, const FieldId& id) {
  static const Values none;
  const auto found = fields.find(id.value);
  return found == fields.end() ? none : found->second;
}

bool filled(const Values& values) {
  return std::ranges::any_of(values,
                             [](const std::string& value) { return !folded(value).empty(); });
}

bool unknown(const Values& values) { return values.size() == 1 && says_unknown(values.front()); }

const FormField* field_of(const Form& form, const FieldId& id) {
  const auto found =
      std::ranges::find_if(form.fields, [&](const FormField& field) { return field.id == id; });
  return found == form.fields.end() ? nullptr : &*found;
}

std::string group_of(const FormField& field, const std::string& option) {
  const auto found =
      std::ranges::find_if(field.options, [&](const Option& o) { return o.id == option; });
  return found == field.options.end() ? std::string{} : found->group;
}

/// The first whole number in the text, with thousands separators and units around it.
std::optional<std::int64_t> number_in(std::string_view text) {
  std::string plain = folded(text);
  std::erase(plain, ',');
  const auto start = plain.find_first_of("-0123456789");
  if (start == std::string::npos) return std::nullopt;
  std::int64_t value = 0;
  const auto [end, error] =
      std::from_chars(plain.data() + start, plain.data() + plain.size(), value);
  return error == std::errc{} ? std::optional(value) : std::nullopt;
}

/// 1 - |d| / 4 against the nearest accepted level.
std::int64_t severity_ppm(const std::string& given, const Values& accepted) {
  const auto level = number_in(given);
  if (!level) return 0;
  std::int64_t best = 0;
  for (const auto& wanted : accepted) {
    const auto right = number_in(wanted);
    if (!right) continue;
    const std::int64_t apart =
        std::clamp<std::int64_t>(*level > *right ? *level - *right : *right - *level, 0, 4);
    best = std::max(best, one_ppm - apart * one_ppm / 4);
  }
  return best;
}

std::int64_t choice_ppm(const FormField& field, const std::string& given, const Values& accepted) {
  if (std::ranges::find(accepted, given) != accepted.end()) return one_ppm;
  const auto group = group_of(field, given);
  const bool near = !group.empty() && std::ranges::any_of(accepted, [&](const std::string& right) {
    return group_of(field, right) == group;
  });
  return near ? one_ppm / 2 : 0;
}

std::int64_t jaccard_ppm(const Values& given, const Values& accepted) {
  const std::set<std::string> mine(given.begin(), given.end());
  const std::set<std::string> right(accepted.begin(), accepted.end());
  std::set<std::string> both = mine;
  both.insert(right.begin(), right.end());
  const auto common =
      std::ranges::count_if(mine, [&](const std::string& value) { return right.contains(value); });
  return ppm(common, static_cast<std::int64_t>(both.size()));
}

/// Times agree to the minute.
bool same_time(const std::string& given, const std::string& right) {
  const auto a = from_rfc3339(given);
  const auto b = from_rfc3339(right);
  return a && b && a->ms / 60'000 == b->ms / 60'000;
}

bool agrees(FieldType type, const std::string& given, const std::string& right) {
  switch (type) {
    case FieldType::text:
    case FieldType::longtext:
      return mentions(given, right);
    case FieldType::datetime:
      return same_time(given, right) || mentions(given, right);
    case FieldType::number:
      return number_in(given) && number_in(given) == number_in(right);
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::yesno:
    case FieldType::tlp:
      return folded(given) == folded(right);
  }
  return false;
}

std::int64_t value_ppm(const FormField& field, const Values& given, const Values& accepted) {
  if (!filled(given)) return 0;
  if (severity_field(field)) return severity_ppm(given.front(), accepted);
  if (field.type == FieldType::choices) return jaccard_ppm(given, accepted);
  if (field.type == FieldType::choice) return choice_ppm(field, given.front(), accepted);
  const bool right = std::ranges::any_of(
      accepted, [&](const std::string& word) { return agrees(field.type, given.front(), word); });
  return right ? one_ppm : 0;
}

}  // namespace

Completeness completeness(const Form& form, Stage stage, const Obligation& obligation,
                          const ReportFields& fields, const Known& known) {
  Completeness out;
  std::int64_t demanded = 0;
  std::int64_t given = 0;
  for (const auto& field : form.fields) {
    if (std::ranges::find(field.required_at, stage) == field.required_at.end()) continue;
    const auto& values = values_of(fields, field.id);
    const bool released = std::ranges::any_of(obligation.truth, [&](const Truth& truth) {
      return truth.field == field.id && known(truth);
    });
    const bool right_unknown = std::ranges::any_of(obligation.truth, [&](const Truth& truth) {
      return truth.field == field.id && truth.accepted == values;
    });
    const bool counts = filled(values) && (!unknown(values) || !released || right_unknown);
    demanded += field.weight;
    if (counts) {
      given += field.weight;
    } else {
      out.missing.push_back(field.id);
    }
  }
  out.applicable = demanded > 0;
  out.value_ppm = ppm(given, demanded);
  return out;
}

Accuracy accuracy(const Form& form, const Obligation& obligation, const ReportFields& fields,
                  const Known& known) {
  Accuracy out;
  std::int64_t weight = 0;
  std::int64_t earned = 0;
  for (const auto& truth : obligation.truth) {
    const auto* field = field_of(form, truth.field);
    if (field == nullptr) continue;
    const auto& given = values_of(fields, truth.field);
    const auto value = value_ppm(*field, given, truth.accepted);
    if (!known(truth)) {
      if (value == one_ppm || !filled(given) || unknown(given)) continue;
      if (value == 0) out.too_early.push_back(truth.field);
    } else if (value == 0) {
      out.wrong.push_back(truth.field);
      if (!filled(given)) out.left_out.push_back(truth.field);
    }
    if (value == one_ppm) {
      ++out.right;
      out.exact.push_back(truth.field);
    }
    if (value > 0 && value < one_ppm) out.partly.push_back(truth.field);
    ++out.facts;
    weight += field->weight;
    earned += value * field->weight;
  }
  out.applicable = weight > 0;
  out.value_ppm = weight == 0 ? 0 : (earned * 2 + weight) / (weight * 2);
  return out;
}

bool severity_field(const FormField& field) {
  return field.id.value.find("severity") != std::string::npos;
}

std::optional<std::int64_t> severity_level(const std::string& text) {
  const auto found = number_in(text);
  // The hyphen of `level-3` is no minus.
  return found ? std::optional(*found < 0 ? -*found : *found) : std::nullopt;
}

}  // namespace enshu::scoring
