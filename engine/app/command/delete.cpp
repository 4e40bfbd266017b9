// `enshu delete`: an exercise and everything that the sign-in data knows of it, gone.
#include <cstdio>
#include <filesystem>

#include "engine/app/command/common.hpp"
#include "engine/app/command/keeping.hpp"
#include "engine/app/serve/folder_lock.hpp"
#include "engine/app/serve/front.hpp"
#include "engine/store/forget.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

void print_json(const std::string& exercise, const store::Traces& traces, bool deleted) {
  std::string text = "{\"exercise\":";
  wire::write_string(text, exercise);
  text += ",\"codes\":" + std::to_string(traces.codes) +
          ",\"sessions\":" + std::to_string(traces.sessions) +
          ",\"drafts\":" + std::to_string(traces.drafts);
  std::printf("%s,\"deleted\":%s}\n", text.c_str(), deleted ? "true" : "false");
}

void print_text(const std::string& exercise, const store::Traces& traces, bool deleted) {
  const bool ja = spoken_language() == Language::ja;
  std::printf(ja ? "%s: 記録、参加リンク %lld 件、セッション %lld 件、下書き %lld 件\n"
                 : "%s: the record, %lld join links, %lld sessions, %lld drafts\n",
              exercise.c_str(), static_cast<long long>(traces.codes),
              static_cast<long long>(traces.sessions), static_cast<long long>(traces.drafts));
  const char* said = deleted ? (ja ? "削除しました。" : "Deleted.")
                             : (ja ? "まだ何も削除していません。--yes "
                                     "を付けると削除します。元には戻せません。"
                                   : "Nothing is deleted yet. Add --yes to delete it; there is no "
                                     "way back.");
  std::printf("%s\n", said);
}

}  // namespace

int remove_exercise(const DeleteOptions& options) {
  const std::filesystem::path data = options.data.empty() ? default_data() : options.data;
  if (auto good = check_name(options.exercise); !good) {
    tell(good.error());
    return exit_usage;
  }
  const auto record = data / (options.exercise + ".exercise");
  std::error_code ignored;
  if (!std::filesystem::exists(record, ignored))
    return fail(no_such_exercise(data, options.exercise));
  const auto lock = FolderLock::take(data.string());
  if (!lock) return fail(lock.error());
  const auto traces = options.yes ? store::forget_traces(data, options.exercise)
                                  : store::traces_of(data, options.exercise);
  if (!traces) return fail(traces.error());
  if (options.yes) {
    if (auto done = store::remove_record(record); !done) return fail(done.error());
  }
  if (options.json)
    print_json(options.exercise, *traces, options.yes);
  else
    print_text(options.exercise, *traces, options.yes);
  return options.yes ? exit_done : exit_usage;
}

}  // namespace enshu::app
