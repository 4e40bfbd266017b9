// A folder that vanishes, a record with events in it, and a second way into the file for those who
// tamper.
#pragma once

#include <stdlib.h>

#include <algorithm>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "engine/store/record.hpp"
#include "engine/store/verify.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/wire/random_value.hpp"

namespace enshu::test {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "enshu-store-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] std::filesystem::path operator/(const std::string& name) const {
    return path_ / name;
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> out;
    for (const auto& entry : std::filesystem::directory_iterator(path_))
      out.push_back(entry.path().filename());
    std::sort(out.begin(), out.end());
    return out;
  }

 private:
  std::filesystem::path path_;
};

inline const store::Files files{{"scenario.yaml", "scenario: s1\n"},
                                {"logs/proxy.csv", std::string("a,b\0\n", 5)}};
inline const store::Meta meta{{"enshu", "0.1.0"}, {"scenario", "s1"}};

/// One of every event, numbered from `first`, with everything in its columns that a column can
/// hold.
inline std::vector<Recorded> events_from(std::uint64_t first, std::uint64_t seed) {
  RandomValue random(seed);
  std::vector<Recorded> out;
  for (const Event& event : random.each<Event>()) {
    Recorded recorded;
    recorded.seq = first++;
    random.fill(recorded.at);
    random.fill(recorded.wall);
    random.fill(recorded.lane);
    random.fill(recorded.by);
    random.fill(recorded.command);
    random.fill(recorded.command_hash);
    recorded.event = event;
    // Files stand beside the events: note_files_test.cpp.
    if (auto* note = std::get_if<NoteAdded>(&recorded.event)) note->files.clear();
    if (auto* message = std::get_if<MessageSent>(&recorded.event)) message->files.clear();
    out.push_back(recorded);
  }
  return out;
}

inline std::vector<Recorded> all_of(EventLog& log, std::uint64_t from = 1) {
  std::vector<Recorded> out;
  const auto read = log.read(from, [&](const Recorded& recorded) {
    out.push_back(recorded);
    return true;
  });
  INFO((read ? std::string() : read.error().message.en));
  REQUIRE(read.ok());
  return out;
}

inline std::unique_ptr<store::Record> made(const std::filesystem::path& path) {
  auto record = store::Record::create(path, files, meta);
  INFO((record ? std::string() : record.error().message.en));
  REQUIRE(record.ok());
  return std::move(record.value());
}

/// A finished record with one of every event.
inline std::vector<Recorded> make_record(const std::filesystem::path& path,
                                         std::uint64_t seed = 5) {
  const auto record = made(path);
  auto events = events_from(1, seed);
  REQUIRE(record->append(events).ok());
  return events;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// What somebody with the sqlite3 shell can do, after dropping the guards. The guards come back
/// afterwards, so that only the hash chain can tell.
inline void tamper(const std::filesystem::path& path, const std::string& sql) {
  auto database = store::Database::open(path, SQLITE_OPEN_READWRITE, "test");
  REQUIRE(database.ok());
  REQUIRE(database->run("PRAGMA synchronous=OFF; BEGIN", "test").ok());
  std::vector<std::string> guards;
  {
    auto rows =
        database->prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'", "test");
    REQUIRE(rows.ok());
    std::vector<std::string> names;
    while (rows->step() == SQLITE_ROW) {
      names.emplace_back(rows->text(0));
      guards.emplace_back(rows->text(1));
    }
    rows->reset();
    for (const auto& name : names)
      REQUIRE(database->run(("DROP TRIGGER " + name).c_str(), "test").ok());
  }
  const auto done = database->run(sql.c_str(), "test");
  INFO((done ? std::string() : done.error().message.en));
  REQUIRE(done.ok());
  for (const auto& guard : guards)
    (void)database->run(guard.c_str(), "test");  // a table may be gone: then it cannot
  REQUIRE(database->run("COMMIT", "test").ok());
}

}  // namespace enshu::test
