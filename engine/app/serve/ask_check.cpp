// A comms check that came by mail: a page with one button, which is the seat's sign of life.
#include "engine/app/serve/ask_pages.hpp"
#include "engine/app/serve/host.hpp"
#include "engine/app/serve/link_page.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {
namespace {

net::ApiReply over() {
  return link_page(409, "この通信確認は終わっています / This comms check is over",
                   "<p>操作は要りません。このページは閉じてかまいません。</p>"
                   "<p lang=\"en\">There is nothing to do. You may close this page.</p>");
}

net::ApiReply thanks() {
  return link_page(200, "確認しました / Confirmed",
                   "<p>ありがとうございます。このページは閉じてかまいません。</p>"
                   "<p lang=\"en\">Thank you. You may close this page.</p>");
}

net::ApiReply ask() {
  return link_page(200, "【訓練】通信確認 / Comms check",
                   "<p>演習のメールが届いていることを、統制官に知らせます。</p>"
                   "<p lang=\"en\">This tells exercise control that its mails reach you.</p>"
                   "<form method=\"post\"><button type=\"submit\">届いています / It has reached me"
                   "</button></form>");
}

void show(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id,
          const AskAnswer& answer) {
  target->look([id, answer](const ExerciseHost::Inside& in) {
    const auto& drill = in.state.drill;
    const auto given = drill.answers.find(SeatId{id.seat});
    const bool open = drill.check_open && drill.check == id.message;
    if (!open) return answer(over());
    answer(given != drill.answers.end() && given->second.confirmed ? thanks() : ask());
  });
}

void press(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id,
           const net::ApiRequest& asked, const AskAnswer& answer) {
  constexpr std::size_t digits = 40;
  const CommandId once{"check-" + mail::sha256_of(asked.params.at("name")).substr(0, digits)};
  target->command({SeatId{id.seat}, once, 0, AnswerCommsCheck{id.message, true, Sound::unknown}},
                  [answer](const net::CommandReply& reply) {
                    if (!reply.refused) return answer(thanks());
                    if (reply.refused->code == "check_over") return answer(over());
                    // The words are the engine's own and hold nothing that needs escaping.
                    answer(link_page(409, "記録できませんでした / Not recorded",
                                     "<p>" + reply.refused->message.ja + "</p><p lang=\"en\">" +
                                         reply.refused->message.en + "</p>"));
                  });
}

}  // namespace

void check_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer) {
  const auto id = ask_link(door.post, asked, mail::Ask::comms_check);
  const auto target = id ? door.host(id->exercise) : nullptr;
  if (!target) return answer(dead_link());
  if (asked.method == "POST") return press(target, *id, asked, answer);
  show(target, *id, answer);
}

}  // namespace enshu::app
