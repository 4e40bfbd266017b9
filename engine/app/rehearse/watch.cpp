// The authoring loop: save, and see the mistakes and the new timeline at once.
#include <unistd.h>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>

#include "engine/app/models/crew.hpp"
#include "engine/app/rehearse/report.hpp"
#include "engine/app/rehearse/runs.hpp"
#include "engine/app/rehearse/session.hpp"
#include "engine/scenario/diagnostic.hpp"
#include "scoring/export/rehearsal_html.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;
constexpr std::chrono::milliseconds between_looks{250};

volatile std::sig_atomic_t stopped = 0;
void on_signal(int) { stopped = 1; }

/// Takes the signals over while it lives.
class Signals {
 public:
  Signals() {
    stopped = 0;
    struct sigaction action {};
    action.sa_handler = on_signal;
    sigaction(SIGINT, &action, &before_.at(0));
    sigaction(SIGTERM, &action, &before_.at(1));
  }
  ~Signals() {
    sigaction(SIGINT, &before_.at(0), nullptr);
    sigaction(SIGTERM, &before_.at(1), nullptr);
  }
  Signals(const Signals&) = delete;
  Signals& operator=(const Signals&) = delete;

 private:
  std::array<struct sigaction, 2> before_{};
};

using Stamps = std::map<std::string, std::pair<fs::file_time_type, std::uintmax_t>>;

/// Every file below the folder with its time and size; what vanishes meanwhile is left out.
void look_at(const fs::path& folder, Stamps& stamps) {
  std::error_code failed;
  const auto end = fs::recursive_directory_iterator();
  for (auto at = fs::recursive_directory_iterator(folder, failed); !failed && at != end;
       at.increment(failed)) {
    std::error_code gone;
    if (!at->is_regular_file(gone) || gone) continue;
    const auto time = at->last_write_time(gone);
    const auto size = gone ? 0 : at->file_size(gone);
    if (!gone) stamps[at->path().string()] = {time, size};
  }
}

class Watch {
 public:
  Watch(const RehearseOptions& options, scenario::Crew crew)
      : options_(options), crew_(std::move(crew)) {}

  int run() {
    const Signals signals;
    std::optional<Stamps> seen;
    while (stopped == 0) {
      auto now = stamps();
      if (!seen || now != *seen) {
        // An editor may still be writing: what is read is what stands there after a moment's rest.
        std::this_thread::sleep_for(seen ? between_looks : std::chrono::milliseconds{0});
        now = stamps();
        if (auto done = again(); !done) return fail(done.error());
        seen = std::move(now);
      }
      std::this_thread::sleep_for(between_looks);
    }
    return exit_done;
  }

 private:
  Stamps stamps() const {
    Stamps out;
    const auto folder = fs::absolute(options_.scenario).lexically_normal();
    look_at(folder, out);
    const auto parent =
        folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
    look_at(parent / "doctrine", out);
    if (fs::exists(options_.profile))
      out[options_.profile] = {fs::last_write_time(options_.profile), 0};
    return out;
  }

  Result<Done> again() {
    scoring::RehearsalFindings findings;
    auto files = find_scenario(options_.scenario);
    Checked checked;
    if (files) {
      checked = load_scenario(std::move(*files), doctrine_for(options_.scenario));
      for (const auto& found : checked.diagnostics)
        findings.lines.push_back({to_line(found, Language::ja, options_.scenario),
                                  to_line(found, Language::en, options_.scenario)});
    } else {
      add(findings, files.error());
    }
    if (auto crew = find_crew(options_.profile); crew)
      crew_ = *std::move(crew);
    else
      add(findings, crew.error());
    const auto begin = std::chrono::steady_clock::now();
    if (checked.loaded) {
      // A save may take away what --set names: then the last good figures stay, as with an error.
      auto model = play(*checked.loaded);
      if (model)
        good_ = *std::move(model);
      else
        add(findings, model.error());
      findings.broken = findings.broken || !model;
    } else {
      findings.broken = true;
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begin);
    // The page is there before the terminal says so.
    Result<Done> written = Done{};
    if (!options_.html.empty() && good_)
      written = write_page(options_.html, scoring::rehearsal_html(*good_, findings));
    show(findings, took.count());
    return written;
  }

  Result<scoring::RehearsalModel> play(const LoadedScenario& loaded) const {
    auto picks = read_picks(loaded.scenario, options_.set);
    if (!picks) return picks.error();
    return rehearse_runs(loaded,
                         {options_.seed, options_.runs, options_.teams, options_.threads,
                          !options_.html.empty(), crew_, nullptr, false, *std::move(picks)});
  }

  static void add(scoring::RehearsalFindings& findings, const Error& error) {
    const std::string place = error.place.empty() ? std::string{} : error.place + ": ";
    findings.lines.push_back({place + error.message.ja, place + error.message.en});
  }

  void show(const scoring::RehearsalFindings& findings, std::int64_t wall_ms) const {
    const auto language = spoken_language();
    std::string out;
    if (isatty(STDOUT_FILENO) != 0) out += "\x1b[2J\x1b[H";
    for (const auto& line : findings.lines) out += line.in(language) + "\n";
    if (findings.broken) {
      out += language == Language::ja
                 ? "シナリオに誤りがあります。下は最後に成功した結果です。\n"
                 : "The scenario has errors; what follows is the last good result.\n";
    }
    if (good_) {
      out += rehearsal_text(*good_, wall_ms, language) + timeline_text(*good_, language);
    }
    out += language == Language::ja ? "\n保存を待っています（Ctrl+C で終了）\n"
                                    : "\nWaiting for the next save (Ctrl+C ends)\n";
    std::fwrite(out.data(), 1, out.size(), stdout);
    std::fflush(stdout);
  }

  const RehearseOptions& options_;
  scenario::Crew crew_;
  std::optional<scoring::RehearsalModel> good_;
};

}  // namespace

int rehearse_watching(const RehearseOptions& options, scenario::Crew crew) {
  return Watch(options, std::move(crew)).run();
}

}  // namespace enshu::app
