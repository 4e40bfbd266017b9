// A table for spreadsheets: RFC 4180 with a byte order mark for Excel; no cell can become a
// formula, control characters become U+FFFD.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace enshu::scoring {

class Csv {
 public:
  Csv() : out_("\xEF\xBB\xBF") {}

  Csv& cell(std::string_view text) {
    if (!first_) out_ += ',';
    first_ = false;
    const bool formula = begins_formula(text);
    const bool quote = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (quote) out_ += formula ? "\"'" : "\"";
    for (const char c : text) {
      const auto byte = static_cast<unsigned char>(c);
      if ((byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7f)
        out_ += "\xEF\xBF\xBD";
      else
        out_.append(c == '"' ? 2 : 1, c);
    }
    if (quote) out_ += '"';
    return *this;
  }
  /// Numbers are ours and stay numbers, signs and all.
  Csv& number(const std::string& digits) {
    if (!first_) out_ += ',';
    first_ = false;
    out_ += digits;
    return *this;
  }
  Csv& number(std::uint64_t value) { return number(std::to_string(value)); }
  void end() {
    out_ += "\r\n";
    first_ = true;
  }
  void header(std::initializer_list<std::string_view> names) {
    for (const auto name : names) cell(name);
    end();
  }
  std::string take() { return std::move(out_); }

 private:
  /// Full-width signs too: a Japanese Excel takes them for those of a formula.
  static bool begins_formula(std::string_view text) {
    constexpr std::array<std::string_view, 11> signs{"=",  "+",  "-",  "@",  "\t", "\r",
                                                     "\n", "＝", "＋", "－", "＠"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return text.starts_with(sign); });
  }

  std::string out_;
  bool first_ = true;
};

}  // namespace enshu::scoring
