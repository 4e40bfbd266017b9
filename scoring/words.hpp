// Names and spans in sentences, in both languages.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/core/scenario.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring {

/// `34 分`, `90 分`, `2 時間 5 分`, `30 分 1 秒` | `34 min`, `90 min`, `2 h 5 min`, `30 min 1 s`:
/// minutes up to two hours, as deadlines are given. Milliseconds are cut; the sign is dropped.
Text span_words(Duration span);
/// `県、総務省` | `the prefecture, the ministry`.
Text party_words(const Scenario& scenario, const std::vector<PartyId>& parties);
/// Labels of the form's fields.
Text field_words(const Scenario& scenario, const FormId& form, const std::vector<FieldId>& fields);
Text stage_words(Stage stage);
Text tlp_words(Tlp tlp);
Text measure_words(MeasureKind kind);
Text status_words(ItemStatus status);
/// What the duty asks for: its stage's name, `報告` or, without a form, `連絡`.
Text duty_words(const Obligation& obligation, std::optional<Stage> sent = std::nullopt);
/// `83 %`: parts per million as whole percent, rounded half up.
std::string percent_words(std::int64_t share_ppm);
/// `93 % (28 / 30)`: a share with what it was counted from.
std::string share_words(std::int64_t share_ppm, std::int64_t part, std::int64_t whole);
/// `4.25`.
std::string hundredths_words(std::int64_t hundredths);
/// `17.5`: millionths of a point with one decimal, rounded half up.
std::string points_words(std::int64_t points);

}  // namespace enshu::scoring
