// Handed over one by one, no faster than the settings allow. There is no outbox: who has answered
// is not in the list any more, so that sending again reminds the others.
#include "engine/app/follow_up/post.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

#include "engine/app/serve/post_box.hpp"
#include "engine/mail/compose.hpp"
#include "engine/mail/roster.hpp"
#include "engine/mail/smtp.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* attached = "follow-up.html";
constexpr const char* party = "follow-up";
constexpr std::int64_t ms_a_minute = 60'000;

Result<mail::Roster> roster_of(const FollowedExercise& exercise, const PostOptions& options) {
  fs::path path = options.roster;
  std::error_code failed;
  if (path.empty()) path = roster_path(exercise.file);
  if (options.roster.empty() && !fs::exists(path, failed)) path = options.config.roster;
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return Error{"roster_read",
                 {"名簿を読めません。--roster に、列 seat（担当の名前）と address の CSV を"
                  "指定してください。",
                  "The roster cannot be read. Name a CSV with the columns seat (the owner's name) "
                  "and address by --roster."},
                 path.string()};
  }
  return mail::read_roster(std::string{std::istreambuf_iterator<char>(file), {}}, options.config);
}

/// The roster's row for an owner: of that name, or of the one open seat whose person has it.
std::optional<std::string> seat_of(const FollowedExercise& exercise, const mail::Roster& roster,
                                   const scoring::FollowUpForm& form) {
  if (form.owner.empty()) return std::nullopt;
  if (roster.address_of(form.owner)) return form.owner;
  std::optional<std::string> found;
  for (const auto& seat : exercise.model.seats) {
    const bool here = form.lane.empty() || seat.lane.empty() || seat.lane == form.lane;
    if (seat.closed || seat.name != form.owner || !here) continue;
    if (!roster.address_of(seat.seat.value)) continue;
    if (found) return std::nullopt;  // two of this name: neither is certain
    found = seat.seat.value;
  }
  return found;
}

Text body_of(const FollowedExercise& exercise, const OwnersForm& form) {
  const auto& head = exercise.model.exercise;
  const auto count = std::to_string(form.asked.rows.size());
  Text out;
  out.ja = form.asked.owner + " 様\n\n演習「" + head.title.ja + "」のあとに立てた改善 " + count +
           " 件の、現在の状況をお尋ねします。\n\n";
  out.en = form.asked.owner + ",\n\nplease say how far the " + count +
           " improvements planned after the exercise \"" + head.title.in(Language::en) +
           "\" have come.\n\n";
  for (const auto& row : form.asked.rows) {
    const auto line = row.issue.substr(0, row.issue.find('\n'));
    out.ja += "・" + line + "（" + std::to_string(row.months) + " か月後）\n";
    out.en += "- " + line + " (" + std::to_string(row.months) + " months)\n";
  }
  out.ja += std::string("\n添付の ") + attached +
            " を保存して Edge か Chrome で開き、状況を選んで「回答を保存」を押してください。"
            "保存されたファイルを、このメールへの返信に添付して送ってください。\n";
  out.en += std::string("\nSave the attached ") + attached +
            ", open it in Edge or Chrome, choose the states and press \"Save the answers\". Then "
            "reply to this mail with the saved file attached.\n";
  // Nobody knows which of them the owner reads.
  return {out.ja + "\n" + out.en, out.en + "\n" + out.ja};
}

std::string mime_of(const FollowedExercise& exercise, const OwnersForm& form,
                    const std::string& seat, const PostOptions& options) {
  mail::Letter letter;
  letter.message = "follow-up-" + options.day;
  letter.from = {party, {"演習事務局", "Exercise office"}};
  letter.to = {{party, {form.asked.owner, form.asked.owner}}};
  letter.subject = {"改善計画のフォローアップ", "Follow-up of the improvement plan"};
  letter.body = body_of(exercise, form);
  letter.files = {{attached, attached, "text/html; charset=utf-8"}};
  mail::Envelope envelope;
  envelope.exercise = exercise.name;
  envelope.seat = seat;
  envelope.ours = options.config.from;
  envelope.language = options.config.language == "en" ? Language::en : Language::ja;
  envelope.date = options.now;
  envelope.afterwards = true;
  envelope.reply_to = options.reply_to;
  return mail::compose(letter, envelope, {{attached, form.page}});
}

Result<Done> write_dry(const fs::path& folder, const std::string& name, const std::string& mime) {
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (!failed) fs::permissions(folder, fs::perms::owner_all, failed);
  std::ofstream file(folder / name, std::ios::binary | std::ios::trunc);
  file << mime;
  file.close();
  if (file) return Done{};
  return Error{"write_failed",
               {"書き込めません。空き容量と書込権限を確かめてください。",
                "It cannot be written. Check the free space and the permissions."},
               (folder / name).string()};
}

/// Hands mails to the server, or writes what it would hand over.
class Post {
 public:
  Post(const FollowedExercise& exercise, const PostOptions& options, mail::Roster roster)
      : exercise_(exercise), options_(options), roster_(std::move(roster)) {}

  Result<PostedForm> send(const OwnersForm& form) {
    const auto& owner = form.asked.owner;
    const auto seat = seat_of(exercise_, roster_, form.asked);
    if (!seat) return PostedForm{owner, "no_address", form.file};
    const auto address = *roster_.address_of(*seat);
    const auto mime = mime_of(exercise_, form, *seat, options_);
    if (auto may = mail::may_receive(roster_, options_.config, *seat, address); !may)
      return PostedForm{owner, "blocked", may.error().message.en};
    if (options_.config.dry) {
      const auto name = form.file.substr(0, form.file.rfind('.')) + ".eml";
      const auto folder = fs::path(exercise_.file).replace_extension(".mail");
      if (auto done = write_dry(folder, name, mime); !done) return done.error();
      return PostedForm{owner, "dry", name};
    }
    return hand_over(owner, address, mime);
  }

 private:
  Result<PostedForm> hand_over(const std::string& owner, const std::string& address,
                               const std::string& mime) {
    if (!smtp_) {
      auto made = mail::SmtpSender::make(options_.config.smtp);
      if (!made) return made.error();
      smtp_.emplace(std::move(*made));
    } else {
      std::this_thread::sleep_for(
          std::chrono::milliseconds(ms_a_minute / options_.config.per_minute));
    }
    const auto answer = smtp_->send(options_.config.from, address, mime);
    switch (answer.handed) {
      case mail::Handed::accepted:
        return PostedForm{owner, "sent", {}};
      case mail::Handed::bounced:
        return PostedForm{owner, "bounced", answer.text};
      case mail::Handed::later:
        break;
    }
    return PostedForm{owner, "failed", answer.text};
  }

  const FollowedExercise& exercise_;
  const PostOptions& options_;
  mail::Roster roster_;
  std::optional<mail::SmtpSender> smtp_;
};

}  // namespace

Result<std::vector<PostedForm>> post_forms(const FollowedExercise& exercise,
                                           const std::vector<OwnersForm>& forms,
                                           const PostOptions& options) {
  auto roster = roster_of(exercise, options);
  if (!roster) return roster.error();
  Post post(exercise, options, std::move(*roster));
  std::vector<PostedForm> out;
  for (const auto& form : forms) {
    auto posted = post.send(form);
    if (!posted) return posted.error();
    out.push_back(std::move(*posted));
  }
  return out;
}

}  // namespace enshu::app
