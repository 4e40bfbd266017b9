// `enshu follow-up`: which improvements are to be asked about, the forms for their owners, and what
// they send back.
#include "engine/app/command/follow_up.hpp"

#include <boost/describe/class.hpp>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "engine/app/command/common.hpp"
#include "engine/app/follow_up/answers.hpp"
#include "engine/app/follow_up/forms.hpp"
#include "engine/app/follow_up/mailbox.hpp"
#include "engine/app/follow_up/post.hpp"
#include "engine/base/day.hpp"
#include "engine/mail/address.hpp"
#include "engine/wire/write.hpp"
#include "scoring/follow_up.hpp"

namespace enshu::app {
BOOST_DESCRIBE_STRUCT(TakenAnswers, (), (file, exercise, owner, answers))
BOOST_DESCRIBE_STRUCT(PostedForm, (), (owner, state, note))
namespace {

/// One exercise in the JSON document.
struct Listed {
  std::string file;
  std::vector<scoring::FollowUpDue> due;
  std::vector<scoring::FollowUpFigures> figures;
  std::vector<std::string> forms;  ///< paths
  std::vector<PostedForm> mail;
};
BOOST_DESCRIBE_STRUCT(Listed, (), (file, due, figures, forms, mail))

struct RefusedAnswers {
  std::string code;
  std::string place;
  Text message;
};
BOOST_DESCRIBE_STRUCT(RefusedAnswers, (), (code, place, message))

WallTime wall_now() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

/// The day that was asked for, else today by the machine's zone, in which its people live.
Result<std::chrono::year_month_day> day_of(const FollowUpOptions& options) {
  if (options.due.empty()) {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return std::chrono::year_month_day(std::chrono::year(local.tm_year + 1900),
                                       std::chrono::month(static_cast<unsigned>(local.tm_mon) + 1),
                                       std::chrono::day(static_cast<unsigned>(local.tm_mday)));
  }
  if (const auto asked = parse_day(options.due)) return *asked;
  return Error{"bad_date",
               {"日付は「2027-06-01」の形で指定してください。", "Write the date as 2027-06-01."},
               "--due " + options.due};
}

Result<Done> fine(const FollowUpOptions& options) {
  const bool taking = !options.answers.empty() || !options.collect.empty();
  const bool both = !options.answers.empty() && !options.collect.empty();
  if (both || (taking && (!options.out.empty() || !options.mail.empty()))) {
    return Error{
        "usage",
        {"--answers と --collect は、互いに、また --out や --mail と別に実行してください。",
         "Run --answers and --collect each by itself, without --out and --mail."},
        {}};
  }
  if (options.reply_to.empty() || mail::plain_address(options.reply_to)) return Done{};
  return Error{"usage",
               {"名前@ドメインの形で指定してください。", "Write it as NAME@DOMAIN."},
               "--reply-to " + options.reply_to};
}

Text state_words(const std::string& state) {
  if (state == "sent") return {"送信", "sent"};
  if (state == "dry") return {"送信せず書き出し", "written, not sent"};
  if (state == "bounced") return {"サーバーが拒否", "refused by the server"};
  if (state == "failed") return {"送れませんでした", "could not be sent"};
  if (state == "blocked") return {"送信不可", "not permitted"};
  return {"名簿に宛先がありません。用紙を直接渡してください", "not in the roster: hand it over"};
}

void print_due(const Listed& listed, bool named, Language language) {
  const bool ja = language == Language::ja;
  if (named) std::printf("%s\n", listed.file.c_str());
  if (listed.due.empty()) {
    std::printf("%s\n",
                ja ? "回答を求める改善はありません。" : "No improvement waits for an answer.");
  }
  for (const auto& row : listed.due) {
    std::printf("%s  %2lld%s  %s  %s\n", row.on.c_str(), static_cast<long long>(row.months),
                ja ? " か月" : " months", row.owner.empty() ? "–" : row.owner.c_str(),
                row.issue.substr(0, row.issue.find('\n')).c_str());
  }
  for (const auto& path : listed.forms) std::printf("%s\n", path.c_str());
  for (const auto& posted : listed.mail) {
    std::printf("%s: %s%s%s\n", posted.owner.empty() ? "–" : posted.owner.c_str(),
                state_words(posted.state).in(language).c_str(), posted.note.empty() ? "" : ": ",
                posted.note.c_str());
  }
}

bool all_posted(const std::vector<Listed>& lists) {
  for (const auto& listed : lists) {
    for (const auto& posted : listed.mail) {
      if (posted.state != "sent" && posted.state != "dry") return false;
    }
  }
  return true;
}

Result<Listed> list(const FollowUpOptions& options, const FollowedExercise& exercise,
                    std::chrono::year_month_day day) {
  Listed out;
  out.file = exercise.file;
  out.due = scoring::follow_ups_due(exercise.model, day);
  out.figures = exercise.model.follow_ups;
  if (options.out.empty() && options.mail.empty()) return out;
  PostOptions post;
  if (!options.mail.empty()) {
    auto config = mail::load_config(options.mail);
    if (!config) return config.error();
    post = {std::move(*config), options.roster, options.reply_to, scoring::spelled(day),
            wall_now()};
  }
  const auto& reply_to = options.reply_to.empty() ? post.config.from : options.reply_to;
  const auto forms = owners_forms(exercise, out.due, options.owners, reply_to);
  if (!options.out.empty()) {
    if (auto done = write_forms(options.out, forms); !done) return done.error();
    for (const auto& form : forms)
      out.forms.push_back((std::filesystem::path(options.out) / form.file).string());
  }
  if (options.mail.empty()) return out;
  auto posted = post_forms(exercise, forms, post);
  if (!posted) return posted.error();
  out.mail = std::move(*posted);
  return out;
}

int list_all(const FollowUpOptions& options, std::chrono::year_month_day day) {
  // Every record is looked at before anything is written or sent.
  std::vector<FollowedExercise> exercises;
  for (const auto& file : options.files) {
    auto exercise = open_followed(file);
    if (!exercise) return fail(exercise.error());
    exercises.push_back(std::move(*exercise));
  }
  std::vector<Listed> lists;
  for (const auto& exercise : exercises) {
    auto listed = list(options, exercise, day);
    if (!listed) return fail(listed.error());
    lists.push_back(std::move(*listed));
  }
  if (options.json) {
    std::string text = "{\"day\":\"" + scoring::spelled(day) + "\",\"exercises\":";
    wire::write_json(text, lists);
    std::printf("%s}\n", text.c_str());
  } else {
    for (const auto& listed : lists) print_due(listed, lists.size() > 1, spoken_language());
  }
  return all_posted(lists) ? exit_done : exit_input;
}

/// Out of the mailbox of the settings. What was taken is in the records before a mail is marked: a
/// line that breaks in between leaves it new, and the next time it is refused as answered already.
Result<AnswersReport> take_mailed(const FollowUpOptions& options, std::chrono::year_month_day day) {
  const auto config = mail::load_config(options.collect);
  if (!config) return config.error();
  if (!config->imap) {
    return Error{"mail_config",
                 {"受信の設定 imap がありません。", "It has no 'imap', the mailbox to look into."},
                 options.collect};
  }
  auto box = mail::ImapBox::make(*config->imap);
  if (!box) return box.error();
  const auto mails = mailed_answers(*box);
  if (!mails) return mails.error();
  std::vector<AnswersSource> sources;
  for (const auto& each : *mails)
    sources.insert(sources.end(), each.sources.begin(), each.sources.end());
  auto report = take_answers(options.files, sources, day, wall_now());
  if (!report) return report;
  if (auto settled = settle(*box, *mails, *report); !settled)
    report->refused.push_back(settled.error());
  return report;
}

Result<AnswersReport> take(const FollowUpOptions& options, std::chrono::year_month_day day) {
  if (!options.collect.empty()) return take_mailed(options, day);
  std::vector<AnswersSource> sources;
  for (const auto& path : options.answers) sources.push_back({path});
  return take_answers(options.files, sources, day, wall_now());
}

int take_all(const FollowUpOptions& options, std::chrono::year_month_day day) {
  const auto report = take(options, day);
  if (!report) return fail(report.error());
  if (options.json) {
    std::string text = "{\"taken\":";
    wire::write_json(text, report->taken);
    std::vector<RefusedAnswers> refused;
    for (const auto& error : report->refused)
      refused.push_back({error.code, error.place, error.message});
    text += ",\"refused\":";
    wire::write_json(text, refused);
    std::printf("%s}\n", text.c_str());
  } else {
    const bool ja = spoken_language() == Language::ja;
    if (report->taken.empty() && report->refused.empty())
      std::printf("%s\n", ja ? "新しい回答はありません。" : "There are no new answers.");
    for (const auto& taken : report->taken) {
      std::printf(ja ? "%s: %s の回答 %zu 件を %s に記録しました。\n"
                     : "%s: by %s, %zu answers, written into %s\n",
                  taken.file.c_str(), taken.owner.empty() ? "–" : taken.owner.c_str(),
                  taken.answers, taken.exercise.c_str());
    }
    std::fflush(stdout);
    for (const auto& error : report->refused) tell(error);
  }
  return report->refused.empty() ? exit_done : exit_input;
}

}  // namespace

int follow_up(const FollowUpOptions& options) {
  const auto day = day_of(options);
  auto good = fine(options);
  if (!day || !good) {
    tell(day ? good.error() : day.error());
    return exit_usage;
  }
  const bool listing = options.answers.empty() && options.collect.empty();
  return listing ? list_all(options, *day) : take_all(options, *day);
}

}  // namespace enshu::app
