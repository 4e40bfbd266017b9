// Reading a folder: what may come in, and what may not.
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "tests/unit/scenario/support.hpp"

using namespace enshu;
using namespace enshu::scenario;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for each test, gone afterwards.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "enshu-tree-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }
  void file(const std::string& name, const std::string& content) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << content;
  }

 private:
  fs::path path_;
};

std::string fault(const fs::path& path) {
  const auto tree = read_folder(path);
  return tree ? "" : tree.error().code + " " + tree.error().place;
}

}  // namespace

TEST_CASE("files are read with their paths, hidden ones passed over") {
  const Folder folder;
  folder.file("scenario.yaml", "a");
  folder.file("texts/x.ja.md", "b");
  folder.file(".git/config", "c");
  const auto tree = read_folder(folder.path());
  REQUIRE(tree);
  CHECK(*tree == FileTree{{"scenario.yaml", "a"}, {"texts/x.ja.md", "b"}});
}

TEST_CASE("links inside the folder are followed, links out of it refused") {
  const Folder folder;
  const Folder other;
  other.file("secret.txt", "s");
  folder.file("a.txt", "a");
  fs::create_symlink("a.txt", folder.path() / "b.txt");
  CHECK(read_folder(folder.path())->at("b.txt") == "a");
  fs::create_symlink(other.path() / "secret.txt", folder.path() / "c.txt");
  CHECK(fault(folder.path()) == "link_outside c.txt");
  fs::remove(folder.path() / "c.txt");
  fs::create_symlink(other.path(), folder.path() / "d");
  CHECK(fault(folder.path()) == "link_outside d");
}

TEST_CASE("a folder that contains itself comes to an end") {
  const Folder folder;
  fs::create_symlink(".", folder.path() / "again");
  CHECK(fault(folder.path()).starts_with("too_deep"));
}

TEST_CASE("a folder whose name only begins alike is outside") {
  const Folder folder;
  const fs::path sibling = folder.path().string() + "-sibling";
  fs::create_directory(sibling);
  std::ofstream(sibling / "x") << "x";
  fs::create_symlink(sibling / "x", folder.path() / "x");
  CHECK(fault(folder.path()) == "link_outside x");
  fs::remove_all(sibling);
}

TEST_CASE("what is no regular file is refused") {
  const Folder folder;
  REQUIRE(mkfifo((folder.path() / "pipe").c_str(), 0600) == 0);
  CHECK(fault(folder.path()) == "not_a_file pipe");
}

TEST_CASE("sizes are limited") {
  const Folder folder;
  folder.file("scenario.yaml", std::string(most_yaml_bytes + 1, ' '));
  CHECK(fault(folder.path()) == "too_large scenario.yaml");
  folder.file("scenario.yaml", "");
  folder.file("a.bin", std::string(most_tree_bytes / 2, 'x'));
  CHECK(fault(folder.path()).empty());
  folder.file("b.bin", std::string(most_tree_bytes / 2 + 1, 'x'));
  CHECK(fault(folder.path()).starts_with("too_large"));
}

TEST_CASE("a missing folder, or a file in its stead, is told") {
  const Folder folder;
  folder.file("x", "x");
  CHECK(fault(folder.path() / "nothing").starts_with("no_folder"));
  CHECK(fault(folder.path() / "x").starts_with("no_folder"));
}

TEST_CASE("the digest changes with every byte and with every boundary") {
  const FileTree tree{{"a", "bc"}, {"d", ""}};
  const auto base = digest(tree);
  CHECK(base.size() == 64);
  CHECK(base == digest(FileTree{{"d", ""}, {"a", "bc"}}));
  CHECK(base != digest(FileTree{{"a", "bC"}, {"d", ""}}));
  CHECK(base != digest(FileTree{{"ab", "c"}, {"d", ""}}));
  CHECK(base != digest(FileTree{{"a", "bc"}}));
}

TEST_CASE("a doctrine is found by its name only") {
  const Folder folder;
  folder.file("home/doctrine.yaml", "x");
  folder.file("doctrine.yaml", "y");
  const auto source = doctrine_folder(folder.path());
  CHECK(source("home")->at("doctrine.yaml") == "x");
  CHECK_FALSE(source("other"));
  CHECK_FALSE(source("../home"));
  CHECK_FALSE(source("."));
}
