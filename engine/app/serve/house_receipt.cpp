// The signed link of a mail: a page with one button, and what the button does.
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/link_page.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {
namespace {

struct Link {
  std::shared_ptr<PostBox> box;
  mail::LetterId id;
};

std::optional<Link> link_of(PostOffice* post, const net::ApiRequest& asked) {
  const auto& name = asked.params.at("name");
  const auto id = mail::receipt_name(name);
  if (post == nullptr || !id) return std::nullopt;
  auto box = post->box(id->exercise);
  if (!box || !mail::receipt_signed(name, asked.params.at("signature"), box->secret()))
    return std::nullopt;
  return Link{std::move(box), *id};
}

}  // namespace

void House::receipt_page(const Asked& asked, const Answer& answer) {
  if (!link_of(config_.post, *asked)) return answer(dead_link());
  answer(link_page(200, "【訓練】受領の確認 / Confirm receipt",
                   "<p>演習のメールを受け取ったことを知らせます。</p>"
                   "<p lang=\"en\">This tells the exercise that you have received the mail.</p>"
                   "<form method=\"post\"><button type=\"submit\">受領しました / I have received "
                   "it</button></form>"));
}

void House::receipt(const Asked& asked, const Answer& answer) {
  const auto link = link_of(config_.post, *asked);
  const auto target = link ? host(link->id.exercise) : nullptr;
  if (!target) return answer(dead_link());
  constexpr std::size_t digits = 40;
  const CommandId once{"receipt-" + mail::sha256_of(asked->params.at("name")).substr(0, digits)};
  target->command(
      {SeatId{link->id.seat}, once, 0, AcknowledgeMessage{MessageId{link->id.message}, {}}},
      [answer](const net::CommandReply& reply) {
        if (!reply.refused) {
          return answer(link_page(200, "受領を記録しました / Receipt recorded",
                                  "<p>ありがとうございます。このページは閉じてかまいません。</p>"
                                  "<p lang=\"en\">Thank you. You may close this page.</p>"));
        }
        // The words are the engine's own and hold nothing that needs escaping.
        answer(link_page(409, "記録できませんでした / Not recorded",
                         "<p>" + reply.refused->message.ja + "</p><p lang=\"en\">" +
                             reply.refused->message.en + "</p>"));
      });
}

}  // namespace enshu::app
