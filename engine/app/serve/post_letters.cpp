// From a recorded message to a letter: names out of the scenario, files by their paths in it.
#include "engine/app/serve/post_letters.hpp"

#include <algorithm>

#include "engine/wire/codec.hpp"
#include "engine/wire/read.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t most_letter_bytes = 32 * 1024 * 1024;

bool leaves(Channel channel) {
  return channel == Channel::mail || channel == Channel::alert || channel == Channel::document ||
         channel == Channel::news;
}

mail::LetterParty party(const Scenario& scenario, const PartyId& id) {
  if (const auto* role = scenario.role(id)) return {id.value, role->title};
  if (const auto* member = scenario.member(id)) {
    const bool same = member->org.empty() || member->org == member->name;
    if (same) return {id.value, member->name};
    return {id.value,
            {member->name.ja + "（" + member->org.ja + "）",
             member->name.in(Language::en) + " (" + member->org.in(Language::en) + ")"}};
  }
  return {id.value, {id.value, id.value}};
}

/// A sender who stands in no address book is known by what the message shows of them.
void show_sender(const MessageSent& sent, mail::Letter& letter) {
  if (!sent.sender.empty()) letter.from.name = sent.sender;
  if (sent.sender_address.empty()) return;
  const auto line = [&](const std::string& label, Language language) {
    return label + letter.from.name.in(language) + " <" + sent.sender_address + ">\n\n";
  };
  // A bait may go out without a word of the exercise.
  letter.body.ja =
      line(letter.bait ? "差出人: " : "差出人（演習内）: ", Language::ja) + letter.body.ja;
  if (!letter.body.en.empty())
    letter.body.en =
        line(letter.bait ? "From: " : "From (in the exercise): ", Language::en) + letter.body.en;
}

}  // namespace

std::optional<mail::Letter> letter_of(const Scenario& scenario, const Recorded& recorded) {
  const auto* sent = std::get_if<MessageSent>(&recorded.event);
  if (sent == nullptr || !leaves(sent->channel)) return std::nullopt;
  mail::Letter letter;
  letter.seq = recorded.seq;
  letter.message = sent->id.value;
  letter.thread = sent->thread.value;
  letter.in_reply_to = sent->in_reply_to.value;
  letter.channel = sent->channel;
  letter.from = party(scenario, sent->from);
  for (const auto& id : sent->to) letter.to.push_back(party(scenario, id));
  for (const auto& id : sent->cc) letter.cc.push_back(party(scenario, id));
  letter.subject = sent->subject;
  letter.body = sent->body;
  const auto* inject = scenario.inject(sent->inject);
  letter.bait = inject != nullptr && inject->bait && sent->channel == Channel::mail;
  show_sender(*sent, letter);
  for (const auto& file : sent->attachments) {
    if (const auto* artefact = scenario.artefact(file.id))
      letter.files.push_back({artefact->path_ja, artefact->path_en, artefact->media_type});
  }
  letter.own = sent->files;
  letter.by = recorded.by.value;
  return letter;
}

std::vector<std::pair<std::string, std::string>> receivers_of(const State& state,
                                                              const Recorded& recorded,
                                                              const mail::Roster& roster) {
  std::vector<std::pair<std::string, std::string>> out;
  const auto* sent = std::get_if<MessageSent>(&recorded.event);
  const auto lane = state.lane_index.find(recorded.lane);
  if (sent == nullptr || lane == state.lane_index.end()) return out;
  const auto has = [](const std::vector<PartyId>& list, const PartyId& id) {
    return std::ranges::find(list, id) != list.end();
  };
  for (const auto& [id, seat] : state.seats) {
    if (seat.access != Access::participant || seat.closed || id == recorded.by) continue;
    if (seat.lane != std::optional(lane->second)) continue;
    if (!has(sent->to, seat.role) && !has(sent->cc, seat.role)) continue;
    if (auto address = roster.address_of(id.value)) out.emplace_back(id.value, std::move(*address));
  }
  return out;
}

std::optional<mail::Letter> read_letter(const std::string& json) {
  if (json.empty()) return std::nullopt;
  auto tree = wire::parse_json(json, most_letter_bytes);
  if (!tree) return std::nullopt;
  auto letter =
      wire::from_json<mail::Letter>(*tree, "outbox", {"手紙", "letter"}, wire::event_limits);
  if (!letter) return std::nullopt;
  return *letter;
}

}  // namespace enshu::app
