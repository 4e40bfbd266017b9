// One team's chapter.
#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/evaluation_words.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/export/sequence.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

std::string clock(const std::optional<ExerciseTime>& at) {
  return at ? format_exercise_time(*at) : "–";
}

void set_status(const Page& page, Data& out, ItemStatus status) {
  out.set("status", status_sign(status) + ' ' + page.text(status_words(status)));
  out.set("class", std::string(wire::enum_name(status)));
}

void set_points(const Page& page, Data& out, std::int64_t points, std::int64_t max) {
  out.set("counts", max > 0);
  out.set("points", max > 0 || points < 0 ? points_words(points) : page.word("not_counted"));
  out.set("max", max > 0 ? points_words(max) : "–");
}

Data timeline(const Page& page, const LaneDebrief& lane) {
  Data rows{Data::type::list};
  for (const auto* listed : page.timeline(lane.lane)) {
    const auto& entry = *listed;
    if (!page.shown(entry)) continue;
    const bool only_lane = page.model().lanes.size() == 1 || entry.lane == lane.lane;
    Data row;
    const auto number = std::to_string(entry.seq);
    if (page.in_appendix(entry.seq)) {
      row.set("full", "#e" + number);
    } else if (only_lane || lane.lane == page.model().lanes.front().lane) {
      row.set("anchor", "e" + number);  // shared events bear their anchor in the first chapter only
    }
    row.set("time", format_exercise_time(entry.at));
    row.set("wall", page.wall(entry.wall).substr(11));  // the day stands in the summary
    row.set("kind", kind_words(entry.kind, page.language()));
    row.set("class", std::string(wire::enum_name(entry.kind)));
    row.set("who", page.text(entry.who));
    if (const auto person = page.person(entry.seat, page.text(entry.who)); !person.empty())
      row.set("person", person);
    row.set("title", page.text(entry.title));
    if (!entry.detail.empty()) row.set("detail", page.text(entry.detail));
    if (entry.late_ms > 0) {
      row.set("late",
              page.word("planned_at") + ' ' + clock(entry.planned) + ", " + page.word("late_by") +
                  ' ' +
                  page.text(span_words(Duration{std::max<std::int64_t>(entry.late_ms, 1'000)})));
    }
    rows.push_back(row);
  }
  return rows;
}

Data measures(const Page& page, const ObligationScore& duty, bool applicable) {
  Data rows{Data::type::list};
  for (const auto& part : duty.measures) {
    if (part.applicable != applicable) continue;
    Data row;
    row.set("name", page.text(measure_words(part.measure)));
    row.set("value", percent_words(part.value_ppm));
    set_points(page, row, part.points, part.max);
    row.set("explanation", page.text(part.explanation));
    row.set("links", page.links(part.evidence));
    rows.push_back(row);
  }
  return rows;
}

Data duties(const Page& page, const LaneDebrief& lane) {
  Data rows{Data::type::list};
  for (const auto& duty : lane.score.obligations) {
    Data row;
    row.set("title", page.text(duty.title));
    row.set("objective", page.objective(duty.objective));
    row.set("owes", page.party(duty.owes));
    row.set("required", page.parties(duty.required));
    set_status(page, row, duty.status);
    set_points(page, row, duty.points, duty.max);
    row.set("trigger", clock(duty.triggered_at));
    row.set("target", clock(duty.target_at));
    row.set("limit", clock(duty.limit_at));
    row.set("done", clock(duty.done_at));
    row.set("explanation", page.text(duty.explanation));
    row.set("links", page.links(duty.evidence));
    row.set("has_measures", !duty.measures.empty());
    row.set("measures", measures(page, duty, true));
    const auto left_out = measures(page, duty, false);
    row.set("has_left_out", !left_out.is_empty_list());
    row.set("left_out", left_out);
    rows.push_back(row);
  }
  return rows;
}

void add_handling(const Page& page, const std::vector<HandlingScore>& items, Data& rows) {
  for (const auto& item : items) {
    if (item.status == ItemStatus::not_triggered) continue;
    Data row;
    row.set("title", page.text(item.title));
    row.set("objective", page.objective(item.objective));
    set_status(page, row, item.status);
    set_points(page, row, item.points, item.max);
    row.set("by", clock(item.by));
    row.set("done", clock(item.done_at));
    row.set("explanation", page.text(item.explanation));
    row.set("links", page.links(item.evidence));
    rows.push_back(row);
  }
}

/// What the staff found out about a hop.
std::string followed(const Page& page, const ReachHop& hop) {
  if (!hop.follow_up) return {};
  const auto& found = *hop.follow_up;
  auto words = page.text(follow_words(found.result)) + ": " + page.text(reason_words(found.reason));
  if (found.means) words += " / " + page.text(channel_words(*found.means));
  return found.note.empty() ? words : words + " – " + found.note;
}

Data reach(const Page& page, const LaneDebrief& lane) {
  Data relays{Data::type::list};
  for (const auto& relay : lane.score.relays) {
    Data rows{Data::type::list};
    for (const auto& hop : relay.hops) {
      Data row;
      row.set("tier", std::to_string(hop.tier));
      row.set("from", page.party(hop.from));
      row.set("to", page.party(hop.to));
      set_status(page, row, hop.status);
      row.set("returned",
              hop.returned ? page.word("mail_returned") + ": " +
                                 page.text(return_words(hop.returned->cause, hop.returned->status))
                           : std::string{});
      row.set("followed", followed(page, hop));
      row.set("due", clock(hop.due_at));
      row.set("actual", clock(hop.at));
      row.set("delay", hop.delay ? page.text(span_words(*hop.delay)) : "–");
      row.set("receipt", clock(hop.receipt_at));
      row.set("links", page.links(hop.evidence));
      rows.push_back(row);
    }
    Data data;
    data.set("title", page.text(relay.title));
    data.set("rate", relay.reach_tenths ? tenths_json(relay.reach_tenths) + " %" : "–");
    data.set("count", std::to_string(relay.reached) + " / " + std::to_string(relay.hops.size()));
    data.set("rows", rows);
    relays.push_back(data);
  }
  return relays;
}

}  // namespace

std::string size_words(const NoteFile& file) {
  return std::to_string((file.bytes + 1023) / 1024) + " KB";
}

Data own_files_data(const Page& page, const std::vector<NoteFile>& files) {
  Data rows{Data::type::list};
  for (const auto& file : files) {
    Data row;
    row.set("name", file.name);
    row.set("size", size_words(file));
    if (auto picture = page.picture(file); !picture.empty()) row.set("picture", picture);
    if (auto place = page.beside(file); !place.empty()) row.set("href", place);
    rows.push_back(row);
  }
  return rows;
}

Data notes_data(const Page& page, const LaneId& lane) {
  Data rows{Data::type::list};
  for (const auto& note : page.model().notes) {
    if (note.lane != lane) continue;
    Data row;
    row.set("time", format_exercise_time(note.at));
    row.set("text", note.text);
    row.set("good", note.good_practice);
    if (note.hot_wash) row.set("hot", judged_word("hot_wash", page.language()));
    if (const auto person = page.person(note.seat); !person.empty()) row.set("person", person);
    if (!note.objective.empty()) row.set("objective", page.objective(note.objective));
    row.set("links", page.links({note.about}));
    row.set("files", own_files_data(page, note.files));
    rows.push_back(row);
  }
  return rows;
}

std::string lane_html(const Page& page, const LaneDebrief& lane, std::size_t index, bool open) {
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("id", "team-" + std::to_string(index + 1));
  data.set("title", page.text(lane.title));
  data.set("score", lane.score.score_tenths ? tenths_json(lane.score.score_tenths) : "–");
  data.set("open", open);
  const auto rows = timeline(page, lane);
  data.set("timeline_count", std::to_string(rows.list_value().size()));
  data.set("timeline", rows);
  data.set("svg", sequence_svg(page, lane, "paths-" + std::to_string(index + 1)));
  data.set("has_paths", !lane.paths.empty());
  data.set("paths", paths_data(page, lane));
  data.set("path_figures", path_figures_data(page, lane));
  data.set("reach", reach(page, lane));
  data.set("duties", duties(page, lane));
  Data handling{Data::type::list};
  add_handling(page, lane.score.actions, handling);
  add_handling(page, lane.score.expectations, handling);
  data.set("has_handling", !handling.is_empty_list());
  data.set("handling", handling);
  data.set("evaluation", evaluation_html(page, lane, "team-" + std::to_string(index + 1)));
  const auto notes = notes_data(page, lane.lane);
  data.set("has_notes", !notes.is_empty_list());
  data.set("notes", notes);
  std::vector<std::string> remarks;
  for (const auto& remark : lane.score.remarks) remarks.push_back(page.text(remark));
  data.set("remarks", string_list(remarks));
  return render("lane.mustache", data);
}

}  // namespace enshu::scoring
