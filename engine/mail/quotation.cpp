// Where the answer ends and the quotation begins, as the usual mail programs of both languages
// write it.
#include <array>
#include <vector>

#include "engine/mail/incoming.hpp"

namespace enshu::mail {
namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    out.push_back(line);
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  return out;
}

bool starts(std::string_view line, std::string_view with) { return line.starts_with(with); }

bool quoted(std::string_view line) { return starts(line, ">") || starts(line, "＞"); }

bool blank(std::string_view line) {
  return line.find_first_not_of(" \t") == std::string_view::npos;
}

/// The next line that is not blank.
std::size_t filled(const std::vector<std::string_view>& lines, std::size_t at) {
  while (at < lines.size() && blank(lines[at])) ++at;
  return at;
}

/// Outlook's block: a sender line followed by at least one more head within the next lines.
bool head_block(const std::vector<std::string_view>& lines, std::size_t at) {
  constexpr std::array<std::string_view, 5> first{"From: ", "差出人: ", "差出人:", "差出人：",
                                                  "From："};
  constexpr std::array<std::string_view, 12> more{
      "Sent: ", "Date: ", "Subject: ", "To: ",   "宛先:", "送信日時:",
      "件名:",  "日時:",  "宛先：",    "件名：", "日付:", "送信日時："};
  bool begins = false;
  for (const auto word : first) begins = begins || starts(lines[at], word);
  if (!begins) return false;
  int found = 0;
  for (std::size_t i = at + 1; i < lines.size() && i < at + 5; ++i) {
    for (const auto word : more) found += starts(lines[i], word) ? 1 : 0;
  }
  return found >= 2;
}

bool introduces(const std::vector<std::string_view>& lines, std::size_t at) {
  const auto line = lines[at];
  if (starts(line, "-----Original Message-----") || starts(line, "----- Original Message") ||
      starts(line, "-----元のメッセージ-----"))
    return true;
  if (starts(line, "________________________________")) {
    const auto next = filled(lines, at + 1);
    return next < lines.size() && (head_block(lines, next) || quoted(lines[next]));
  }
  if (head_block(lines, at)) return true;
  // "On … wrote:", "2026年11月26日(木) 9:00 高橋 <…>:" – only when the quotation follows at once.
  const bool ends = line.ends_with("wrote:") || line.ends_with(":") || line.ends_with("：") ||
                    line.ends_with("のメール:") || line.ends_with("書きました:");
  if (!ends) return false;
  const auto next = filled(lines, at + 1);
  return next < lines.size() && quoted(lines[next]);
}

/// What mail programs write above a mail that they pass on.
bool passes_on(std::string_view line) {
  constexpr std::array<std::string_view, 5> words{"Forwarded message", "Forwarded Message",
                                                  "転送メッセージ", "転送されたメッセージ",
                                                  "Begin forwarded message"};
  for (const auto word : words) {
    const auto at = line.find(word);
    // Nothing but dashes and blanks in front of it.
    if (at != std::string_view::npos && line.find_first_not_of("- ") == at) return true;
  }
  return false;
}

/// Whether everything from here on is the mail that is answered, however it is written.
bool heads_follow(const std::vector<std::string_view>& lines, std::size_t at) {
  if (starts(lines[at], "-") || head_block(lines, at)) return true;
  const auto next = filled(lines, at + 1);
  return starts(lines[at], "____") && next < lines.size() && head_block(lines, next);
}

/// The first line of an introduction that a mail program has folded.
std::size_t first_line(const std::vector<std::string_view>& lines, std::size_t at) {
  if (at == 0) return at;
  const auto before = lines[at - 1];
  const bool folded = starts(before, "On ") || (starts(before, "20") && !before.ends_with("。"));
  const bool second =
      lines[at].find('<') != std::string_view::npos || lines[at].ends_with("wrote:");
  return folded && second ? at - 1 : at;
}

}  // namespace

std::string without_quotation(std::string_view text) {
  const auto lines = lines_of(text);
  std::size_t end = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (passes_on(lines[i])) return std::string(text);
    if (!introduces(lines, i)) continue;
    // Someone who answers between the quoted lines has written below: nothing is cut.
    bool below = false;
    if (!heads_follow(lines, i)) {
      for (std::size_t j = i + 1; j < lines.size(); ++j)
        below = below || (!quoted(lines[j]) && !blank(lines[j]));
    }
    if (!below) end = first_line(lines, i);
    break;
  }
  while (end > 0 && (blank(lines[end - 1]) || quoted(lines[end - 1]))) --end;
  std::string out;
  for (std::size_t i = 0; i < end; ++i) {
    if (i > 0) out += '\n';
    out += lines[i];
  }
  if (out.empty()) out = std::string(text);
  return out;
}

}  // namespace enshu::mail
