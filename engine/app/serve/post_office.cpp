// Boxes are opened with their exercises; their mails leave one after the other, at the pace of the
// settings, and are claimed on the disk in groups.
#include "engine/app/serve/post_office.hpp"

#include <chrono>
#include <fstream>
#include <iterator>
#include <utility>

namespace enshu::app {
namespace {

using std::chrono::milliseconds;

/// How long the thread sleeps at most when nothing waits: mails that are tried again have their
/// time.
constexpr milliseconds longest_nap{500};
constexpr std::int64_t minute_ms = 60'000;

}  // namespace

PostOffice::PostOffice(PostOfficeConfig config) : config_(std::move(config)) {}

PostOffice::~PostOffice() { stop(); }

Result<Done> PostOffice::open(const std::string& exercise, const std::filesystem::path& record,
                              std::shared_ptr<const LoadedScenario> scenario, std::uint64_t since) {
  auto box = PostBox::open(exercise, record, std::move(scenario), config_.mail, since);
  if (!box) return box.error();
  for (const auto& fault : (*box)->roster().now()->faults) {
    config_.report("warning", "roster of exercise " + exercise + ", line " +
                                  std::to_string(fault.line) + " cannot be used");
  }
  auto doubts = (*box)->outbox().recover(store::boot_id(), config_.now());
  if (!doubts) return doubts.error();
  if (*doubts > 0) {
    config_.report("warning", "mail of exercise " + exercise + ": " + std::to_string(*doubts) +
                                  " were on their way when the machine stopped; they are in doubt "
                                  "and not sent again");
  }
  const std::lock_guard lock(mutex_);
  boxes_[exercise] = std::move(*box);
  return Done{};
}

Result<Done> PostOffice::bring_roster(const std::filesystem::path& record) const {
  if (config_.mail.roster.empty()) return Done{};
  std::ifstream file(config_.mail.roster, std::ios::binary);
  if (!file) {
    return Error{"roster_read",
                 {"名簿を読めません。メールの設定の roster を確かめてください。",
                  "The roster cannot be read. Check roster in the mail settings."},
                 config_.mail.roster};
  }
  const std::string csv{std::istreambuf_iterator<char>(file), {}};
  return RosterFile(roster_path(record), config_.mail).replace(csv);
}

std::shared_ptr<PostBox> PostOffice::box(const std::string& exercise) const {
  const std::lock_guard lock(mutex_);
  const auto found = boxes_.find(exercise);
  return found == boxes_.end() ? nullptr : found->second;
}

PostOffice::Boxes PostOffice::boxes() const {
  const std::lock_guard lock(mutex_);
  Boxes out;
  for (const auto& [id, each] : boxes_) out.push_back(each);
  return out;
}

void PostOffice::take(const std::string& exercise, const State& state,
                      std::span<const Recorded> events) {
  const auto target = box(exercise);
  if (!target) return;
  auto taken = target->take(state, events);
  if (!taken) {
    config_.report("error", "mail of exercise " + exercise + ": " + taken.error().message.en);
    return;
  }
  if (*taken) ring();
}

void PostOffice::ring() {
  {
    const std::lock_guard lock(mutex_);
    rung_ = true;
  }
  wake_.notify_all();
}

void PostOffice::start(std::function<std::shared_ptr<ExerciseHost>(const std::string&)> host,
                       const std::string& base_url) {
  host_ = std::move(host);
  base_url_ = config_.mail.base_url.empty() ? base_url : config_.mail.base_url;
  while (base_url_.ends_with('/')) base_url_.pop_back();
  sender_ = std::thread([this] { send_all(); });
  if (config_.mail.imap && !config_.mail.dry) receiver_ = std::thread([this] { receive_all(); });
}

void PostOffice::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (sender_.joinable()) sender_.join();
  if (receiver_.joinable()) receiver_.join();
}

/// False when the office closes.
bool PostOffice::wait(milliseconds time) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, time, [this] { return stopping_; });
  return !stopping_;
}

/// One mail of each exercise in turn, so that a large one does not hold up the others.
void PostOffice::send_all() {
  const milliseconds between{minute_ms / config_.mail.per_minute};
  while (true) {
    bool any = false;
    tell_returns();
    for (const auto& each : boxes()) {
      if (!send_next(*each)) continue;
      any = true;
      const auto pause = line_pause_ > milliseconds{} ? line_pause_ : between;
      if (!wait(config_.mail.dry ? milliseconds{} : pause)) return give_back();
    }
    std::unique_lock lock(mutex_);
    if (!any) wake_.wait_for(lock, longest_nap, [this] { return stopping_ || rung_; });
    rung_ = false;
    if (stopping_) break;
  }
  give_back();
}

}  // namespace enshu::app
