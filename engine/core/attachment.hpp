// Files as events and consoles name them.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <string>

#include "engine/base/text.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

BOOST_DESCRIBE_STRUCT(Text, (), (ja, en))

/// A file that came with a message, described so that a console needs nothing else to show it.
struct Attachment {
  ArtefactId id;
  ArtefactKind kind = ArtefactKind::file;
  Text title;
  std::string media_type;
  std::uint64_t bytes{};
  bool operator==(const Attachment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Attachment, (), (id, kind, title, media_type, bytes))

/// A file that a person put to a note or a message. Type and size are those of its bytes, which
/// stand in the record beside the events under the id: their hash.
struct NoteFile {
  NoteFileId id;
  std::string name;
  std::string media_type;
  std::uint64_t bytes{};
  bool operator==(const NoteFile&) const = default;
};
BOOST_DESCRIBE_STRUCT(NoteFile, (), (id, name, media_type, bytes))

}  // namespace enshu
