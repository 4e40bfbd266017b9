# Puts the pages' templates, style sheets and scripts into the library, so that the program needs no files beside it.
set(enshu_templates_dir "${CMAKE_CURRENT_LIST_DIR}/templates")
set(enshu_templates_out "${CMAKE_BINARY_DIR}/generated/scoring/export/templates.cpp")
file(GLOB enshu_template_files CONFIGURE_DEPENDS "${enshu_templates_dir}/*.mustache" "${enshu_templates_dir}/*.css" "${enshu_templates_dir}/*.js")
set(enshu_templates_text "")
foreach(file IN LISTS enshu_template_files)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" content)
  string(APPEND enshu_templates_text "    {\"${name}\", R\"enshu~(${content})enshu~\"},\n")
endforeach()
file(CONFIGURE OUTPUT "${enshu_templates_out}" CONTENT [=[
// Made by scoring/export/templates.cmake from scoring/export/templates.
#include "scoring/export/templates.hpp"

#include <array>

namespace enshu::scoring {
namespace {
struct Named { std::string_view name; std::string_view text; };
constexpr Named all[] = {
@enshu_templates_text@};
}  // namespace

std::string_view template_text(std::string_view name) {
  for (const auto& entry : all) {
    if (entry.name == name) return entry.text;
  }
  return {};
}

}  // namespace enshu::scoring
]=] @ONLY)
target_sources(enshu_scoring PRIVATE "${enshu_templates_out}")
