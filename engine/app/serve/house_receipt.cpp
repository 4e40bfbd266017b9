// The signed link of a mail: a page with one button, and what the button does. Links that ask for
// more have pages of their own.
#include "engine/app/serve/ask_pages.hpp"
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/link_page.hpp"
#include "engine/app/serve/post_letters.hpp"
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

/// Whether it was a link of another kind, which has been answered then.
bool other_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer) {
  if (asked.route.starts_with("/a/"))
    approval_link(door, asked, answer);
  else if (asked.route.starts_with("/c/"))
    check_link(door, asked, answer);
  else
    return false;
  return true;
}

}  // namespace

void House::receipt_page(const Asked& asked, const Answer& answer) {
  const AskDoor door{config_.post, [this](const std::string& exercise) { return host(exercise); }};
  if (other_link(door, *asked, answer)) return;
  if (!link_of(config_.post, *asked)) return answer(dead_link());
  answer(link_page(200, "【訓練】受領の確認 / Confirm receipt",
                   "<p>演習のメールを受け取ったことを知らせます。</p>"
                   "<p lang=\"en\">This tells the exercise that you have received the mail.</p>"
                   "<form method=\"post\"><button type=\"submit\">受領しました / I have received "
                   "it</button></form>"));
}

void House::receipt(const Asked& asked, const Answer& answer) {
  const AskDoor door{config_.post, [this](const std::string& exercise) { return host(exercise); }};
  if (other_link(door, *asked, answer)) return;
  const auto link = link_of(config_.post, *asked);
  const auto target = link ? host(link->id.exercise) : nullptr;
  if (!target) return answer(dead_link());
  const auto kept = link->box->look(
      [&](store::Outbox& outbox) { return outbox.letter_by_message(link->id.message); });
  const auto letter = read_letter(kept ? *kept : std::string{});
  const bool report = letter && letter->kind == mail::LetterKind::report;
  AcknowledgeMessage receipt;
  if (report)
    receipt.report = ReportId{link->id.message};
  else
    receipt.message = MessageId{link->id.message};
  constexpr std::size_t digits = 40;
  const CommandId once{"receipt-" + mail::sha256_of(asked->params.at("name")).substr(0, digits)};
  target->command(
      {SeatId{link->id.seat}, once, 0, std::move(receipt)},
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
