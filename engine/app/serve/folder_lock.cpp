// The lock is the system's own (flock), so that a crash leaves nothing behind.
#include "engine/app/serve/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <utility>

namespace enshu::app {

Result<FolderLock> FolderLock::take(const std::string& folder) {
  const std::string path = folder + "/lock";
  FolderLock lock(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600));
  if (lock.file_ < 0) {
    return Error{
        "write_failed",
        {"データのフォルダーに書き込めません。権限と空き容量を確かめてください。",
         "The data folder cannot be written to. Check its permissions and the free space."},
        folder};
  }
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    return Error{
        "folder_in_use",
        {"このフォルダーは、動作中の別の enshu が使っています。そちらを終了するか、--data "
         "で別の場所を指定してください。",
         "Another running enshu uses this folder. Stop it, or name another place by --data."},
        folder};
  }
  return lock;
}

FolderLock::FolderLock(FolderLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

FolderLock::~FolderLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace enshu::app
