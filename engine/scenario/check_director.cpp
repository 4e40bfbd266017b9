// The director: names in its text, then whether it loads at all.
#include <algorithm>
#include <array>

#include "engine/scenario/lua/lane.hpp"
#include "engine/scenario/lua_director.hpp"
#include "engine/scenario/lua_library.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

/// Methods of a lane whose first argument is a name, and of what.
constexpr std::array<std::pair<std::string_view, Names>, 16> methods{{{"param", Names::parameter},
                                                                      {"answered", Names::survey},
                                                                      {"knows", Names::cast},
                                                                      {"fire", Names::inject},
                                                                      {"skip", Names::inject},
                                                                      {"fired", Names::inject},
                                                                      {"opened", Names::inject},
                                                                      {"replied", Names::inject},
                                                                      {"done", Names::action},
                                                                      {"host", Names::host},
                                                                      {"set", Names::world_part},
                                                                      {"send", Names::cast},
                                                                      {"reported", Names::party},
                                                                      {"told", Names::party},
                                                                      {"flag", Names::flag},
                                                                      {"service", Names::service}}};

/// The nearest name, as long as there are few mistakes: the search costs.
Text hint(std::string_view wrong, std::span<const std::string_view> known,
          const Findings& findings) {
  constexpr std::size_t most_hinted = 100;
  return findings.count() < most_hinted ? did_you_mean(wrong, known) : Text{};
}

void check_method(const Whole& whole, const Word& word, Names names, Findings& findings) {
  if (whole.known.has(names, word.text)) return;
  const auto what = word_for(names);
  const Text near = hint(word.text, whole.known.all(names), findings);
  if (whole.known.lost(names) && near.en.empty()) return;
  const std::string name = shown(word.text);
  const std::string method(word.method);
  findings.error(word.file, word.at, "unknown_name",
                 {method + " が、知らない" + std::string(what.ja) + "「" + name +
                      "」を挙げています。" + near.ja,
                  method + " names unknown " + std::string(what.en) + " '" + name + "'" + near.en});
}

/// A literal below texts/ is a text, or the beginning of names that the director puts together.
void check_text_word(const Whole& whole, const Word& word, Findings& findings) {
  const auto at = whole.scenario.texts.lower_bound(std::string(word.text));
  const bool begun = at != whole.scenario.texts.end() && at->first.starts_with(word.text);
  if (begun && (word.joined || at->first == word.text)) return;
  std::vector<std::string_view> known;
  for (const auto& [path, text] : whole.scenario.texts) known.push_back(path);
  const Text near = hint(word.text, known, findings);
  const std::string name = shown(word.text);
  findings.error(word.file, word.at, "missing_file",
                 {"本文「" + name + "」がありません。" + near.ja,
                  "there is no text '" + name + "'" + near.en});
}

/// Handlers do not run here: a method that a lane does not have would else be found on the day.
void check_lane_names(const Whole& whole, Findings& findings) {
  const auto known = lua::lane_names();
  for (const auto& file : whole.lua_files) {
    for (const auto& word : asked_of_lane(whole.tree.at(file))) {
      if (std::ranges::find(known, word.text) != known.end()) continue;
      const Text near = hint(word.text, known, findings);
      const std::string name = shown(word.text);
      findings.error(file, word.at, "unknown_name",
                     {"lane に「" + name + "」はありません。" + near.ja,
                      "a lane has no '" + name + "'" + near.en});
    }
  }
}

bool all_files_there(const Whole& whole) {
  return std::ranges::all_of(whole.words, [&](const Word& word) {
    if (!word.used || word.joined) return true;
    return whole.tree.contains(word.text.ends_with(".lua") ? std::string(word.text)
                                                           : library_path(word.text));
  });
}

}  // namespace

void check_director(const Whole& whole, Findings& findings) {
  if (whole.scenario.director_path.empty()) {
    if (whole.sound) check_handlers(whole, {}, findings);
    return;
  }
  bool readable = true;
  for (const auto& file : whole.lua_files) {
    if (!findings.utf8(file, whole.tree.at(file))) readable = false;
  }
  if (!readable) return;
  for (const auto& word : whole.words) {
    if (word.joined && !word.text.starts_with("texts/")) continue;
    const auto method =
        std::ranges::find(methods, word.method, [](const auto& one) { return one.first; });
    if (method != methods.end()) {
      check_method(whole, word, method->second, findings);
    } else if (word.text.starts_with("texts/")) {
      check_text_word(whole, word, findings);
    }
  }
  check_lane_names(whole, findings);
  if (!whole.recorded) check_director_calls(whole, findings);
  if (!all_files_there(whole)) return;  // the reader of the files has told of it
  const auto report = LuaDirector::examine(whole.scenario, whole.tree);
  for (const auto& problem : report.problems) {
    if (problem.code == "unknown_name" && whole.known.any_lost()) continue;
    findings.error(problem.file, {problem.line, 1}, problem.code, problem.message);
  }
  if (whole.sound && report.problems.empty()) check_handlers(whole, report.handlers, findings);
}

}  // namespace enshu::scenario
