// Everything typed by people passes the template's escape; the script reads it from the page.
#include "scoring/export/follow_up_form.hpp"

#include <algorithm>

#include "engine/wire/write.hpp"
#include "scoring/export/evaluation_words.hpp"
#include "scoring/export/page_data.hpp"
#include "scoring/export/templates.hpp"

namespace enshu::scoring {
namespace {

constexpr auto states = {FollowUpState::done, FollowUpState::under_way, FollowUpState::not_started,
                         FollowUpState::abandoned};

void set_both(Data& out, const std::string& name, const Text& text) {
  out.set(name, text.ja.empty() ? text.en : text.ja);
  out.set(name + "_en", text.en);
  out.set("has_" + name + "_en", !text.en.empty() && text.en != text.ja);
}

void set_state(Data& out, FollowUpState state) {
  out.set("words", follow_up_words(state, Language::ja));
  out.set("words_en", follow_up_words(state, Language::en));
}

Data row_data(const FollowUpDue& row, std::size_t number) {
  Data out;
  out.set("number", std::to_string(number));
  out.set("improvement", row.improvement.value);
  out.set("months", std::to_string(row.months));
  out.set("on", row.on);
  out.set("issue", row.issue);
  for (const auto& [name, text] : {std::pair("ground", &row.ground),
                                   std::pair("action", &row.action), std::pair("due", &row.due)}) {
    if (!text->empty()) out.set(name, *text);
  }
  if (row.before) {
    Data before;
    set_state(before, *row.before);
    out.set("before", before);
  }
  Data choices{Data::type::list};
  for (const auto state : states) {
    Data choice;
    choice.set("value", std::string(wire::enum_name(state)));
    choice.set("number", std::to_string(number));
    set_state(choice, state);
    choices.push_back(choice);
  }
  out.set("states", choices);
  return out;
}

}  // namespace

std::string_view follow_up_style() { return template_text("follow_up.css"); }
std::string_view follow_up_script() { return template_text("follow_up.js"); }

std::string follow_up_html(const DebriefHeader& exercise, const FollowUpForm& form,
                           const FormOrigin& origin) {
  Data data;
  data.set("policy", origin.policy);
  data.set("style", std::string(follow_up_style()));
  data.set("script", std::string(follow_up_script()));
  data.set("exercise", origin.exercise);
  data.set("key", origin.key);
  data.set("answers", origin.answers);
  if (!origin.reply_to.empty()) data.set("reply_to", origin.reply_to);
  set_both(data, "title", exercise.title);
  if (exercise.ended) data.set("day", spelled(day_of(*exercise.ended, exercise.zone_minutes)));
  data.set("owner", form.owner);
  data.set("has_owner", !form.owner.empty());
  data.set("lane", form.lane.value);
  if (!form.lane.empty()) {
    data.set("has_team", true);
    set_both(data, "team", form.lane_title);
  }
  data.set("count", std::to_string(form.rows.size()));
  Data rows{Data::type::list};
  for (std::size_t i = 0; i < form.rows.size(); ++i) rows.push_back(row_data(form.rows[i], i + 1));
  data.set("rows", rows);
  return render("follow_up.mustache", data);
}

}  // namespace enshu::scoring
