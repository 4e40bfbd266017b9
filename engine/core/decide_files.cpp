// What a person may put to a note or a message as a file of their own.
#include <algorithm>

#include "engine/core/decide_parts.hpp"

namespace enshu {
namespace {

constexpr std::size_t most_files = 6;
constexpr std::size_t most_name = 200;

}  // namespace

Result<Done> fine_files(const std::vector<NoteFile>& files) {
  if (files.size() > most_files) {
    return refuse("too_many_files", "一度に付けられるファイルは 6 個までです。",
                  "It takes 6 files at most.");
  }
  for (const auto& file : files) {
    if (file.bytes == 0 || file.media_type.empty()) {
      return refuse("unknown_file",
                    "そのファイルはまだ届いていません。もう一度選んで送ってください。",
                    "That file has not arrived. Choose and send it again.");
    }
    if (auto fine = within(file.name, most_name, "ファイル名", "file name"); !fine) return fine;
  }
  return Done{};
}

void add_files(std::vector<NoteFile>& to, const std::vector<NoteFile>& files) {
  for (const auto& file : files) {
    if (std::ranges::find(to, file.id, &NoteFile::id) == to.end()) to.push_back(file);
  }
}

}  // namespace enshu
