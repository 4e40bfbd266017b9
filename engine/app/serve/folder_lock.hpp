// One server a data folder: two would both play the same exercises.
#pragma once

#include <string>

#include "engine/base/result.hpp"

namespace enshu::app {

/// Holds `FOLDER/lock` until it goes; the system lets go of it when the process ends, however it
/// ends.
class FolderLock {
 public:
  /// Errors: `folder_in_use`, `write_failed`.
  static Result<FolderLock> take(const std::string& folder);
  FolderLock() = default;
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int file) : file_(file) {}
  int file_ = -1;
};

}  // namespace enshu::app
