// Text that a person reads, in both languages of the house.
#pragma once

#include <string>
#include <string_view>

namespace enshu {

enum class Language { ja, en };

/// Japanese first. What a person typed has only `ja`; `en` empty means "show `ja`".
struct Text {
  std::string ja;
  std::string en;

  [[nodiscard]] const std::string& in(Language language) const {
    return language == Language::en && !en.empty() ? en : ja;
  }
  [[nodiscard]] bool empty() const { return ja.empty() && en.empty(); }
  bool operator==(const Text&) const = default;
};

}  // namespace enshu
