// Streams: numbering, runs and history of the events that one class of viewers sees.
#include "engine/net/streams.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace enshu::net {

void Stream::begin_after(std::shared_ptr<const std::vector<std::uint64_t>> past) {
  assert(items_.empty());
  past_ = std::move(past);
}

bool Stream::append(std::uint64_t record_seq, std::shared_ptr<const std::string> json) {
  assert(json != nullptr && json->size() > 2 && json->front() == '{');
  const std::uint64_t newest = !items_.empty() ? items_.back().record_seq
                               : past() > 0    ? past_->back()
                                               : 0;
  if (last() > 0 && record_seq <= newest) return false;
  const std::size_t size = json->size();
  items_.push_back({record_seq, bytes_, std::move(json)});
  bytes_ += size;
  return true;
}

std::uint64_t Stream::number_of(std::uint64_t record_seq) const {
  if (past() > 0 && record_seq <= past_->back()) {
    return static_cast<std::uint64_t>(std::ranges::upper_bound(*past_, record_seq) -
                                      past_->begin());
  }
  const auto above =
      std::upper_bound(items_.begin(), items_.end(), record_seq,
                       [](std::uint64_t seq, const Item& item) { return seq < item.record_seq; });
  return past() + static_cast<std::uint64_t>(above - items_.begin());
}

std::size_t Stream::bytes_after(std::uint64_t number) const {
  assert(number >= past());
  return number >= last() ? 0 : bytes_ - items_[number - past()].bytes_before;
}

Stream::Chunk Stream::after(std::uint64_t number, std::size_t bytes_max) {
  assert(number >= past());
  if (number >= last()) return {};
  const std::size_t first = number - past();
  std::size_t end = first + 1;
  const std::size_t start = items_[first].bytes_before;
  while (end < items_.size() &&
         items_[end].bytes_before + items_[end].json->size() - start <= bytes_max)
    ++end;
  const std::uint64_t from = number + 1;
  const std::uint64_t to = past() + end;
  if (from == to) return {from, to, items_[first].json};
  for (const Recent& recent : recent_) {
    if (recent.from != from || recent.to != to) continue;
    if (auto body = recent.body.lock()) return {from, to, std::move(body)};
  }
  auto text = std::make_shared<std::string>();
  text->reserve(bytes_after(number) - bytes_after(to) + (to - from));
  for (std::size_t i = first; i < end; ++i) {
    if (i > first) *text += ',';
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
    *text += std::to_string(past() + i + 1);
    *text += ',';
    text->append(*items_[i].json, 1);
  }
  history_ = text;
  history_to_ = items_.size();
  return text;
}

}  // namespace enshu::net
