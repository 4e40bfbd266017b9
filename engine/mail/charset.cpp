// Charsets through GLib's iconv. ISO-2022-JP is turned into Shift_JIS first, since only Microsoft's
// table of that has the letters (髙, ①, ㈱) that Outlook writes under both names.
#include "engine/mail/charset.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "engine/mail/gmime.hpp"

namespace enshu::mail {
namespace {

constexpr const char* microsofts = "CP932";
constexpr char escape = '\x1b';

struct FreeError {
  void operator()(GError* error) const { g_error_free(error); }
};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return out;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::ranges::find(names, name) != names.end();
}

bool valid(std::string_view text) {
  return g_utf8_validate_len(text.data(), text.size(), nullptr) != FALSE;
}

/// Nothing when the charset is unknown or the bytes are not of it.
std::optional<std::string> converted(std::string_view bytes, const char* charset) {
  gsize written = 0;
  GError* raw = nullptr;
  const OwnedText out(g_convert(bytes.data(), static_cast<gssize>(bytes.size()), "UTF-8", charset,
                                nullptr, &written, &raw));
  const std::unique_ptr<GError, FreeError> error(raw);
  if (!out || error) return std::nullopt;
  return std::string(out.get(), written);
}

/// As far as it goes: bytes that are no letters become U+FFFD.
std::string as_far_as_it_goes(std::string_view bytes, const char* charset) {
  std::string out;
  while (!bytes.empty()) {
    if (auto whole = converted(bytes, charset)) return out + *whole;
    // The longest beginning that converts, found by halves, and one byte that does not.
    std::size_t good = 0;
    std::size_t bad = bytes.size();
    while (bad - good > 1) {
      const auto middle = good + (bad - good) / 2;
      (converted(bytes.substr(0, middle), charset) ? good : bad) = middle;
    }
    if (good == 0 && !converted("a", charset)) break;
    out += converted(bytes.substr(0, good), charset).value_or(std::string{}) + "\xef\xbf\xbd";
    bytes.remove_prefix(std::min(bytes.size(), good + 1));
  }
  const OwnedText rest(g_utf8_make_valid(bytes.data(), static_cast<gssize>(bytes.size())));
  return out + text_of(rest.get());
}

/// Two bytes of JIS X 0208 as Shift_JIS has them.
void add_pair(std::string& out, unsigned char first, unsigned char second) {
  const bool odd = (first & 1U) != 0;
  out += static_cast<char>((first + 1U) / 2U + (first < 0x5FU ? 0x70U : 0xB0U));
  out += static_cast<char>(odd ? second + (second > 0x5FU ? 0x20U : 0x1FU) : second + 0x7EU);
}

std::string shift_jis_of(std::string_view bytes) {
  enum class Set { ascii, kanji, kana, other };
  Set set = Set::ascii;
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == escape) {
      const auto rest = bytes.substr(i + 1);
      if (rest.starts_with("$@") || rest.starts_with("$B")) {
        set = Set::kanji;
        i += 2;
      } else if (rest.starts_with("$(")) {
        set = rest.starts_with("$(B") || rest.starts_with("$(@") ? Set::kanji : Set::other;
        i += 3;
      } else if (rest.starts_with("(")) {
        set = rest.starts_with("(I") ? Set::kana : Set::ascii;
        i += 2;
      }
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    const bool printed = byte > 0x20U && byte < 0x7FU;
    if (c == '\n') set = Set::ascii;
    if (!printed || set == Set::ascii) {
      out += c;
    } else if (set == Set::kana) {
      out += static_cast<char>(byte | 0x80U);
    } else if (i + 1 < bytes.size()) {
      const auto second = static_cast<unsigned char>(bytes[++i]);
      if (set == Set::kanji && second > 0x20U && second < 0x7FU)
        add_pair(out, byte, second);
      else
        out += "\x81\xac";  // 〓
    }
  }
  return out;
}

bool shifts(std::string_view bytes) {
  return std::ranges::any_of(std::array<std::string_view, 3>{"\x1b$B", "\x1b$@", "\x1b(I"},
                             [&](auto word) { return bytes.find(word) != std::string_view::npos; });
}

std::string decoded(std::string_view bytes, std::string_view charset) {
  const auto name = lower(charset);
  if (name.starts_with("iso-2022-jp")) return as_far_as_it_goes(shift_jis_of(bytes), microsofts);
  if (one_of(name, {"shift_jis", "shift-jis", "x-sjis", "sjis", "ms_kanji", "cp932", "windows-31j",
                    "windows-932", "ms932"}))
    return as_far_as_it_goes(bytes, microsofts);
  if (one_of(name, {"euc-jp", "x-euc-jp", "eucjp"})) return as_far_as_it_goes(bytes, "EUC-JP-MS");
  const bool plain = one_of(name, {"", "utf-8", "utf8", "us-ascii", "ascii", "unknown-8bit"});
  if (!plain) return as_far_as_it_goes(bytes, name.c_str());
  // Written without a name, or under one that it does not keep to.
  if (shifts(bytes)) return as_far_as_it_goes(shift_jis_of(bytes), microsofts);
  if (valid(bytes)) return std::string(bytes);
  if (!name.starts_with("utf")) {
    if (auto japanese = converted(bytes, microsofts)) return *japanese;
  }
  return as_far_as_it_goes(bytes, "UTF-8");
}

struct Word {
  std::string charset;
  std::string bytes;
};

std::string bytes_of_q(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hex = text[i] == '=' && i + 2 < text.size() &&
                     g_ascii_isxdigit(text[i + 1]) != FALSE &&
                     g_ascii_isxdigit(text[i + 2]) != FALSE;
    if (hex) {
      out += static_cast<char>(g_ascii_xdigit_value(text[i + 1]) * 16 +
                               g_ascii_xdigit_value(text[i + 2]));
      i += 2;
    } else {
      out += text[i] == '_' ? ' ' : text[i];
    }
  }
  return out;
}

/// Padding in the middle ends one run of base64 and begins the next.
std::string bytes_of_b(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto pad = text.find('=');
    std::string run(text.substr(0, pad));
    if (pad == std::string_view::npos) {
      text = {};
    } else {
      const auto next = text.find_first_not_of('=', pad);
      text = next == std::string_view::npos ? std::string_view{} : text.substr(next);
    }
    while (run.size() % 4 != 0) run += '=';
    gsize size = 0;
    const OwnedText bytes(reinterpret_cast<char*>(g_base64_decode(run.c_str(), &size)));
    if (bytes) out.append(bytes.get(), size);
  }
  return out;
}

/// Takes one `=?charset?B?…?=` off the front; nothing when there is none.
std::optional<Word> take_word(std::string_view& text) {
  if (!text.starts_with("=?")) return std::nullopt;
  const auto name = text.find('?', 2);
  if (name == std::string_view::npos || name + 2 >= text.size() || text[name + 2] != '?')
    return std::nullopt;
  const auto end = text.find("?=", name + 3);
  if (end == std::string_view::npos) return std::nullopt;
  const char how = g_ascii_tolower(text[name + 1]);
  if (how != 'b' && how != 'q') return std::nullopt;
  const auto inside = text.substr(name + 3, end - name - 3);
  auto charset = text.substr(2, name - 2);
  charset = charset.substr(0, charset.find('*'));  // RFC 2231: the language behind it
  Word word{lower(charset), how == 'b' ? bytes_of_b(inside) : bytes_of_q(inside)};
  text.remove_prefix(end + 2);
  return word;
}

}  // namespace

std::string words_in(std::string_view bytes, std::string_view charset) {
  std::string out = decoded(bytes, charset);
  if (out.starts_with("\xef\xbb\xbf")) out.erase(0, 3);
  std::erase_if(out, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20U && c != '\n' && c != '\t') || byte == 0x7FU;
  });
  return out;
}

std::string words_of_head(std::string_view raw) {
  std::string flat;
  for (const char c : raw) {
    if (c != '\r' && c != '\n') flat += c == '\t' ? ' ' : c;
  }
  std::string_view left = flat;
  std::string out;
  std::string plain;         // of what stands between words
  std::optional<Word> word;  // a letter may begin in one word and end in the next
  const auto say = [&] {
    if (word) out += words_in(word->bytes, word->charset);
    word.reset();
    out += words_in(plain, {});
    plain.clear();
  };
  while (!left.empty()) {
    auto next = take_word(left);
    if (!next) {
      plain += left.front();
      left.remove_prefix(1);
      continue;
    }
    const bool blank = plain.find_first_not_of(' ') == std::string::npos;
    if (word && blank && word->charset == next->charset) {
      plain.clear();
      word->bytes += next->bytes;
      continue;
    }
    if (word && blank) plain.clear();
    say();
    word = std::move(next);
  }
  say();
  const auto first = out.find_first_not_of(' ');
  if (first == std::string::npos) return {};
  return out.substr(first, out.find_last_not_of(' ') - first + 1);
}

}  // namespace enshu::mail
