// Token buckets: how often an address, an account or a console may do something.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>

namespace enshu::net {

struct Rate {
  double burst = 1;
  double per_second = 1;
};

/// `now_ms` is of a steady clock and never goes back.
class TokenBucket {
 public:
  /// Takes a token; false when there is none.
  bool take(const Rate& rate, std::int64_t now_ms);
  void give_back() { spent_ = spent_ > 1.0 ? spent_ - 1.0 : 0.0; }
  [[nodiscard]] bool full(const Rate& rate, std::int64_t now_ms) const;
  /// Whole seconds until the next token, at least 1.
  [[nodiscard]] static std::int64_t retry_after_s(const Rate& rate);

 private:
  [[nodiscard]] double level(const Rate& rate, std::int64_t now_ms) const;
  double spent_ = 0;
  std::int64_t at_ms_ = 0;
};

/// A bucket a key. Keys at rest are forgotten; above `keys_max` new keys are refused, so that a
/// flood of made-up keys costs a bounded amount of memory.
class RateTable {
 public:
  explicit RateTable(Rate rate, std::size_t keys_max = 65'536) : rate_(rate), keys_max_(keys_max) {}
  bool take(const std::string& key, std::int64_t now_ms);
  /// Undoes one `take`.
  void give_back(const std::string& key);
  void forget(const std::string& key) { buckets_.erase(key); }
  void forget_rested(std::int64_t now_ms);
  [[nodiscard]] std::size_t size() const { return buckets_.size(); }
  [[nodiscard]] std::int64_t retry_after_s() const { return TokenBucket::retry_after_s(rate_); }

 private:
  Rate rate_;
  std::size_t keys_max_;
  std::unordered_map<std::string, TokenBucket> buckets_;
};

}  // namespace enshu::net
