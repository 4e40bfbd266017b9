// The words of those who run the exercise, Japanese first.
#include "engine/app/serve/post_notices.hpp"

#include "engine/base/time.hpp"

namespace enshu::app {
namespace {

mail::Letter from_control(mail::LetterKind kind) {
  mail::Letter letter;
  letter.kind = kind;
  letter.from.name = {"演習の運営", "Exercise control"};
  letter.to.push_back({{}, {"参加者各位", "All participants"}});
  return letter;
}

std::string minute_of(WallTime time, int zone_minutes) {
  const auto written = to_rfc3339(time, zone_minutes);
  return written.substr(0, 10) + " " + written.substr(11, 5);
}

std::string line(const std::string& label, const std::string& value) {
  return value.empty() ? std::string{} : label + value + "\n";
}

std::string stop_words(const Text& title, const std::string& time, const std::string& reason) {
  return "これは演習の想定ではありません。\n"
         "実際の事案が発生したため、演習を中断しました。\n\n" +
         line("演習: ", title.ja) + line("中断した時刻: ", time) +
         line("統制官からの連絡: ", reason) +
         "\nお願い\n"
         "・演習のメールには、届いているものも、これから届くものも、対応しないでください。\n"
         "・演習のために止めた作業や設定の変更があれば、元に戻してください。\n"
         "・実際の事案には、所属組織の定める手順と連絡網に従って対応してください。\n"
         "・再開するか終了するかは、統制官があらためてメールでお知らせします。"
         "それまでお待ちください。\n\n"
         "----\n"
         "THIS IS NOT PART OF THE EXERCISE.\n"
         "The exercise has been stopped because of a real incident.\n\n" +
         line("Exercise: ", title.in(Language::en)) + line("Stopped at: ", time) +
         line("Exercise control says: ", reason) +
         "\nPlease\n"
         "- do not act on any mail of the exercise, whether it has arrived or is still to come;\n"
         "- undo what you stopped or changed for the sake of the exercise;\n"
         "- handle the real incident by your organisation's own procedures and contacts;\n"
         "- wait: exercise control will tell you by mail whether the exercise goes on or ends.\n";
}

std::string lift_words(const Text& title, const std::string& time, const std::string& reason) {
  return "実際の事案による演習の中断を解除しました。\n\n" + line("演習: ", title.ja) +
         line("解除した時刻: ", time) + line("統制官からの連絡: ", reason) +
         "\n"
         "・演習の時計は、統制官が再開するまで止まっています。\n"
         "・再開すると、中断の間に送れなかった演習のメールが届きます。"
         "中断の間にお送りいただいたメールは、再開後に演習の相手に届きます。\n"
         "・参加を続けられない方は、統制官に知らせてください。\n\n"
         "----\n"
         "The stop because of a real incident has been lifted.\n\n" +
         line("Exercise: ", title.in(Language::en)) + line("Lifted at: ", time) +
         line("Exercise control says: ", reason) +
         "\n"
         "- The exercise's clock stands still until exercise control resumes it.\n"
         "- Mails of the exercise that were held back then arrive, and what you sent meanwhile "
         "reaches the other party when the exercise goes on.\n"
         "- If you cannot go on, please tell exercise control.\n";
}

}  // namespace

mail::Letter stop_letter(const Scenario& scenario, const Recorded& recorded,
                         const IncidentStopped& stopped) {
  auto letter = from_control(mail::LetterKind::stop);
  letter.seq = recorded.seq;
  letter.message = "stop-" + std::to_string(recorded.seq);
  const auto time = minute_of(recorded.wall, scenario.zone_minutes);
  const std::string subject =
      stopped.stopped
          ? "【訓練中断】【実事案発生】演習を中断しました / EXERCISE STOPPED: real incident"
          : "【訓練中断の解除】演習の中断を解除しました / The stop of the exercise has been lifted";
  const auto body = stopped.stopped ? stop_words(scenario.title, time, stopped.reason)
                                    : lift_words(scenario.title, time, stopped.reason);
  letter.subject = {subject, subject};
  letter.body = {body, body};
  return letter;
}

mail::Letter check_letter(const Scenario& scenario, const CommsCheckCalled& called) {
  auto letter = from_control(mail::LetterKind::comms_check);
  letter.message = called.check;
  const std::string subject = "【通信確認】届いたらお知らせください / Comms check: please confirm";
  const std::string body =
      "演習のメールがあなたに届くことを確かめています。演習の想定ではありません。\n\n" +
      line("演習: ", scenario.title.ja) + line("統制官からの連絡: ", called.note) +
      "\n下のリンクを開き、「届いています」を押してください。"
      "演習の画面で確認済みの方も押してください。\n\n"
      "----\n"
      "We are checking that mails of the exercise reach you. This is no part of the story.\n\n" +
      line("Exercise: ", scenario.title.in(Language::en)) +
      line("Exercise control says: ", called.note) +
      "\nPlease open the link below and press the button, also if you have confirmed in the "
      "console.\n";
  letter.subject = {subject, subject};
  letter.body = {body, body};
  return letter;
}

}  // namespace enshu::app
