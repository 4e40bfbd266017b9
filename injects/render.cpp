// Filling in of placeholders in one language after the other.
#include "injects/render.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <kainjow/mustache.hpp>

namespace enshu::injects {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

constexpr std::array<const char*, 12> months{"January",   "February", "March",    "April",
                                             "May",       "June",     "July",     "August",
                                             "September", "October",  "November", "December"};

struct Moment {
  std::string date;
  std::string time;
};

Moment moment_of(const RenderContext& context, Language language) {
  using namespace std::chrono;
  const sys_time<milliseconds> local{
      milliseconds{context.calendar.ms + context.zone_minutes * 60'000LL}};
  const auto midnight = floor<days>(local);
  const year_month_day date{midnight};
  const hh_mm_ss clock{local - midnight};
  const int year = static_cast<int>(date.year());
  const unsigned month = static_cast<unsigned>(date.month());
  const unsigned day = static_cast<unsigned>(date.day());
  std::array<char, 64> written{};
  if (language == Language::ja) {
    std::snprintf(written.data(), written.size(), "%d年%u月%u日", year, month, day);
  } else {
    std::snprintf(written.data(), written.size(), "%u %s %d", day, months.at(month - 1), year);
  }
  std::array<char, 16> time{};
  std::snprintf(time.data(), time.size(), "%02d:%02d", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()));
  return {written.data(), time.data()};
}

data values(const RenderContext& context, Language language) {
  const auto moment = moment_of(context, language);
  data out;
  out.set("team", context.lane_title.in(language));
  out.set("place", context.place.in(language));
  out.set("date", moment.date);
  out.set("time", moment.time);
  out.set("datetime", moment.date + (language == Language::ja ? " " : ", ") + moment.time);
  data flags;
  if (context.flags != nullptr) {
    for (const auto& [name, value] : *context.flags) flags.set(name, value);
  }
  out.set("flag", flags);
  data parameters;
  for (const auto& [name, title] : context.parameters) parameters.set(name, title.in(language));
  out.set("param", parameters);
  data wordings;
  for (const auto& [name, text] : context.wordings) wordings.set(name, text.in(language));
  out.set("wording", wordings);
  return out;
}

std::string filled(const std::string& source, const RenderContext& context, Language language) {
  if (source.find("{{") == std::string::npos) return source;
  mustache text(source);
  if (!text.is_valid()) return source;
  text.set_custom_escape([](const std::string& value) { return value; });
  return text.render(values(context, language));
}

}  // namespace

Text TemplateRenderer::render(const Text& source, const RenderContext& context) const {
  return {filled(source.ja, context, Language::ja), filled(source.en, context, Language::en)};
}

}  // namespace enshu::injects
