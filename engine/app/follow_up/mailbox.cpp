// What looks like a form's answers is taken out; whether it is, those who take it decide.
#include "engine/app/follow_up/mailbox.hpp"

#include <algorithm>

#include "engine/mail/mail_texts.hpp"

namespace enshu::app {
namespace {

/// With the brackets around it; nothing when the text is something else. Mail programs put words
/// before and behind what somebody pastes.
std::optional<std::string> answers_in(const std::string& text) {
  const auto word = text.find("\"enshu_follow_up\"");
  if (word == std::string::npos) return std::nullopt;
  const auto begins = text.rfind('{', word);
  const auto ends = text.rfind('}');
  if (begins == std::string::npos || ends == std::string::npos || ends < word) return std::nullopt;
  return text.substr(begins, ends + 1 - begins);
}

}  // namespace

Result<std::vector<MailedAnswers>> mailed_answers(mail::ImapBox& box) {
  const auto fresh = box.fresh();
  if (!fresh) return fresh.error();
  std::vector<MailedAnswers> out;
  for (const auto uid : *fresh) {
    const auto mime = box.fetch(uid);
    if (!mime) return mime.error();
    const auto mail = mail::texts_of(*mime, most_answer_bytes);
    MailedAnswers found{uid, {}};
    for (const auto& text : mail.texts) {
      auto answers = answers_in(text.text);
      if (!answers) continue;
      found.sources.push_back({mail.from + " (" + std::to_string(uid) +
                                   (text.name.empty() ? "" : ", " + text.name) + ")",
                               std::move(answers)});
    }
    if (!found.sources.empty()) out.push_back(std::move(found));
  }
  return out;
}

Result<Done> settle(mail::ImapBox& box, const std::vector<MailedAnswers>& mails,
                    const AnswersReport& report) {
  std::vector<std::uint64_t> done;
  for (const auto& mail : mails) {
    const bool whole = std::ranges::all_of(mail.sources, [&](const AnswersSource& source) {
      return std::ranges::find(report.taken, source.place, &TakenAnswers::file) !=
             report.taken.end();
    });
    if (whole) done.push_back(mail.uid);
  }
  return box.mark(done);
}

}  // namespace enshu::app
