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

/// Outlook's block: a sender line followed by at least one more head within the next lines.
bool head_block(const std::vector<std::string_view>& lines, std::size_t at) {
  constexpr std::array<std::string_view, 4> first{"From: ", "差出人: ", "差出人：", "From："};
  constexpr std::array<std::string_view, 8> more{
      "Sent: ", "Date: ", "Subject: ", "To: ", "宛先:", "送信日時:", "件名:", "日時:"};
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
      starts(line, "-----元のメッセージ-----") || starts(line, "________________________________"))
    return true;
  if (head_block(lines, at)) return true;
  // "On … wrote:", "2026年11月26日(木) 9:00 高橋 <…>:" – only when the quotation follows at once.
  const bool ends = line.ends_with("wrote:") || line.ends_with(":") || line.ends_with("：") ||
                    line.ends_with("のメール:") || line.ends_with("書きました:");
  if (!ends) return false;
  std::size_t next = at + 1;
  while (next < lines.size() && blank(lines[next])) ++next;
  return next < lines.size() && quoted(lines[next]);
}

}  // namespace

std::string without_quotation(std::string_view text) {
  const auto lines = lines_of(text);
  std::size_t end = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!introduces(lines, i)) continue;
    // Someone who answers between the quoted lines has written below: nothing is cut.
    bool below = false;
    if (!head_block(lines, i) && !starts(lines[i], "-")) {
      for (std::size_t j = i + 1; j < lines.size(); ++j)
        below = below || (!quoted(lines[j]) && !blank(lines[j]));
    }
    if (!below) end = i;
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
