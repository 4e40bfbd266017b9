// `enshu anonymise`: the same exercise as a new record, with an alias for every person.
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "engine/app/command/common.hpp"
#include "engine/app/command/keeping.hpp"
#include "engine/app/record_file.hpp"
#include "engine/app/version.hpp"
#include "engine/store/durable.hpp"
#include "engine/store/verify.hpp"
#include "engine/wire/write.hpp"
#include "scoring/debrief.hpp"
#include "scoring/export/aliases.hpp"
#include "scoring/scoreboard.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* anonymised_key = "anonymised";
constexpr std::size_t chunk = 5'000;

Result<std::vector<Recorded>> events_of(OpenedRecord& record) {
  std::vector<Recorded> events;
  auto read = read_record(record, [&](const Recorded& recorded) {
    events.push_back(recorded);
    return true;
  });
  if (!read) return read.error();
  return events;
}

/// Every number of the score, without its words.
std::vector<std::optional<std::int64_t>> figures_of(const Scenario& scenario,
                                                    const std::vector<Recorded>& events) {
  scoring::Scoreboard board(scenario);
  ExerciseTime at{};
  bool ended = false;
  for (const auto& recorded : events) {
    board.fold(recorded);
    at = recorded.at;
    ended = board.state().clock.ended;
  }
  std::vector<std::optional<std::int64_t>> figures;
  for (const auto& lane : board.score(at, ended).lanes) {
    figures.push_back(lane.score_tenths);
    for (const auto& objective : lane.objectives) figures.push_back(objective.score_tenths);
  }
  return figures;
}

/// The hash of a command could be guessed back to the name that was in it.
std::vector<Recorded> renamed(const std::vector<Recorded>& events, scoring::Aliases aliases) {
  std::vector<Recorded> out = events;
  for (auto& recorded : out) {
    recorded.event = aliases.event(recorded.event);
    recorded.command_hash = 0;
  }
  return out;
}

Result<Done> write_record(const fs::path& path, const store::Files& files, const store::Meta& meta,
                          std::span<const Recorded> events) {
  auto record = store::Record::create(path, files, meta);
  if (!record) return record.error();
  for (std::size_t at = 0; at < events.size(); at += chunk) {
    if (auto done = (*record)->append(events.subspan(at, std::min(chunk, events.size() - at)));
        !done)
      return done;
  }
  return Done{};
}

/// Written aside, copied into one closed file, proved, and only then given its name.
Result<store::Verified> publish_record(const fs::path& out, const store::Files& files,
                                       const store::Meta& meta, std::span<const Recorded> events) {
  fs::path draft = out;
  draft += ".draft";
  fs::path copy = out;
  copy += ".unverified";
  store::remove_database(draft);
  store::remove_database(copy);
  auto done = write_record(draft, files, meta, events);
  if (done) done = store::backup(draft, copy);
  store::remove_database(draft);
  auto verified = done ? store::verify(copy) : Result<store::Verified>(done.error());
  if (verified) {
    if (auto named = store::publish(copy, out, false, "record_write"); !named)
      verified = named.error();
  }
  if (!verified) store::remove_database(copy);
  return verified;
}

Error score_would_change(const std::string& file) {
  return {
      "anonymise_changes_score",
      {"参加者の名前が採点の根拠になっているため、置き換えると得点が変わります。記録は作りませんで"
       "した。enshu debrief --anonymous をお使いください。",
       "A participant's name is evidence for the score, which would change; no record was made. "
       "Use enshu debrief --anonymous."},
      file};
}

std::size_t files_of(const std::vector<Recorded>& events) {
  std::size_t count = 0;
  for (const auto& recorded : events) {
    if (const auto* note = std::get_if<NoteAdded>(&recorded.event)) count += note->files.size();
    if (const auto* mail = std::get_if<MessageSent>(&recorded.event)) count += mail->files.size();
  }
  return count;
}

/// A photograph shows faces and screens, and no alias helps.
void tell_of_files(std::size_t left_out) {
  if (left_out == 0) return;
  const auto count = std::to_string(left_out);
  std::printf("%s\n",
              spoken_language() == Language::ja
                  ? ("メモやメッセージに付いていたファイル " + count +
                     " 個は、新しい記録に入れていません。")
                        .c_str()
                  : (count + " files of notes and messages are not in the new record.").c_str());
}

}  // namespace

int anonymise(const AnonymiseOptions& options) {
  if (auto free = check_free(options.out); !free) return fail(free.error());
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  auto events = events_of(*record);
  if (!events) return fail(events.error());
  auto meta = record->log->meta();
  if (!meta) return fail(meta.error());
  auto files = record->log->files();
  if (!files) return fail(files.error());
  const auto& scenario = record->scenario->scenario;
  const auto language = options.language == "en" ? Language::en : Language::ja;
  const auto after =
      renamed(*events, scoring::Aliases(scoring::debrief(scenario, *events), language));
  if (figures_of(scenario, *events) != figures_of(scenario, after))
    return fail(score_would_change(options.file));
  (*meta)[anonymised_key] = std::string("enshu ") + std::string(program_version);
  const auto verified = publish_record(options.out, *files, *meta, after);
  if (!verified) return fail(verified.error());
  if (options.json) {
    std::string text = "{\"record\":";
    wire::write_string(text, options.out);
    text += ",\"events\":" + std::to_string(verified->events) + ",\"head\":";
    wire::write_string(text, verified->head_hash);
    std::printf("%s}\n", text.c_str());
    return exit_done;
  }
  std::printf("%s  %llu  %s\n", options.out.c_str(),
              static_cast<unsigned long long>(verified->events), verified->head_hash.c_str());
  std::printf("%s\n",
              spoken_language() == Language::ja
                  ? "座席に登録されていない名前、愛称、電話番号は置き換わりません。公開の前に本"
                    "文を確かめてください。"
                  : "Names that no seat carried, nicknames and telephone numbers are not replaced. "
                    "Read the texts before you "
                    "publish them.");
  tell_of_files(files_of(*events));
  return exit_done;
}

}  // namespace enshu::app
