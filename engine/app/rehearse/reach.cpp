// Who had what to read, what of the MSEL came about, and what of the director ran.
#include "engine/app/rehearse/reach.hpp"

#include <algorithm>
#include <functional>
#include <set>
#include <sstream>
#include <tuple>

namespace enshu::app {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

std::string trimmed(const std::string& line) {
  const auto begin = line.find_first_not_of(" \t");
  if (begin == std::string::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

void fill_lines(scoring::DirectorReach& out, const std::string& file,
                const scenario::FileTree& files, const scenario::LuaCoverage& coverage) {
  const auto found = files.find(file);
  const auto source = found == files.end() ? std::vector<std::string>{} : lines_of(found->second);
  auto lines = coverage.lines.at(file);
  const auto ran = coverage.reached.find(file);
  const auto reached = ran == coverage.reached.end() ? std::set<int>{} : ran->second;
  lines.insert(reached.begin(), reached.end());
  out.lines += static_cast<std::int64_t>(lines.size());
  for (const int line : lines) {
    if (reached.contains(line)) continue;
    const auto at = static_cast<std::size_t>(line);
    out.unreached.push_back(
        {file, line, at >= 1 && at <= source.size() ? trimmed(source[at - 1]) : std::string{}});
  }
}

bool conditional(const Schedule& schedule) {
  switch (schedule.kind) {
    case Schedule::Kind::at:
    case Schedule::Kind::after:
      return false;
    case Schedule::Kind::when:
    case Schedule::Kind::unless:
    case Schedule::Kind::manual:
      return true;
  }
  return true;
}

}  // namespace

void fill_load(scoring::RehearsalModel& model, const Scenario& scenario, const scenario::Crew& crew,
               const Observed& observed) {
  for (std::size_t i = 0; i < scenario.roles.size() && i < observed.load.size(); ++i) {
    const auto& role = scenario.roles[i];
    const bool any = std::ranges::any_of(
        observed.load[i], [](const scoring::LoadSlot& slot) { return slot.messages > 0; });
    if (!any) continue;
    const int seats = std::max(role.seats_min, role.seats_max);
    model.load.push_back(
        {role.id, role.title, seats, seats * crew.characters_per_minute(), observed.load[i]});
  }
}

void fill_injects(scoring::RehearsalModel& model, const Scenario& scenario,
                  const Observed& observed) {
  for (std::size_t i = 0; i < scenario.msel.size() && i < observed.injects.size(); ++i) {
    auto reach = observed.injects[i];
    const auto& inject = scenario.msel[i];
    reach.id = inject.id;
    reach.title = inject.title.empty() ? Text{inject.id.value, {}} : inject.title;
    reach.conditional = conditional(inject.schedule);
    model.injects.push_back(std::move(reach));
  }
}

void fill_director(scoring::RehearsalModel& model, const Scenario& scenario,
                   const scenario::FileTree& files, const scenario::LuaCoverage& coverage,
                   const Observed& observed, bool lines_watched) {
  auto& out = model.director;
  out.path = scenario.director_path;
  for (const auto& [place, trouble] : observed.troubles) out.troubles.push_back(trouble);
  std::ranges::stable_sort(out.troubles, std::ranges::greater{}, &scoring::DirectorTrouble::count);
  out.lines_watched = lines_watched && !out.path.empty();
  for (const auto& [key, handler] : coverage.handlers) {
    const auto& [on, name, nth] = key;
    const std::string ordinal = nth == 0 ? std::string{} : " #" + std::to_string(nth + 1);
    out.handlers.push_back({"on." + on + "(\"" + name + "\")" + ordinal, handler.file, handler.line,
                            static_cast<std::int64_t>(handler.runs)});
  }
  // The director's own file first, then the files that it uses.
  std::ranges::stable_sort(out.handlers, {}, [&](const scoring::HandlerReach& one) {
    return std::tuple(one.file != out.path, one.file, one.line);
  });
  if (!out.lines_watched) return;
  for (const auto& [file, found] : coverage.lines) {
    if (file == out.path) fill_lines(out, file, files, coverage);
  }
  for (const auto& [file, found] : coverage.lines) {
    if (file != out.path) fill_lines(out, file, files, coverage);
  }
}

}  // namespace enshu::app
