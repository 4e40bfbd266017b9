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
        "X-Autoreply: yes\r\n", "X-Auto-Reply: yes\r\n", "Precedence: auto-reply\r\n",
        "X-ML-Name: all\r\n", "Subject: 自動応答: 調査\r\n", "Subject: Automatic reply: x\r\n",
        "Subject: Re: Out of Office: x\r\n", "Subject: 不在通知\r\n", "Return-Path: <>\r\n",
        "X-Enshu-Exercise: city\r\n"}) {
    INFO(header);
    CHECK(read_mail(plain(header, "休暇中です。")).kind == IncomingKind::automatic);
  }
  CHECK(read_mail(plain("Auto-Submitted: no\r\n", "はい。")).kind == IncomingKind::person);
  CHECK(read_mail(plain("Subject: 自動応答の設定について\r\n", "はい。")).kind ==
        IncomingKind::person);
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
  CHECK(mail.files[0].content == "a,b\n");
}

TEST_CASE("a forward stays whole, and Outlook's rule begins a quotation only above heads") {
  const std::string forward =
      "報告します。\n\n---------- Forwarded message ---------\nFrom: SOC\nDate: x\nSubject: s\nTo: "
      "CSIRT\n\n本文";
  CHECK(without_quotation(forward) == forward);
  const std::string outlook =
      "報告します。\r\n\r\nFrom: SOC\r\nSent: x\r\nTo: CSIRT\r\nSubject: s\r\n\r\n本文";
  CHECK(read_mail(plain("Subject: FW: s\r\n", outlook)).text.find("本文") != std::string::npos);
  CHECK(read_mail(plain("Subject: RE: FW: s\r\n", outlook)).text == "報告します。");
  CHECK(without_quotation("はい。\n\n________________________________\n差出人: SOC\n送信日時: "
                          "9:12\n宛先: CSIRT\n件名: x\n\n止めますか。\n") == "はい。");
  const std::string rule = "一覧:\n________________________________\n端末 12\n端末 13";
  CHECK(without_quotation(rule) == rule);
  CHECK(without_quotation("はい。\n\nOn Thu, Nov 26, 2026 at 9:12 AM SOC\n<drill+soc@d.example.jp> "
                          "wrote:\n\n> 止めますか\n") == "はい。");
}

TEST_CASE("Microsoft's letters under the names of the standards, and text without any name") {
  const auto text = [](const std::string& type, const std::string& bytes) {
    return read_mail(heads + type + "\r\n" + bytes).text;
  };
  CHECK(text("Content-Type: text/plain; charset=iso-2022-jp\r\n", "\x1b$B-!|b66-j\x1b(B A") ==
        "①髙橋㈱ A");
  CHECK(text("Content-Type: text/plain; charset=Shift_JIS\r\n", "\x87\x40\xfb\xfc\x8b\xb4") ==
        "①髙橋");
  CHECK(text("", "\x1b$B$\"\x1b(B") == "あ");
  CHECK(text("", "\x82\xa0") == "あ");
  CHECK(text("", "あ") == "あ");
  CHECK(text("Content-Type: text/plain; charset=utf-8\r\n", "a\xff\xc3(\x01z") ==
        "a\xef\xbf\xbd\xef\xbf\xbd(z");
  const auto subject = [](const std::string& raw) {
    return read_mail(plain("Subject: " + raw + "\r\n", "x")).subject;
  };
  CHECK(subject("=?ISO-2022-JP?B?GyRCLSF8YjY2GyhC?=") == "①髙橋");
  CHECK(subject("\x1b$B$\"\x1b(B x") == "あ x");
  // One letter in two words, and two words with a blank of their own between them.
  CHECK(subject("=?utf-8?B?44E=?=\r\n =?utf-8?B?gg==?=") == "あ");
  CHECK(subject("=?utf-8?Q?RE=3A_a?= b =?us-ascii?q?c?=") == "RE: a b c");
  CHECK(subject("=?broken") == "=?broken");
}

TEST_CASE("every piece of a mail in parts counts, and only files are files") {
  const auto mail = read_mail(
      heads +
      "Subject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
      "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n前半\r\n"
      "--b\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: inline; "
      "filename=a.png\r\n\r\nx\r\n"
      "--b\r\nContent-Type: text/csv; name=log.csv\r\nContent-Disposition: inline; "
      "filename=log.csv\r\n\r\na,b\r\n"
      "--b\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n後半\r\n"
      "--b\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nx\r\n--b--\r\n");
  CHECK(mail.text == "前半\n後半");
  REQUIRE(mail.files.size() == 2);
  CHECK(mail.files[1].name == "log.csv");
  const auto alternatives =
      read_mail(heads +
                "Subject: x\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                "--b\r\nContent-Type: text/plain\r\n\r\n \r\n"
                "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>こちら</p>\r\n--b--\r\n");
  CHECK(alternatives.text == "こちら");
}

TEST_CASE("of HTML the words are read, without styles, with their quotation apart") {
  const auto words = [](const std::string& html) {
    return read_mail(heads + "Subject: x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html)
        .text;
  };
  CHECK(words("<html><head><title>題</title><style>p>a{margin:0}</style></head><body><!-- a > b -->"
              "<p class=\"a>b\">遮断&#30000;&hellip;&nbsp;A &lt; B</p></body></html>") ==
        "遮断田… A < B");
  CHECK(
      words("<div dir=\"ltr\">はい。</div><div class=\"gmail_quote\"><div>2026年11月26日 SOC "
            "&lt;a@b.example&gt;:<br></div><blockquote><div>止めますか</div></blockquote></div>") ==
      "はい。");
  CHECK(words("<p>はい。</p><div><b>差出人:</b> SOC<br><b>送信日時:</b> 9:12<br><b>宛先:</b> CSIRT"
              "<br><b>件名:</b> x</div><p>止めますか</p>") == "はい。");
}

TEST_CASE("a mail of ours that comes enclosed is known by its id") {
  const std::string inner =
      "Message-ID: <m3.s.x@d.example.jp>\r\nFrom: drill@d.example.jp\r\n\r\nx\r\n";
  const auto mail = [&](const std::string& type) {
    return read_mail(heads +
                     "Subject: report\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                     "--b\r\nContent-Type: text/plain\r\n\r\nlook\r\n--b\r\nContent-Type: " +
                     type +
                     "; name=x.eml\r\nContent-Disposition: attachment; filename=x.eml\r\n\r\n" +
                     inner + "--b--\r\n");
  };
  for (const char* type : {"message/rfc822", "application/octet-stream"}) {
    INFO(type);
    CHECK(mail(type).enclosed == std::vector<std::string>{"m3.s.x@d.example.jp"});
    CHECK(mail(type).kind == IncomingKind::person);
  }
}

TEST_CASE("reports of servers that know no standard name the mail too") {
  const auto report = [](const std::string& subject) {
    return read_mail(
        "From: MAILER-DAEMON@mail.example.jp\r\nReturn-Path: <>\r\nSubject: " + subject +
        "\r\n\r\nHi. This is the mail program.\r\n<mori@city.example.jp>:\r\n550 no such "
        "user\r\n\r\n--- Below is a copy.\r\n\r\nFrom: drill@d.example.jp\r\nMessage-ID: "
        "<m3.s.x@d.example.jp>\r\n");
  };
  CHECK(report("failure notice").kind == IncomingKind::bounce);
  CHECK(report("failure notice").bounced == std::vector<std::string>{"m3.s.x@d.example.jp"});
  CHECK(report("failure notice").bounce_reason == "550 no such user");
  CHECK(report("Warning: message delayed 4 hours").kind == IncomingKind::automatic);
}

TEST_CASE("a copy of a mail without a Message-ID is the same mail") {
  const auto copy = [](const std::string& more) {
    return read_mail(more +
                     "From: a@b.example\r\nDate: Thu, 26 Nov 2026 10:00:00 +0900\r\nSubject: "
                     "x\r\n\r\nはい。")
        .message_id;
  };
  CHECK(copy("Received: by one\r\n") == copy("Delivered-To: two\r\nReceived: by two\r\n"));
  CHECK(copy("") !=
        read_mail("From: a@b.example\r\nDate: Thu, 26 Nov 2026 10:00:01 +0900\r\nSubject: "
                  "x\r\n\r\nはい。")
            .message_id);
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
