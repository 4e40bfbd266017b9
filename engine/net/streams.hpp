// Events as one class of viewers gets them, numbered 1, 2, 3 … without gaps. Every console reads
// from here by its own cursor, so a slow one keeps no copy and those that are up to date share one
// body. The newest words lie open; older ones, which few consoles ask for again, are packed. What
// was there before the exercise was opened has its numbers here and its words in the record. Pure
// data: no sockets.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace enshu::net {

class Stream {
 public:
  /// A run of events, `from` to `to` inclusive, written as the inside of a JSON array. Empty: no
  /// body.
  struct Chunk {
    std::uint64_t from{};
    std::uint64_t to{};
    std::shared_ptr<const std::string> body;
  };

  /// The record's sequences of the events before the first `append`, in order; may be null.
  void begin_after(std::shared_ptr<const std::vector<std::uint64_t>> past);
  /// Number of the last of them.
  [[nodiscard]] std::uint64_t past() const { return past_ ? past_->size() : 0; }

  /// Gives the event the next number. False, and nothing done, when `record_seq` is not above the
  /// last one's: that makes publishing the same events twice harmless.
  bool append(std::uint64_t record_seq, std::shared_ptr<const std::string> json);

  /// Number of the newest event; 0 when there is none.
  [[nodiscard]] std::uint64_t last() const { return past() + items_.size(); }

  /// Bytes of memory that the words take, those that lie open and those that are packed.
  [[nodiscard]] std::size_t words_kept() const { return bytes_ - bytes_packed_ + bytes_of_packs_; }

  /// Number of the last event at or before `record_seq`: its own when the class sees it. 0 when
  /// there is none.
  [[nodiscard]] std::uint64_t number_of(std::uint64_t record_seq) const;

  /// JSON bytes of the events after `number` (at least `past()`) up to the newest.
  [[nodiscard]] std::size_t bytes_after(std::uint64_t number) const;

  /// The events after `number` (at least `past()`), at least one and at most about `bytes_max`.
  /// Consoles at the same place share the body.
  [[nodiscard]] Chunk after(std::uint64_t number, std::size_t bytes_max);

  /// All events after the past with their `seq` member, as the inside of a JSON array; shared while
  /// a console is still being sent it.
  [[nodiscard]] std::shared_ptr<const std::string> history();

 private:
  struct Item {
    std::uint64_t record_seq{};
    std::size_t bytes_before{};
  };
  /// The words of the items from `first` up to, not including, `end`, one after the other.
  struct Pack {
    std::size_t first{};
    std::size_t end{};
    std::string bytes;
  };
  struct Recent {
    std::uint64_t from{};
    std::uint64_t to{};
    std::weak_ptr<const std::string> body;
  };

  [[nodiscard]] std::size_t begin_of(std::size_t item) const {
    return item < items_.size() ? items_[item].bytes_before : bytes_;
  }
  [[nodiscard]] std::size_t open_from() const { return items_.size() - open_.size(); }
  void pack_oldest();
  /// Calls `each(item, words)` for the items from `first` up to, not including, `end`.
  template <class Each>
  void visit(std::size_t first, std::size_t end, Each each) const;

  std::shared_ptr<const std::vector<std::uint64_t>> past_;
  std::vector<Item> items_;
  std::vector<Pack> packs_;
  std::deque<std::shared_ptr<const std::string>> open_;  ///< words of the last of `items_`
  std::size_t bytes_{};
  std::size_t bytes_packed_{};  ///< before they were
  std::size_t bytes_of_packs_{};
  std::array<Recent, 4> recent_;
  std::size_t next_recent_{};
  std::weak_ptr<const std::string> history_;
  std::uint64_t history_to_{};
};

}  // namespace enshu::net
