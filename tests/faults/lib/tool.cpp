// What a campaign needs of the system and a script cannot ask for: a power cut, and a lock that
// another program holds.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

/// Stops an ext4 at once without writing its journal or its data, as if the current went off.
int cut(const char* folder) {
  constexpr unsigned long shutdown = _IOR('X', 125, std::uint32_t);
  std::uint32_t without_flushing = 2;
  const int file = ::open(folder, O_RDONLY | O_DIRECTORY);
  if (file < 0 || ::ioctl(file, shutdown, &without_flushing) != 0) {
    std::perror(folder);
    return 1;
  }
  return 0;
}

/// Holds the lock of SQLite's one writer (its byte in the shared memory file) until the line on
/// standard input ends.
int lock(const std::string& record) {
  const std::string path = record + "-shm";
  const int file = ::open(path.c_str(), O_RDWR);
  struct flock held {};
  held.l_type = F_WRLCK;
  held.l_whence = SEEK_SET;
  held.l_start = 120;
  held.l_len = 1;
  if (file < 0 || ::fcntl(file, F_SETLKW, &held) != 0) {
    std::perror(path.c_str());
    return 1;
  }
  std::puts("locked");
  std::fflush(stdout);
  while (std::getchar() != EOF) {
  }
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const std::string what = count == 3 ? words[1] : "";
  if (what == "cut") return cut(words[2]);
  if (what == "lock") return lock(words[2]);
  std::fprintf(stderr, "usage: tool cut FOLDER | lock RECORD\n");
  return 2;
}
