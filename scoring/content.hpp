// What a report says, held against the form (completeness) and against the truth (accuracy). Pure.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/scenario.hpp"

namespace enshu::scoring {

using ReportFields = std::map<std::string, std::vector<std::string>>;
/// Whether the fact has been released in the lane by now.
using Known = std::function<bool(const Truth&)>;

struct Completeness {
  bool applicable = false;  ///< the form demands something at this stage
  std::int64_t value_ppm{};
  std::vector<FieldId> missing;
};

/// Weighted share of the fields required at `stage` that are filled. "Under investigation" fills a
/// field until the obligation's fact about it has been released.
Completeness completeness(const Form& form, Stage stage, const Obligation& obligation,
                          const ReportFields& fields, const Known& known);

struct Accuracy {
  bool applicable = false;  ///< at least one fact was demanded or wrongly asserted
  std::int64_t value_ppm{};
  std::int64_t facts{};  ///< judged
  std::int64_t right{};
  std::vector<FieldId> partly;
  std::vector<FieldId> wrong;      ///< wrong or left out
  std::vector<FieldId> too_early;  ///< wrong assertions about what nobody could know yet
  std::vector<FieldId> exact;      ///< wholly right
  std::vector<FieldId> left_out;   ///< of `wrong`: nothing was filled in
};

/// Agreement with the facts released by now, weighted as the form weighs its fields. A fact not yet
/// released is not demanded: silence, "unknown" and a right guess are left out of account, a wrong
/// assertion counts as wrong.
Accuracy accuracy(const Form& form, const Obligation& obligation, const ReportFields& fields,
                  const Known& known);

/// Fields whose id speaks of severity hold a level.
bool severity_field(const FormField& field);
/// The level that an option or a text names: 3 of `level-3`, `3` or `レベル 3`.
std::optional<std::int64_t> severity_level(const std::string& text);

}  // namespace enshu::scoring
