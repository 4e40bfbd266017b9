// A table for spreadsheets: RFC 4180 with a byte order mark for Excel; no cell can become a
// formula.
#pragma once

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
    const bool formula =
        !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    const bool quote = formula || text.find_first_of(",\"\r\n") != std::string_view::npos;
    if (!quote) {
      out_ += text;
      return *this;
    }
    out_ += formula ? "\"'" : "\"";
    for (const char c : text) out_.append(c == '"' ? 2 : 1, c);
    out_ += '"';
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
  std::string out_;
  bool first_ = true;
};

}  // namespace enshu::scoring
