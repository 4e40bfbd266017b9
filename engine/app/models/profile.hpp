// How modelled participants behave: attention, speed and skill as plain figures.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "engine/base/time.hpp"

namespace enshu::app {

/// Chances are in permille. `pace` stretches the time that a person takes against the target of a
/// duty (1000 = exactly on target); a value between low and high is drawn for each duty, the middle
/// being likelier.
struct Profile {
  std::string_view name;
  Duration attention_least{};  ///< until a message is noticed
  Duration attention_most{};
  std::int64_t characters_per_minute{};  ///< reading
  std::int64_t pace_low{};
  std::int64_t pace_high{};
  std::uint32_t replies{};
  std::uint32_t reports{};
  std::uint32_t right_recipient{};  ///< each required recipient is named
  std::uint32_t wrong_recipient{};  ///< somebody is told who should not be
  std::uint32_t fills_field{};
  std::uint32_t states_truth{};
  std::uint32_t seeks_approval{};
  std::uint32_t acts{};
  std::uint32_t keeps_order{};
  std::uint32_t does_forbidden{};
  std::uint32_t keeps_tlp{};
  std::uint32_t logs_decision{};
};

/// novice, practised, expert; `mix` draws one of them for each seat.
std::span<const Profile> profiles();
/// Null for a name that is none of `profiles()`.
const Profile* find_profile(std::string_view name);

}  // namespace enshu::app
