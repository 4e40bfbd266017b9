// From a recorded message to a letter: names out of the scenario, files by their paths in it.
#include "engine/app/serve/post_letters.hpp"

#include <algorithm>

#include "engine/app/serve/post_forms.hpp"
#include "engine/app/serve/post_notices.hpp"
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

void add_parties(const Scenario& scenario, const std::vector<PartyId>& ids,
                 std::vector<mail::LetterParty>& out) {
  for (const auto& id : ids) out.push_back(party(scenario, id));
}

std::optional<mail::Letter> letter_of(const Scenario& scenario, const Recorded& recorded,
                                      const MessageSent& sent) {
  if (!leaves(sent.channel)) return std::nullopt;
  mail::Letter letter;
  letter.message = sent.id.value;
  letter.thread = sent.thread.value;
  letter.in_reply_to = sent.in_reply_to.value;
  letter.channel = sent.channel;
  letter.from = party(scenario, sent.from);
  add_parties(scenario, sent.to, letter.to);
  add_parties(scenario, sent.cc, letter.cc);
  letter.subject = sent.subject;
  letter.body = sent.body;
  const auto* inject = scenario.inject(sent.inject);
  letter.bait = inject != nullptr && inject->bait && sent.channel == Channel::mail;
  show_sender(sent, letter);
  for (const auto& file : sent.attachments) {
    if (const auto* artefact = scenario.artefact(file.id))
      letter.files.push_back({artefact->path_ja, artefact->path_en, artefact->media_type});
  }
  letter.own = sent.files;
  letter.by = recorded.by.value;
  return letter;
}

mail::Letter report_letter(const Scenario& scenario, const ReportSubmitted& report) {
  mail::Letter letter;
  letter.kind = mail::LetterKind::report;
  letter.message = report.report.value;
  letter.from = party(scenario, report.from);
  add_parties(scenario, report.to, letter.to);
  const auto title = form_title(scenario, report.form, report.stage);
  letter.subject = {"【報告】" + title.ja, "Report: " + title.en};
  letter.body = form_text(scenario, filled(report));
  return letter;
}

mail::Letter approval_letter(const Scenario& scenario, const ApprovalRequested& request) {
  mail::Letter letter;
  letter.kind = mail::LetterKind::approval;
  letter.message = request.approval.value;
  letter.from = party(scenario, request.from);
  add_parties(scenario, {request.approver}, letter.to);
  const auto title = form_title(scenario, request.form, request.stage);
  const auto text = form_text(scenario, filled(request));
  letter.subject = {"【承認依頼】" + title.ja, "For your approval: " + title.en};
  letter.body = {"次の報告の承認を求められています。まだ提出されていません。\n\n" + text.ja,
                 "You are asked to approve this report. It has not been sent yet.\n\n" + text.en};
  return letter;
}

std::optional<mail::Letter> verdict_letter(const Scenario& scenario, const State& state,
                                           const ApprovalDecided& decided) {
  const auto found = state.approvals.find(decided.approval);
  if (found == state.approvals.end()) return std::nullopt;
  const auto& asked = found->second.asked;
  mail::Letter letter;
  letter.kind = mail::LetterKind::verdict;
  letter.message = decided.approval.value + "-decided";
  letter.from = party(scenario, decided.approver);
  add_parties(scenario, {asked.from}, letter.to);
  const auto title = form_title(scenario, asked.form, asked.stage);
  const bool yes = decided.verdict == Verdict::approved;
  letter.subject = {(yes ? "【承認】" : "【差し戻し】") + title.ja,
                    (yes ? "Approved: " : "Returned: ") + title.en};
  letter.body = {yes ? "承認の依頼は承認されました。\n" : "承認の依頼は差し戻されました。\n",
                 yes ? "Your request was approved.\n" : "Your request was returned.\n"};
  if (!decided.comment.empty()) {
    letter.body.ja += "\nコメント\n" + decided.comment.ja + "\n";
    letter.body.en += "\nComment\n" + decided.comment.in(Language::en) + "\n";
  }
  if (yes && !asked.then.empty()) {
    const auto next = party(scenario, asked.then.front()).name;
    letter.body.ja += "\n続けて、" + next.ja + "に承認を求めています。\n";
    letter.body.en += "\n" + next.in(Language::en) + " is asked next.\n";
  } else if (yes) {
    letter.body.ja += "\n報告の提出は、演習の画面で行ってください。\n";
    letter.body.en += "\nPlease send the report off in the exercise's console.\n";
  } else {
    letter.body.ja += "\n演習の画面で直し、承認を求め直してください。\n";
    letter.body.en += "\nPlease mend it in the exercise's console and ask again.\n";
  }
  return letter;
}

/// The parties that it is for.
std::vector<PartyId> readers_of(const State& state, const Event& event) {
  if (const auto* sent = std::get_if<MessageSent>(&event)) {
    auto out = sent->to;
    out.insert(out.end(), sent->cc.begin(), sent->cc.end());
    return out;
  }
  if (const auto* report = std::get_if<ReportSubmitted>(&event)) return report->to;
  if (const auto* request = std::get_if<ApprovalRequested>(&event)) return {request->approver};
  if (const auto* decided = std::get_if<ApprovalDecided>(&event)) {
    const auto found = state.approvals.find(decided->approval);
    if (found != state.approvals.end()) return {found->second.from};
  }
  return {};
}

}  // namespace

std::optional<mail::Letter> letter_of(const Scenario& scenario, const State& state,
                                      const Recorded& recorded) {
  std::optional<mail::Letter> letter;
  if (const auto* sent = std::get_if<MessageSent>(&recorded.event))
    letter = letter_of(scenario, recorded, *sent);
  else if (const auto* report = std::get_if<ReportSubmitted>(&recorded.event))
    letter = report_letter(scenario, *report);
  else if (const auto* request = std::get_if<ApprovalRequested>(&recorded.event))
    letter = approval_letter(scenario, *request);
  else if (const auto* decided = std::get_if<ApprovalDecided>(&recorded.event))
    letter = verdict_letter(scenario, state, *decided);
  else if (const auto* stopped = std::get_if<IncidentStopped>(&recorded.event))
    letter = stop_letter(scenario, recorded, *stopped);
  else if (const auto* called = std::get_if<CommsCheckCalled>(&recorded.event);
           called != nullptr && !called->closed)
    letter = check_letter(scenario, *called);
  if (letter) letter->seq = recorded.seq;
  return letter;
}

std::vector<std::pair<std::string, std::string>> receivers_of(const State& state,
                                                              const Recorded& recorded,
                                                              const mail::Roster& roster) {
  if (std::holds_alternative<IncidentStopped>(recorded.event))
    return {roster.address_by_seat.begin(), roster.address_by_seat.end()};
  std::vector<std::pair<std::string, std::string>> out;
  const bool everybody = std::holds_alternative<CommsCheckCalled>(recorded.event);
  const auto lane = state.lane_index.find(recorded.lane);
  if (!everybody && lane == state.lane_index.end()) return out;
  const auto readers = readers_of(state, recorded.event);
  for (const auto& [id, seat] : state.seats) {
    if (seat.access != Access::participant || seat.closed || id == recorded.by) continue;
    if (everybody ? seat.modelled : seat.lane != std::optional(lane->second)) continue;
    if (!everybody && std::ranges::find(readers, seat.role) == readers.end()) continue;
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
