// Why a mail came back, from what real mail servers write.
#include "engine/mail/returned.hpp"
#include "tests/unit/catch.hpp"

using enshu::ReturnCause;
using enshu::mail::why_returned;

TEST_CASE("the enhanced status decides, and no address comes out of it") {
  const auto why = why_returned(
      "smtp; 550 5.1.1 <taro@city.example.jp>: Recipient address rejected: User unknown");
  CHECK(why.cause == ReturnCause::unknown_address);
  CHECK(why.status == "550 5.1.1");
  CHECK(why_returned("552 5.2.2 <a@b.example> Quota exceeded").cause == ReturnCause::mailbox_full);
  CHECK(why_returned("552 5.3.4 Message size exceeds limit").cause == ReturnCause::too_large);
  CHECK(why_returned("554 5.7.1 Rejected by policy").cause == ReturnCause::refused);
  CHECK(why_returned("550 5.7.26 Unauthenticated").cause == ReturnCause::refused);
  CHECK(why_returned("5.4.4").cause == ReturnCause::no_route);
  CHECK(why_returned("4.4.7 (delivery time expired)").cause == ReturnCause::gave_up);
  CHECK(why_returned("5.4.4").status == "5.4.4");
}

TEST_CASE("without an enhanced status the code decides, and without one nothing does") {
  CHECK(why_returned("550 no mailbox here").cause == ReturnCause::unknown_address);
  CHECK(why_returned("RCPT failed: 553").status == "553");
  CHECK(why_returned("552 over quota").cause == ReturnCause::mailbox_full);
  CHECK(why_returned("554 no").cause == ReturnCause::refused);
  CHECK(why_returned("").cause == ReturnCause::other);
  CHECK(why_returned("").status.empty());
  CHECK(why_returned("the postman was bitten").cause == ReturnCause::other);
}

TEST_CASE("figures of addresses and dates are no codes") {
  CHECK(why_returned("host 192.0.2.25 said no").status.empty());
  CHECK(why_returned("mail5500.example: 2026-11-26 said no").status.empty());
  CHECK(why_returned("host 10.5.1.1[10.5.1.1]: 550 5.1.1 unknown").status == "550 5.1.1");
}
