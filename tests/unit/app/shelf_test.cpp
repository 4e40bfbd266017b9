// The operator's folder: what has mistakes is told with its places, and nothing is read twice that
// has not changed.
#include "engine/app/serve/shelf.hpp"

#include <stdlib.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "engine/app/serve/shelf_memory.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

const fs::path desks = "tests/cases/play/two-desks/scenario";

/// A folder of its own with one scenario in it; gone at the end.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "enshu-shelf-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
    put("desks");
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void put(const std::string& name) const {
    fs::copy(desks, path_ / name, fs::copy_options::recursive);
  }
  [[nodiscard]] fs::path at(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
}

std::string with_broken_length(std::string text) {
  const auto from = text.find("\nduration:") + 1;
  return text.replace(from, text.find('\n', from) - from, "duration: soon");
}

}  // namespace

TEST_CASE("a scenario whose files are the same is read once, and anew after each change") {
  const Folder folder;
  const auto one = folder.at("desks");
  const auto main = one / "scenario.yaml";
  const auto whole = text_of(main);
  ShelfMemory memory;
  const auto look = [&] { return memory.look("desks", one); };
  for (int i = 0; i < 3; ++i) REQUIRE(look().offered);
  CHECK(memory.reads() == 1);
  CHECK(look().offered->own);

  // The same size and, set back, the same time: the inode's own time tells.
  const auto time = fs::last_write_time(main);
  auto same_size = whole;
  same_size.replace(same_size.find("\nduration:") + 1, 8, "durasion");
  write(main, same_size);
  fs::last_write_time(main, time);
  CHECK_FALSE(look().offered);
  CHECK_FALSE(look().offered);
  CHECK(memory.reads() == 2);

  write(main, whole);
  CHECK(look().offered);
  write(one / "new.md", "# x\n");
  look();
  CHECK(memory.reads() == 4);
  fs::remove(one / "new.md");
  CHECK(look().offered);
  fs::create_directories(folder.at("doctrine/ours"));
  write(folder.at("doctrine/ours/doctrine.yaml"), "x");
  look();
  CHECK(memory.reads() == 6);
  look();
  CHECK(memory.reads() == 6);

  // What cannot be stamped is not remembered.
  fs::create_symlink("/nowhere/at/all", one / "gone.md");
  CHECK_FALSE(look().offered);
  CHECK_FALSE(look().offered);
  CHECK(memory.reads() == 8);
}

TEST_CASE(
    "what has mistakes is listed with the first of them, and started from its files as they are") {
  const Folder folder;
  folder.put("broken");
  folder.put("linked");
  const auto main = folder.at("broken/scenario.yaml");
  const auto whole = text_of(main);
  write(main, with_broken_length(whole));
  fs::create_symlink("/etc/hostname", folder.at("linked/secret.md"));
  auto shelf = Shelf::open(folder.at("").string(), [](const std::string&, const std::string&) {});
  REQUIRE(shelf);
  const auto list = (*shelf)->list();
  CHECK(std::ranges::count(list.offered, true, &OfferedScenario::own) == 1);
  REQUIRE(list.faulty.size() == 2);
  CHECK(list.faulty[0].name == "broken");
  const auto& fault = list.faulty[0].finding.faults.at(0);
  CHECK(fault.file == "scenario.yaml");
  CHECK(fault.line ==
        std::count(whole.begin(),
                   whole.begin() + static_cast<std::ptrdiff_t>(whole.find("\nduration:")), '\n') +
            2);
  CHECK(fault.column == 11);
  CHECK_FALSE(fault.message.ja.empty());
  CHECK(list.faulty[1].name == "linked");
  CHECK(list.faulty[1].finding.faults.at(0).file == "secret.md");
  CHECK(list.faulty[1].finding.faults.at(0).line == 0);
  CHECK_FALSE((*shelf)->take("broken"));
  write(main, whole);
  CHECK((*shelf)->take("broken"));
  CHECK((*shelf)->list().faulty.size() == 1);
  write(folder.at("desks/scenario.yaml"), with_broken_length(whole));
  CHECK_FALSE((*shelf)->take("desks"));
  fs::remove_all(folder.at(""));
  const auto away = (*shelf)->list();
  REQUIRE(away.faulty.size() == 1);
  CHECK(away.faulty[0].finding.faults.size() == 1);
}

}  // namespace enshu::app
