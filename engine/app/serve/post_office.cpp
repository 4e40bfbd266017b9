// Boxes are opened with their exercises; their mails leave over a few connections, at the pace of
// the settings, and are claimed on the disk in groups.
#include "engine/app/serve/post_office.hpp"

#include <algorithm>
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

}  // namespace

PostOffice::PostOffice(PostOfficeConfig config)
    : config_(std::move(config)), pace_(config_.mail.per_minute, config_.mail.connections) {}

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
  if (!config_.mail.dry) {
    lines_ = std::make_unique<PostLines>(
        static_cast<std::size_t>(config_.mail.connections),
        [this] { return smtp_line(config_.mail.smtp); }, [this] { ring(); });
  }
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
  lines_.reset();
  if (receiver_.joinable()) receiver_.join();
}

/// False when the office closes.
bool PostOffice::wait(milliseconds time) {
  std::unique_lock lock(mutex_);
  wake_.wait_for(lock, time, [this] { return stopping_; });
  return !stopping_;
}

/// As many as may leave now: one mail of each exercise in turn, so that a large one does not hold
/// up the others. Returns when to look again at the latest.
PostPace::Clock::time_point PostOffice::hand_out() {
  auto turns = boxes();
  std::ranges::rotate(turns, std::ranges::upper_bound(turns, turn_, {}, &PostBox::exercise));
  for (bool any = true; any;) {
    any = false;
    for (const auto& each : turns) {
      if (!wait({})) return {};
      // A death of the program must not find answers that were not noted.
      take_answers();
      const auto now = PostPace::Clock::now();
      const auto next = config_.mail.dry ? now : pace_.next(in_dialogue_.size(), now);
      if (next > now) return std::min(next, now + longest_nap);
      if (!send_next(each)) continue;
      turn_ = each->exercise();
      any = true;
    }
  }
  return PostPace::Clock::now() + longest_nap;
}

void PostOffice::send_all() {
  bool open = true;
  while (open) {
    take_answers();
    tell_returns();
    const auto next = hand_out();
    std::unique_lock lock(mutex_);
    wake_.wait_until(lock, next, [this] { return stopping_ || rung_; });
    rung_ = false;
    open = !stopping_;
  }
  for (take_answers(); !in_dialogue_.empty(); take_answers()) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return rung_; });
    rung_ = false;
  }
  give_back();
}

}  // namespace enshu::app
