// The chapter that a second scoring adds: what the rubrics judge differently, and what came of it.
#include "scoring/export/html_parts.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

std::string figure(const std::optional<std::int64_t>& score_tenths) {
  return score_tenths ? tenths_json(score_tenths) : "–";
}

std::string judged_words(const Page& page, const std::optional<Judged>& judged) {
  if (!judged) return "–";
  const auto status = page.text(status_words(judged->status));
  return judged->max == 0 ? status
                          : points_words(judged->points) + " / " + points_words(judged->max) +
                                " (" + status + ")";
}

Data items(const Page& page, const RubricChange& change) {
  Data rows{Data::type::list};
  for (const auto& item : change.items) {
    Data row;
    row.set("kind", rubric_words(item.kind, page.language()));
    row.set("title", page.text(item.title));
    row.set("id", item.id);
    row.set("edit", edit_words(item.edit, page.language()));
    Data keys{Data::type::list};
    for (const auto& key : item.keys) {
      Data line;
      line.set("key", key.key);
      line.set("before", key.before.empty() ? "–" : key.before);
      line.set("after", key.after.empty() ? "–" : key.after);
      keys.push_back(line);
    }
    row.set("keys", keys);
    rows.push_back(row);
  }
  return rows;
}

Data lane_items(const Page& page, const LaneChange& lane) {
  Data rows{Data::type::list};
  for (const auto& item : lane.items) {
    Data row;
    row.set("title", page.text(item.title));
    row.set("before", judged_words(page, item.before));
    row.set("after", judged_words(page, item.after));
    std::string why = page.text(item.explanation);
    for (const auto& part : item.measures) {
      why += "\n" + page.text(measure_words(part.measure)) + ": " +
             points_words(part.points_before) + " / " + points_words(part.max_before) + " → " +
             points_words(part.points_after) + " / " + points_words(part.max_after);
    }
    row.set("why", why);
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string rubric_html(const Page& page) {
  if (!page.model().rubric) return {};
  const auto& change = *page.model().rubric;
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("before", change.digest_before.substr(0, 16));
  data.set("after", change.digest_after.substr(0, 16));
  data.set("same", change.items.empty());
  data.set("items", items(page, change));
  Data lanes{Data::type::list};
  for (const auto& lane : change.lanes) {
    Data row;
    row.set("title", page.text(lane.title));
    row.set("before", figure(lane.tenths_before));
    row.set("after", figure(lane.tenths_after));
    const auto changed = lane_items(page, lane);
    row.set("has_items", page.whole() && !changed.is_empty_list());
    row.set("items", changed);
    lanes.push_back(row);
  }
  data.set("lanes", lanes);
  return render("rubric.mustache", data);
}

}  // namespace enshu::scoring
