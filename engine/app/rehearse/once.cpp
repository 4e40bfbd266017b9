// A rehearsal from the scenario's folder to what the person reads.
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "engine/app/rehearse/report.hpp"
#include "engine/app/rehearse/runs.hpp"
#include "engine/app/rehearse/session.hpp"
#include "engine/app/version.hpp"
#include "engine/store/bulk_record.hpp"
#include "scoring/export/rehearsal_html.hpp"

namespace enshu::app {

Result<Done> write_page(const std::string& path, const std::string& html) {
  const std::string part = path + ".part";
  std::error_code failed;
  {
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    file << html;
    file.close();
    if (!file) failed = std::make_error_code(std::errc::io_error);
  }
  if (!failed) std::filesystem::rename(part, path, failed);
  if (!failed) return Done{};
  return Error{"write_failed",
               {"このファイルに書けません。フォルダーと空き容量を確かめてください。",
                "this file cannot be written; check its folder and the free space"},
               path};
}

int rehearse_once(const RehearseOptions& options, const scenario::Crew& crew) {
  auto loaded = open_scenario(options.scenario);
  if (!loaded) return fail(loaded.error());
  auto picks = read_picks((*loaded)->scenario, options.set);
  if (!picks) {
    tell(picks.error());
    return exit_usage;
  }
  std::unique_ptr<store::BulkRecord> log;
  if (!options.record.empty()) {
    auto made = store::BulkRecord::create(options.record, (*loaded)->files,
                                          {{"scenario", (*loaded)->scenario.id.value},
                                           {"enshu", std::string(program_version)},
                                           {"rehearsal", crew.name}});
    if (!made) return fail(made.error());
    log = std::move(*made);
  }
  const auto begin = std::chrono::steady_clock::now();
  // The record holds the first run: one exercise, one file.
  auto model =
      rehearse_runs(**loaded, {options.seed, options.runs, options.teams, options.threads,
                               !options.html.empty(), crew, log.get(), options.bare, *picks});
  if (!model) return fail(model.error());
  if (log) {
    if (auto done = log->finish(); !done) return fail(done.error());
  }
  const auto wall_ms = std::chrono::duration_cast<std::chrono::milliseconds>(
                           std::chrono::steady_clock::now() - begin)
                           .count();
  if (!options.html.empty()) {
    if (auto done = write_page(options.html, scoring::rehearsal_html(*model, {})); !done)
      return fail(done.error());
  }
  const std::string shown = options.json ? rehearsal_json(*model, wall_ms) + "\n"
                                         : rehearsal_text(*model, wall_ms, spoken_language());
  std::fwrite(shown.data(), 1, shown.size(), stdout);
  return exit_done;
}

}  // namespace enshu::app
