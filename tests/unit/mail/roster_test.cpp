// Whose mailbox is whose: rows that count, rows that do not and why, and the last question.
#include "engine/mail/roster.hpp"

#include "engine/mail/address.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::mail {
namespace {

MailConfig settings() {
  MailConfig config;
  config.from = "drill@drill.example.jp";
  config.allowed_domains = {"city.example.jp", "example.org"};
  return config;
}

}  // namespace

TEST_CASE("an address has one form, and only plain ones are addresses") {
  CHECK(plain_address("  Tanaka.K@City.Example.JP\r") == "tanaka.k@city.example.jp");
  for (const char* text :
       {"", "tanaka", "tanaka@", "@city.example.jp", "a b@city.example.jp", "a@b@city.example.jp",
        "<a@city.example.jp>", "a@city..example.jp", "a@city.example.jp,b@city.example.jp",
        "a\n@city.example.jp", ".a@city.example.jp", "田中@city.example.jp"}) {
    INFO(text);
    CHECK_FALSE(plain_address(text));
  }
}

TEST_CASE("a domain is allowed by its whole name") {
  const std::vector<std::string> domains{"example.jp"};
  CHECK(in_domains("a@example.jp", domains));
  CHECK_FALSE(in_domains("a@evil-example.jp", domains));
  CHECK_FALSE(in_domains("a@example.jp.evil.com", domains));
  CHECK_FALSE(in_domains("a@sub.example.jp", domains));
  CHECK_FALSE(in_domains("example.jp", domains));
}

TEST_CASE("a party of the story has an address of ours, and it reads back") {
  CHECK(party_address("drill@d.example.jp", "csirt") == "drill+csirt@d.example.jp");
  CHECK(party_of("drill+csirt@d.example.jp", "drill@d.example.jp") == "csirt");
  CHECK(party_of("drill@d.example.jp", "drill@d.example.jp") == "");
  CHECK_FALSE(party_of("drill+csirt@other.example.jp", "drill@d.example.jp"));
  CHECK_FALSE(party_of("drills+x@d.example.jp", "drill@d.example.jp"));
  CHECK_FALSE(party_of("drill+@d.example.jp", "drill@d.example.jp"));
}

TEST_CASE("a roster as a spreadsheet writes it") {
  const auto roster = read_roster(
      "\xef\xbb\xbfname,seat,address\r\n"
      "\"田中, 健\",team-1-csirt-1,Tanaka@city.example.jp\r\n"
      "佐藤,team-1-pr-1,\"sato@example.org\"\r\n",
      settings());
  CHECK(roster.faults.empty());
  CHECK(roster.address_of("team-1-csirt-1") == "tanaka@city.example.jp");
  CHECK(roster.address_of("team-1-pr-1") == "sato@example.org");
  CHECK(roster.seat_of("sato@example.org") == "team-1-pr-1");
  CHECK_FALSE(roster.seat_of("nobody@example.org"));
}

TEST_CASE("a roster in the encodings and with the separators of spreadsheets") {
  const auto wide = [](std::string_view text, bool little) {
    std::string out = little ? "\xff\xfe" : "\xfe\xff";
    for (const char c : text) {
      if (!little) out += '\0';
      out += c;
      if (little) out += '\0';
    }
    return out;
  };
  const std::string tabs = "seat\taddress\r\nteam-1-csirt-1\ttanaka@city.example.jp\r\nx\ty\r\n";
  const std::string shift_jis =
      "\x8e\x81\x96\xbc,seat,address\r\n\x8e\x52\x93\x63,team-1-csirt-1,tanaka@city.example.jp\r\n,"
      "x,y";
  for (const auto& bytes :
       {wide(tabs, true), wide(tabs, false), shift_jis, tabs,
        std::string("seat;address\nteam-1-csirt-1;tanaka@city.example.jp\nx;y\n")}) {
    const auto roster = read_roster(bytes, settings());
    INFO(bytes);
    CHECK(roster.address_of("team-1-csirt-1") == "tanaka@city.example.jp");
    REQUIRE(roster.faults.size() == 1);
    CHECK(roster.faults.front().line == 3);
  }
  for (const char* first : {"sep=;\r\n", "\"sep=;\"\r\n", "\xef\xbb\xbfsep=;\n"}) {
    const auto roster = read_roster(
        std::string(first) + "seat;address\r\nteam-1-csirt-1;tanaka@city.example.jp\r\nx;y",
        settings());
    INFO(first);
    CHECK(roster.address_of("team-1-csirt-1") == "tanaka@city.example.jp");
    REQUIRE(roster.faults.size() == 1);
    CHECK(roster.faults.front().line == 4);
  }
  CHECK(read_roster("sep=,", settings()).faults.empty());
}

TEST_CASE("a row that cannot be used is told by its line, the others count") {
  const auto roster = read_roster(
      "seat,address\n"
      "team-1-csirt-1,tanaka@city.example.jp\n"  // 2
      "team-1-pr-1,sato@gmail.example\n"         // 3: domain
      "team-1-it-1,not an address\n"             // 4
      ",suzuki@city.example.jp\n"                // 5: no seat
      "team-1-csirt-1,other@city.example.jp\n"   // 6: the seat again
      "team-1-it-2,TANAKA@city.example.jp\n"     // 7: the address again
      "team-1-it-3,mori@city.example.jp\n",      // 8
      settings());
  std::vector<std::int64_t> lines;
  for (const auto& fault : roster.faults) {
    lines.push_back(fault.line);
    CHECK_FALSE(fault.message.ja.empty());
    CHECK_FALSE(fault.message.en.empty());
  }
  CHECK(lines == std::vector<std::int64_t>{3, 4, 5, 6, 7});
  CHECK(roster.faults[0].message.en.find("allowed_domains") != std::string::npos);
  CHECK(roster.address_by_seat.size() == 2);
  CHECK(roster.address_of("team-1-it-3") == "mori@city.example.jp");
}

TEST_CASE("a roster without its columns says so") {
  const auto roster = read_roster("席,アドレス\na,b@example.org\n", settings());
  REQUIRE(roster.faults.size() == 1);
  CHECK(roster.faults[0].line == 1);
  CHECK(roster.address_by_seat.empty());
}

TEST_CASE("the exercise's own addresses are nobody's mailbox") {
  auto config = settings();
  config.allowed_domains.emplace_back("drill.example.jp");
  const auto roster = read_roster("seat,address\na,drill+csirt@drill.example.jp\n", config);
  CHECK(roster.faults.size() == 1);
}

TEST_CASE("the last question goes by the roster and the domains of now") {
  const auto config = settings();
  const auto roster = read_roster("seat,address\na,a@example.org\n", config);
  CHECK(may_receive(roster, config, "a", "a@example.org"));
  CHECK(may_receive(roster, config, "a", "b@example.org").error().code == "not_rostered");
  CHECK(may_receive(roster, config, "b", "a@example.org").error().code == "not_rostered");
  auto narrower = config;
  narrower.allowed_domains = {"city.example.jp"};
  CHECK(may_receive(roster, narrower, "a", "a@example.org").error().code == "domain_not_allowed");
}

TEST_CASE("settings that would leak or reach nobody are refused with a remedy") {
  const std::string good =
      R"({"from":"drill@d.example.jp","allowed_domains":["City.Example.JP"],"smtp":{"host":"mail"}})";
  const auto read = read_config(good, "mail.json");
  REQUIRE(read);
  CHECK(read->allowed_domains == std::vector<std::string>{"city.example.jp"});
  CHECK(read->smtp.security == Security::starttls);
  CHECK(read->connections == 4);
  for (
      const char* text :
      {R"({"from":"drill@d.example.jp","allowed_domains":[],"smtp":{"host":"mail"}})",
       R"({"from":"drill","allowed_domains":["a.jp"],"smtp":{"host":"mail"}})",
       R"({"from":"drill+x@a.jp","allowed_domains":["a.jp"],"smtp":{"host":"mail"}})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"]})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"],"smtp":{"host":"mail"},"typo":1})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"],
            "smtp":{"host":"mail","security":"none","user":"u"}})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"],"smtp":{"host":"mail"},"per_minute":0})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"],"smtp":{"host":"mail"},"connections":0})",
       R"({"from":"drill@a.jp","allowed_domains":["a.jp"],"smtp":{"host":"mail"},"connections":17})",
       "not json"}) {
    INFO(text);
    const auto refused = read_config(text, "mail.json");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == "mail_config");
    CHECK(refused.error().place == "mail.json");
  }
  CHECK(read_config(R"({"from":"drill@a.jp","allowed_domains":["a.jp"],"dry":true})", "m"));
}

}  // namespace enshu::mail
