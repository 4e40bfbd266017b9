// fsync of file and folder around a rename.
#include "engine/store/durable.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>

namespace enshu::store {
namespace {

class Descriptor {
 public:
  Descriptor(const std::filesystem::path& path, int flags)
      : number_(::open(path.c_str(), flags | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] bool sync() const { return number_ >= 0 && ::fsync(number_) == 0; }

 private:
  int number_;
};

Error system_failure(const std::filesystem::path& path, std::string_view code) {
  const std::string reason = std::generic_category().message(errno);
  return {std::string(code),
          {path.string() + ": ファイルを保存できません（" + reason +
               "）。空き容量と権限を確かめてください。",
           path.string() + ": the file cannot be saved (" + reason +
               "); check free space and permissions"},
          path.string()};
}

/// Renames without replacing. File systems that cannot promise this get a check beforehand.
bool rename_new(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  if (errno != EINVAL && errno != ENOSYS) return false;
  if (::access(to.c_str(), F_OK) == 0) {
    errno = EEXIST;
    return false;
  }
  return ::rename(from.c_str(), to.c_str()) == 0;
}

}  // namespace

std::filesystem::path part_of(const std::filesystem::path& path) {
  std::filesystem::path part = path;
  part += ".part";
  return part;
}

Result<Done> publish(const std::filesystem::path& part, const std::filesystem::path& path,
                     bool replace, std::string_view code) {
  if (!Descriptor(part, O_RDONLY).sync()) return system_failure(part, code);
  const bool named = replace ? ::rename(part.c_str(), path.c_str()) == 0 : rename_new(part, path);
  if (!named) return errno == EEXIST ? record_exists(path) : system_failure(path, code);
  const std::filesystem::path folder = std::filesystem::absolute(path).parent_path();
  if (!Descriptor(folder, O_RDONLY | O_DIRECTORY).sync()) return system_failure(folder, code);
  return Done{};
}

void remove_database(const std::filesystem::path& path) {
  for (const char* suffix : {"", "-wal", "-shm", "-journal"}) {
    std::filesystem::path file = path;
    file += suffix;
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
  }
}

Error record_exists(const std::filesystem::path& path) {
  return {"record_exists",
          {path.string() +
               ": 同じ名前のファイルがあります。別の名前にするか、そのファイルを移してください。",
           path.string() + ": a file of this name exists; choose another name or move that file"},
          path.string()};
}

}  // namespace enshu::store
