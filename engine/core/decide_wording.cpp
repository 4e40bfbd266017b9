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

}  // namespace

void note_wordings(const State& state, const WatchingRenderer& renderer, Decision& decision) {
  for (const auto& [lane, names] : renderer.used()) {
    const auto* held = state.lane(lane);
    if (held == nullptr) continue;
    for (const auto& name : names) {
      if (!held->wordings_used.contains(name)) decision.drafts.push_back({lane, WordingUsed{name}});
    }
  }
}

Decided on(const Asking& asking, const SetWording& command) {
  const auto* wording = wording_of(asking.scenario.wordings, command.wording);
  const auto* lane = asking.state.lane(command.lane);
  if (wording == nullptr || lane == nullptr) {
    return refuse("unknown_wording", "その文言かチームがありません。一覧から選び直してください。",
                  "There is no such wording or team. Choose from the list.");
  }
  if (asking.state.clock.ended)
    return refuse("ended", "演習はすでに終了しています。", "The exercise has already ended.");
  if (lane->wordings_used.contains(command.wording)) {
    return refuse("wording_used",
                  "この文言は、このチームにはすでに届いています。もう変えられません。",
                  "These words have reached the team already. They cannot be changed any more.");
  }
  if (auto fine = within_limits(*wording, command.text); !fine) return fine.error();
  if (lane->wording(*wording) == command.text) return Decision{};
  return Decision{{Draft{lane->id, WordingSet{command.wording, command.text}}}};
}

}  // namespace enshu
