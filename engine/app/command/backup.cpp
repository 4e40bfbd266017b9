// `enshu backup`: a copy of what is being played, proved by its hash chain before it gets its name.
#include <sys/stat.h>

#include <cstdio>
#include <filesystem>
#include <optional>

#include "engine/app/command/common.hpp"
#include "engine/app/command/keeping.hpp"
#include "engine/app/serve/front.hpp"
#include "engine/store/durable.hpp"
#include "engine/store/verify.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

struct Copied {
  std::string exercise;
  store::Verified verified;
};

/// Copies and walks the whole chain of the copy.
Result<store::Verified> copy_record(const fs::path& from, const fs::path& to) {
  if (auto done = store::backup(from, to); !done) return done.error();
  auto verified = store::verify(to);
  if (!verified) store::remove_database(to);
  return verified;
}

void print_json(const std::string& out, const std::vector<Copied>& copied, bool access,
                const std::vector<std::string>& failed) {
  std::string text = "{\"backup\":";
  wire::write_string(text, out);
  text += ",\"exercises\":[";
  for (const auto& one : copied) {
    if (&one != &copied.front()) text += ',';
    text += "{\"id\":";
    wire::write_string(text, one.exercise);
    text += ",\"events\":" + std::to_string(one.verified.events) + ",\"head\":";
    wire::write_string(text, one.verified.head_hash);
    text += '}';
  }
  text += "],\"failed\":[";
  for (const auto& name : failed) {
    if (text.back() != '[') text += ',';
    wire::write_string(text, name);
  }
  std::printf("%s],\"access\":%s}\n", text.c_str(), access ? "true" : "false");
}

void print_text(const std::string& out, const std::vector<Copied>& copied) {
  const bool ja = spoken_language() == Language::ja;
  for (const auto& one : copied) {
    std::printf(ja ? "%s  %llu 件、検証済み（%s）\n" : "%s  %llu events, verified (%s)\n",
                one.exercise.c_str(), static_cast<unsigned long long>(one.verified.events),
                one.verified.head_hash.c_str());
  }
  std::printf("%s %s\n", ja ? "控え:" : "Backup:", out.c_str());
}

int backup_one(const fs::path& data, const BackupOptions& options) {
  if (auto good = check_name(options.exercise); !good) {
    tell(good.error());
    return exit_usage;
  }
  const fs::path from = data / (options.exercise + ".exercise");
  std::error_code ignored;
  if (!fs::exists(from, ignored)) return fail(no_such_exercise(data, options.exercise));
  fs::path copy = options.out;
  copy += ".unverified";
  store::remove_database(copy);
  auto verified = copy_record(from, copy);
  if (!verified) return fail(verified.error());
  if (auto named = store::publish(copy, options.out, false, "backup_failed"); !named) {
    store::remove_database(copy);
    return fail(named.error());
  }
  const std::vector<Copied> copied{{options.exercise, *verified}};
  if (options.json)
    print_json(options.out, copied, false, {});
  else
    print_text(options.out, copied);
  return exit_done;
}

/// A damaged record is told and left out: the others are worth having all the more.
int backup_all(const fs::path& data, const BackupOptions& options) {
  const auto names = exercises_of(data);
  if (names.empty()) return fail(no_such_exercise(data, {}));
  fs::path folder = fs::absolute(options.out);
  if (!folder.has_filename()) folder = folder.parent_path();
  fs::path part = folder;
  part += ".unverified";
  std::error_code failed;
  fs::remove_all(part, failed);
  if (::mkdir(part.c_str(), S_IRWXU) != 0) {
    return fail({"write_failed",
                 {"フォルダーを作れません。書き込める場所を --out に指定してください。",
                  "The folder cannot be made. Name a writable place by --out."},
                 options.out});
  }
  std::vector<Copied> copied;
  std::vector<std::string> damaged;
  for (const auto& name : names) {
    auto verified = copy_record(data / (name + ".exercise"), part / (name + ".exercise"));
    if (verified) {
      copied.push_back({name, *verified});
    } else {
      tell(verified.error());
      damaged.push_back(name);
    }
  }
  auto access = store::backup_sign_in(data, part);
  auto named =
      access ? store::publish(part, folder, false, "backup_failed") : Result<Done>(access.error());
  if (!named) {
    fs::remove_all(part, failed);
    return fail(named.error());
  }
  if (options.json)
    print_json(options.out, copied, *access, damaged);
  else
    print_text(options.out, copied);
  return damaged.empty() ? exit_done : exit_input;
}

}  // namespace

int backup(const BackupOptions& options) {
  const fs::path data = options.data.empty() ? default_data() : options.data;
  if (auto free = check_free(options.out); !free) return fail(free.error());
  return options.exercise.empty() ? backup_all(data, options) : backup_one(data, options);
}

}  // namespace enshu::app
