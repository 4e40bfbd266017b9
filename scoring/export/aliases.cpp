// Aliases are numbered in the order of the seats, by kind of access.
#include "scoring/export/aliases.hpp"

#include <initializer_list>
#include <map>
#include <set>

#include "engine/wire/codec.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/person_names.hpp"
#include "scoring/text_fold.hpp"

namespace enshu::scoring {
namespace {

std::set<std::string> common_words(const DebriefModel& model) {
  std::set<std::string> out;
  const auto add = [&](std::initializer_list<std::string> all) {
    for (const auto& each : all) out.insert(folded(each));
  };
  for (const auto& party : model.parties)
    add({party.id.value, party.name.ja, party.name.en, party.org.ja, party.org.en});
  for (const auto& lane : model.lanes) add({lane.lane.value, lane.title.ja, lane.title.en});
  for (const auto& seat : model.seats) {
    const auto kind = access_words(seat.access);
    add({seat.seat.value, seat.role.value, kind.ja, kind.en});
  }
  return out;
}

}  // namespace

Aliases::Aliases(const DebriefModel& model, Language language)
    : language_(language), kept_(model.story_addresses) {
  for (const auto& message : model.messages) {
    if (message.typed) continue;
    keep(message.subject);
    keep(message.body);
  }
  const auto common = common_words(model);
  std::map<Access, int> counters;
  std::vector<std::pair<std::string, std::string>> in_order;
  for (const auto& seat : model.seats) {
    std::vector<std::string> all = seat.former_names;
    all.insert(all.begin(), seat.name);
    for (const auto& person : all) {
      if (person.empty() || names_.contains(person)) continue;
      const auto number = std::to_string(++counters[seat.access]);
      const auto alias =
          access_words(seat.access).in(language) + (language == Language::en ? " " : "") + number;
      names_.emplace(person, alias);
      in_order.emplace_back(person, alias);
    }
  }
  std::vector<PersonNames> names;
  for (const auto& [person, alias] : in_order) {
    names.push_back(names_of(person, common));
    for (const auto& words : names.back().whole) inside_.add(words, alias);
  }
  for (std::size_t i = 0; i < names.size(); ++i) {  // a whole name before parts of another's
    for (const auto& words : names[i].parts) inside_.add(words, in_order[i].second);
  }
  // Half a year later somebody answers who had no seat.
  int respondents = 0;
  for (const auto& row : model.improvements) {
    for (const auto& answer : row.follow_ups) {
      if (answer.answered_by.empty() || names_.contains(answer.answered_by)) continue;
      const auto number = std::to_string(++respondents);
      add(answer.answered_by, language == Language::en ? "respondent " + number : "回答者" + number,
          common);
    }
  }
}

void Aliases::add(const std::string& person, const std::string& alias,
                  const std::set<std::string>& common) {
  if (person.empty() || !names_.emplace(person, alias).second) return;
  const auto names = names_of(person, common);
  for (const auto* all : {&names.whole, &names.parts}) {
    for (const auto& words : *all) inside_.add(words, alias);
  }
}

std::string Aliases::name(const std::string& person) const {
  const auto found = names_.find(person);
  return found == names_.end() ? person : found->second;
}

void Aliases::keep(const Text& text) {
  for (const auto* each : {&text.ja, &text.en}) {
    for (auto& found : mail_addresses(*each)) kept_.insert(std::move(found.folded));
  }
}

/// A person who is called by their address keeps their own alias.
std::string Aliases::address(const FoundAddress& found, std::string_view text) {
  if (auto person = inside_.alias_of(text)) return *person;
  if (kept_.contains(found.folded)) return std::string(text);
  const auto number = addresses_.try_emplace(found.folded, addresses_.size() + 1).first->second;
  return (language_ == Language::en ? "address " : "アドレス") + std::to_string(number);
}

std::string Aliases::words(const std::string& text) {
  const auto found = mail_addresses(text);
  if (found.empty()) return inside_.replaced(text);
  const std::string_view whole = text;
  std::string out;
  std::size_t done = 0;
  for (const auto& each : found) {
    out += inside_.replaced(whole.substr(done, each.begin - done));
    out += address(each, whole.substr(each.begin, each.end - each.begin));
    done = each.end;
  }
  return out + inside_.replaced(whole.substr(done));
}

DebriefModel Aliases::model(const DebriefModel& original) {
  DebriefModel out = original;
  for (auto& seat : out.seats) {
    seat.name = name(seat.name);
    seat.former_names.clear();
  }
  for (auto& entry : out.timeline) {
    entry.title = words(entry.title);
    entry.detail = words(entry.detail);
  }
  for (auto& message : out.messages) {
    message.subject = words(message.subject);
    message.body = words(message.body);
    message.files.clear();
  }
  for (auto& report : out.reports) {
    for (auto& field : report.fields) {
      for (auto& value : field.values) value = words(value);
    }
  }
  for (auto& note : out.notes) {
    note.text = words(note.text);
    note.files.clear();  // a photograph has no alias
  }
  for (auto& lane : out.lanes) {
    for (auto& item : lane.score.checklist) {
      for (auto& mark : item.marks) mark.note = words(mark.note);
      for (auto& settled : item.settled) settled.reason = words(settled.reason);
    }
    for (auto& entry : lane.score.overrides) entry.reason = words(entry.reason);
  }
  for (auto& row : out.improvements) {
    for (auto* text : {&row.issue, &row.ground, &row.action, &row.owner}) *text = words(*text);
    for (auto& answer : row.follow_ups) {
      answer.comment = words(answer.comment);
      answer.answered_by = name(answer.answered_by);
    }
  }
  for (auto& survey : out.surveys) {
    for (auto& question : survey.questions) {
      for (auto& written : question.texts) {
        written.text = words(written.text);
        written.lane = {};  // where a post has one seat they name the person
        written.role = {};
      }
    }
  }
  for (auto& line : out.review.severity) {
    for (auto& step : line.reported) step.label = words(step.label);
  }
  for (auto& found : out.review.contradictions) {
    for (auto* said : {&found.stale, &found.newer}) {
      for (auto& value : said->values) value = words(value);
    }
  }
  return out;
}

Event Aliases::event(const Event& original) {
  const auto fields = [&](auto& all) {
    for (auto& [key, values] : all) {
      for (auto& value : values) value = words(value);
    }
  };
  return std::visit(
      Overload{
          [&](SeatOpened e) -> Event { return e.name = name(e.name), e; },
          [&](SeatChanged e) -> Event { return e.name = name(e.name), e; },
          [&](ClockChanged e) -> Event { return e.reason = words(e.reason), e; },
          [&](MessageSent e) -> Event {
            if (!e.typed) {
              keep(e.subject);
              keep(e.body);
            }
            e.files.clear();
            return e.subject = words(e.subject), e.body = words(e.body), e;
          },
          [&](CallChanged e) -> Event { return e.transcript = words(e.transcript), e; },
          [&](EvidencePinned e) -> Event {
            return e.excerpt = words(e.excerpt), e.note = words(e.note), e;
          },
          [&](ReportSubmitted e) -> Event { return fields(e.fields), e; },
          [&](ApprovalRequested e) -> Event { return fields(e.fields), e; },
          [&](ApprovalDecided e) -> Event { return e.comment = words(e.comment), e; },
          [&](ActionTaken e) -> Event {
            return e.reason = words(e.reason), e.told = words(e.told), e.outcome = words(e.outcome),
                   e;
          },
          [&](DecisionLogged e) -> Event {
            return e.decision = words(e.decision), e.ground = words(e.ground),
                   e.owner = words(e.owner), e;
          },
          [&](NoteAdded e) -> Event { return e.text = words(e.text), e.files.clear(), e; },
          [&](LinkFollowed e) -> Event { return e.target = words(e.target), e; },
          [&](FlagSet e) -> Event { return e.value = words(e.value), e; },
          [&](ExerciseCreated e) -> Event { return e; },
          [&](LaneOpened e) -> Event { return e; },
          [&](InjectFired e) -> Event { return e; },
          [&](InjectPlanned e) -> Event { return e; },
          [&](MessageOpened e) -> Event { return e; },
          [&](ReceiptGiven e) -> Event { return e; },
          [&](ArtefactOpened e) -> Event { return e; },
          [&](ReplyClaimed e) -> Event { return e; },
          [&](HostChanged e) -> Event {
            if (e.reason) e.reason = words(*e.reason);
            return e;
          },
          [&](TimerSet e) -> Event { return e; },
          [&](TimerFired e) -> Event { return e; },
          [&](DirectorFailed e) -> Event { return e.message = words(e.message), e; },
          [&](ServiceChanged e) -> Event {
            if (e.reason) e.reason = words(*e.reason);
            return e;
          },
          [&](SpreadTried e) -> Event { return e; },
          [&](ChannelChanged e) -> Event { return e; },
          [&](MessageWaits e) -> Event {
            return e.subject = words(e.subject), e.body = words(e.body), e;
          },
          [&](ModeChanged e) -> Event { return e; },
          [&](MoveBegun e) -> Event { return e; },
          [&](ItemMarked e) -> Event { return e.note = words(e.note), e; },
          [&](MarksReconciled e) -> Event { return e.reason = words(e.reason), e; },
          [&](ScoreOverridden e) -> Event { return e.reason = words(e.reason), e; },
          [&](ImprovementPlanned e) -> Event {
            for (auto* text : {&e.issue, &e.ground, &e.action, &e.owner}) *text = words(*text);
            return e;
          },
          [&](FollowUpAnswered e) -> Event {
            return e.comment = words(e.comment), e.answered_by = name(e.answered_by), e;
          },
          [&](SurveyOpened e) -> Event { return e; },
          [&](SurveyAnswered e) -> Event { return fields(e.answers), e; },
          [&](WordingSet e) -> Event { return e.text = words(e.text), e; },
          [&](WordingUsed e) -> Event { return e; },
          [&](IncidentStopped e) -> Event { return e.reason = words(e.reason), e; },
          [&](CommsCheckCalled e) -> Event { return e.note = words(e.note), e; },
          [&](CommsCheckAnswered e) -> Event { return e; },
          [&](ObserversDelayed e) -> Event { return e; },
          [&](LandingShown e) -> Event { return e; },
          [&](MailReturned e) -> Event { return e; },
          [&](HopFollowed e) -> Event { return e.note = words(e.note), e; },
      },
      original);
}

std::string Aliases::jsonl(std::span<const Recorded> record) {
  std::string out;
  for (const auto& recorded : record) {
    wire::write_item(out, recorded, event(recorded.event), true);
    out += '\n';
  }
  return out;
}

}  // namespace enshu::scoring
