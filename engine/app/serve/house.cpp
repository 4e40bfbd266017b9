// Opening and making exercises, and the calls that every console makes.
#include "engine/app/serve/house.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <future>

#include "engine/app/recorded_files.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/views.hpp"
#include "engine/app/version.hpp"
#include "engine/core/authority.hpp"
#include "engine/store/record.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

constexpr const char* suffix = ".exercise";
constexpr const char* models_key = "models";

Error gone() {
  return {"unknown_exercise",
          {"その演習は見つかりません。参加リンクを開き直してください。",
           "That exercise was not found. Open your join link again."},
          {}};
}

/// Models answer only while nobody sits there: whoever connects takes the seat over.
void take_over(ExerciseHost& host, const SeatId& id, const SeatState& seat) {
  if (!seat.modelled) return;
  host.command({{}, {}, 0, ChangeSeat{id, {}, false, false}}, [](const net::CommandReply&) {});
}

}  // namespace

House::House(HouseConfig config, SignIn& sign_in, Shelf& shelf)
    : config_(std::move(config)),
      sign_in_(sign_in),
      slow_(1),
      files_(1),
      rehearsals_(config_.now),
      shelf_(shelf) {}

House::~House() { close(); }

void House::close() {
  rehearsals_.close();
  slow_.join();
  files_.join();
  std::map<std::string, std::shared_ptr<ExerciseHost>> hosts;
  {
    const std::lock_guard lock(mutex_);
    hosts.swap(hosts_);
  }
  // Tasks may hold the last reference to their host: its thread must be gone before they are.
  for (const auto& [id, target] : hosts) target->stop();
}

void House::attach(net::Server& server, std::string base_url) {
  server_ = &server;
  base_url_ = std::move(base_url);
}

std::filesystem::path House::record_path(const std::string& exercise) const {
  return config_.data / (exercise + suffix);
}

std::shared_ptr<ExerciseHost> House::host(const std::string& exercise) const {
  const std::lock_guard lock(mutex_);
  const auto found = hosts_.find(exercise);
  return found == hosts_.end() ? nullptr : found->second;
}

std::vector<std::shared_ptr<ExerciseHost>> House::hosts() const {
  std::vector<std::shared_ptr<ExerciseHost>> all;
  const std::lock_guard lock(mutex_);
  for (const auto& [id, target] : hosts_) all.push_back(target);
  return all;
}

void House::open_all() {
  std::vector<std::string> names;
  std::error_code failed;
  for (const auto& entry : std::filesystem::directory_iterator(config_.data, failed)) {
    if (entry.path().extension() == suffix) names.push_back(entry.path().stem().string());
  }
  std::ranges::sort(names);
  for (const auto& name : names) {
    if (auto opened = open(name); !opened) {
      config_.report("error", record_path(name).string() + ": " + opened.error().message.en);
    }
  }
}

Result<Done> House::open(const std::string& exercise) {
  const auto path = record_path(exercise);
  auto record = store::Record::open(path, store::Access::append);
  if (!record) return record.error();
  auto files = (*record)->files();
  if (!files) return files.error();
  auto scenario = open_recorded_files(*files);
  if (!scenario) return scenario.error();
  const auto meta = (*record)->meta();
  if (!meta) return meta.error();
  if (config_.post != nullptr) {
    auto box = config_.post->open(exercise, path, *scenario, (*record)->last());
    if (!box) return box.error();
  }
  record->reset();
  HostConfig config;
  config.id = exercise;
  config.path = path.string();
  config.scenario = *scenario;
  config.open_log = [path](bool mend) -> Result<std::unique_ptr<EventLog>> {
    auto log = store::Record::open(path, mend ? store::Access::mend : store::Access::append);
    if (!log) return log.error();
    return std::unique_ptr<EventLog>(std::move(*log));
  };
  config.open_reader = [path] { return store::RecordReader::open(path); };
  config.score_turn = score_turn_;
  config.now = config_.now;
  config.publish = [this, exercise](std::vector<net::FeedItem> items) {
    if (!items.empty()) server_->publish(exercise, std::move(items));
  };
  if (config_.post != nullptr) {
    config.mailed = [post = config_.post, exercise](const State& state,
                                                    std::span<const Recorded> events) {
      post->take(exercise, state, events);
    };
  }
  config.reset = [this, exercise](const std::string& epoch, std::vector<net::Past> past) {
    server_->open_exercise(exercise, epoch, std::move(past));
  };
  config.served = sign_in_.served(exercise);
  config.note_served = [this, exercise](const Served& served) {
    if (auto noted = sign_in_.note_served(exercise, served); !noted)
      config_.report("warning", "exercise " + exercise + ": " + noted.error().message.en);
  };
  config.notice = [this, exercise](net::Notice notice) {
    server_->notice(exercise, std::move(notice));
  };
  config.here = [this, exercise] {
    std::vector<SeatId> here;
    for (const auto& entry : server_->presence(exercise))
      if (entry.connected) here.push_back(entry.seat);
    return here;
  };
  config.report = config_.report;
  config.figures = &figures_;
  config.after_restart = config_.after_restart;
  if (const auto models = meta->find(models_key); models != meta->end())
    config.models = models->second;
  auto opened = ExerciseHost::open(std::move(config));
  if (!opened) return opened.error();
  const std::lock_guard lock(mutex_);
  hosts_[exercise] = std::move(*opened);
  return Done{};
}

std::string House::figures() const {
  std::unique_lock lock(mutex_);
  const std::size_t exercises = hosts_.size();
  lock.unlock();
  return figures_.text(exercises);
}

std::string House::new_id(const Scenario& scenario) const {
  const std::string stamp = to_rfc3339(config_.now(), scenario.zone_minutes);
  std::string base = scenario.id.value + "-" + stamp.substr(0, 4) + stamp.substr(5, 2) +
                     stamp.substr(8, 2) + "-" + stamp.substr(11, 2) + stamp.substr(14, 2) +
                     stamp.substr(17, 2);
  std::string id = base;
  for (int i = 2; std::filesystem::exists(record_path(id)); ++i)
    id = base + "-" + std::to_string(i);
  return id;
}

Result<std::string> House::create(const LoadedScenario& loaded, const TableOptions& table,
                                  std::optional<std::string> models) {
  const std::string id = new_id(loaded.scenario);
  store::Meta meta{{"scenario", loaded.scenario.id.value}, {"enshu", std::string(program_version)}};
  if (models) meta[models_key] = *models;
  auto record = store::Record::create(record_path(id), loaded.files, meta);
  if (!record) return record.error();
  record->reset();
  if (config_.post != nullptr) {
    if (auto brought = config_.post->bring_roster(record_path(id)); !brought)
      return brought.error();
  }
  if (auto opened = open(id); !opened) return opened.error();
  const auto made = host(id);
  // All are asked before the first answer is waited for: thousands of seats then share commits.
  std::vector<std::future<net::CommandReply>> replies;
  for (auto& request : table_requests(loaded.scenario, table)) {
    auto done = std::make_shared<std::promise<net::CommandReply>>();
    replies.push_back(done->get_future());
    made->command(std::move(request),
                  [done](net::CommandReply reply) { done->set_value(std::move(reply)); });
  }
  for (auto& each : replies) {
    if (const auto reply = each.get(); reply.refused) return *reply.refused;
  }
  return id;
}

Result<std::vector<std::string>> House::join_paths(const std::vector<Identity>& whom) {
  auto paths = sign_in_.new_codes(whom, config_.now() + link_lasts);
  if (!paths) return paths.error();
  for (auto& path : *paths) path.insert(0, "/join#");
  return paths;
}

Result<std::string> House::join_path(const Identity& who) {
  auto paths = join_paths({who});
  if (!paths) return paths.error();
  return std::move(paths->front());
}

void House::seat(const Identity& who, std::function<void(std::optional<net::SeatInfo>)> reply) {
  const auto target = host(who.exercise);
  if (!target) return reply(std::nullopt);
  target->look([who, reply = std::move(reply)](const ExerciseHost::Inside& inside) {
    const auto* seat = inside.state.seat(who.seat);
    if (seat == nullptr || seat->closed) return reply(std::nullopt);
    reply(net::SeatInfo{viewer_class(inside.state, *seat), seat->closed});
  });
}

void House::greet(const Identity& who, bool with_past,
                  std::function<void(Result<net::Greeting>)> reply) {
  const auto target = host(who.exercise);
  if (!target) return reply(gone());
  // The view last: it must be as new as what was published before it.
  const auto view = [who, target, reply](const ExerciseHost::Inside& inside, PastTexts::Body past) {
    const auto* seat = inside.state.seat(who.seat);
    if (seat == nullptr || seat->closed) return reply(gone());
    take_over(*target, who.seat, *seat);
    reply(net::Greeting{target->view_texts().pieces(own_view_of(inside, who.exercise, who.seat)),
                        std::move(past)});
  };
  target->look([who, target, with_past, view](const ExerciseHost::Inside& inside) {
    const auto* seat = inside.state.seat(who.seat);
    if (!with_past || seat == nullptr) return view(inside, nullptr);
    target->past(viewer_class(inside.state, *seat), [target, view](PastTexts::Body past) {
      target->look(
          [view, past = std::move(past)](const ExerciseHost::Inside& later) { view(later, past); });
    });
  });
}

void House::command(const Identity& who, CommandId id, std::uint64_t hash, Command command,
                    std::function<void(net::CommandReply)> reply) {
  const auto target = host(who.exercise);
  if (!target) return reply({gone(), 0});
  const auto* files = files_of(command);
  if (files == nullptr || files->empty())
    return decide(target, who, std::move(id), hash, std::move(command), std::move(reply));
  look_up_files(target, who.seat, std::move(command),
                [this, target, who, id = std::move(id), hash,
                 reply = std::move(reply)](Command known) mutable {
                  decide(target, who, std::move(id), hash, std::move(known), std::move(reply));
                });
}

void House::decide(const std::shared_ptr<ExerciseHost>& target, const Identity& who, CommandId id,
                   std::uint64_t hash, Command command,
                   std::function<void(net::CommandReply)> reply) {
  const bool closes =
      std::holds_alternative<ChangeSeat>(command) && std::get<ChangeSeat>(command).closed;
  const SeatId closed = closes ? std::get<ChangeSeat>(command).seat : SeatId{};
  target->command(
      {who.seat, std::move(id), hash, std::move(command)},
      [this, exercise = who.exercise, closed, reply = std::move(reply)](net::CommandReply answer) {
        if (!closed.empty() && !answer.refused) server_->drop_seat(exercise, closed);
        reply(std::move(answer));
      });
}

}  // namespace enshu::app
