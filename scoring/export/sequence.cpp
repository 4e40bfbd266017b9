// Columns are posts and bodies, rows are edges by time; states differ by line and by sign, not by
// colour alone.
#include "scoring/export/sequence.hpp"

#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

constexpr int axis_width = 84;
constexpr int page_width = 1072;
constexpr int narrowest = 100;
constexpr int widest = 150;
constexpr int head_height = 66;
constexpr int row_height = 38;
constexpr std::size_t most_columns = 10;

/// How many bytes of `text` fit into `most` units; full-width characters take two, as they are
/// drawn.
std::size_t fitting(const std::string& text, std::size_t most) {
  std::size_t width = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const std::size_t bytes = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    width += bytes > 2 ? 2 : 1;
    if (width > most) return at;
    at += bytes;
  }
  return text.size();
}

std::string shortened(const std::string& text, std::size_t most) {
  const auto bytes = fitting(text, most);
  return bytes >= text.size() ? text : text.substr(0, bytes) + "…";
}

/// Broken at the last blank that fits, or where it must be.
std::pair<std::string, std::string> two_lines(const std::string& text, std::size_t most) {
  const auto bytes = fitting(text, most);
  if (bytes >= text.size()) return {text, {}};
  const auto blank = text.rfind(' ', bytes);
  const auto cut = blank == std::string::npos || blank == 0 ? bytes : blank;
  const auto rest = text.substr(text[cut] == ' ' ? cut + 1 : cut);
  return {text.substr(0, cut), shortened(rest, most - 2)};
}

std::vector<PartyId> columns_of(const std::vector<const Path*>& edges) {
  std::vector<PartyId> out;
  const auto add = [&](const PartyId& party) {
    if (std::ranges::find(out, party) == out.end()) out.push_back(party);
  };
  for (const auto* edge : edges) add(edge->from);
  for (const auto* edge : edges) add(edge->to);
  return out;
}

ExerciseTime moment(const Path& edge) {
  return edge.at.value_or(edge.expected_by.value_or(ExerciseTime{}));
}

std::string duty_title(const Page& page, const LaneDebrief& lane, const ObligationId& id) {
  const auto found = std::ranges::find_if(lane.score.obligations,
                                          [&](const ObligationScore& o) { return o.id == id; });
  return found == lane.score.obligations.end() ? std::string{} : page.text(found->title);
}

std::string label_of(const Page& page, const LaneDebrief& lane, const Path& edge) {
  if (edge.state == PathState::extra) {
    return means_words(edge.means, page.language()) +
           (edge.count > 1 ? " ×" + std::to_string(edge.count) : std::string{});
  }
  std::string sign = path_words(edge.state, page.language());
  sign = sign.substr(0, sign.find(' '));
  return sign + ' ' + duty_title(page, lane, edge.obligation);
}

std::string number(int value) { return std::to_string(value); }

Data row(const Page& page, const LaneDebrief& lane, const Path& edge,
         const std::vector<PartyId>& columns, int column_width, int y) {
  const auto x_of = [&](const PartyId& party) {
    const auto at = std::ranges::find(columns, party) - columns.begin();
    return axis_width + static_cast<int>(at) * column_width + column_width / 2;
  };
  const int from = x_of(edge.from);
  const int to = x_of(edge.to);
  const int inset = to > from ? -4 : 4;
  Data out;
  out.set("class", std::string(wire::enum_name(edge.state)));
  out.set("y", number(y));
  out.set("time", format_exercise_time(moment(edge)));
  out.set("x1", number(from));
  out.set("x2", number(to + inset));
  out.set("text_x", number((from + to) / 2));
  out.set("text_y", number(y - 6));
  out.set("time_y", number(y + 4));
  const auto label = label_of(page, lane, edge);
  const auto room = static_cast<std::size_t>(std::abs(to - from)) / 6;
  out.set("label", shortened(label, std::max<std::size_t>(room, 16)));
  out.set("whole", page.party(edge.from) + " → " + page.party(edge.to) + ": " + label);
  return out;
}

}  // namespace

std::string sequence_svg(const Page& page, const LaneDebrief& lane, const std::string& id) {
  std::vector<const Path*> edges;
  for (const auto& path : lane.paths) edges.push_back(&path);
  std::vector<PartyId> columns = columns_of(edges);
  const bool cut = columns.size() > most_columns;
  if (cut) {
    std::erase_if(edges, [](const Path* edge) { return edge->state == PathState::extra; });
    columns = columns_of(edges);
  }
  if (edges.empty()) return {};
  std::ranges::stable_sort(edges,
                           [](const Path* a, const Path* b) { return moment(*a) < moment(*b); });
  const int column_width =
      std::clamp((page_width - axis_width) / static_cast<int>(columns.size()), narrowest, widest);
  const int width = axis_width + static_cast<int>(columns.size()) * column_width;
  const int height = head_height + static_cast<int>(edges.size() + 1) * row_height;
  Data data;
  data.set("id", id);
  data.set("w", number(width));
  data.set("h", number(height));
  data.set("title", page.word("paths_caption"));
  data.set("caption",
           page.word("paths_figure") + (cut ? page.word("gap") + page.word("paths_cut") : ""));
  Data heads{Data::type::list};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int x = axis_width + static_cast<int>(i) * column_width + column_width / 2;
    Data head;
    head.set("x", number(x));
    head.set("box_x", number(x - column_width / 2 + 6));
    head.set("box_w", number(column_width - 12));
    head.set("end", number(height - 8));
    const auto [first, second] =
        two_lines(page.party(columns[i]), static_cast<std::size_t>(column_width - 20) / 6);
    head.set("first", first);
    head.set("second", second);
    head.set("first_y", second.empty() ? "36" : "27");
    head.set("whole", page.party(columns[i]));
    heads.push_back(head);
  }
  data.set("heads", heads);
  Data rows{Data::type::list};
  int y = head_height + row_height;
  for (const auto* edge : edges) {
    rows.push_back(row(page, lane, *edge, columns, column_width, y));
    y += row_height;
  }
  data.set("rows", rows);
  return render("sequence.mustache", data);
}

}  // namespace enshu::scoring
