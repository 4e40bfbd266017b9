// Mails that came back or could not leave become events of their exercise, so that reach boards,
// consoles and the debrief tell of them. The outbox knows first; what the exercise has not taken is
// told again, and has no second effect.
#include "engine/app/serve/host.hpp"
#include "engine/app/serve/post_letters.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/returned.hpp"

namespace enshu::app {
namespace {

ReturnMail returned(const store::OutboxReturn& row) {
  ReturnMail out{MessageId{row.message}, SeatId{row.seat}, ReturnCause::not_allowed, {}};
  if (row.state == "blocked") return out;
  auto why = mail::why_returned(row.reason);
  out.cause = why.cause;
  out.status = std::move(why.status);
  return out;
}

}  // namespace

bool PostOffice::comes_back(const std::string& state) {
  return state == "bounced" || state == "blocked";
}

void PostOffice::tell_returned(const std::shared_ptr<PostBox>& box,
                               const store::OutboxReturn& row) {
  const auto host = host_(box->exercise());
  // A restart finds it in the outbox.
  if (!host) return;
  host->command({{}, {}, 0, returned(row)}, [box](const net::CommandReply& reply) {
    if (reply.refused) box->tell_returns_again();
  });
}

void PostOffice::tell_returns() {
  for (const auto& each : boxes()) {
    if (!each->take_returns_to_tell()) continue;
    auto rows = each->look([](store::Outbox& outbox) { return outbox.returned(); });
    if (!rows) {
      each->tell_returns_again();
      continue;
    }
    for (const auto& row : *rows) tell_returned(each, row);
  }
}

}  // namespace enshu::app
