// How modelled people take the baits of a targeted-mail training, and report them. Their luck is of
// its own, so that a bait more or less changes nothing else that they do.
#include <algorithm>

#include "engine/app/models/population.hpp"

namespace enshu::app {
namespace {

using scenario::Profile;

constexpr std::uint32_t most_taken = 950;
constexpr std::uint32_t taught_report = 700;  ///< whoever has just been told to

/// Harder baits catch more: half as many again for each level.
std::uint32_t chance_to_take(const Profile& profile, int level) {
  return std::min(most_taken, profile.takes_bait * static_cast<std::uint32_t>(level + 1) / 2);
}

/// The first link of the text as the console would name it; empty when there is none.
std::string link_in(const std::string& text) {
  const auto at = text.find("http");
  if (at == std::string::npos) return {};
  return text.substr(at, text.find_first_of(" \n)>\"", at) - at);
}

}  // namespace

void Population::bait(const Recorded& recorded, const MessageSent& e, const Inject& inject,
                      std::size_t reader) {
  auto& person = people_[reader];
  const auto& profile = *person.profile;
  Rng rng(seed_ ^ mix(person.seat.value) ^ mix(inject.id.value));
  const Duration notice{rng.between(profile.attention_least.ms, profile.attention_most.ms)};
  ExerciseTime at = std::max(recorded.at + notice, person.busy_until);
  plan(at, reader, OpenMessage{e.id});
  at = at + seconds(rng.between(15, 60));
  person.busy_until = at;
  const bool taken = rng.chance(chance_to_take(profile, inject.bait->level));
  if (taken) {
    const auto link = link_in(e.body.ja);
    const bool file = !e.attachments.empty() && (link.empty() || rng.chance(500));
    if (file)
      plan(at, reader, OpenArtefact{e.attachments.front().id, e.id});
    else
      plan(at, reader, FollowLink{e.id, link});
    at = at + seconds(rng.between(10, 40));
    if (!file && !inject.bait->form.empty() && rng.chance(profile.fills_form))
      plan(at, reader, SubmitLanding{e.id});
  }
  const auto reports = taken ? (profile.reports_bait + taught_report) / 2 : profile.reports_bait;
  if (scenario_.report_desk.empty() || !rng.chance(reports)) return;
  const auto thought =
      seconds(rng.between(30, 300) * rng.between(profile.pace_low, profile.pace_high) / 1000);
  plan(at + thought, reader,
       SendMessage{Channel::mail,
                   {scenario_.report_desk},
                   {},
                   "Fw: " + e.subject.ja,
                   "不審なメールとして報告します。",
                   {},
                   e.id,
                   {}});
}

bool Population::baits(const State& state, const Recorded& recorded, const MessageSent& e) {
  const auto* inject = scenario_.inject(e.inject);
  if (inject == nullptr || !inject->bait || e.channel != Channel::mail) return false;
  const std::size_t lane = state.lane_index.at(recorded.lane);
  for (const auto* list : {&e.to, &e.cc}) {
    for (const auto& role : *list) {
      const auto* held = post(lane, role);
      if (held == nullptr || held->present != held->people.size()) continue;
      for (const auto index : held->people) bait(recorded, e, *inject, index);
    }
  }
  return true;
}

}  // namespace enshu::app
