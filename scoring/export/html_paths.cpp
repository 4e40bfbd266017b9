// A lane's edges as a table: each hop with the waterfall of its delay, and the edges counted.
#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/paths.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

std::string clock(const std::optional<ExerciseTime>& at) {
  return at ? format_exercise_time(*at) : "–";
}

std::string duty_title(const Page& page, const LaneDebrief& lane, const ObligationId& id) {
  const auto found = std::ranges::find_if(lane.score.obligations,
                                          [&](const ObligationScore& o) { return o.id == id; });
  return found == lane.score.obligations.end() ? "–" : page.text(found->title);
}

/// The duty, or the doctrine's rule, with the mode that was in force.
std::string path_title(const Page& page, const LaneDebrief& lane, const Path& path) {
  std::string title = path.obligation.empty() ? "–" : duty_title(page, lane, path.obligation);
  if (path.doctrine) title = page.text(path.ground.empty() ? doctrine_words() : path.ground);
  if (path.mode && *path.mode == Mode::large_scale)
    title += page.word("gap") + "(" + page.text(mode_words(*path.mode)) + ")";
  return title;
}

/// The parts of a bar that is `bar_width` wide at the lane's longest hop.
constexpr std::int64_t bar_width = 100;

Data bar_part(std::string_view name, std::int64_t from_ms, std::int64_t to_ms,
              std::int64_t longest_ms) {
  Data part;
  part.set("class", std::string(name));
  part.set("x", std::to_string(from_ms * bar_width / longest_ms));
  part.set("w", std::to_string((to_ms - from_ms) * bar_width / longest_ms));
  return part;
}

void set_waterfall(const Page& page, const HopSteps& steps, std::int64_t longest_ms, Data& row) {
  std::string words;
  Data parts{Data::type::list};
  std::int64_t from = 0;
  const auto add = [&](std::string_view key, const std::optional<Duration>& span) {
    if (!span) return;
    words += (words.empty()                     ? ""
              : page.language() == Language::ja ? "、"
                                                : ", ") +
             page.word(key) + ' ' + page.text(span_words(*span));
    if (longest_ms > 0) parts.push_back(bar_part(key, from, from + span->ms, longest_ms));
    from += span->ms;
  };
  add("to_open", steps.to_open);
  add("to_tell", steps.to_tell);
  add("to_receipt", steps.to_receipt);
  row.set("steps", words);
  row.set("bar", parts);
  row.set("has_bar", !parts.is_empty_list());
}

std::int64_t total_ms(const HopSteps& steps) {
  return steps.to_open.value_or(Duration{}).ms + steps.to_tell.value_or(Duration{}).ms +
         steps.to_receipt.value_or(Duration{}).ms;
}

std::string state_of(const Page& page, const Path& path) {
  auto out = path_words(path.state, page.language());
  if (path.leaked) out += page.word("leak_mark");
  return out;
}

}  // namespace

Data paths_data(const Page& page, const LaneDebrief& lane) {
  std::int64_t longest_ms = 0;
  for (const auto& path : lane.paths) longest_ms = std::max(longest_ms, total_ms(hop_steps(path)));
  Data rows{Data::type::list};
  for (const auto& path : lane.paths) {
    Data row;
    row.set("duty", path_title(page, lane, path));
    row.set("from", page.party(path.from));
    row.set("to", page.party(path.to));
    row.set("state", state_of(page, path));
    row.set("class", std::string(wire::enum_name(path.state)));
    row.set("means", means_words(path.means, page.language()) +
                         (path.count > 1 ? " ×" + std::to_string(path.count) : ""));
    row.set("due", clock(path.expected_by));
    row.set("actual", clock(path.at));
    row.set("delay", path.delay ? page.text(span_words(*path.delay)) : "–");
    row.set("receipt", path.unacknowledged ? page.word("no_receipt") : clock(path.receipt_at));
    row.set("links", page.links(path.evidence));
    set_waterfall(page, hop_steps(path), longest_ms, row);
    rows.push_back(row);
  }
  return rows;
}

Data path_figures_data(const Page& page, const LaneDebrief& lane) {
  const auto& figures = lane.path_figures;
  Data rows{Data::type::list};
  const auto add = [&](std::string_view key, std::int64_t value) {
    Data row;
    row.set("name", page.word(key));
    row.set("value", std::to_string(value));
    rows.push_back(row);
  };
  add("edges_expected", figures.expected);
  add("edges_in_time", figures.in_time);
  add("edges_late", figures.late);
  add("edges_missing", figures.missing);
  if (figures.open > 0) add("edges_open", figures.open);
  add("edges_acknowledged", figures.acknowledged);
  add("edges_unacknowledged", figures.unacknowledged);
  add("edges_wrong", figures.wrong);
  add("edges_leaked", figures.leaked);
  return rows;
}

}  // namespace enshu::scoring
