// The list at the end of an archive names everything in it; that list alone is read.
#include "engine/app/serve/office_bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <string>

namespace enshu::app {
namespace {

constexpr std::string_view archive_head = "PK\x03\x04";
constexpr std::string_view entry_head = "PK\x01\x02";
constexpr std::string_view end_head = "PK\x05\x06";
constexpr std::size_t entry_bytes = 46;
constexpr std::size_t end_bytes = 22;

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
  std::size_t out = 0;
  for (std::size_t i = size; i > 0; --i)
    out = out << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
  return out;
}

std::string small(std::string_view name) {
  std::string out(name);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

/// Something that runs when the document is opened.
bool runs(const std::string& name) {
  return name.ends_with("vbaproject.bin") || name.starts_with("xl/macrosheets/");
}

}  // namespace

std::optional<std::string_view> archive_type_of(std::string_view bytes) {
  if (!bytes.starts_with(archive_head)) return std::nullopt;
  const auto end = bytes.rfind(end_head);
  if (end == std::string_view::npos || end + end_bytes > bytes.size()) return std::nullopt;
  const auto count = number_at(bytes, end + 10, 2);
  auto at = number_at(bytes, end + 16, 4);
  auto type = zip_type;
  for (std::size_t i = 0; i < count; ++i) {
    if (at > end || end - at < entry_bytes || bytes.substr(at, 4) != entry_head)
      return std::nullopt;
    const auto length = number_at(bytes, at + 28, 2);
    if (length > end - at - entry_bytes) return std::nullopt;
    const auto name = small(bytes.substr(at + entry_bytes, length));
    if (runs(name)) return std::nullopt;
    if (name == "xl/workbook.xml") type = xlsx_type;
    if (name == "word/document.xml") type = docx_type;
    if (name == "ppt/presentation.xml") type = pptx_type;
    at += entry_bytes + length + number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
  }
  return count == 0 ? std::nullopt : std::optional(type);
}

}  // namespace enshu::app
