// The shipped profiles. The figures are chosen so that the three separate clearly; they describe
// nobody in particular.
#include "engine/app/models/profile.hpp"

#include <algorithm>
#include <array>

namespace enshu::app {
namespace {

constexpr std::array<Profile, 3> shipped{{
    {.name = "novice",
     .attention_least = seconds(60),
     .attention_most = minutes(8),
     .characters_per_minute = 350,
     .pace_low = 900,
     .pace_high = 2'100,
     .replies = 550,
     .reports = 700,
     .right_recipient = 700,
     .wrong_recipient = 120,
     .fills_field = 650,
     .states_truth = 550,
     .seeks_approval = 450,
     .acts = 600,
     .keeps_order = 550,
     .does_forbidden = 150,
     .keeps_tlp = 650,
     .logs_decision = 200},
    {.name = "practised",
     .attention_least = seconds(30),
     .attention_most = minutes(4),
     .characters_per_minute = 500,
     .pace_low = 600,
     .pace_high = 1'500,
     .replies = 800,
     .reports = 900,
     .right_recipient = 880,
     .wrong_recipient = 50,
     .fills_field = 850,
     .states_truth = 800,
     .seeks_approval = 800,
     .acts = 850,
     .keeps_order = 850,
     .does_forbidden = 40,
     .keeps_tlp = 880,
     .logs_decision = 500},
    {.name = "expert",
     .attention_least = seconds(10),
     .attention_most = seconds(90),
     .characters_per_minute = 700,
     .pace_low = 350,
     .pace_high = 1'000,
     .replies = 970,
     .reports = 990,
     .right_recipient = 985,
     .wrong_recipient = 5,
     .fills_field = 970,
     .states_truth = 960,
     .seeks_approval = 980,
     .acts = 980,
     .keeps_order = 980,
     .does_forbidden = 3,
     .keeps_tlp = 985,
     .logs_decision = 850},
}};

}  // namespace

std::span<const Profile> profiles() { return shipped; }

const Profile* find_profile(std::string_view name) {
  const auto found = std::ranges::find(shipped, name, &Profile::name);
  return found == shipped.end() ? nullptr : &*found;
}

}  // namespace enshu::app
