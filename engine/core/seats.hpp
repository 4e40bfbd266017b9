// The seats of an exercise: an exercise may have thousands, and each command asks for one by its
// name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

struct SeatState {
  Access access = Access::participant;
  std::optional<std::size_t> lane;
  PartyId role;
  std::string name;
  bool modelled = false;
  bool closed = false;
  OrganisationId organisation;  ///< of a sub-controller in a shared lane
  std::size_t number{};         ///< its place among the seats; given by `Seats`
};

/// Found by a hash of the name, walked in the order in which they were opened. Seats are never
/// taken away, so that a seat's number stays its own.
class Seats {
 public:
  using Entry = std::pair<SeatId, SeatState>;

  /// Opens the seat, or changes one that stands under the name already.
  void put(const SeatId& id, SeatState seat) {
    const auto [found, fresh] = index_.try_emplace(id, entries_.size());
    seat.number = found->second;
    if (fresh)
      entries_.emplace_back(id, std::move(seat));
    else
      entries_[found->second].second = std::move(seat);
  }
  /// Nothing when no seat has the name.
  [[nodiscard]] const SeatState* find(const SeatId& id) const {
    const auto found = index_.find(id);
    return found == index_.end() ? nullptr : &entries_[found->second].second;
  }
  /// Throws std::out_of_range when no seat has the name.
  [[nodiscard]] SeatState& at(const SeatId& id) { return entries_[index_.at(id)].second; }
  [[nodiscard]] const SeatState& at(const SeatId& id) const {
    return entries_[index_.at(id)].second;
  }

  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] auto begin() const { return entries_.begin(); }
  [[nodiscard]] auto end() const { return entries_.end(); }

 private:
  std::vector<Entry> entries_;
  std::unordered_map<SeatId, std::size_t> index_;
};

}  // namespace enshu
