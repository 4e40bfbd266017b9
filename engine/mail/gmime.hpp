// The only place that names GMime's handles: each is owned, the library is started once.
#pragma once

#include <gmime/gmime.h>

#include <memory>
#include <string>

namespace enshu::mail {

struct Unref {
  template <class T>
  void operator()(T* object) const {
    if (object != nullptr) g_object_unref(object);
  }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

struct FreeText {
  void operator()(char* text) const { g_free(text); }
};
using OwnedText = std::unique_ptr<char, FreeText>;

/// Before any other call of GMime; any thread.
void start_gmime();

/// Empty when `text` is null.
inline std::string text_of(const char* text) { return text == nullptr ? std::string{} : text; }

/// The content of a part, its transfer encoding undone.
inline std::string bytes_of(GMimePart* part) {
  auto* content = g_mime_part_get_content(part);
  if (content == nullptr) return {};
  const Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, out.get());
  const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace enshu::mail
