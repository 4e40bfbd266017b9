// What goes to single persons: a feedback sheet a seat, and certificates of participation.
#include <algorithm>
#include <map>
#include <set>

#include "engine/wire/write.hpp"
#include "scoring/export/export.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/export/templates.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

bool owes(const SeatEntry& seat, const ObligationScore& duty) { return duty.owes == seat.role; }

/// A seat for a person. Modelled seats get no paper.
bool for_person(const SeatEntry& seat) {
  return seat.access == Access::participant && !seat.closed && !seat.modelled;
}

/// A person sat there and did something. Whoever learns alone must have come to the end.
bool took_part(const DebriefModel& model, const SeatEntry& seat) {
  if (!for_person(seat) || seat.acts == 0) return false;
  if (!model.exercise.own_pace) return true;
  const auto lane = std::ranges::find(model.lanes, seat.lane, &LaneDebrief::lane);
  return lane != model.lanes.end() && lane->completed;
}

/// The seat did it itself: the events of others in the lane are not its merit.
class Deeds {
 public:
  explicit Deeds(const DebriefModel& model) {
    for (const auto& entry : model.timeline) by_.emplace(entry.seq, &entry.seat);
  }
  [[nodiscard]] bool by(const SeatId& seat, const std::vector<std::uint64_t>& evidence) const {
    return std::ranges::any_of(evidence, [&](std::uint64_t seq) {
      const auto found = by_.find(seq);
      return found != by_.end() && *found->second == seat;
    });
  }

 private:
  std::unordered_map<std::uint64_t, const SeatId*> by_;
};

std::vector<std::string> well_done(const Page& page, const Deeds& deeds, const SeatEntry& seat,
                                   const LaneDebrief& lane) {
  std::vector<std::string> out;
  for (const auto& duty : lane.score.obligations) {
    if (owes(seat, duty) && duty.status == ItemStatus::met)
      out.push_back(page.text(duty.title) + ": " + page.text(duty.explanation));
  }
  for (const auto* items : {&lane.score.actions, &lane.score.expectations}) {
    for (const auto& item : *items) {
      const bool earned = item.status == ItemStatus::met && item.max > 0;
      if (earned && deeds.by(seat.seat, item.evidence))
        out.push_back(page.text(item.title) + ": " + page.text(item.explanation));
    }
  }
  for (const auto& note : page.model().notes) {
    if (note.good_practice && note.lane == lane.lane)
      out.push_back("★ " + page.word("good_practice") + ": " + note.text);
  }
  return out;
}

std::vector<std::string> next_time(const Page& page, const Deeds& deeds, const SeatEntry& seat,
                                   const LaneDebrief& lane) {
  std::vector<std::string> out;
  for (const auto* items : {&lane.score.actions, &lane.score.expectations}) {
    for (const auto& item : *items) {
      const bool fell_short = item.max > 0 && item.points < item.max;
      if (fell_short && deeds.by(seat.seat, item.evidence))
        out.push_back(page.text(item.title) + ": " + page.text(item.explanation));
    }
  }
  return out;
}

Data duties(const Page& page, const SeatEntry& seat, const LaneDebrief& lane) {
  Data rows{Data::type::list};
  for (const auto& duty : lane.score.obligations) {
    if (!owes(seat, duty) || duty.status == ItemStatus::not_triggered) continue;
    Data row;
    row.set("title", page.text(duty.title));
    row.set("to", page.parties(duty.required));
    row.set("status", status_sign(duty.status) + ' ' + page.text(status_words(duty.status)));
    row.set("class", std::string(wire::enum_name(duty.status)));
    row.set("points", duty.max > 0 ? points_words(duty.points) + " / " + points_words(duty.max)
                                   : page.word("not_counted"));
    std::vector<std::string> why{page.text(duty.explanation)};
    for (const auto& part : duty.measures) {
      if (part.applicable && part.points < part.max && part.measure != MeasureKind::timeliness)
        why.push_back(page.text(measure_words(part.measure)) + ": " + page.text(part.explanation));
    }
    row.set("why", string_list(why));
    rows.push_back(row);
  }
  return rows;
}

/// Which injects' messages reached a post in a lane.
class Delivered {
 public:
  explicit Delivered(const DebriefModel& model) {
    for (const auto& message : model.messages) {
      if (message.inject.empty()) continue;
      auto& parties = to_[{message.lane, message.inject}];
      parties.insert(message.to.begin(), message.to.end());
      parties.insert(message.cc.begin(), message.cc.end());
    }
  }
  [[nodiscard]] bool to(const SeatEntry& seat, const InjectId& inject) const {
    const auto found = to_.find({seat.lane, inject});
    return found != to_.end() && found->second.contains(seat.role);
  }

 private:
  std::map<std::pair<LaneId, InjectId>, std::set<PartyId>> to_;
};

/// Answers to what reached the seat's post.
Data answers(const Page& page, const Delivered& delivered, const SeatEntry& seat) {
  Data rows{Data::type::list};
  for (const auto& answer : page.model().model_answers) {
    if (!delivered.to(seat, answer.inject)) continue;
    Data row;
    row.set("title", page.text(answer.title));
    row.set("html", markdown_html(page.text(answer.text), 4));
    rows.push_back(row);
  }
  return rows;
}

std::string day(const Page& page) {
  const auto& started = page.model().exercise.started;
  return started ? page.wall(*started).substr(0, 10) : std::string{};
}

/// Whoever learns alone finishes on a day of their own.
std::string day_of(const Page& page, const SeatEntry& seat) {
  const auto& lanes = page.model().lanes;
  const auto lane = std::ranges::find(lanes, seat.lane, &LaneDebrief::lane);
  return lane == lanes.end() || !lane->finished ? day(page)
                                                : page.wall(*lane->finished).substr(0, 10);
}

Data head(const Page& page) {
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("lang", page.language() == Language::ja ? "ja" : "en");
  data.set("title", page.text(page.model().exercise.title));
  data.set("place", page.text(page.model().exercise.place));
  data.set("date", day(page));
  data.set("css", std::string(template_text("paper.css")));
  return data;
}

}  // namespace

std::string feedback_html(const DebriefModel& model, Language language) {
  const Page page(model, language);
  const Deeds deeds(model);
  const Delivered delivered(model);
  auto data = head(page);
  Data sheets{Data::type::list};
  std::map<LaneId, std::vector<const SeatEntry*>> seats;
  for (const auto& seat : model.seats) {
    if (seat.access == Access::participant && !seat.closed) seats[seat.lane].push_back(&seat);
  }
  for (const auto& lane : model.lanes) {
    for (const auto* held : seats[lane.lane]) {
      const auto& seat = *held;
      Data sheet;
      sheet.set("name", seat.name);
      sheet.set("post", page.party(seat.role));
      sheet.set("team", page.text(lane.title));
      sheet.set("nothing", for_person(seat) && seat.acts == 0);
      const auto good = well_done(page, deeds, seat, lane);
      sheet.set("has_good", !good.empty());
      sheet.set("good", string_list(good));
      const auto rows = duties(page, seat, lane);
      sheet.set("has_duties", !rows.is_empty_list());
      sheet.set("duties", rows);
      const auto better = next_time(page, deeds, seat, lane);
      sheet.set("has_better", !better.empty());
      sheet.set("better", string_list(better));
      const auto models = answers(page, delivered, seat);
      sheet.set("has_models", !models.is_empty_list());
      sheet.set("models", models);
      sheets.push_back(sheet);
    }
  }
  data.set("none", sheets.is_empty_list());
  data.set("sheets", sheets);
  return render("feedback.mustache", data);
}

std::optional<std::string> certificate_html(DebriefModel model, const SeatId& seat,
                                            Language language) {
  std::erase_if(model.seats, [&](const SeatEntry& other) { return other.seat != seat; });
  if (model.seats.empty() || !took_part(model, model.seats.front())) return std::nullopt;
  return certificates_html(model, language, {});
}

std::string certificates_html(const DebriefModel& model, Language language,
                              const std::string& organiser) {
  const Page page(model, language);
  auto data = head(page);
  data.set("has_organiser", !organiser.empty());
  data.set("organiser", organiser);
  Data sheets{Data::type::list};
  Data without{Data::type::list};
  for (const auto& seat : model.seats) {
    if (!for_person(seat)) continue;
    Data sheet;
    sheet.set("name", seat.name);
    sheet.set("post", page.party(seat.role));
    sheet.set("team", page.lane_title(seat.lane));
    sheet.set("date", day_of(page, seat));
    (took_part(model, seat) ? sheets : without).push_back(sheet);
  }
  data.set("none", sheets.is_empty_list() && without.is_empty_list());
  data.set("sheets", sheets);
  data.set("why_without",
           page.word(model.exercise.own_pace ? "no_certificate_own" : "no_certificate_why"));
  data.set("has_without", !without.is_empty_list());
  data.set("without", without);
  return render("certificates.mustache", data);
}

}  // namespace enshu::scoring
