// Mails that came in while the exercise takes nothing: what they wait for. Pure.
#pragma once

#include <string>
#include <string_view>

#include "engine/core/state.hpp"

namespace enshu::app {

/// Whether a seat's mails are taken now. A seat that nobody can take a mail from has an open gate:
/// its mails are refused, not kept.
struct Gate {
  std::string code;  ///< as the engine would refuse; empty: open
  std::string lane;  ///< the seat's
  [[nodiscard]] bool open() const { return code.empty(); }
};

Gate gate_of(const State& state, const SeatId& seat);

/// Whether a refusal passes with time: the mail is kept and given in when the exercise takes it.
bool passes(std::string_view code);
/// Whose mails wait behind one that waits for that: the exercise's, or the lane's alone.
std::string scope_of(const std::string& exercise, const std::string& lane, std::string_view code);

}  // namespace enshu::app
