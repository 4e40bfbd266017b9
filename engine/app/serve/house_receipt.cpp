// The signed link of a mail: a page with one button, and what the button does.
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {
namespace {

/// Nothing of the exercise stands on the page: whoever finds the link learns nothing from it.
net::ApiReply page(int status, const std::string& title, const std::string& inside) {
  net::ApiReply reply;
  reply.status = status;
  reply.content_type = "text/html; charset=utf-8";
  reply.body =
      "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><title>" +
      title +
      "</title><style>body{font:1.1rem/1.7 sans-serif;max-width:34rem;margin:3rem auto;padding:0 "
      "1rem;color:#1a1a1a;background:#fff}button{font:inherit;padding:.8rem 1.6rem;border:0;"
      "border-radius:.4rem;background:#0017c1;color:#fff}button:focus-visible{outline:4px solid "
      "#000;outline-offset:2px}</style></head><body><main><h1>" +
      title + "</h1>" + inside + "</main></body></html>";
  reply.headers.emplace_back("Content-Security-Policy",
                             "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; "
                             "base-uri 'none'; frame-ancestors 'none'");
  // With no referrer at all the browser would name no origin for the button either.
  reply.headers.emplace_back("Referrer-Policy", "same-origin");
  return reply;
}

net::ApiReply dead_link() {
  return page(
      404, "リンクが正しくありません / This link does not work",
      "<p>メールのリンクを途中で切らずに開いてください。開けないときは統制官に知らせてくだ"
      "さい。</p><p lang=\"en\">Open the whole link of the mail. If that does not help, tell "
      "a controller.</p>");
}

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
  answer(page(200, "【訓練】受領の確認 / Confirm receipt",
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
          return answer(page(200, "受領を記録しました / Receipt recorded",
                             "<p>ありがとうございます。このページは閉じてかまいません。</p>"
                             "<p lang=\"en\">Thank you. You may close this page.</p>"));
        }
        // The words are the engine's own and hold nothing that needs escaping.
        answer(page(409, "記録できませんでした / Not recorded",
                    "<p>" + reply.refused->message.ja + "</p><p lang=\"en\">" +
                        reply.refused->message.en + "</p>"));
      });
}

}  // namespace enshu::app
