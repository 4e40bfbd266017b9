// Decisions about wordings: what a controller may write, and that words which went out stand.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

Result<Done> within_limits(const Wording& wording, const Text& text) {
  if (text.ja.empty()) {
    return refuse("empty_wording", "日本語の文言を入力してください。",
                  "Write the words in Japanese.");
  }
  for (const auto* words : {&text.ja, &text.en}) {
    const auto length = characters_in(*words);
    if (length <= wording.most) continue;
    const auto most = std::to_string(wording.most);
    const auto now = std::to_string(length);
    return refuse("wording_too_long",
                  "文言は " + most + " 字までです（いま " + now + " 字）。短くしてください。",
                  "The words may have " + most + " characters and have " + now + ". Shorten them.");
  }
  const auto missing = missing_words(wording, text);
  if (missing.empty()) return Done{};
  std::string ja;
  std::string en;
  for (const auto& word : missing) {
    ja += "「" + word + "」";
    en += (en.empty() ? "'" : ", '") + word + "'";
  }
  return refuse("wording_lacks_word", "文言に" + ja + "を必ず入れてください。",
                "The words must contain " + en + ".");
}

bool have_read(const LaneState& lane, const WordingId& name, const OrganisationId& reader) {
  if (lane.wordings_read_by_all.contains(name)) return true;
  const auto house = lane.organisations.find(reader);
  return house != lane.organisations.end() && house->second.wordings_used.contains(name);
}

}  // namespace

void note_wordings(const State& state, const WatchingRenderer& renderer, Decision& decision) {
  for (const auto& [lane, names] : renderer.used()) {
    const auto* held = state.lane(lane);
    if (held == nullptr) continue;
    for (const auto& [name, readers] : names) {
      if (held->wordings_read_by_all.contains(name)) continue;
      std::vector<OrganisationId> fresh;
      for (const auto& reader : readers.organisations) {
        if (!have_read(*held, name, reader)) fresh.push_back(reader);
      }
      if (readers.everybody) {
        decision.drafts.push_back({lane, WordingUsed{name}});
      } else if (!fresh.empty()) {
        decision.drafts.push_back({lane, WordingUsed{name, std::move(fresh)}});
      }
    }
  }
}

Decided on(const Asking& asking, const SetWording& command) {
  const auto* wording = wording_of(asking.scenario.wordings, command.wording);
  auto local =
      whom(asking, command.lane.empty() ? std::vector<LaneId>{} : std::vector{command.lane},
           command.organisation);
  if (!local && local.error().code != "unknown_lane") return local.error();
  const bool one =
      local && local->lanes.size() == 1 && (asks_locally(asking) || !command.lane.empty());
  const auto* lane = one ? local->lanes.front() : nullptr;
  if (wording == nullptr || lane == nullptr) {
    return refuse("unknown_wording", "その文言かチームがありません。一覧から選び直してください。",
                  "There is no such wording or team. Choose from the list.");
  }
  if (asking.state.clock.ended)
    return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
  const auto& house = local->organisation;
  if (house.empty() ? lane->wordings_used.contains(command.wording)
                    : have_read(*lane, command.wording, house)) {
    return refuse("wording_used",
                  "この文言は、このチーム（組織）にはすでに届いています。もう変えられません。",
                  "These words have reached the team already. They cannot be changed any more.");
  }
  if (auto fine = within_limits(*wording, command.text); !fine) return fine.error();
  if (lane->wording(*wording, house) == command.text) return Decision{};
  WordingSet set{command.wording, command.text};
  if (!house.empty()) set.organisation = house;
  return Decision{{Draft{lane->id, std::move(set)}}};
}

}  // namespace enshu
