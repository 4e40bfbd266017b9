// Severity over time: two step lines a team, and the same as a table.
#include <algorithm>

#include "scoring/export/review_data.hpp"

namespace enshu::scoring {
namespace {

constexpr std::int64_t width = 640;
constexpr std::int64_t left = 40;
constexpr std::int64_t top = 12;
constexpr std::int64_t level_height = 22;
constexpr std::int64_t lowest_top = 4;  ///< levels shown even when none is reached

std::string number(std::int64_t value) { return std::to_string(value); }

struct Frame {
  std::int64_t span_ms = 1;
  std::int64_t levels = lowest_top;

  [[nodiscard]] std::int64_t x(ExerciseTime at) const {
    return left + std::clamp<std::int64_t>(at.ms, 0, span_ms) * (width - left - 8) / span_ms;
  }
  [[nodiscard]] std::int64_t y(std::int64_t level) const {
    return top + (levels - level) * level_height;
  }
};

std::string steps(const Frame& frame, const std::vector<SeverityStep>& line, const char* kind) {
  if (line.empty()) return {};
  std::string path =
      "M" + number(frame.x(line.front().at)) + " " + number(frame.y(line.front().level));
  for (const auto& step : line)
    path += " H" + number(frame.x(step.at)) + " V" + number(frame.y(step.level));
  path += " H" + number(width - 8);
  return "<path class=\"" + std::string(kind) + "\" d=\"" + path + "\" />";
}

std::string chart(const Page& page, const SeverityLine& line) {
  Frame frame;
  frame.span_ms = std::max<std::int64_t>(page.model().exercise.duration.ms, 1);
  for (const auto* list : {&line.reported, &line.truth}) {
    for (const auto& step : *list) frame.levels = std::max(frame.levels, step.level);
  }
  const auto height = frame.y(0) + 24;
  std::string content;
  for (std::int64_t level = 0; level <= frame.levels; ++level) {
    const auto y = number(frame.y(level));
    content += "<line class=\"ground\" x1=\"" + number(left) + "\" x2=\"" + number(width - 8) +
               "\" y1=\"" + y + "\" y2=\"" + y + "\" /><text x=\"24\" y=\"" +
               number(frame.y(level) + 4) + "\">" + number(level) + "</text>";
  }
  for (int quarter = 0; quarter <= 4; ++quarter) {
    const ExerciseTime at{frame.span_ms * quarter / 4};
    content += "<text x=\"" + number(frame.x(at)) + "\" y=\"" + number(height - 6) +
               "\" text-anchor=\"" + (quarter == 4 ? "end" : "middle") + "\">" +
               format_exercise_time(at) + "</text>";
  }
  content += steps(frame, line.truth, "truth") + steps(frame, line.reported, "reported");
  const auto title = page.word("severity_caption") + ": " + page.lane_title(line.lane);
  return "<svg class=\"severity\" viewBox=\"0 0 " + number(width) + " " + number(height) +
         "\" width=\"" + number(width) + "\" height=\"" + number(height) +
         "\" role=\"img\" aria-label=\"" + escaped(title) + "\">" + content + "</svg>";
}

std::string difference(const SeverityLine& line, const SeverityStep& step) {
  const SeverityStep* right = nullptr;
  for (const auto& truth : line.truth) {
    if (truth.at <= step.at) right = &truth;
  }
  if (right == nullptr) return "–";
  const auto off = step.level - right->level;
  return off == 0 ? "0" : (off > 0 ? "+" : "−") + number(off > 0 ? off : -off);
}

Data rows(const Page& page, const SeverityLine& line) {
  std::vector<std::pair<SeverityStep, bool>> all;
  for (const auto& step : line.truth) all.emplace_back(step, true);
  for (const auto& step : line.reported) all.emplace_back(step, false);
  std::ranges::stable_sort(all, {}, [](const auto& entry) { return entry.first.at; });
  Data out{Data::type::list};
  for (const auto& [step, truth] : all) {
    Data row;
    row.set("time", format_exercise_time(step.at));
    row.set("kind", page.word(truth ? "severity_truth" : "severity_reported"));
    row.set("label", page.text(step.label));
    row.set("by", truth ? "–" : page.party(step.by));
    row.set("difference", truth ? "–" : difference(line, step));
    out.push_back(row);
  }
  return out;
}

}  // namespace

Data severity_data(const Page& page) {
  Data out{Data::type::list};
  for (const auto& line : page.model().review.severity) {
    Data row;
    row.set("title", page.lane_title(line.lane) + "  ━ " + page.word("severity_truth") + "  ┅ " +
                         page.word("severity_reported"));
    row.set("chart", chart(page, line));
    row.set("steps", rows(page, line));
    out.push_back(row);
  }
  return out;
}

}  // namespace enshu::scoring
