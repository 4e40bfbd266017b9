// What the API's handlers answer with, and the debrief that several of them read.
#pragma once

#include <algorithm>
#include <string>
#include <utility>

#include "engine/net/backend.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/write.hpp"
#include "scoring/debrief.hpp"

namespace enshu::app {

template <class T>
net::ApiReply json_reply(const T& value, int status = 200) {
  net::ApiReply reply;
  reply.status = status;
  wire::write_json(reply.body, value);
  return reply;
}

inline net::ApiReply refusal(int status, const Error& error) {
  return json_reply(wire::RefusalBody{{error.code, error.message}}, status);
}

inline net::ApiReply not_found() {
  return refusal(404, {"not_found", {"見つかりません。", "Not found."}, {}});
}

/// Never shown by the browser itself: a file of the story is downloaded or read by the console's
/// own viewer.
inline std::pair<std::string, std::string> as_attachment(const std::string& name) {
  std::string plain = name;
  std::ranges::replace_if(
      plain,
      [](char c) {
        return c == '"' || c == '\\' || c == '/' || static_cast<unsigned char>(c) < 0x20;
      },
      '_');
  std::string encoded;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || byte <= 0x20 || byte == 0x7f ||
        std::string_view("\"%'()*,/:;<=>?@[\\]{}").find(c) != std::string_view::npos) {
      constexpr std::string_view digits = "0123456789ABCDEF";
      encoded += {'%', digits[byte >> 4U], digits[byte & 15U]};
    } else {
      encoded += c;
    }
  }
  std::string value = "attachment; filename=\"" + plain + "\"";
  if (encoded != plain) value += "; filename*=UTF-8''" + encoded;
  return {"Content-Disposition", value};
}

inline net::ApiReply not_ended() {
  return refusal(
      403, {"not_ended",
            {"講評は演習の終了後に見られます。", "The debrief opens after the exercise has ended."},
            {}});
}

/// The debrief from the record as it stands on disk, beside the exercise that may still be writing
/// it. Errors: those of the store.
Result<scoring::DebriefModel> read_debrief(const Scenario& scenario, const std::string& path,
                                           std::optional<scoring::Viewpoint> of = {});

}  // namespace enshu::app
