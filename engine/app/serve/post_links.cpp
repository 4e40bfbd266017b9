// A receipt for what arrives, two buttons for an approval, one for a comms check.
#include "engine/app/serve/post_links.hpp"

#include "engine/app/serve/post_letters.hpp"
#include "engine/mail/receipt.hpp"

namespace enshu::app {

void add_links(const mail::Letter& letter, const std::string& base_url, const std::string& secret,
               mail::Envelope& envelope) {
  envelope.invites = !of_the_record(letter);
  if (envelope.invites) return;
  const mail::LetterId id{envelope.exercise, envelope.seat, letter.message};
  switch (letter.kind) {
    case mail::LetterKind::message:
    case mail::LetterKind::report:
      envelope.receipt_url = base_url + mail::receipt_path(id, secret);
      return;
    case mail::LetterKind::approval:
      envelope.ask = "\n承認・差し戻しはこちら / Approve or return it here:\n" + base_url +
                     mail::ask_path(mail::Ask::approval, id, secret) + "\n";
      return;
    case mail::LetterKind::comms_check:
      envelope.notice = true;
      envelope.ask = "\n" + base_url + mail::ask_path(mail::Ask::comms_check, id, secret) + "\n";
      return;
    case mail::LetterKind::stop:
      envelope.notice = true;
      return;
    case mail::LetterKind::verdict:
      return;
  }
}

}  // namespace enshu::app
