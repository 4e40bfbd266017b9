// Telling people what went wrong.
#include "engine/app/command/common.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace enshu::app {
namespace {

/// Codes that mean: the disk, the port or the permissions, not what the person wrote.
constexpr std::array<std::string_view, 15> environment_codes{
    "folder_in_use", "log_write",     "record_write",  "listen",       "write_failed",
    "access_open",   "unreadable",    "record_exists", "record_open",  "backup_failed",
    "access_store",  "delete_failed", "no_browser",    "print_failed", "xlsx_failed"};

}  // namespace

Language spoken_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value == nullptr || *value == '\0') continue;
    return std::string_view(value).starts_with("ja") ? Language::ja : Language::en;
  }
  return Language::en;
}

void tell(const Error& error) {
  const std::string& text = error.message.in(spoken_language());
  // Some messages begin with their place already.
  const std::string place =
      error.place.empty() || text.starts_with(error.place) ? std::string{} : error.place + ": ";
  std::fprintf(stderr, "enshu: %s%s\n", place.c_str(), text.c_str());
}

int fail(const Error& error) {
  tell(error);
  for (const auto code : environment_codes) {
    if (error.code == code) return exit_environment;
  }
  return exit_input;
}

}  // namespace enshu::app
