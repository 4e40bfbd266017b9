// What controllers see of the mail, out of the outbox and the roster as they stand.
#include "engine/app/serve/post_letters.hpp"
#include "engine/app/serve/post_office.hpp"

namespace enshu::app {
namespace {

constexpr std::int64_t most_rows = 200;

void add_roster(const mail::Roster& roster,
                const std::function<bool(const std::string& seat)>& known, wire::MailReply& out) {
  out.rostered = static_cast<std::int64_t>(roster.address_by_seat.size());
  for (const auto& fault : roster.faults) out.faults.push_back({fault.line, fault.message});
  for (const auto& [seat, line] : roster.line_by_seat) {
    if (known(seat)) continue;
    out.faults.push_back(
        {line,
         {"席「" + seat + "」はこの演習にありません。名簿の席の名前を確かめてください。",
          "This exercise has no seat '" + seat + "'. Check the seat's name."}});
  }
}

}  // namespace

wire::MailReply mail_reply(PostBox& box, const mail::MailConfig& config,
                           const std::function<bool(const std::string& seat)>& known) {
  wire::MailReply out;
  out.on = true;
  out.dry = config.dry;
  out.from = config.from;
  box.look([&](store::Outbox& outbox) {
    if (auto counts = outbox.counts()) out.sent = std::move(*counts);
    if (auto rows = outbox.troubles(most_rows)) {
      for (auto& row : *rows) {
        const auto letter = read_letter(row.letter);
        out.rows.push_back({letter ? letter->seq : row.seq, SeatId{row.seat},
                            letter ? letter->subject : Text{}, std::move(row.state),
                            std::move(row.reason), row.attempts, row.at});
      }
    }
    if (auto invited = outbox.invited()) out.invited = std::move(*invited);
    if (auto counts = outbox.received_counts()) out.received = std::move(*counts);
    if (auto refused = outbox.refused(most_rows)) {
      for (auto& mail : *refused) {
        out.refused.push_back({mail.at, std::move(mail.sender), std::move(mail.seat),
                               std::move(mail.outcome), std::move(mail.reason)});
      }
    }
  });
  add_roster(*box.roster().now(), known, out);
  return out;
}

}  // namespace enshu::app
