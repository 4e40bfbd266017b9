// Files of persons' own on their way between mails and the record.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "engine/core/command.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/letter.hpp"

namespace enshu::app {

struct OwnFile {
  NoteFile file;
  std::string content;  ///< as it is kept
};
/// What of a file of a mail is kept: by the same rules as a console's. Pure. Errors: why it is not,
/// in words for the text of the message.
Result<OwnFile> own_file(const mail::IncomingFile& file);

/// The line in the text of a message about a file that did not come along.
std::string left_out(const mail::IncomingFile& file, const Text& reason);

/// Keeps the bytes of the files that the message names, before anybody is told of it; one that
/// finds no room is named in its text instead. Errors: those of the store.
Result<Done> keep_files(const std::filesystem::path& record, const SeatId& seat,
                        const mail::Incoming& mail, SendMessage& message);

/// The bytes that go along with the letter: what mail servers commonly take. Others are left to the
/// console.
std::map<NoteFileId, std::string> bytes_of(const std::filesystem::path& record,
                                           const mail::Letter& letter);

}  // namespace enshu::app
