// A letter as it leaves: read back through GMime, as a mail program would.
#include "engine/mail/compose.hpp"

#include "engine/mail/gmime.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"
#include "engine/mail/subject.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::mail {
namespace {

const std::string long_subject =
    "【緊急】庁内ネットワークの不審な通信について（第2報）：至急ご確認のうえ、17時までにご回答くだ"
    "さい";

Letter letter() {
  Letter out;
  out.seq = 12;
  out.message = "m3f";
  out.thread = "m1a";
  out.in_reply_to = "m2b";
  out.from = {"soc", {"SOC 当番 高橋", "Takahashi, SOC"}};
  out.to = {{"csirt", {"CSIRT", "CSIRT"}}, {"mayor", {"市長", "Mayor"}}};
  out.subject = {long_subject, "Suspicious traffic (second report)"};
  out.body = {"高橋です。\n.\nログを添付します。", "Takahashi here.\n.\nLogs attached."};
  out.files = {{"files/プロキシ.csv", "files/proxy.csv", "text/csv; charset=utf-8"}};
  return out;
}

Envelope envelope() {
  Envelope out;
  out.exercise = "city-20261126-090000";
  out.seat = "team-1-csirt-1";
  out.ours = "drill@d.example.jp";
  out.date = WallTime{1'795'000'000'000};
  out.references = {"first@client.example.jp", "m2b.team-1-csirt-1.city@d.example.jp"};
  out.receipt_url = "https://drill.example.jp/r/x/y";
  return out;
}

const std::map<std::string, std::string> files{
    {"files/プロキシ.csv", "時刻,宛先\n09:00,198.51.100.7\n"}, {"files/proxy.csv", "time,to\n"}};

/// What a mail program makes of it.
std::string has(const std::string& mime, const std::string& words) {
  const auto mail = read_mail(mime);
  return mail.text.find(words) == std::string::npos ? mail.text : words;
}

Owned<GMimeMessage> parsed(const std::string& mime) {
  start_gmime();
  Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mime.data(), mime.size()));
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  return Owned<GMimeMessage>(g_mime_parser_construct_message(parser.get(), nullptr));
}

std::string header(GMimeMessage* message, const char* name) {
  return text_of(g_mime_object_get_header(GMIME_OBJECT(message), name));
}

std::string content(GMimeObject* part) {
  Owned<GMimeStream> out(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(g_mime_part_get_content(GMIME_PART(part)), out.get());
  GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(out.get()));
  return {reinterpret_cast<const char*>(bytes->data), bytes->len};
}

}  // namespace

TEST_CASE("a mail says in subject, header and footer that it is an exercise") {
  const auto mime = compose(letter(), envelope(), files);
  const auto mail = parsed(mime);
  CHECK(text_of(g_mime_message_get_subject(mail.get())) == "【訓練】" + long_subject);
  CHECK(header(mail.get(), "X-Enshu-Exercise") == "city-20261126-090000");
  CHECK(header(mail.get(), "Auto-Submitted") == "auto-generated");
  auto* parts = GMIME_MULTIPART(g_mime_message_get_mime_part(mail.get()));
  REQUIRE(g_mime_multipart_get_count(parts) == 2);
  const auto text = content(g_mime_multipart_get_part(parts, 0));
  CHECK(text.find("高橋です。") == 0);
  CHECK(text.find("これは演習（訓練）のメールです。") != std::string::npos);
  CHECK(text.find("This mail belongs to an exercise.") != std::string::npos);
  CHECK(text.find("https://drill.example.jp/r/x/y") != std::string::npos);
}

TEST_CASE("a mail about an exercise that is over says so, and where answers go") {
  auto over = envelope();
  over.afterwards = true;
  over.reply_to = "jimukyoku@city.example.jp";
  const auto mail = parsed(compose(letter(), over, files));
  CHECK(text_of(g_mime_message_get_subject(mail.get())) == "【訓練】" + long_subject);
  CHECK(header(mail.get(), "Reply-To") == "jimukyoku@city.example.jp");
  auto* parts = GMIME_MULTIPART(g_mime_message_get_mime_part(mail.get()));
  const auto text = content(g_mime_multipart_get_part(parts, 0));
  CHECK(text.find("終了した演習（訓練）の改善計画についてのメールです。") != std::string::npos);
  CHECK(text.find("演習の中の相手に届きます") == std::string::npos);
  CHECK(text.find("https://drill.example.jp/r/x/y") == std::string::npos);
}

TEST_CASE("only addresses of ours stand in a mail, and threads are kept") {
  const auto mail = parsed(compose(letter(), envelope(), files));
  const auto list = [&](GMimeAddressType type) {
    const OwnedText text(internet_address_list_to_string(
        g_mime_message_get_addresses(mail.get(), type), nullptr, FALSE));
    return text_of(text.get());
  };
  CHECK(list(GMIME_ADDRESS_TYPE_FROM).find("<drill+soc@d.example.jp>") != std::string::npos);
  CHECK(list(GMIME_ADDRESS_TYPE_FROM).find("高橋") != std::string::npos);
  CHECK(list(GMIME_ADDRESS_TYPE_TO).find("<drill+csirt@d.example.jp>") != std::string::npos);
  CHECK(list(GMIME_ADDRESS_TYPE_TO).find("<drill+mayor@d.example.jp>") != std::string::npos);
  CHECK(header(mail.get(), "In-Reply-To") == "<m2b.team-1-csirt-1.city@d.example.jp>");
  CHECK(header(mail.get(), "References").find("<first@client.example.jp>") == 0);
  const auto id =
      read_message_id(text_of(g_mime_message_get_message_id(mail.get())), "d.example.jp");
  CHECK(id == LetterId{"city-20261126-090000", "team-1-csirt-1", "m3f"});
}

TEST_CASE("an attachment arrives byte for byte under its own name") {
  const auto mail = parsed(compose(letter(), envelope(), files));
  auto* parts = GMIME_MULTIPART(g_mime_message_get_mime_part(mail.get()));
  auto* file = g_mime_multipart_get_part(parts, 1);
  CHECK(text_of(g_mime_part_get_filename(GMIME_PART(file))) == "プロキシ.csv");
  CHECK(content(file) == files.at("files/プロキシ.csv"));
}

TEST_CASE("the wire form is plain SMTP text: short ASCII lines that end in CR LF") {
  const auto mime = compose(letter(), envelope(), files);
  std::size_t start = 0;
  while (start < mime.size()) {
    const auto end = mime.find("\r\n", start);
    REQUIRE(end != std::string::npos);
    const auto line = mime.substr(start, end - start);
    CHECK(line.find('\n') == std::string::npos);
    CHECK(line.size() <= 998);
    for (const char c : line) CHECK(static_cast<unsigned char>(c) < 0x80);
    start = end + 2;
  }
  CHECK(mime == compose(letter(), envelope(), files));
}

TEST_CASE("English where the settings say so, and a line where a file is missing") {
  auto english = envelope();
  english.language = Language::en;
  const auto mail = parsed(compose(letter(), english, {}));
  CHECK(text_of(g_mime_message_get_subject(mail.get())) ==
        "【訓練】Suspicious traffic (second report)");
  auto* part = g_mime_message_get_mime_part(mail.get());
  REQUIRE(GMIME_IS_PART(part));
  CHECK(content(part).find("attached: proxy.csv") != std::string::npos);
}

TEST_CASE("a Message-ID names exercise, seat and message whatever they are called") {
  const LetterId id{"city.2026 11", "席-1", "m.1"};
  const auto text = message_id(id, "d.example.jp");
  for (const char c : text) CHECK((static_cast<unsigned char>(c) > 0x20 && c != '<' && c != '>'));
  CHECK(read_message_id("<" + text + ">", "d.example.jp") == id);
  CHECK_FALSE(read_message_id(text, "other.example.jp"));
  for (const char* other : {"", "a@d.example.jp", "a.b@d.example.jp", "a.b.c.d@d.example.jp",
                            "a..c@d.example.jp", "a.%zz.c@d.example.jp", "a.b.c%2@d.example.jp"})
    CHECK_FALSE(read_message_id(other, "d.example.jp"));
}

TEST_CASE("subjects answer to each other through what mail programs put before them") {
  const auto key = subject_key("不審な通信について");
  CHECK(subject_key("【訓練】不審な通信について") == key);
  CHECK(subject_key("Re: 【訓練】不審な通信について") == key);
  CHECK(subject_key("RE: Re[2]: 【訓練】 不審な通信について ") == key);
  CHECK(subject_key("返信： 【訓練】不審な通信について") == key);
  CHECK(subject_key("Fwd: 【訓練】Re: 不審な通信について") == key);
  for (const char* answer :
       {"Re^2: ", "Re2: ", "RE(3): ", "Re*2: ", "SV: ", "Ｒｅ：", "Re：Re："}) {
    INFO(answer);
    CHECK(subject_key(answer + std::string("不審な通信について")) == key);
  }
  CHECK(subject_keys("【外部】RE: 不審な通信について").back() == key);
  CHECK(subject_keys("[EXTERNAL] Re: 不審な通信について").back() == key);
  CHECK(subject_keys("【至急】不審な通信について").size() == 1);
  CHECK(passes_on("FW: x"));
  CHECK(passes_on("【訓練】転送: x"));
  CHECK_FALSE(passes_on("Re: Fwd: x"));
  CHECK_FALSE(passes_on("FW の設定"));
  CHECK(subject_key("不審な通信について（続報）") != key);
  CHECK(subject_key("Report: network") == "report: network");
  CHECK(subject_key("Re:").empty());
  CHECK(without_mark("Re: 【訓練】 件名") == "Re: 件名");
}

TEST_CASE(
    "links that stand for a person are taken out of what others read, also when a gateway wrapped "
    "them") {
  const LetterId id{"city", "team-1-csirt-1", "m3f"};
  for (const auto& path :
       {receipt_path(id, "s"), lure_path(Lure::link, id, "s"), lure_path(Lure::file, id, "s")}) {
    const auto url = "https://drill.example.jp" + path;
    INFO(url);
    const auto left = without_personal_links("前 " + url + " 後\n<" + url + ">");
    CHECK(left.find("m3f") == std::string::npos);
    CHECK(left.starts_with("前 "));
    CHECK(left.find(" 後\n<") != std::string::npos);
  }
  std::string wrapped;
  for (const char c : "https://drill.example.jp" + lure_path(Lure::link, id, "s"))
    wrapped += c == '/' ? std::string("%2F") : c == ':' ? std::string("%3A") : std::string(1, c);
  CHECK(without_personal_links("https://links.example/?url=" + wrapped + "&x=1").find("m3f") ==
        std::string::npos);
  const std::string other =
      "https://a.example/r/x/y http://b.example/b/m.s.e/short https://c.example/%zz%";
  CHECK(without_personal_links(other) == other);
}

TEST_CASE("baits are known by the links in a text, each once, receipts are none") {
  const LetterId first{"city", "team-1-csirt-1", "m3f"};
  const LetterId second{"city", "team-1-csirt-1", "m4"};
  const auto link = [](Lure lure, const LetterId& id) {
    return "https://drill.example.jp" + lure_path(lure, id, "s");
  };
  std::string wrapped;
  for (const char c : link(Lure::file, second))
    wrapped += c == '/' ? std::string("%2F") : c == ':' ? std::string("%3A") : std::string(1, c);
  const auto text = "この二通です。\n<" + link(Lure::link, first) + ">\n" +
                    link(Lure::file, first) + " https://links.example/?url=" + wrapped +
                    "&x=1 https://drill.example.jp" +
                    receipt_path({"city", "team-1-csirt-1", "m5"}, "s");
  CHECK(lures_in(text) == std::vector{first, second});
  CHECK(lures_in("https://a.example/b/x/y と http://").empty());
}

TEST_CASE("a receipt's link holds for its own message and seat alone") {
  const LetterId id{"city", "team-1-csirt-1", "m3f"};
  const auto path = receipt_path(id, "secret");
  REQUIRE(path.starts_with("/r/"));
  const auto slash = path.rfind('/');
  const auto name = path.substr(3, slash - 3);
  const auto mac = path.substr(slash + 1);
  CHECK(receipt_name(name) == id);
  CHECK(receipt_signed(name, mac, "secret"));
  CHECK_FALSE(receipt_signed(name, mac, "other"));
  CHECK_FALSE(receipt_signed("m3f.team-1-csirt-2.city", mac, "secret"));
  CHECK_FALSE(receipt_signed(name, mac.substr(1), "secret"));
  CHECK_FALSE(receipt_signed(name, "", "secret"));
}

TEST_CASE("a person's own file goes along; one that is left to the console is named") {
  auto own = letter();
  own.own = {{NoteFileId{"a1"}, "timeline.csv", "text/plain; charset=utf-8", 5},
             {NoteFileId{"b2"}, "写真.png", "image/png", 9}};
  const auto mime = compose(own, envelope(), files, {{NoteFileId{"a1"}, "10:02"}});
  const auto mail = read_mail(mime);
  REQUIRE(mail.files.size() == 2);
  CHECK(mail.files[1].name == "timeline.csv");
  CHECK(mail.files[1].content == "10:02");
  CHECK(has(mime, "「写真.png」") == "「写真.png」");
}

}  // namespace enshu::mail
