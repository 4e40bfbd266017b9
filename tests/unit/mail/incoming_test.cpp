// A mail that came in: who wrote what to whom, and what is no message at all.
#include "engine/mail/incoming.hpp"

#include "engine/mail/compose.hpp"
#include "engine/mail/imap.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::mail {
namespace {

const std::string heads =
    "From: =?utf-8?B?55Sw5Lit?= <Tanaka@city.example.jp>\r\n"
    "To: \"SOC\" <drill+soc@d.example.jp>, Drill+Vendor@D.example.jp\r\n"
    "Cc: sato@city.example.jp\r\n"
    "Message-ID: <abc.1@client.example.jp>\r\n"
    "MIME-Version: 1.0\r\n";

std::string plain(const std::string& more, const std::string& text) {
  return heads + more + "Content-Type: text/plain; charset=utf-8\r\n" +
         "Content-Transfer-Encoding: 8bit\r\n\r\n" + text;
}

}  // namespace

TEST_CASE("an answer from a usual mail program") {
  const auto mail =
      read_mail(plain("Subject: =?iso-2022-jp?B?UmU6IBskQiFaNzFOfSFbRDQ6OhsoQg==?=\r\n"
                      "In-Reply-To: <m3.s.x@d.example.jp>\r\n"
                      "References: <m1.s.x@d.example.jp> <m3.s.x@d.example.jp>\r\n",
                      "承知しました。\r\n遮断してください。\r\n\r\n"
                      "2026年11月26日(木) 9:12 SOC 高橋 <drill+soc@d.example.jp>:\r\n\r\n> "
                      "不審な通信です。\r\n> -- \r\n"));
  CHECK(mail.kind == IncomingKind::person);
  CHECK(mail.from == "tanaka@city.example.jp");
  CHECK(mail.to == std::vector<std::string>{"drill+soc@d.example.jp", "drill+vendor@d.example.jp"});
  CHECK(mail.cc == std::vector<std::string>{"sato@city.example.jp"});
  CHECK(mail.message_id == "abc.1@client.example.jp");
  CHECK(mail.subject == "Re: 【訓練】調査");
  CHECK(mail.references == std::vector<std::string>{"m3.s.x@d.example.jp", "m1.s.x@d.example.jp"});
  CHECK(mail.text == "承知しました。\n遮断してください。");
}

TEST_CASE("the quotation is cut only where it is clear") {
  CHECK(without_quotation("はい。\n\nOn Thu, Nov 26, 2026, SOC wrote:\n> a\n> b\n") == "はい。");
  CHECK(without_quotation("はい。\n\n-----Original Message-----\nFrom: SOC\n本文\n") == "はい。");
  CHECK(without_quotation(
            "はい。\n\n差出人: SOC\n送信日時: 9:12\n宛先: CSIRT\n件名: x\n\n本文\n") == "はい。");
  CHECK(without_quotation("はい。\n> a\n> b\n") == "はい。");
  // Written between the quoted lines: everything stays.
  const std::string between = "回答します:\n> 止めますか\nはい。\n> いつ\n今日です。";
  CHECK(without_quotation(between) == between);
  // A colon alone introduces nothing, and neither does a sender line in the text.
  const std::string list = "次のとおりです:\n・端末 12\nFrom: の行は偽装でした。";
  CHECK(without_quotation(list) == list);
  CHECK(without_quotation("> 引用だけ") == "> 引用だけ");
}

TEST_CASE("answerers, lists and our own mail never become messages") {
  for (const char* header :
       {"Auto-Submitted: auto-replied\r\n", "Precedence: bulk\r\n", "List-Id: <a.example.jp>\r\n",
        "X-Autoreply: yes\r\n", "Return-Path: <>\r\n", "X-Enshu-Exercise: city\r\n"}) {
    INFO(header);
    CHECK(read_mail(plain(header, "休暇中です。")).kind == IncomingKind::automatic);
  }
  CHECK(read_mail(plain("Auto-Submitted: no\r\n", "はい。")).kind == IncomingKind::person);
  Letter letter;
  letter.message = "m";
  letter.from = {"soc", {"SOC", ""}};
  letter.subject = {"件名", ""};
  Envelope envelope;
  envelope.exercise = "x";
  envelope.seat = "s";
  envelope.ours = "drill@d.example.jp";
  CHECK(read_mail(compose(letter, envelope, {})).kind == IncomingKind::automatic);
}

TEST_CASE("a report of non-delivery names the mail and the reason") {
  const std::string report =
      "From: MAILER-DAEMON@mail.example.jp\r\nTo: drill@d.example.jp\r\nSubject: Undelivered\r\n"
      "Message-ID: <dsn@mail.example.jp>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
      "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
      "--b\r\nContent-Type: message/delivery-status\r\n\r\n"
      "Reporting-MTA: dns; mail.example.jp\r\n\r\n"
      "Final-Recipient: rfc822; mori@city.example.jp\r\nAction: failed\r\nStatus: 5.1.1\r\n"
      "Diagnostic-Code: smtp; 550 5.1.1 no such user\r\n"
      "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
      "From: drill+soc@d.example.jp\r\nMessage-Id:\r\n <m3.team-1-csirt-1.city@d.example.jp>\r\n"
      "Subject: x\r\n--b--\r\n";
  const auto mail = read_mail(report);
  CHECK(mail.kind == IncomingKind::bounce);
  CHECK(mail.bounce_reason == "smtp; 550 5.1.1 no such user");
  CHECK(mail.bounced == std::vector<std::string>{"m3.team-1-csirt-1.city@d.example.jp"});
  auto delayed = report;
  delayed.replace(delayed.find("Action: failed"), 14, "Action: delayed");
  CHECK(read_mail(delayed).kind == IncomingKind::automatic);
}

TEST_CASE("files are named with their size, and a mail of HTML alone has words too") {
  const auto mail = read_mail(
      heads +
      "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
      "Content-Type: text/html; charset=utf-8\r\n\r\n<p>はい。<br>A &amp; B</p>\r\n--b\r\n"
      "Content-Type: text/csv; name=log.csv\r\nContent-Disposition: attachment; "
      "filename=log.csv\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\nYSxiCg==\r\n--b--\r\n");
  CHECK(mail.text.find("はい。\nA & B") != std::string::npos);
  REQUIRE(mail.files.size() == 1);
  CHECK(mail.files[0].name == "log.csv");
  CHECK(mail.files[0].bytes == 4);
  CHECK(mail.files[0].sha256 == sha256_of("a,b\n"));
}

TEST_CASE("what is no mail has no sender") {
  for (const char* text : {"", "\r\n\r\n", "nonsense", "From: a@b.example, c@d.example\r\n\r\nx"}) {
    INFO(text);
    CHECK(read_mail(text).from.empty());
  }
  CHECK_FALSE(read_mail("From: a@b.example\r\n\r\nx").message_id.empty());
}

TEST_CASE("a search's answer is a list of numbers") {
  CHECK(read_search("* SEARCH 8 3 5\r\n") == std::vector<std::uint64_t>{3, 5, 8});
  CHECK(read_search("* SEARCH\r\n").empty());
  CHECK(read_search("").empty());
  CHECK(read_search("* SEARCH 3 x 5\r\n") == std::vector<std::uint64_t>{3});
}

}  // namespace enshu::mail
