// Threads that wait for a mail, hand it to the server and keep the answer until it is fetched.
#include "engine/app/serve/post_lines.hpp"

#include <algorithm>
#include <utility>

namespace enshu::app {

PostLines::PostLines(std::size_t count, const std::function<Send()>& line,
                     std::function<void()> answered)
    : answered_(std::move(answered)) {
  for (std::size_t i = 0; i < count; ++i) {
    auto& made = *lines_.emplace_back(std::make_unique<Line>());
    made.send = line();
  }
  for (const auto& each : lines_) each->thread = std::thread([this, &each = *each] { talk(each); });
}

PostLines::~PostLines() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  for (const auto& each : lines_) each->wake.notify_one();
  for (const auto& each : lines_) {
    if (each->thread.joinable()) each->thread.join();
  }
}

void PostLines::hand(Mail mail) {
  const std::lock_guard lock(mutex_);
  const auto free = std::ranges::find_if(lines_, [](const auto& each) { return !each->busy; });
  if (free == lines_.end()) return;
  (*free)->busy = true;
  (*free)->mail = std::move(mail);
  (*free)->wake.notify_one();
}

std::vector<PostLines::Answer> PostLines::answers() {
  const std::lock_guard lock(mutex_);
  return std::exchange(answers_, {});
}

void PostLines::talk(Line& line) {
  std::unique_lock lock(mutex_);
  while (true) {
    line.wake.wait(lock, [&] { return closing_ || line.mail; });
    if (!line.mail) return;
    const auto mail = *std::exchange(line.mail, std::nullopt);
    lock.unlock();
    auto smtp = line.send(mail);
    lock.lock();
    line.busy = false;
    answers_.push_back({mail.number, std::move(smtp)});
    lock.unlock();
    answered_();
    lock.lock();
  }
}

PostLines::Send smtp_line(const mail::MailServer& server) {
  // A connection is opened by the first mail for it.
  return [&server, line = std::shared_ptr<mail::SmtpSender>()](
             const PostLines::Mail& mail) mutable -> Result<mail::SmtpAnswer> {
    if (!line) {
      auto made = mail::SmtpSender::make(server);
      if (!made) return made.error();
      line = std::make_shared<mail::SmtpSender>(std::move(*made));
    }
    return line->send(mail.from, mail.to, mail.mime);
  };
}

}  // namespace enshu::app
