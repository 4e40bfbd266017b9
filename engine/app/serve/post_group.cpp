// The size of a group follows the pace of the server; its order is kept within each seat.
#include "engine/app/serve/post_group.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace enshu::app {
namespace {

constexpr std::chrono::milliseconds longest_group{300};
constexpr std::int64_t largest_group = 64;

}  // namespace

void PostGroup::begin(std::vector<store::OutboxRow> rows, Clock::time_point now) {
  rows_.assign(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
  began_ = now;
  sent_ = 0;
}

std::optional<store::OutboxRow> PostGroup::next(Clock::time_point now) {
  if (rows_.empty()) return std::nullopt;
  if (now - began_ > longest_group) {
    size_ = std::max<std::int64_t>(sent_, 1);
    rows_.clear();
    return std::nullopt;
  }
  const auto found = std::ranges::find_if(rows_, [this](const auto& row) {
    return std::ranges::find(on_the_way_, row.seat, &store::OutboxKey::seat) == on_the_way_.end();
  });
  if (found == rows_.end()) return std::nullopt;
  auto row = std::move(*found);
  rows_.erase(found);
  on_the_way_.push_back({row.seq, row.seat});
  // It went out as a whole: the next may be larger.
  if (++sent_ == size_) size_ = std::min(size_ * 2, largest_group);
  return row;
}

void PostGroup::came_back(const store::OutboxRow& row) {
  std::erase_if(on_the_way_,
                [&row](const auto& each) { return each.seq == row.seq && each.seat == row.seat; });
}

}  // namespace enshu::app
