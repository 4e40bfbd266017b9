// JSON strings: runs of harmless bytes are copied whole, the rest is escaped or repaired.
#include "engine/wire/write.hpp"

#include <boost/locale/utf.hpp>

namespace enshu::wire {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

constexpr bool plain(unsigned char c) { return c >= 0x20 && c < 0x80 && c != '"' && c != '\\'; }

void write_escape(std::string& out, unsigned char c) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (c) {
    case '"':
      out.append("\\\"");
      break;
    case '\\':
      out.append("\\\\");
      break;
    case '\b':
      out.append("\\b");
      break;
    case '\f':
      out.append("\\f");
      break;
    case '\n':
      out.append("\\n");
      break;
    case '\r':
      out.append("\\r");
      break;
    case '\t':
      out.append("\\t");
      break;
    default:
      out.append("\\u00");
      out += hex[c >> 4];
      out += hex[c & 15];
  }
}

}  // namespace

void write_string(std::string& out, std::string_view text) {
  namespace utf = boost::locale::utf;
  out += '"';
  const char* const end = text.data() + text.size();
  const char* run = text.data();  // first byte that is not yet copied
  const char* at = run;
  const auto flush = [&] { out.append(run, static_cast<std::size_t>(at - run)); };
  while (at != end) {
    const auto byte = static_cast<unsigned char>(*at);
    if (plain(byte)) {
      ++at;
    } else if (byte < 0x80) {
      flush();
      write_escape(out, byte);
      run = ++at;
    } else {
      const char* next = at;
      const utf::code_point point = utf::utf_traits<char>::decode(next, end);
      if (utf::is_valid_codepoint(point)) {
        at = next;
      } else {
        flush();
        out.append(replacement);
        run = ++at;
      }
    }
  }
  flush();
  out += '"';
}

}  // namespace enshu::wire
