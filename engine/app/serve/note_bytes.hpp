// What the bytes of a person's file are, whatever its name says, and pictures without what a camera
// wrote beside them (place, device, time). Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace enshu::app {

/// What one file may have at most.
inline constexpr std::size_t largest_own_file = 5U * 1024 * 1024;

/// `image/png`, `image/jpeg`, `application/pdf`, `text/plain` in UTF-8 or in Shift_JIS (as Japanese
/// spreadsheets write lists), or what `archive_type_of` says; nothing for everything else.
std::optional<std::string_view> media_type_of(std::string_view bytes);

/// Pictures without EXIF, XMP, comments and text chunks; colours and transparency stay. Nothing
/// when the picture's own structure is broken. Other files as they are.
std::optional<std::string> without_metadata(std::string_view bytes, std::string_view media_type);

/// The last part of the name, without control characters, hidden letters and what file systems do
/// not take; at most 100 bytes, with an ending that fits the type.
std::string plain_name(std::string_view name, std::string_view media_type);

}  // namespace enshu::app
