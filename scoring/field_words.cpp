// By the field's type; consoles send values in the form in which they are compared.
#include "scoring/field_words.hpp"

#include <algorithm>

#include "engine/base/time.hpp"
#include "scoring/text_fold.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

Text yes_or_no(const std::string& value) {
  if (folded(value) == "yes") return {"はい", "Yes"};
  if (folded(value) == "no") return {"いいえ", "No"};
  return {value, {}};
}

Text range_words(const std::string& value) {
  for (const auto tlp : {Tlp::clear, Tlp::green, Tlp::amber, Tlp::amber_strict, Tlp::red}) {
    auto name = folded(tlp_words(tlp).ja);  // `tlp:amber+strict`
    name.erase(0, name.find(':') + 1);
    auto typed = folded(value);
    std::ranges::replace(typed, '_', '+');
    if (typed == name) return tlp_words(tlp);
  }
  return {value, {}};
}

Text moment_words(const std::string& value) {
  const auto time = from_rfc3339(value);
  if (!time) return {value, {}};
  auto minute = to_rfc3339(*time, zone_of_rfc3339(value).value_or(0)).substr(0, 16);
  std::ranges::replace(minute, 'T', ' ');
  return {minute, {}};
}

}  // namespace

Text value_words(const FormField& field, const std::string& value) {
  const auto option = std::ranges::find_if(
      field.options, [&](const Option& o) { return o.id == value || folded(o.id) == value; });
  if (option != field.options.end()) return option->label;
  switch (field.type) {
    case FieldType::yesno:
      return yes_or_no(value);
    case FieldType::tlp:
      return range_words(value);
    case FieldType::datetime:
      return moment_words(value);
    case FieldType::text:
    case FieldType::longtext:
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::number:
      break;
  }
  return {value, {}};
}

}  // namespace enshu::scoring
