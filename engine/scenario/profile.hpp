// Modelled participants as data: profiles/NAME.yaml in, a checked crew out. The first stop of
// every rehearsal.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/kinds.hpp"
#include "engine/scenario/diagnostic.hpp"

namespace enshu::scenario {

/// How one kind of person behaves. Chances are in permille. `pace` stretches the time that a person
/// takes against the target of a duty (1000 = exactly on target); a value between low and high is
/// drawn for each duty, the middle being likelier.
struct Profile {
  std::string name;
  Text title;
  Duration attention_least{};  ///< until a message is noticed
  Duration attention_most{};
  std::int64_t characters_per_minute{};  ///< reading
  std::int64_t pace_low{};
  std::int64_t pace_high{};
  std::uint32_t answers_calls{};  ///< at the first ring; otherwise much later
  std::uint32_t replies{};        ///< does what a message asks for
  std::uint32_t acknowledges{};   ///< gives colleagues a receipt
  std::uint32_t forwards{};       ///< passes on what others must know with the message itself
  std::uint32_t reads_along{};    ///< opens mail that a colleague of the same post deals with
  std::uint32_t reports{};
  std::uint32_t right_recipient{};  ///< each required recipient is named
  std::uint32_t wrong_recipient{};  ///< somebody is told who should not be
  std::uint32_t fills_field{};
  std::uint32_t states_truth{};
  std::uint32_t keeps_tlp{};
  std::uint32_t seeks_approval{};
  std::uint32_t keeps_order{};
  std::uint32_t does_forbidden{};
  std::uint32_t logs_decision{};
  std::uint32_t takes_bait = 200;        ///< opens the link or file of an easy bait
  std::uint32_t fills_form = 500;        ///< then sends its fake sign-in off
  std::uint32_t reports_bait = 500;      ///< tells the report desk of a bait
  std::array<std::uint32_t, 6> skill{};  ///< by phase: an action that is called for is taken

  bool operator==(const Profile&) const = default;
  [[nodiscard]] std::uint32_t skill_in(Phase phase) const {
    return skill.at(static_cast<std::size_t>(phase));
  }
};

struct CrewShare {
  Profile profile;
  std::uint32_t weight = 1;
  bool operator==(const CrewShare&) const = default;
};

/// Who sits in the modelled seats: each seat draws one of the shares by weight.
struct Crew {
  std::string name;
  Text title;
  std::vector<CrewShare> shares;  ///< at least one

  /// Characters a minute of the average seat.
  [[nodiscard]] std::int64_t characters_per_minute() const;
  bool operator==(const Crew&) const = default;
};

struct LoadedCrew {
  std::optional<Crew> crew;  ///< nothing when there are errors
  std::vector<Diagnostic> diagnostics;
};

/// The bytes of a shipped profile by its name, which `like` and `mix` may name; nothing when there
/// is no such.
using ProfileSource = std::function<std::optional<std::string>(std::string_view name)>;

/// Never throws on bad input. What a profile leaves out is as in the one that it is `like`; a
/// profile without `like` must be complete.
LoadedCrew load_crew(std::string_view file, std::string_view bytes, const ProfileSource& shipped);

}  // namespace enshu::scenario
