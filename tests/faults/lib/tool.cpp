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

bool take(int file, short kind, off_t start, off_t length) {
  struct flock held {};
  held.l_type = kind;
  held.l_whence = SEEK_SET;
  held.l_start = start;
  held.l_len = length;
  return file >= 0 && ::fcntl(file, F_SETLKW, &held) == 0;
}

/// Is to SQLite another program with the record open (shared locks on the file and its shared
/// memory, without which the server would put both away and begin new ones) that holds the lock of
/// the one writer, until the line on standard input ends. Places: SQLite's os.h and wal.c.
int lock(const std::string& record) {
  constexpr off_t readers = 0x40000002;
  constexpr off_t reader_bytes = 510;
  constexpr off_t open_by_somebody = 128;
  constexpr off_t writer = 120;
  const std::string path = record + "-shm";
  const int file = ::open(record.c_str(), O_RDWR);
  const int shared = ::open(path.c_str(), O_RDWR);
  if (!take(file, F_RDLCK, readers, reader_bytes) || !take(shared, F_RDLCK, open_by_somebody, 1) ||
      !take(shared, F_WRLCK, writer, 1)) {
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
