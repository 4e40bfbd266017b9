// What an archive is by the names of what stands in it: a document of an office program, or just an
// archive. Pure.
#pragma once

#include <optional>
#include <string_view>

namespace enshu::app {

inline constexpr std::string_view xlsx_type =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr std::string_view docx_type =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
inline constexpr std::string_view pptx_type =
    "application/vnd.openxmlformats-officedocument.presentationml.presentation";
inline constexpr std::string_view zip_type = "application/zip";

/// One of the four above. Nothing for what is no archive, is broken, or brings a program along that
/// an office program would run (a macro). Nothing is unpacked.
std::optional<std::string_view> archive_type_of(std::string_view bytes);

}  // namespace enshu::app
