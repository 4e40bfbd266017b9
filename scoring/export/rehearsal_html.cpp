// From the figures to the page: one half a language, rendered by the same template.
#include "scoring/export/rehearsal_html.hpp"

#include <algorithm>

#include "scoring/export/rehearsal_parts.hpp"
#include "scoring/export/templates.hpp"
#include "scoring/score_json.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

constexpr std::size_t most_failures = 40;

std::string digits(std::int64_t value) { return std::to_string(value); }

class Half {
 public:
  Half(const RehearsalModel& model, const RehearsalFindings& findings, Language language)
      : model_(model), findings_(findings), language_(language) {}

  std::string html() const {
    Data data;
    data.set("t", rehearsal_words(language_));
    data.set("lang", language_ == Language::ja ? "ja" : "en");
    data.set("title", text(model_.title));
    data.set("facts", facts());
    data.set("broken", findings_.broken);
    data.set("has_findings", !findings_.lines.empty());
    std::vector<std::string> lines;
    for (const auto& line : findings_.lines) lines.push_back(text(line));
    data.set("findings", string_list(lines));
    data.set("injects", injects());
    data.set("objectives", objectives());
    data.set("has_duties", !model_.duties.empty());
    data.set("duties", duties());
    data.set("has_failures", !model_.failures.empty());
    data.set("failures", failures());
    data.set("load", load());
    director(data);
    return render("rehearsal.mustache", data);
  }

 private:
  std::string text(const Text& words) const { return words.in(language_); }
  std::string word(std::string_view key) const { return rehearsal_word(key, language_); }
  std::int64_t cases() const {
    return std::max<std::int64_t>(1, model_.lanes * static_cast<std::int64_t>(model_.runs.size()));
  }
  static std::string share(std::int64_t part, std::int64_t whole) {
    return digits(part * 100 / std::max<std::int64_t>(1, whole)) + " %";
  }

  Data facts() const {
    Data rows{Data::type::list};
    const auto add = [&](std::string_view key, const std::string& value) {
      Data row;
      row.set("name", word(key));
      row.set("value", value);
      rows.push_back(row);
    };
    add("crew", text(model_.crew));
    add("runs", digits(static_cast<std::int64_t>(model_.runs.size())));
    if (!model_.runs.empty()) {
      const auto first = std::to_string(model_.runs.front().seed);
      const auto last = std::to_string(model_.runs.back().seed);
      add("seeds", first == last ? first : first + "–" + last);
    }
    add("teams", digits(model_.lanes));
    add("participants", digits(model_.participants));
    add("duration", text(span_words(model_.exercise)));
    add("events", digits(model_.events));
    add("actions", digits(model_.actions));
    return rows;
  }

  Data injects() const {
    std::vector<const InjectReach*> order;
    for (const auto& inject : model_.injects) order.push_back(&inject);
    std::ranges::stable_sort(order, [](const auto* a, const auto* b) {
      const auto at = [](const auto* one) { return one->earliest ? one->earliest->ms : INT64_MAX; };
      return at(a) < at(b);
    });
    Data rows{Data::type::list};
    for (const auto* inject : order) {
      Data row;
      std::string time = "–";
      if (inject->earliest) {
        time = format_exercise_time(*inject->earliest);
        const auto last = format_exercise_time(*inject->latest);
        if (last != time) time += "–" + last;
      }
      row.set("time", time);
      row.set("title", text(inject->title));
      row.set("id", inject->id.value);
      row.set("never", inject->fired == 0);
      row.set("fired", share(inject->fired, cases()));
      row.set("stood_down", inject->stood_down == 0 ? "–" : share(inject->stood_down, cases()));
      rows.push_back(row);
    }
    return rows;
  }

  void set_spread(Data& row, const std::string& title, const Distribution& scores) const {
    const auto figure = [&](std::int64_t tenths) {
      return scores.count == 0 ? std::string("–") : tenths_json(tenths);
    };
    row.set("title", title);
    row.set("low", figure(scores.low));
    row.set("middle", figure(scores.middle));
    row.set("high", figure(scores.high));
    row.set("mean", figure(scores.mean));
    row.set("chart", scores.count == 0 ? std::string{} : spread_svg(scores, title));
  }

  Data objectives() const {
    Data rows{Data::type::list};
    Data total;
    set_spread(total, word("total"), model_.total);
    rows.push_back(total);
    for (const auto& objective : model_.objectives) {
      Data row;
      set_spread(row, text(objective.title), objective.scores);
      rows.push_back(row);
    }
    return rows;
  }

  Data duties() const {
    Data rows{Data::type::list};
    for (const auto& duty : model_.duties) {
      Data row;
      const auto counted = duty.met + duty.late + duty.missed;
      set_spread(row, text(duty.title), duty.scores);
      row.set("id", duty.id.value);
      row.set("met", share(duty.met, counted));
      row.set("late", share(duty.late, counted));
      row.set("missed", share(duty.missed, counted));
      row.set("not_counted", digits(duty.not_counted));
      rows.push_back(row);
    }
    return rows;
  }

  Data failures() const {
    Data rows{Data::type::list};
    for (std::size_t i = 0; i < model_.failures.size() && i < most_failures; ++i) {
      const auto& failure = model_.failures[i];
      Data row;
      row.set("share", share(failure.count, failure.cases));
      row.set("cases", digits(failure.count) + " / " + digits(failure.cases));
      row.set("title", text(failure.title));
      row.set("id", failure.id);
      row.set("why", text(failure.why));
      rows.push_back(row);
    }
    return rows;
  }

  Data slots(const RoleLoad& role) const {
    Data rows{Data::type::list};
    for (std::size_t i = 0; i < role.slots.size(); ++i) {
      const auto& slot = role.slots[i];
      if (slot.messages == 0) continue;
      const auto percent = load_percent(model_, role, slot);
      Data row;
      row.set("time",
              format_exercise_time(ExerciseTime{model_.slot.ms * static_cast<std::int64_t>(i)}));
      row.set("messages", digits(slot.messages));
      row.set("per_minute", digits(slot.characters * 60'000 / (model_.slot.ms * cases())));
      row.set("over", percent >= 100);
      row.set("percent", digits(percent) + " %");
      row.set("worst", digits(worst_load_percent(model_, role, slot)) + " %");
      row.set("waiting", slot.opened == 0 ? "–" : text(span_words(waiting(slot))));
      rows.push_back(row);
    }
    return rows;
  }

  Data load() const {
    Data rows{Data::type::list};
    for (const auto& role : model_.load) {
      std::int64_t peak = 0;
      for (const auto& slot : role.slots) peak = std::max(peak, load_percent(model_, role, slot));
      Data row;
      row.set("title", text(role.title));
      row.set("facts", digits(role.seats) + " " + word("seats") + ", " + word("readable") + " " +
                           digits(role.reading) + ", " + word("peak") + " " + digits(peak) + " %");
      row.set("chart", load_svg(model_, role, text(role.title)));
      row.set("slots", slots(role));
      rows.push_back(row);
    }
    return rows;
  }

  void director(Data& data) const {
    const auto& reach = model_.director;
    data.set("has_director", !reach.handlers.empty());
    data.set("has_troubles", !reach.troubles.empty());
    Data troubles{Data::type::list};
    for (const auto& trouble : reach.troubles) {
      Data row;
      row.set("place", trouble.place);
      row.set("message", trouble.message);
      row.set("count", digits(trouble.count));
      troubles.push_back(row);
    }
    data.set("troubles", troubles);
    data.set("lines_watched", reach.lines_watched);
    const auto ran = reach.lines - static_cast<std::int64_t>(reach.unreached.size());
    data.set("lines_summary", word("lines") + ": " + digits(ran) + " / " + digits(reach.lines) +
                                  (reach.unreached.empty() ? "" : " – " + word("unreached") + ":"));
    data.set("has_unreached", !reach.unreached.empty());
    Data handlers{Data::type::list};
    for (const auto& handler : reach.handlers) {
      Data row;
      row.set("place", handler.place());
      row.set("name", handler.name);
      row.set("never", handler.runs == 0);
      row.set("runs", digits(handler.runs));
      handlers.push_back(row);
    }
    data.set("handlers", handlers);
    Data lines{Data::type::list};
    for (const auto& line : reach.unreached) {
      Data row;
      row.set("place", line.place());
      row.set("text", line.text);
      lines.push_back(row);
    }
    data.set("unreached", lines);
  }

  const RehearsalModel& model_;
  const RehearsalFindings& findings_;
  Language language_;
};

}  // namespace

std::string rehearsal_html(const RehearsalModel& model, const RehearsalFindings& findings) {
  Data data;
  data.set("title_ja", model.title.in(Language::ja));
  data.set("title_en", model.title.in(Language::en));
  data.set("css", std::string(template_text("page.css")));
  data.set("more_css", std::string(template_text("rehearsal.css")));
  data.set("ja", Half(model, findings, Language::ja).html());
  data.set("en", Half(model, findings, Language::en).html());
  return render("rehearsal_page.mustache", data);
}

}  // namespace enshu::scoring
