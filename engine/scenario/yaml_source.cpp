// Checks on raw YAML bytes. The line limit also bounds how far the parser looks ahead.
#include "engine/scenario/yaml_source.hpp"

#include <re2/re2.h>

#include <algorithm>

#include "engine/scenario/file_tree.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

constexpr std::size_t longest_line = 16 * 1024;

/// Without byte order mark and with plain line feeds.
std::string plain(std::string_view bytes) {
  bytes = without_mark(bytes);
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (bytes[i] == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') continue;
    out += bytes[i];
  }
  return out;
}

void check_line(std::string_view file, std::string_view line, int number, Findings& findings) {
  if (line.size() > longest_line) {
    findings.error(file, {number, 1}, "long_line",
                   {"この行は長すぎます(16 KB まで)。複数の行に分けてください。",
                    "this line is too long (16 KB at most); break it into several"});
    return;
  }
  const auto bad = std::ranges::find_if(line, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
  });
  if (bad == line.end()) return;
  const auto before = line.substr(0, static_cast<std::size_t>(bad - line.begin()));
  const Position at{number, static_cast<int>(characters(before)) + 1};
  if (*bad == '\t') {
    findings.error(file, at, "tab",
                   {"タブは使えません。空白で字下げしてください。",
                    "tabs are not allowed; indent with spaces"});
  } else {
    findings.error(
        file, at, "control_character",
        {"制御文字があります。取り除いてください。", "there is a control character; take it out"});
  }
}

}  // namespace

std::optional<YamlSource> YamlSource::open(std::string_view file, std::string_view bytes,
                                           Findings& findings) {
  if (bytes.size() > most_yaml_bytes) {
    findings.error(file, {}, "too_large",
                   {"YAML は 8 MB までです。", "a YAML file may have 8 MB at most"});
    return std::nullopt;
  }
  if (!findings.utf8(file, bytes)) return std::nullopt;
  YamlSource source;
  source.text_ = plain(bytes);
  const std::size_t before = findings.count();
  const std::string_view text = source.text_;
  for (std::size_t start = 0; start <= text.size();) {
    const auto end = std::min(text.find('\n', start), text.size());
    source.lines_.push_back(start);
    check_line(file, text.substr(start, end - start), static_cast<int>(source.lines_.size()),
               findings);
    start = end + 1;
  }
  if (findings.count() != before) return std::nullopt;
  return source;
}

Position YamlSource::position(int line, int byte_column) const {
  if (line < 0 || static_cast<std::size_t>(line) >= lines_.size()) {
    return {std::max<int>(1, static_cast<int>(lines_.size())), 1};
  }
  const auto start = lines_[static_cast<std::size_t>(line)];
  const auto width = static_cast<std::size_t>(std::max(0, byte_column));
  return {line + 1, static_cast<int>(characters(std::string_view(text_).substr(start, width))) + 1};
}

std::optional<YamlSource::Slip> YamlSource::slip(int line) const {
  static const re2::RE2 wide_space("^ *((?:\xE3\x80\x80|\xC2\xA0) *[^ #])");
  static const re2::RE2 wide_colon("^ *(?:- )?[A-Za-z][\\w-]*(\xEF\xBC\x9A)");
  static const re2::RE2 tight_colon("^ *(?:- )?[A-Za-z][\\w-]*(:[^ :])");
  if (line < 0 || static_cast<std::size_t>(line) >= lines_.size()) return std::nullopt;
  const auto start = lines_[static_cast<std::size_t>(line)];
  const auto end = std::min(text_.find('\n', start), text_.size());
  const re2::StringPiece words(text_.data() + start, end - start);
  re2::StringPiece found;
  const auto slip = [&](std::string_view ja, std::string_view en) {
    const auto column = static_cast<int>(found.data() - words.data());
    return Slip{position(line, column), {std::string(ja), std::string(en)}};
  };
  if (re2::RE2::PartialMatch(words, wide_space, &found)) {
    return slip("半角でない空白があります。半角の空白で字下げしてください。",
                "this is no plain space; indent with plain spaces");
  }
  if (re2::RE2::PartialMatch(words, wide_colon, &found)) {
    return slip("全角の「：」があります。半角の「:」と空白にしてください。",
                "this is a full-width colon; write a plain `:` and a space");
  }
  if (re2::RE2::PartialMatch(words, tight_colon, &found)) {
    return slip("「:」の後に半角の空白を入れてください。", "after this `:` a space is needed");
  }
  return std::nullopt;
}

}  // namespace enshu::scenario
