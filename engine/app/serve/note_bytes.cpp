// JPEG is a row of segments, PNG a row of chunks: those that make the picture stay, all others go.
#include "engine/app/serve/note_bytes.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "engine/app/serve/office_bytes.hpp"

namespace enshu::app {
namespace {

constexpr std::string_view png_head = "\x89PNG\r\n\x1a\n";
constexpr std::string_view jpeg_head = "\xff\xd8\xff";
constexpr std::string_view plain_text = "text/plain; charset=utf-8";
constexpr std::string_view japanese_text = "text/plain; charset=shift_jis";

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

/// Well-formed UTF-8 of what people read: no control characters but tab and line ends.
bool is_text(std::string_view bytes) {
  for (std::size_t i = 0; i < bytes.size();) {
    const unsigned first = byte_at(bytes, i);
    if (first < 0x80) {
      if (first < 0x20 && first != '\t' && first != '\n' && first != '\r') return false;
      if (first == 0x7f) return false;
      ++i;
      continue;
    }
    const std::size_t more = first >= 0xf0 ? 3 : first >= 0xe0 ? 2 : 1;
    if (first < 0xc2 || first > 0xf4 || i + more >= bytes.size()) return false;
    for (std::size_t k = 1; k <= more; ++k) {
      if ((byte_at(bytes, i + k) & 0xc0U) != 0x80) return false;
    }
    const unsigned second = byte_at(bytes, i + 1);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool outside = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
    if (overlong || outside) return false;
    i += more + 1;
  }
  return !bytes.empty();
}

/// Well-formed Shift_JIS with a letter of two bytes in it, and no control characters.
bool is_japanese_text(std::string_view bytes) {
  const auto between = [](unsigned value, unsigned low, unsigned high) {
    return value >= low && value <= high;
  };
  bool letters = false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned first = byte_at(bytes, i);
    if (first < 0x80) {
      if (!is_text(bytes.substr(i, 1))) return false;
    } else if (between(first, 0x81, 0x9f) || between(first, 0xe0, 0xfc)) {
      const unsigned second = ++i < bytes.size() ? byte_at(bytes, i) : 0;
      if (!between(second, 0x40, 0xfc) || second == 0x7f) return false;
      letters = true;
    } else if (!between(first, 0xa1, 0xdf)) {
      return false;
    }
  }
  return letters;
}

/// JFIF, colour profile and Adobe's colour transform belong to the picture; every other application
/// segment (place, device, previews, further pictures) and comments do not.
bool dropped_segment(unsigned marker, std::string_view content) {
  if (marker == 0xe0) return !content.starts_with("JFIF");
  if (marker == 0xe2) return !content.starts_with("ICC_PROFILE");
  if (marker == 0xee) return !content.starts_with("Adobe");
  return marker == 0xfe || (marker >= 0xe0 && marker <= 0xef);
}

/// Where the coded lines of a scan end: at the next marker that is none of their own.
std::size_t end_of_scan(std::string_view bytes, std::size_t at) {
  for (; at + 1 < bytes.size(); ++at) {
    const unsigned next = byte_at(bytes, at + 1);
    const bool own = next == 0x00 || (next >= 0xd0 && next <= 0xd7) || next == 0xff;
    if (byte_at(bytes, at) == 0xff && !own) return at;
  }
  return bytes.size();
}

/// What cameras hang behind the end (previews, other pictures) does not come along.
std::optional<std::string> plain_jpeg(std::string_view bytes) {
  std::string out(bytes.substr(0, 2));
  std::size_t at = 2;
  bool scanned = false;
  while (at + 2 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xff) return std::nullopt;
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xff) {  // a fill byte
      ++at;
      continue;
    }
    if (marker == 0xd9) return scanned ? std::optional(out + "\xff\xd9") : std::nullopt;
    if (at + 4 > bytes.size()) return std::nullopt;
    const std::size_t length = byte_at(bytes, at + 2) << 8U | byte_at(bytes, at + 3);
    std::size_t end = at + 2 + length;
    if (length < 2 || end > bytes.size()) return std::nullopt;
    if (marker == 0xda) {
      scanned = true;
      end = end_of_scan(bytes, end);
    }
    if (!dropped_segment(marker, bytes.substr(at + 4, length - 2)))
      out += bytes.substr(at, end - at);
    at = end;
  }
  return std::nullopt;
}

std::optional<std::string> plain_png(std::string_view bytes) {
  constexpr std::array<std::string_view, 12> kept{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA",
                                                  "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"};
  std::string out(bytes.substr(0, png_head.size()));
  std::size_t at = png_head.size();
  while (at + 12 <= bytes.size()) {
    const std::size_t length = std::size_t{byte_at(bytes, at)} << 24U |
                               byte_at(bytes, at + 1) << 16U | byte_at(bytes, at + 2) << 8U |
                               byte_at(bytes, at + 3);
    if (length > bytes.size() - at - 12) return std::nullopt;
    const auto kind = bytes.substr(at + 4, 4);
    if (std::ranges::find(kept, kind) != kept.end()) out += bytes.substr(at, length + 12);
    at += length + 12;
    if (kind == "IEND") return out;
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> media_type_of(std::string_view bytes) {
  if (bytes.starts_with(png_head)) return "image/png";
  if (bytes.starts_with(jpeg_head)) return "image/jpeg";
  if (bytes.starts_with("%PDF-")) return "application/pdf";
  if (is_text(bytes)) return plain_text;
  if (is_japanese_text(bytes)) return japanese_text;
  return archive_type_of(bytes);
}

std::optional<std::string> without_metadata(std::string_view bytes, std::string_view media_type) {
  if (media_type == "image/jpeg") return plain_jpeg(bytes);
  if (media_type == "image/png") return plain_png(bytes);
  return std::string(bytes);
}

namespace {

/// Letters that people see none of, or that turn the order of those around them: with them
/// `photo\u202egnp.exe` reads as a picture.
bool is_hidden(std::string_view letter) {
  constexpr std::array<std::string_view, 15> hidden{
      "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u202a", "\u202b", "\u202c",
      "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"};
  return std::ranges::find(hidden, letter) != hidden.end();
}

std::size_t letter_bytes(std::string_view text) {
  const unsigned first = byte_at(text, 0);
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

std::vector<std::string_view> endings_of(std::string_view media_type) {
  if (media_type == "image/png") return {".png"};
  if (media_type == "image/jpeg") return {".jpg", ".jpeg"};
  if (media_type == "application/pdf") return {".pdf"};
  if (media_type == xlsx_type) return {".xlsx"};
  if (media_type == docx_type) return {".docx"};
  if (media_type == pptx_type) return {".pptx"};
  if (media_type == zip_type) return {".zip"};
  return {".txt", ".csv", ".log", ".md"};
}

bool ends_with(std::string_view name, std::string_view ending) {
  return name.size() > ending.size() &&
         std::ranges::equal(name.substr(name.size() - ending.size()), ending, {},
                            [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
}

}  // namespace

std::string plain_name(std::string_view name, std::string_view media_type) {
  constexpr std::size_t longest = 100;
  if (!is_text(name)) name = {};
  const auto slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string out;
  while (!name.empty()) {
    const auto letter = name.substr(0, letter_bytes(name));
    name.remove_prefix(letter.size());
    const bool forbidden =
        letter.size() == 1 && (byte_at(letter, 0) < 0x20 || letter.find_first_of(":*?\"<>|") == 0);
    if (!forbidden && !is_hidden(letter)) out += letter;
  }
  out.erase(0, std::min(out.find_first_not_of(". "), out.size()));
  const auto endings = endings_of(media_type);
  std::string ending(endings.front());
  for (const auto each : endings) {
    if (ends_with(out, each)) {
      ending = out.substr(out.size() - each.size());
      out.resize(out.size() - each.size());
      break;
    }
  }
  if (out.size() + ending.size() > longest) {
    auto cut = longest - ending.size();
    while (cut > 0 && (byte_at(out, cut) & 0xc0U) == 0x80) --cut;
    out.resize(cut);
  }
  return (out.empty() ? "file" : out) + ending;
}

}  // namespace enshu::app
