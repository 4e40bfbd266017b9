// Consoles of a baseline server: a plain WebSocket each, every message goes to all. The same lines,
// the same thread and the same measure as for enshu.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "tests/load/client/round.hpp"
#include "tests/load/client/wire.hpp"

namespace enshu::load {

class PlainConsole final : public LineOwner, public Listener {
 public:
  PlainConsole(Wire& wire, const Place& place, const std::string& from, std::size_t& open,
               std::size_t& lost);
  void say(std::string text) { line_->send(std::move(text)); }

 private:
  void on_open() override { ++open_; }
  void on_text(std::string_view /*text*/) override { got(1); }
  void on_end(int /*code*/) override { ++lost_; }

  std::size_t& open_;
  std::size_t& lost_;
  std::shared_ptr<Line> line_;
};

}  // namespace enshu::load
