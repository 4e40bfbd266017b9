// The API routes of the real e-mail.
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/read.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

net::ApiReply state_reply(PostBox& box, const mail::MailConfig& config,
                          const ExerciseHost::Inside& in) {
  net::ApiReply reply;
  wire::write_json(reply.body, mail_reply(box, config, [&in](const std::string& seat) {
                     return in.state.seat(SeatId{seat}) != nullptr;
                   }));
  return reply;
}

}  // namespace

Error mail_off() {
  return {"mail_off",
          {"このサーバーは実メールなしで動いています。--mail で設定を指定してください。",
           "This server runs without real e-mail. Name the settings by --mail."},
          {}};
}

void House::mail(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const auto box = config_.post == nullptr ? nullptr : config_.post->box(asked->who.exercise);
    if (box) return answer(state_reply(*box, config_.post->config(), in));
    net::ApiReply reply;
    wire::write_json(reply.body, wire::MailReply{});
    answer(std::move(reply));
  });
}

void House::put_mail_roster(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const auto box = config_.post == nullptr ? nullptr : config_.post->box(asked->who.exercise);
    if (!box) return answer(refusal(409, mail_off()));
    // How long it may be was looked at when it came in.
    auto tree = wire::parse_json(asked->body, asked->body.size());
    if (!tree) return answer(refusal(400, tree.error()));
    auto wanted = wire::from_json<wire::MailRoster>(*tree, "bad_roster", {"名簿", "roster"},
                                                    {asked->body.size(), 1});
    if (!wanted) return answer(refusal(400, wanted.error()));
    // A roster without one usable row would silence everybody; that is a slip, not a wish.
    const auto read = mail::read_roster(wanted->csv, config_.post->config());
    if (read.address_by_seat.empty()) {
      const Text why = read.faults.empty() ? Text{"行がありません。", "It has no rows."}
                                           : read.faults.front().message;
      return answer(refusal(400, {"bad_roster",
                                  {"名簿に使える行がありません。" + why.ja,
                                   "The roster has no usable row. " + why.en},
                                  {}}));
    }
    if (auto put = box->roster().replace(wanted->csv); !put)
      return answer(refusal(500, put.error()));
    answer(state_reply(*box, config_.post->config(), in));
  });
}

}  // namespace enshu::app
