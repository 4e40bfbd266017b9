// Which variant of a scenario a lane plays: the value of every parameter, chosen when it opens.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/core/scenario.hpp"

namespace enshu {

/// By parameter a value, or `turn` or `seed`.
using Picks = std::map<std::string, std::string>;

/// Refuses picks of parameters and values that the scenario does not have. Errors:
/// `unknown_parameter`, `unknown_value`; the message lists what there is.
Result<Done> valid_picks(const Scenario& scenario, const Picks& picks);

/// `NAME=VALUE` of a command line, each. Errors: `bad_set`, and those of `valid_picks`.
Result<Picks> read_picks(const Scenario& scenario, const std::vector<std::string>& written);

/// The value of every parameter for the lane with this number (0 is the first). `picks` go before
/// the scenario's own; the same seed chooses the same.
std::map<std::string, std::string> choose_variant(const Scenario& scenario, const Picks& picks,
                                                  std::uint64_t seed, std::size_t lane);

}  // namespace enshu
