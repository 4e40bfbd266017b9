// Mails bring files in and take them along; the record has them once.
#include "engine/app/serve/post_files.hpp"

#include <algorithm>
#include <vector>

#include "engine/app/serve/note_bytes.hpp"
#include "engine/store/note_files.hpp"

namespace enshu::app {
namespace {

/// With what base64 adds it stays below the 10 MB that many servers end at.
constexpr std::uint64_t most_letter_file_bytes = 7ULL * 1024 * 1024;

}  // namespace

Result<OwnFile> own_file(const mail::IncomingFile& file) {
  if (file.bytes > largest_own_file)
    return Error{"too_large", {"5 MB を超えるため", "it is larger than 5 MB"}, {}};
  const auto type = media_type_of(file.content);
  auto content = type ? without_metadata(file.content, *type) : std::nullopt;
  if (!content) {
    return Error{"bad_file", {"取り込める種類でないため", "it is of a kind that is not taken"}, {}};
  }
  NoteFile named{store::note_file_id(*content), plain_name(file.name, *type), std::string(*type),
                 content->size()};
  return OwnFile{std::move(named), std::move(*content)};
}

std::string left_out(const mail::IncomingFile& file, const Text& reason) {
  constexpr std::size_t longest = 120;
  std::string name = file.name;
  if (name.size() > longest) name = "…";
  return "\n［添付「" + name + "」（" + std::to_string(file.bytes) + " バイト）は" + reason.ja +
         "、取り込んでいません / attachment not taken over: " + reason.en + "］";
}

Result<Done> keep_files(const std::filesystem::path& record, const SeatId& seat,
                        const mail::Incoming& mail, SendMessage& message) {
  std::string left;
  for (const auto& file : mail.files) {
    if (message.files.empty()) break;
    const auto own = own_file(file);
    if (!own) continue;
    const auto named = std::ranges::find(message.files, own->file.id, &NoteFile::id);
    if (named == message.files.end()) continue;
    const auto kept = store::keep_note_file(record, own->content, {seat, true});
    if (kept) continue;
    if (!store::is_full(kept.error())) return kept.error();
    left += left_out(file, {"付けられるファイルの上限に達したため", "no room is left for files"});
    message.files.erase(named);
  }
  if (!left.empty()) message.body += "\n" + left;
  return Done{};
}

std::map<NoteFileId, std::string> bytes_of(const std::filesystem::path& record,
                                           const mail::Letter& letter) {
  std::map<NoteFileId, std::string> out;
  std::vector<NoteFileId> ids;
  std::uint64_t together = 0;
  for (const auto& file : letter.own) {
    if (together + file.bytes > most_letter_file_bytes) continue;
    together += file.bytes;
    ids.push_back(file.id);
  }
  for (const auto& id : ids) {
    // One that cannot be read is named in the text, as one that is too large.
    auto content = store::note_file(record, id);
    if (content && *content) out.emplace(id, std::move(**content));
  }
  return out;
}

}  // namespace enshu::app
