// What the scoring tests share: the scenario of tests/cases/scoring and logs made of its JSON
// lines.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"
#include "scoring/score.hpp"

namespace enshu::scoring::testing {

inline const std::filesystem::path cases_folder = "tests/cases/scoring";

std::string read_file(const std::filesystem::path& path);

/// The scenario of the cases, loaded once; fails the test when it has errors.
const Scenario& case_scenario();

/// The prologue (teams, seats, start) with the case's events behind it, numbered from 1.
std::vector<Recorded> record_of(const std::filesystem::path& events);
/// The prologue alone.
std::vector<Recorded> prologue();
/// Numbers anew from 1.
void renumber(std::vector<Recorded>& record);

Score score_of(const std::vector<Recorded>& record, ExerciseTime now, bool final);

/// Whatever the log: the parts add up, nothing is negative or above its maximum, and evidence
/// exists.
void check_sound(const LaneScore& lane, std::uint64_t last);

}  // namespace enshu::scoring::testing
