// A message of the exercise as the mail side keeps it until everybody has it: plain values, no
// recipients' addresses.
#pragma once

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/attachment.hpp"

namespace enshu::mail {

struct LetterParty {
  std::string party;
  Text name;
};
BOOST_DESCRIBE_STRUCT(LetterParty, (), (party, name))

/// Where the bytes are in the scenario.
struct LetterFile {
  std::string path_ja;
  std::string path_en;
  std::string media_type;
};
BOOST_DESCRIBE_STRUCT(LetterFile, (), (path_ja, path_en, media_type))

/// What a letter is. `message` names what it is about: a message, a report, an approval (a verdict:
/// with an ending of its own), a comms check; of a stop it is a name of ours. The last two are no
/// part of the story.
enum class LetterKind { message, report, approval, verdict, comms_check, stop };
BOOST_DESCRIBE_ENUM(LetterKind, message, report, approval, verdict, comms_check, stop)

struct Letter {
  std::uint64_t seq{};  ///< in the record
  std::string message;
  std::string thread;
  std::string in_reply_to;
  Channel channel = Channel::mail;
  LetterParty from;
  std::vector<LetterParty> to;
  std::vector<LetterParty> cc;
  Text subject;
  Text body;
  std::vector<LetterFile> files;
  std::string by;  ///< seat that sent it; empty: the story
  std::string
      original;       ///< Message-ID of the mail by which the seat sent it; empty: from a console
  bool bait = false;  ///< its links and files lead to the page that teaches
  std::vector<NoteFile> own{};  ///< files that a person put to it; their bytes stand in the record
  LetterKind kind = LetterKind::message;
};
BOOST_DESCRIBE_STRUCT(Letter, (),
                      (seq, message, thread, in_reply_to, channel, from, to, cc, subject, body,
                       files, by, original, bait, own, kind))

/// Which message to whom: what a Message-ID of ours says.
struct LetterId {
  std::string exercise;
  std::string seat;
  std::string message;
  bool operator==(const LetterId&) const = default;
};

/// `MESSAGE.SEAT.EXERCISE@DOMAIN` without angle brackets; each part escaped so that it reads back.
std::string message_id(const LetterId& id, std::string_view domain);
/// Nothing when it is not one of ours (with or without angle brackets).
std::optional<LetterId> read_message_id(std::string_view id, std::string_view domain);

}  // namespace enshu::mail
