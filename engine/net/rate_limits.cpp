// Token buckets, kept as "tokens spent" so that a new bucket is full without knowing its rate.
#include "engine/net/rate_limits.hpp"

#include <algorithm>
#include <cmath>

namespace enshu::net {

double TokenBucket::level(const Rate& rate, std::int64_t now_ms) const {
  const double refilled = static_cast<double>(now_ms - at_ms_) / 1000.0 * rate.per_second;
  return rate.burst - std::max(0.0, spent_ - refilled);
}

bool TokenBucket::full(const Rate& rate, std::int64_t now_ms) const {
  return level(rate, now_ms) >= rate.burst;
}

bool TokenBucket::take(const Rate& rate, std::int64_t now_ms) {
  const double left = level(rate, now_ms);
  spent_ = rate.burst - left;
  at_ms_ = now_ms;
  if (left < 1.0) return false;
  spent_ += 1.0;
  return true;
}

std::int64_t TokenBucket::retry_after_s(const Rate& rate) {
  return rate.per_second <= 0
             ? 60
             : std::max<std::int64_t>(1, std::llround(std::ceil(1.0 / rate.per_second)));
}

bool RateTable::take(const std::string& key, std::int64_t now_ms) {
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) return found->second.take(rate_, now_ms);
  if (buckets_.size() >= keys_max_) forget_rested(now_ms);
  if (buckets_.size() >= keys_max_) return false;
  return buckets_[key].take(rate_, now_ms);
}

void RateTable::give_back(const std::string& key) {
  const auto found = buckets_.find(key);
  if (found != buckets_.end()) found->second.give_back();
}

void RateTable::forget_rested(std::int64_t now_ms) {
  std::erase_if(buckets_, [&](const auto& entry) { return entry.second.full(rate_, now_ms); });
}

}  // namespace enshu::net
