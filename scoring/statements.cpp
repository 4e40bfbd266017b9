// Each recipient knows what they were told last; who is left with old news for too long was told
// something else than the others.
#include "scoring/statements.hpp"

#include <algorithm>

#include "scoring/content.hpp"
#include "scoring/field_words.hpp"
#include "scoring/obligation_track.hpp"
#include "scoring/text_fold.hpp"

namespace enshu::scoring {
namespace {

bool compared(FieldType type) {
  switch (type) {
    case FieldType::choice:
    case FieldType::choices:
    case FieldType::yesno:
    case FieldType::number:
      return true;
    case FieldType::text:
    case FieldType::longtext:
    case FieldType::datetime:
    case FieldType::tlp:
      return false;
  }
  return false;
}

/// Comparable, in one order; empty when nothing was asserted.
std::vector<std::string> asserted(const std::vector<std::string>& values) {
  std::vector<std::string> out;
  for (const auto& value : values) {
    if (folded(value).empty() || says_unknown(value)) return {};
    out.push_back(folded(value));
  }
  std::ranges::sort(out);
  return out;
}

std::vector<Text> labels(const FormField& field, const std::vector<std::string>& values) {
  std::vector<Text> out;
  for (const auto& value : values) out.push_back(value_words(field, value));
  return out;
}

void merge(std::vector<PartyId>& into, const PartyId& party) {
  if (std::ranges::find(into, party) == into.end()) into.push_back(party);
}

}  // namespace

void Statements::fold(const Recorded& recorded) {
  const auto* report = std::get_if<ReportSubmitted>(&recorded.event);
  const auto* form = report == nullptr ? nullptr : scenario_.form(report->form);
  if (form == nullptr) return;
  std::vector<PartyId> outside;
  for (const auto& party : report->to) {
    if (!inside_lane(scenario_, party)) outside.push_back(party);
  }
  for (const auto& field : form->fields) {
    const auto found = report->fields.find(field.id.value);
    if (found == report->fields.end()) continue;
    const auto values = asserted(found->second);
    if (values.empty()) continue;
    if (severity_field(field)) {
      if (const auto level = severity_level(values.front())) {
        severity_[recorded.lane].push_back(
            {recorded.at, *level, labels(field, values).front(), report->from, recorded.seq});
      }
    }
    if (!compared(field.type) || outside.empty()) continue;
    const bool shared = scenario_.lanes == LaneMode::shared;
    said_[{recorded.lane, shared ? scenario_.house(report->from) : PartyId{}, field.id}].push_back(
        {recorded.at, recorded.seq, outside, values, &field});
  }
}

std::vector<SeverityStep> Statements::reported_severity(const LaneId& lane) const {
  const auto found = severity_.find(lane);
  return found == severity_.end() ? std::vector<SeverityStep>{} : found->second;
}

void Statements::contradictions_of(const Subject& subject, const std::vector<Said>& said,
                                   ExerciseTime now, std::vector<Contradiction>& out) const {
  std::map<PartyId, std::size_t> latest;  // what each recipient was told last
  const auto end_of = [&](const PartyId& party, std::size_t from) {
    for (std::size_t i = from + 1; i < said.size(); ++i) {
      if (std::ranges::find(said[i].to, party) != said[i].to.end()) return said[i].at;
    }
    return now;
  };
  for (std::size_t i = 0; i < said.size(); ++i) {
    const auto first = out.size();
    for (const auto& [party, stale] : latest) {
      const bool told_now = std::ranges::find(said[i].to, party) != said[i].to.end();
      if (told_now || said[stale].values == said[i].values) continue;
      for (const auto& other : said[i].to) {
        // Both versions stood side by side until one of the two heard something new.
        const auto until = std::min(end_of(party, i), end_of(other, i));
        if (until - said[i].at < correction_within) continue;
        const auto known =
            std::find_if(out.begin() + static_cast<std::ptrdiff_t>(first), out.end(),
                         [&](const Contradiction& c) { return c.stale.seq == said[stale].seq; });
        if (known != out.end()) {
          merge(known->stale.to, party);
          merge(known->newer.to, other);
          continue;
        }
        const auto& [lane, from, field] = subject;
        out.push_back({lane,
                       from,
                       field,
                       said[i].field->label,
                       {{party},
                        labels(*said[stale].field, said[stale].values),
                        said[stale].at,
                        said[stale].seq},
                       {{other}, labels(*said[i].field, said[i].values), said[i].at, said[i].seq}});
      }
    }
    for (const auto& party : said[i].to) latest[party] = i;
  }
}

std::vector<Contradiction> Statements::contradictions(ExerciseTime now) const {
  std::vector<Contradiction> out;
  for (const auto& [subject, said] : said_) contradictions_of(subject, said, now, out);
  std::ranges::stable_sort(out, {}, [](const Contradiction& c) { return c.newer.seq; });
  return out;
}

}  // namespace enshu::scoring
