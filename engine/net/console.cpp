// Console: hello, welcome, events in order, commands and their answers.
#include "engine/net/console.hpp"

#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/string.hpp>
#include <boost/json/value.hpp>
#include <utility>

#include "engine/core/authority.hpp"
#include "engine/net/refusals.hpp"

namespace enshu::net {
namespace {

constexpr std::size_t kChunkBytes = 256 * 1024;
constexpr std::size_t kCommandsOpenMax = 256;

std::string quoted(std::string_view text) {
  return boost::json::serialize(boost::json::value(text));
}

/// Those who can do something about the server, or must know why the exercise stands still.
bool hears_causes(Access access) {
  return access == Access::lead_controller || access == Access::controller ||
         access == Access::evaluator;
}

std::string events_head(std::uint64_t from) {
  return R"({"type":"events","from":)" + std::to_string(from) + R"(,"events":[)";
}

/// Of a past (each item with its number) the items after `after` up to `last`, as events frames
/// hold them. Inside a string every quote is escaped, so that the number found is the item's.
std::shared_ptr<const std::string> plain_items(std::string_view past, std::uint64_t after,
                                               std::uint64_t last) {
  auto out = std::make_shared<std::string>();
  const auto numbered = [](std::uint64_t number) {
    return R"({"seq":)" + std::to_string(number) + ",";
  };
  auto at = past.find(numbered(after + 1));
  for (auto number = after + 1; number <= last && at != std::string_view::npos; ++number) {
    const auto start = at + numbered(number).size();
    at = number < last ? past.find("," + numbered(number + 1), start) : std::string_view::npos;
    if (!out->empty()) *out += ',';
    *out += '{';
    *out += past.substr(start, at == std::string_view::npos ? at : at - start);
    if (at != std::string_view::npos) ++at;
  }
  return out;
}

}  // namespace

Console::Console(House& house, Identity who, SeatInfo seat, std::string session)
    : house_(house), who_(std::move(who)), seat_(std::move(seat)), session_(std::move(session)) {}

Console::~Console() { on_gone(); }

void Console::on_open(ConsoleSocket& socket) {
  socket_ = &socket;
  ++house_.metrics.consoles;
  house_.presence.came(who_, house_.config.now());
  house_.log.write(LogLevel::info, "console_open",
                   {{"exercise", who_.exercise}, {"seat", who_.seat.value}});
  feed_ = house_.hub.join(who_.exercise, seat_.viewer, *this);
  if (feed_ == nullptr) end(CloseCode::try_again, "exercise not open");
  pump();  // an end may have been asked for during the handshake
}

void Console::on_gone() {
  if (socket_ == nullptr) return;
  socket_ = nullptr;
  if (feed_ != nullptr) Hub::leave(*feed_, *this);
  feed_ = nullptr;
  --house_.metrics.consoles;
  house_.metrics.queue_bytes -= static_cast<std::int64_t>(answer_bytes_ + in_flight_);
  house_.presence.left(who_);
  house_.log.write(LogLevel::info, "console_closed",
                   {{"exercise", who_.exercise}, {"seat", who_.seat.value}});
}

void Console::count_drop(bool silent) {
  ++(silent ? house_.metrics.consoles_dropped_silent : house_.metrics.consoles_dropped_slow);
  house_.log.write(LogLevel::warning, silent ? "console_silent" : "console_slow",
                   {{"exercise", who_.exercise}, {"seat", who_.seat.value}});
}

void Console::on_text(std::string_view text) {
  if (state_ == State::ending || state_ == State::over) return;
  const Limits& limits = house_.config.limits;
  const bool in_time = rate_.take({limits.messages_burst, limits.messages_per_second}, steady_ms());
  auto message = read_client_message(text, limits.message_bytes_max);
  if (!in_time) {
    const auto* command = std::get_if<CommandMessage>(&message);
    refuse(command == nullptr ? std::string{} : command->id.value, refusals::kTooFast.error());
    end(CloseCode::policy, "too fast");
    return;
  }
  std::visit([this](auto& each) { take(std::move(each)); }, message);
}

void Console::take(const Hello& hello) {
  if (state_ != State::waiting) {
    refuse({}, refusals::kHelloTwice.error());
    return;
  }
  state_ = State::greeting;
  house_.presence.active(who_, house_.config.now());
  const Stream& stream = feed_->stream;
  const bool same_record = hello.epoch.empty() || hello.epoch == feed_->epoch;
  const bool resumes = same_record && hello.resume_after && *hello.resume_after <= stream.last();
  const auto after = resumes ? hello.resume_after : std::nullopt;
  house_.backend.greet(
      who_, after.value_or(0) < stream.past(),
      [inbox = house_.inbox, weak = weak_from_this(), after](Result<Greeting> greeting) {
        inbox->post([weak, after, greeting = std::move(greeting)]() mutable {
          if (const auto self = weak.lock()) self->welcome(after, std::move(greeting));
        });
      });
}

void Console::welcome(std::optional<std::uint64_t> resume_after, Result<Greeting> greeting) {
  if (socket_ == nullptr || state_ != State::greeting) return;
  Stream& stream = feed_->stream;
  const std::uint64_t from = resume_after.value_or(0);
  if (!greeting || greeting->view.empty() || (from < stream.past() && greeting->past == nullptr)) {
    end(CloseCode::internal, "no view");
    return;
  }
  static const auto events = std::make_shared<const std::string>(R"(,"events":[)");
  static const auto comma = std::make_shared<const std::string>(",");
  sent_to_ = resume_after ? std::max(from, stream.past()) : stream.last();
  caught_up_at_ = stream.last();
  Frame frame;
  frame.head = R"({"type":"welcome","seq":)" + std::to_string(resume_after.value_or(sent_to_)) +
               R"(,"epoch":)" + quoted(feed_->epoch) + R"(,"view":)";
  frame.more = std::move(greeting->view);
  frame.more.push_back(events);
  if (!resume_after) {
    if (stream.past() > 0) frame.more.push_back(std::move(greeting->past));
    if (stream.past() > 0 && stream.last() > stream.past()) frame.more.push_back(comma);
    frame.body = stream.history();
  }
  frame.tail = "]}}";
  welcome_ = std::make_unique<Frame>(std::move(frame));
  if (resume_after && from < stream.past()) {
    missed_ = std::make_unique<Frame>(
        Frame{events_head(from + 1), {}, plain_items(*greeting->past, from, stream.past()), "]}"});
  }
  state_ = State::live;
  pump();
  if (feed_->notice != nullptr) on_notice();
}

void Console::take(CommandMessage message) {
  if (state_ == State::waiting) {
    refuse(message.id.value, refusals::kBadMessage.error());
    end(CloseCode::policy, "hello comes first");
    return;
  }
  ++house_.metrics.commands;
  house_.presence.active(who_, house_.config.now());
  if (!may_send(seat_.viewer.access, message.command))
    return refuse(message.id.value, refusals::kNotAllowed.error());
  if (commands_open_ >= kCommandsOpenMax) return refuse(message.id.value, refusals::kBusy.error());
  ++commands_open_;
  const auto at = steady_us();
  house_.backend.command(who_, message.id, message.hash, std::move(message.command),
                         [inbox = house_.inbox, weak = weak_from_this(), id = message.id.value,
                          at](CommandReply reply) {
                           inbox->post([weak, id, at, reply = std::move(reply)] {
                             if (const auto self = weak.lock()) self->acknowledge(id, reply, at);
                           });
                         });
}

void Console::take(const Ping&) { answer({R"({"type":"pong"})", 0, std::nullopt}); }

void Console::take(const BadMessage& message) {
  refuse(message.id, message.error);
  if (state_ == State::waiting) end(CloseCode::policy, "hello comes first");
}

void Console::acknowledge(const std::string& id, const CommandReply& reply,
                          std::int64_t command_at_us) {
  --commands_open_;
  if (socket_ == nullptr || feed_ == nullptr) return;
  if (reply.refused) {
    refuse(id, *reply.refused);
    return;
  }
  // A resend must get the same answer: so a command whose event this console does not see is
  // answered with the number of the last event before it, which never changes.
  const Stream& stream = feed_->stream;
  const std::uint64_t number = reply.seq == 0 ? stream.last() : stream.number_of(reply.seq);
  answer({R"({"type":"ack","id":)" + quoted(id) + R"(,"seq":)" + std::to_string(number) + "}",
          stream.last(), command_at_us});
}

void Console::refuse(const std::string& id, const Error& error) {
  house_.metrics.command_refused(error.code);
  answer({R"({"type":"refused","id":)" + (id.empty() ? std::string("null") : quoted(id)) +
              R"(,"error":)" + error_object(error) + "}",
          0, std::nullopt});
}

void Console::answer(Answer answer) {
  if (socket_ == nullptr || state_ == State::over) return;
  answer_bytes_ += answer.text.size();
  house_.metrics.queue_bytes += static_cast<std::int64_t>(answer.text.size());
  if (answers_ == nullptr) answers_ = std::make_unique<std::deque<Answer>>();
  answers_->push_back(std::move(answer));
  pump();
  drop_if_slow();
}

void Console::on_events() {
  if (socket_ == nullptr || state_ != State::live) return;
  pump();
  drop_if_slow();
}

void Console::on_notice() {
  if (socket_ == nullptr || state_ != State::live) return;
  const Notice& notice = *feed_->notice;
  const Error said{
      notice.code, hears_causes(seat_.viewer.access) ? notice.staff : notice.everybody, {}};
  answer({R"({"type":"notice","notice":)" + error_object(said) + "}", 0, std::nullopt});
}

/// A batch may be larger than the limit at once (thousands of lanes get an inject in the same
/// moment) and costs nothing while it waits: all consoles share it. Only whoever stays behind is
/// slow. What was answered is a console's own and has the limit at any moment.
void Console::drop_if_slow() {
  if (state_ == State::over) return;
  const Limits& limits = house_.config.limits;
  if (lag() <= limits.queue_bytes_max) {
    behind_since_ms_ = -1;
    return;
  }
  const auto now = steady_ms();
  if (behind_since_ms_ < 0) behind_since_ms_ = now;
  if (answer_bytes_ <= limits.queue_bytes_max && now - behind_since_ms_ < limits.behind_max.ms)
    return;
  state_ = State::over;
  count_drop(false);
  socket_->abort();
}

std::size_t Console::lag() const {
  const bool reading = feed_ != nullptr && state_ == State::live;
  return answer_bytes_ +
         (reading ? feed_->stream.bytes_after(std::max(sent_to_, caught_up_at_)) : 0);
}

void Console::end(CloseCode code, std::string_view reason) {
  if (state_ == State::ending || state_ == State::over) return;
  state_ = State::ending;
  end_code_ = code;
  end_reason_ = reason;
  pump();
}

void Console::pump() {
  if (socket_ == nullptr || state_ == State::over || socket_->writing()) return;
  const bool ending = state_ == State::ending;
  if (welcome_ && !ending) {
    send(std::move(*std::exchange(welcome_, nullptr)));
  } else if (missed_ && !ending) {
    send(std::move(*std::exchange(missed_, nullptr)));
  } else if (answers_ != nullptr &&
             (ending || (state_ == State::live && answers_->front().after <= sent_to_))) {
    Answer next = std::move(answers_->front());
    answers_->pop_front();
    if (answers_->empty()) answers_.reset();
    answer_bytes_ -= next.text.size();
    house_.metrics.queue_bytes -= static_cast<std::int64_t>(next.text.size());
    if (next.command_at_us)
      house_.metrics.ack_ms.add(static_cast<double>(steady_us() - *next.command_at_us) / 1000);
    send({std::move(next.text), {}, nullptr, {}});
  } else if (ending) {
    state_ = State::over;
    socket_->close(end_code_, end_reason_);
  } else if (state_ == State::live && sent_to_ < feed_->stream.last()) {
    auto chunk = feed_->stream.after(sent_to_, kChunkBytes);
    sent_to_ = chunk.to;
    send({events_head(chunk.from), {}, std::move(chunk.body), "]}"});
  }
}

void Console::send(Frame frame) {
  in_flight_ = frame.size();
  house_.metrics.queue_bytes += static_cast<std::int64_t>(in_flight_);
  ++house_.metrics.frames_sent;
  house_.metrics.bytes_sent += in_flight_;
  socket_->write(std::move(frame));
}

void Console::on_written() {
  house_.metrics.queue_bytes -= static_cast<std::int64_t>(in_flight_);
  in_flight_ = 0;
  pump();
  if (behind_since_ms_ >= 0) drop_if_slow();
}

}  // namespace enshu::net
