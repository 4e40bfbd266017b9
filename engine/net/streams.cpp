// Streams: numbering, runs and history of the events that one class of viewers sees.
#include "engine/net/streams.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace enshu::net {

bool Stream::append(std::uint64_t record_seq, std::shared_ptr<const std::string> json) {
  assert(json != nullptr && json->size() > 2 && json->front() == '{');
  if (!items_.empty() && record_seq <= items_.back().record_seq) return false;
  const std::size_t size = json->size();
  items_.push_back({record_seq, bytes_, std::move(json)});
  bytes_ += size;
  return true;
}

std::uint64_t Stream::number_of(std::uint64_t record_seq) const {
  const auto above =
      std::upper_bound(items_.begin(), items_.end(), record_seq,
                       [](std::uint64_t seq, const Item& item) { return seq < item.record_seq; });
  return static_cast<std::uint64_t>(above - items_.begin());
}

std::size_t Stream::bytes_after(std::uint64_t number) const {
  return number >= items_.size() ? 0 : bytes_ - items_[number].bytes_before;
}

Stream::Chunk Stream::after(std::uint64_t number, std::size_t bytes_max) {
  if (number >= items_.size()) return {};
  std::uint64_t to = number + 1;
  const std::size_t start = items_[number].bytes_before;
  while (to < items_.size() &&
         items_[to].bytes_before + items_[to].json->size() - start <= bytes_max)
    ++to;
  const std::uint64_t from = number + 1;
  if (from == to) return {from, to, items_[number].json};
  for (const Recent& recent : recent_) {
    if (recent.from != from || recent.to != to) continue;
    if (auto body = recent.body.lock()) return {from, to, std::move(body)};
  }
  auto text = std::make_shared<std::string>();
  text->reserve(bytes_after(number) - bytes_after(to) + (to - from));
  for (std::uint64_t i = number; i < to; ++i) {
    if (i > number) *text += ',';
    *text += *items_[i].json;
  }
  recent_[next_recent_] = {from, to, text};
  next_recent_ = (next_recent_ + 1) % recent_.size();
  return {from, to, std::move(text)};
}

std::shared_ptr<const std::string> Stream::history() {
  if (history_to_ == items_.size()) {
    if (auto text = history_.lock()) return text;
  }
  auto text = std::make_shared<std::string>();
  text->reserve(bytes_ + items_.size() * 20);
  for (std::size_t i = 0; i < items_.size(); ++i) {
    if (i > 0) *text += ',';
    *text += R"({"seq":)";
    *text += std::to_string(i + 1);
    *text += ',';
    text->append(*items_[i].json, 1);
  }
  history_ = text;
  history_to_ = items_.size();
  return text;
}

}  // namespace enshu::net
