// Three connections to one outbox: the exercise must not wait for the disk of a mail, mails that
// leave are claimed on the disk before, and whoever looks holds up neither.
#include "engine/app/serve/post_box.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <utility>

#include "engine/app/serve/post_letters.hpp"
#include "engine/mail/subject.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {

std::filesystem::path roster_path(const std::filesystem::path& record) {
  auto path = record;
  return path.replace_extension(".roster.csv");
}

std::shared_ptr<const mail::Roster> RosterFile::now() {
  const std::lock_guard lock(mutex_);
  std::error_code failed;
  const auto changed = std::filesystem::last_write_time(path_, failed);
  const auto bytes = failed ? 0 : std::filesystem::file_size(path_, failed);
  if (failed) {
    roster_ = std::make_shared<const mail::Roster>();
    read_at_ = {};
    return roster_;
  }
  if (roster_ && changed == read_at_ && bytes == read_bytes_) return roster_;
  std::ifstream file(path_, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  roster_ = std::make_shared<const mail::Roster>(mail::read_roster(text, config_));
  read_at_ = changed;
  read_bytes_ = bytes;
  return roster_;
}

Result<Done> RosterFile::replace(const std::string& csv) {
  namespace fs = std::filesystem;
  const std::lock_guard lock(mutex_);
  auto part = path_;
  part += ".part";
  std::error_code failed;
  {
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    fs::permissions(part, fs::perms::owner_read | fs::perms::owner_write, failed);
    file << csv;
    file.close();
    if (!file) failed = std::make_error_code(std::errc::io_error);
  }
  if (!failed) fs::rename(part, path_, failed);
  if (failed) {
    fs::remove(part, failed);
    return Error{"roster_write",
                 {"名簿を保存できません。ディスクの空きと権限を確かめてください。",
                  "The roster cannot be kept. Check the disk's space and the permissions."},
                 path_.string()};
  }
  roster_.reset();
  return Done{};
}

PostBox::PostBox(std::string exercise, const std::filesystem::path& record,
                 std::shared_ptr<const LoadedScenario> scenario, const mail::MailConfig& config,
                 Connections connections)
    : exercise_(std::move(exercise)),
      scenario_(std::move(scenario)),
      config_(config),
      roster_(roster_path(record), config),
      taker_(std::move(connections.taker)),
      sender_(std::move(connections.sender)),
      looker_(std::move(connections.looker)),
      dry_folder_(std::filesystem::path(record).replace_extension(".mail")),
      record_(record) {}

Result<std::unique_ptr<PostBox>> PostBox::open(std::string exercise,
                                               const std::filesystem::path& record,
                                               std::shared_ptr<const LoadedScenario> scenario,
                                               const mail::MailConfig& config,
                                               std::uint64_t since) {
  const auto path = store::outbox_path(record);
  auto taker = store::Outbox::open(path, since);
  if (!taker) return taker.error();
  auto sender = store::Outbox::open(path, since);
  if (!sender) return sender.error();
  auto looker = store::Outbox::open(path, since);
  if (!looker) return looker.error();
  std::unique_ptr<PostBox> box(
      new PostBox(std::move(exercise), record, std::move(scenario), config,
                  {std::move(*taker), std::move(*sender), std::move(*looker)}));
  auto up_to = box->taker_.up_to();
  if (!up_to) return up_to.error();
  box->up_to_ = *up_to;
  auto secret = box->taker_.secret();
  if (!secret) return secret.error();
  box->secret_ = std::move(*secret);
  return box;
}

Result<bool> PostBox::take(const State& state, std::span<const Recorded> events) {
  held_ = state.drill.stopped.has_value();
  if (state.clock.ended)
    stage_ = Stage::over;
  else if (state.clock.started)
    stage_ = Stage::running;
  const Language language = config_.language == "en" ? Language::en : Language::ja;
  for (const auto& recorded : events) {
    if (recorded.seq <= up_to_) continue;
    auto letter = letter_of(scenario_->scenario, state, recorded);
    if (!letter) continue;
    if (!recorded.command.empty()) {
      auto original = taker_.message_id_of(recorded.command.value);
      if (original) letter->original = std::move(*original);
    }
    // Nobody answers anything else than a message by its subject.
    const bool message = letter->kind == mail::LetterKind::message;
    const auto key = message ? mail::subject_key(letter->subject.in(language)) : std::string{};
    store::OutboxPost kept{{recorded.seq, letter->message, key, {}},
                           receivers_of(state, recorded, *roster_.now()),
                           is_urgent(*letter)};
    wire::write_json(kept.letter.letter, *letter);
    kept_.push_back(std::move(kept));
    up_to_ = recorded.seq;
  }
  // An inject to thousands is as many events at once.
  if (auto added = taker_.add(kept_); !added) return added.error();
  const bool waits = std::ranges::any_of(kept_, [](const auto& kept) { return !kept.to.empty(); });
  kept_.clear();
  return waits;
}

}  // namespace enshu::app
