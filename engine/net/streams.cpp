// Streams: numbering, runs and history of the events that one class of viewers sees.
#include "engine/net/streams.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "engine/net/packed_words.hpp"

namespace enshu::net {
namespace {

/// Words of this many bytes are packed at once: a reader behind unpacks little more than it wants.
constexpr std::size_t kPackBytes = 16 * 1024;
/// At least as much lies open, for the consoles that are a few ticks behind. There may be a
/// thousand streams.
constexpr std::size_t kOpenBytes = 16 * 1024;

}  // namespace

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
  items_.push_back({record_seq, bytes_});
  open_.push_back(std::move(json));
  bytes_ += size;
  if (bytes_ - bytes_packed_ >= kPackBytes + kOpenBytes) pack_oldest();
  return true;
}

void Stream::pack_oldest() {
  const std::size_t first = open_from();
  std::size_t end = first;
  std::string words;
  // The newest stays open whatever its size: every console is about to be sent it.
  while (words.size() < kPackBytes && open_.size() > 1) {
    words += *open_.front();
    open_.pop_front();
    ++end;
  }
  if (end == first) return;
  bytes_packed_ += words.size();
  packs_.push_back({first, end, pack(words)});
  bytes_of_packs_ += packs_.back().bytes.size();
}

template <class Each>
void Stream::visit(std::size_t first, std::size_t end, Each each) const {
  auto holder = std::upper_bound(packs_.begin(), packs_.end(), first,
                                 [](std::size_t item, const Pack& one) { return item < one.end; });
  std::size_t item = first;
  for (; item < end && holder != packs_.end(); ++holder) {
    const std::size_t start = begin_of(holder->first);
    const std::string words = unpack(holder->bytes, begin_of(holder->end) - start);
    for (; item < std::min(end, holder->end); ++item) {
      each(item, std::string_view(words).substr(begin_of(item) - start,
                                                begin_of(item + 1) - begin_of(item)));
    }
  }
  for (; item < end; ++item) each(item, std::string_view(*open_[item - open_from()]));
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
  const std::size_t start = begin_of(first);
  while (end < items_.size() && begin_of(end + 1) - start <= bytes_max) ++end;
  const std::uint64_t from = number + 1;
  const std::uint64_t to = past() + end;
  if (from == to && first >= open_from()) return {from, to, open_[first - open_from()]};
  for (const Recent& recent : recent_) {
    if (recent.from != from || recent.to != to) continue;
    if (auto body = recent.body.lock()) return {from, to, std::move(body)};
  }
  auto text = std::make_shared<std::string>();
  text->reserve(begin_of(end) - start + (to - from));
  visit(first, end, [&](std::size_t item, std::string_view words) {
    if (item > first) *text += ',';
    *text += words;
  });
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
  visit(0, items_.size(), [&](std::size_t item, std::string_view words) {
    if (item > 0) *text += ',';
    *text += R"({"seq":)";
    *text += std::to_string(past() + item + 1);
    *text += ',';
    text->append(words, 1);
  });
  history_ = text;
  history_to_ = items_.size();
  return text;
}

}  // namespace enshu::net
