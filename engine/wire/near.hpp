// Help after a slip of the pen: the known name that a wrong one was probably meant to be.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace enshu::wire {

/// The candidate nearest to `wrong` (edit distance with swaps, at most a third of its length);
/// empty when none is near. Ties keep the order of `known`.
std::string near_name(std::string_view wrong, std::span<const std::string_view> known);

}  // namespace enshu::wire
