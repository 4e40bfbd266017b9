// Packing by zstd at its quickest level: events are so much alike that a higher one gains little.
#include "engine/net/packed_words.hpp"

#include <zstd.h>

#include <memory>
#include <new>

namespace enshu::net {
namespace {

constexpr int kLevel = 1;

/// A call without a context of its own makes one each time, a megabyte of it.
template <class Context, auto make, auto free>
Context* own_context() {
  struct Free {
    void operator()(Context* context) const { free(context); }
  };
  thread_local const std::unique_ptr<Context, Free> context(make());
  if (context == nullptr) throw std::bad_alloc();
  return context.get();
}

/// Nothing else can be wrong: both sides are ours.
std::size_t size_or_throw(std::size_t result) {
  if (ZSTD_isError(result) != 0) throw std::bad_alloc();
  return result;
}

}  // namespace

std::string pack(std::string_view words) {
  std::string out(ZSTD_compressBound(words.size()), '\0');
  auto* context = own_context<ZSTD_CCtx, ZSTD_createCCtx, ZSTD_freeCCtx>();
  out.resize(size_or_throw(
      ZSTD_compressCCtx(context, out.data(), out.size(), words.data(), words.size(), kLevel)));
  out.shrink_to_fit();
  return out;
}

std::string unpack(std::string_view packed, std::size_t size) {
  std::string out(size, '\0');
  auto* context = own_context<ZSTD_DCtx, ZSTD_createDCtx, ZSTD_freeDCtx>();
  out.resize(size_or_throw(
      ZSTD_decompressDCtx(context, out.data(), out.size(), packed.data(), packed.size())));
  return out;
}

}  // namespace enshu::net
