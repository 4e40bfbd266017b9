// A console: one seat's live view. Its rules only; the socket below it and the exercises behind it
// are others.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/net/client_message.hpp"
#include "engine/net/console_socket.hpp"
#include "engine/net/house.hpp"
#include "engine/net/rate_limits.hpp"

namespace enshu::net {

class Console final : public FeedReader, public std::enable_shared_from_this<Console> {
 public:
  Console(House& house, Identity who, SeatInfo seat, std::string session);
  ~Console() override;
  Console(const Console&) = delete;
  Console& operator=(const Console&) = delete;

  // ---- from the socket ----
  void on_open(ConsoleSocket& socket);
  void on_text(std::string_view text);
  void on_written();
  /// The socket is no more.
  void on_gone();
  [[nodiscard]] bool greeted() const { return state_ != State::waiting; }
  void count_drop(bool silent);

  // ---- from the hub ----
  void on_events() override;
  void on_notice() override;
  void end(CloseCode code, std::string_view reason) override;
  [[nodiscard]] const SeatId& seat() const override { return who_.seat; }
  [[nodiscard]] const std::string& session() const override { return session_; }

 private:
  enum class State { waiting, greeting, live, ending, over };
  /// An answer to the client, held back until the console has been sent the events up to `after`.
  struct Answer {
    std::string text;
    std::uint64_t after{};
    std::optional<std::int64_t> command_at_us;  ///< steady; for the latency of acknowledgements
  };

  void take(const Hello& hello);
  void take(CommandMessage message);
  void take(const Ping& ping);
  void take(const BadMessage& message);
  void welcome(std::optional<std::uint64_t> resume_after, Result<Greeting> greeting);
  void acknowledge(const std::string& id, const CommandReply& reply, std::int64_t command_at_us);
  void refuse(const std::string& id, const Error& error);
  void answer(Answer answer);
  /// Sends the next thing that is due, if the socket is free.
  void pump();
  void send(Frame frame);
  [[nodiscard]] std::size_t lag() const;
  void drop_if_slow();

  House& house_;
  Identity who_;
  SeatInfo seat_;
  std::string session_;
  ConsoleSocket* socket_ = nullptr;
  std::shared_ptr<Feed> feed_;
  State state_ = State::waiting;
  std::uint64_t sent_to_ = 0;          ///< number of the last event handed to the socket
  std::int64_t behind_since_ms_ = -1;  ///< further than the limit; negative: it is not
  std::uint64_t caught_up_at_ = 0;  ///< what was there when the console came does not count as lag
  std::unique_ptr<Frame> welcome_;
  std::unique_ptr<Frame> missed_;  ///< after it: what a console missed from before the last start
  std::unique_ptr<std::deque<Answer>>
      answers_;  ///< only while there are some: an idle console is small
  std::size_t answer_bytes_ = 0;
  std::size_t in_flight_ = 0;
  std::size_t commands_open_ = 0;
  TokenBucket rate_;
  CloseCode end_code_{};
  std::string end_reason_;
};

}  // namespace enshu::net
