// Report forms: fields by type, options, and at which stage a field must be filled.
#pragma once

#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

struct Option {
  std::string id;
  Text label;
  std::string group;
};

struct FormField {
  FieldId id;
  Text label;
  Text help;
  FieldType type = FieldType::text;
  std::vector<Option> options;
  std::vector<Stage> required_at;  ///< stages at which the field must be filled for completeness
  int weight = 1;                  ///< share in completeness
};

struct Form {
  FormId id;
  Text title;
  std::vector<FormField> fields;
};

}  // namespace enshu
