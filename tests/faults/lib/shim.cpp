// Preloaded into enshu by the fault campaigns: the disk and the wall clock do what the page of
// switches says. Only files of records are touched (their path holds ".exercise"), so that the
// harness itself stays well.
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

/// Written by the campaign while enshu runs; tests/faults/lib/switches.mjs has the same order.
struct Switches {
  std::atomic<std::int64_t> sync_errno;      ///< 0: sync as usual
  std::atomic<std::int64_t> sync_delay_ms;   ///< before each sync
  std::atomic<std::int64_t> clock_ahead_ms;  ///< added to the wall clock
  std::atomic<std::int64_t> write_errno;     ///< 0: write as usual
  std::atomic<std::int64_t> syncs;           ///< asked for so far
  std::atomic<std::int64_t> faults;          ///< given so far
};

Switches none{};

Switches* open_page() {
  const char* path = std::getenv("ENSHU_FAULT_PAGE");
  const int file = path == nullptr ? -1 : ::open(path, O_RDWR | O_CLOEXEC);
  if (file < 0) return &none;
  void* page = ::mmap(nullptr, sizeof(Switches), PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  ::close(file);
  return page == MAP_FAILED ? &none : static_cast<Switches*>(page);
}

Switches& switches() {
  static Switches* const page = open_page();
  return *page;
}

template <class Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

bool of_a_record(int file) {
  char link[32] = "/proc/self/fd/";
  char digits[12];
  int count = 0;
  for (int rest = file; count == 0 || rest > 0; rest /= 10)
    digits[count++] = static_cast<char>('0' + rest % 10);
  char* end = link + std::strlen(link);
  while (count > 0) *end++ = digits[--count];
  *end = '\0';
  char path[4096];
  const auto size = ::readlink(link, path, sizeof path - 1);
  if (size <= 0) return false;
  path[size] = '\0';
  return std::strstr(path, ".exercise") != nullptr;
}

bool fails(const std::atomic<std::int64_t>& fault, int file) {
  if (fault == 0 || !of_a_record(file)) return false;
  ++switches().faults;
  errno = static_cast<int>(fault.load());
  return true;
}

int sync(const char* name, int file) {
  Switches& s = switches();
  ++s.syncs;
  if (s.sync_delay_ms > 0 && of_a_record(file)) {
    const timespec wait{s.sync_delay_ms / 1000, (s.sync_delay_ms % 1000) * 1'000'000};
    ::nanosleep(&wait, nullptr);
  }
  if (fails(s.sync_errno, file)) return -1;
  return real<int(int)>(name)(file);
}

}  // namespace

extern "C" {

int fsync(int file) { return sync("fsync", file); }

int fdatasync(int file) { return sync("fdatasync", file); }

ssize_t write(int file, const void* bytes, std::size_t size) {
  static auto* const go = real<ssize_t(int, const void*, std::size_t)>("write");
  return fails(switches().write_errno, file) ? -1 : go(file, bytes, size);
}

ssize_t pwrite(int file, const void* bytes, std::size_t size, off_t at) {
  static auto* const go = real<ssize_t(int, const void*, std::size_t, off_t)>("pwrite");
  return fails(switches().write_errno, file) ? -1 : go(file, bytes, size, at);
}

ssize_t pwrite64(int file, const void* bytes, std::size_t size, off64_t at) {
  static auto* const go = real<ssize_t(int, const void*, std::size_t, off64_t)>("pwrite64");
  return fails(switches().write_errno, file) ? -1 : go(file, bytes, size, at);
}

int clock_gettime(clockid_t which, timespec* out) {
  static auto* const go = real<int(clockid_t, timespec*)>("clock_gettime");
  const int done = go(which, out);
  if (done == 0 && which == CLOCK_REALTIME) out->tv_sec += switches().clock_ahead_ms / 1000;
  return done;
}
}
