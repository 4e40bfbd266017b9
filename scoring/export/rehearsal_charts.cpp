// Small charts as SVG: each stands beside a table with the same figures.
#include <algorithm>

#include "scoring/export/rehearsal_parts.hpp"

namespace enshu::scoring {
namespace {

constexpr std::int64_t spread_height = 36;
constexpr std::int64_t bar_width = 16;
constexpr std::int64_t load_height = 120;
constexpr std::int64_t slot_width = 28;
constexpr std::int64_t axis_width = 56;
/// Bars above this are cut; the table has the figure.
constexpr std::int64_t most_percent = 300;

std::string number(std::int64_t value) { return std::to_string(value); }

std::string rect(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height,
                 const std::string& title, const char* kind) {
  return "<rect" + std::string(kind) + " x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" +
         number(width) + "\" height=\"" + number(height) + "\"><title>" + escaped(title) +
         "</title></rect>";
}

std::string line(const char* kind, std::int64_t x1, std::int64_t x2, std::int64_t y) {
  return "<line class=\"" + std::string(kind) + "\" x1=\"" + number(x1) + "\" x2=\"" + number(x2) +
         "\" y1=\"" + number(y) + "\" y2=\"" + number(y) + "\" />";
}

std::string label(std::int64_t x, std::int64_t y, const std::string& text) {
  return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\">" + escaped(text) + "</text>";
}

std::string svg(const char* kind, std::int64_t width, std::int64_t height, const std::string& title,
                const std::string& content) {
  const auto w = number(width);
  const auto h = number(height);
  return "<svg class=\"" + std::string(kind) + "\" viewBox=\"0 0 " + w + " " + h + "\" width=\"" +
         w + "\" height=\"" + h + "\" role=\"img\" aria-label=\"" + escaped(title) + "\">" +
         content + "</svg>";
}

}  // namespace

std::string spread_svg(const Distribution& scores, const std::string& title) {
  const auto highest = std::max<std::int64_t>(1, *std::ranges::max_element(scores.histogram));
  const auto width = bar_width * static_cast<std::int64_t>(Distribution::bins);
  std::string content = line("ground", 0, width, spread_height + 1);
  for (std::size_t i = 0; i < Distribution::bins; ++i) {
    const auto count = scores.histogram.at(i);
    if (count == 0) continue;
    const auto height = std::max<std::int64_t>(1, count * spread_height / highest);
    const auto from = static_cast<std::int64_t>(i) * 10;
    content +=
        rect(static_cast<std::int64_t>(i) * bar_width + 1, spread_height - height, bar_width - 2,
             height, number(from) + "–" + number(from + 10) + ": " + number(count), "");
  }
  return svg("spread", width, spread_height + 4, title, content);
}

std::string load_svg(const RehearsalModel& model, const RoleLoad& role, const std::string& title) {
  const auto slots = static_cast<std::int64_t>(role.slots.size());
  const auto width = axis_width + slots * slot_width;
  std::int64_t top = 120;
  for (const auto& slot : role.slots) top = std::max(top, load_percent(model, role, slot));
  top = std::min(top, most_percent);
  const auto height_of = [&](std::int64_t percent) {
    return std::min(percent, top) * load_height / top;
  };
  const auto ground = load_height + 8;
  std::string content = label(0, ground - height_of(100) + 4, "100 %") +
                        line("limit", axis_width, width, ground - height_of(100)) +
                        line("ground", axis_width, width, ground);
  for (std::int64_t i = 0; i < slots; ++i) {
    const auto percent = load_percent(model, role, role.slots[static_cast<std::size_t>(i)]);
    const auto x = axis_width + i * slot_width;
    const auto time = format_exercise_time(ExerciseTime{model.slot.ms * i});
    if (i % 4 == 0) content += label(x, ground + 16, time);
    if (percent == 0) continue;
    const auto height = std::max<std::int64_t>(1, height_of(percent));
    content += rect(x + 2, ground - height, slot_width - 4, height,
                    time + ": " + number(percent) + " %", percent >= 100 ? " class=\"over\"" : "");
  }
  return svg("load", width, ground + 22, title, content);
}

}  // namespace enshu::scoring
