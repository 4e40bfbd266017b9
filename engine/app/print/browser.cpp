// A process group of its own, so that the browser's children end with it.
#include "engine/app/print/browser.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

extern char** environ;

namespace enshu::app {
namespace {

constexpr std::chrono::seconds longest{180};

struct SpawnSettings {
  posix_spawn_file_actions_t files{};
  posix_spawnattr_t attributes{};
  SpawnSettings() {
    posix_spawn_file_actions_init(&files);
    posix_spawnattr_init(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;
  ~SpawnSettings() {
    posix_spawn_file_actions_destroy(&files);
    posix_spawnattr_destroy(&attributes);
  }
};

std::vector<std::string> arguments(const std::string& browser, const std::filesystem::path& page,
                                   const std::filesystem::path& pdf,
                                   const std::filesystem::path& scratch) {
  std::vector<std::string> out{
      browser,
      "--headless",
      "--disable-gpu",
      "--no-first-run",
      "--disable-extensions",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-dev-shm-usage",
      "--host-resolver-rules=MAP * ~NOTFOUND",
      "--allow-file-access-from-files",  // the fonts beside the page
      "--user-data-dir=" + (scratch / "profile").string(),
      "--no-pdf-header-footer",  // the page brings its own
      "--generate-pdf-document-outline",
      "--print-to-pdf=" + pdf.string(),
  };
  if (::geteuid() == 0) out.emplace_back("--no-sandbox");  // root has none; the page runs no script
  out.push_back("file://" + page.string());
  return out;
}

/// The person's own environment with a home that goes away again.
std::vector<std::string> environment(const std::filesystem::path& scratch) {
  std::vector<std::string> out;
  for (char** each = environ; *each != nullptr; ++each) {
    const std::string_view entry(*each);
    if (!entry.starts_with("HOME=") && !entry.starts_with("XDG_")) out.emplace_back(entry);
  }
  out.push_back("HOME=" + scratch.string());
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& words) {
  std::vector<char*> out;
  out.reserve(words.size() + 1);
  for (auto& word : words) out.push_back(word.data());
  out.push_back(nullptr);
  return out;
}

Error failed(const std::string& browser, const std::string& ja, const std::string& en) {
  return {"print_failed",
          {"PDF を印刷できません（" + ja +
               "）。html 形式をブラウザーで開いて印刷するか、環境変数 CHROMIUM "
               "に別のブラウザーを指定してください。",
           "The PDF cannot be printed (" + en +
               "). Open the html format in a browser and print it, or name another browser in "
               "CHROMIUM."},
          browser};
}

/// Waits for the end; nothing when it took too long and was ended.
std::optional<int> wait_for(pid_t process) {
  const auto until = std::chrono::steady_clock::now() + longest;
  int status = 0;
  while (std::chrono::steady_clock::now() < until) {
    if (::waitpid(process, &status, WNOHANG) == process) return status;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  ::kill(-process, SIGKILL);
  ::waitpid(process, &status, 0);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> find_browser() {
  std::vector<std::string> places{"/usr/bin/chromium", "/usr/bin/chromium-browser",
                                  "/usr/bin/google-chrome"};
  const char* named = std::getenv("CHROMIUM");
  if (named != nullptr && *named != '\0') places.insert(places.begin(), named);
  for (const auto& place : places) {
    if (::access(place.c_str(), X_OK) == 0) return place;
  }
  return std::nullopt;
}

Result<Done> run_browser(const std::string& browser, const std::filesystem::path& page,
                         const std::filesystem::path& pdf, const std::filesystem::path& scratch) {
  auto words = arguments(browser, page, pdf, scratch);
  auto variables = environment(scratch);
  const auto argv = pointers(words);
  const auto envp = pointers(variables);
  SpawnSettings settings;
  posix_spawn_file_actions_addopen(&settings.files, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&settings.files, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&settings.files, 2, "/dev/null", O_WRONLY, 0);
  posix_spawnattr_setflags(&settings.attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&settings.attributes, 0);
  pid_t process = 0;
  if (::posix_spawn(&process, browser.c_str(), &settings.files, &settings.attributes, argv.data(),
                    envp.data()) != 0)
    return failed(browser, "起動しません", "it does not start");
  const auto status = wait_for(process);
  ::kill(-process, SIGKILL);  // helpers that outlive the browser
  if (!status) return failed(browser, "時間がかかりすぎました", "it took too long");
  std::error_code missing;
  const auto bytes = std::filesystem::file_size(pdf, missing);
  if (!WIFEXITED(*status) || WEXITSTATUS(*status) != 0 || missing || bytes == 0)
    return failed(browser, "印刷に失敗しました", "printing failed");
  return Done{};
}

}  // namespace enshu::app
