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

}  // namespace enshu::mail
