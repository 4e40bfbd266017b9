// Mail addresses in what people typed.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/scenario.hpp"

namespace enshu::scoring {

struct FoundAddress {
  std::size_t begin{};  ///< bytes of the text
  std::size_t end{};
  std::string folded;  ///< in small half-width letters
};

/// `NAME@HOST` in order, also in full-width letters; NAME and HOST of Latin letters and digits.
std::vector<FoundAddress> mail_addresses(std::string_view text);

/// Folded, the addresses of the story: those of posts and cast, in what injects send, and among the
/// right answers.
std::set<std::string> story_addresses(const Scenario& scenario);

}  // namespace enshu::scoring
