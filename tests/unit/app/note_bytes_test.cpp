// What a file is, told from its bytes, and what a camera wrote beside the picture.
#include "engine/app/serve/note_bytes.hpp"

#include <vector>

#include "tests/unit/catch.hpp"

namespace enshu::app {
namespace {

using namespace std::string_literals;

std::string segment(char marker, const std::string& content) {
  const auto length = content.size() + 2;
  return "\xff"s + marker + static_cast<char>(length >> 8U) + static_cast<char>(length & 0xffU) +
         content;
}

std::string chunk(const std::string& kind, const std::string& content) {
  std::string out;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    out += static_cast<char>(content.size() >> shift & 0xffU);
  return out + kind + content + "crc!";
}

const std::string scan = segment('\xda', "head") + "picture\xff"s + '\0' + "more\xff\xd9";
const std::string png_head = "\x89PNG\r\n\x1a\n";

}  // namespace

TEST_CASE("the type of a file is that of its bytes") {
  CHECK(media_type_of(png_head + "x") == "image/png");
  CHECK(media_type_of("\xff\xd8\xff\xe0") == "image/jpeg");
  CHECK(media_type_of("%PDF-1.7\n\xff\xfe") == "application/pdf");
  CHECK(media_type_of("受付 10:02\r\n端末を隔離\t済") == "text/plain; charset=utf-8");
  CHECK_FALSE(media_type_of(""));
  CHECK_FALSE(media_type_of("MZ\x90\0\x03"s));
  CHECK_FALSE(media_type_of("GIF89a\0"s));
  CHECK_FALSE(media_type_of("half a letter \xe3"));
  CHECK_FALSE(media_type_of("overlong \xc0\xaf"));
  CHECK_FALSE(media_type_of("surrogate \xed\xa0\x80"));
}

namespace {

std::string number(std::size_t value, int bytes) {
  std::string out;
  for (; bytes > 0; --bytes, value >>= 8U) out += static_cast<char>(value & 0xffU);
  return out;
}

/// An archive of empty files.
std::string archive(const std::vector<std::string>& names) {
  std::string out;
  std::string list;
  for (const auto& name : names) {
    const auto at = out.size();
    out += "PK\x03\x04" + std::string(22, '\0') + number(name.size(), 2) + number(0, 2) + name;
    list += "PK\x01\x02" + std::string(24, '\0') + number(name.size(), 2) + std::string(12, '\0') +
            number(at, 4) + name;
  }
  const auto at = out.size();
  return out + list + "PK\x05\x06" + number(0, 4) + number(names.size(), 2) +
         number(names.size(), 2) + number(list.size(), 4) + number(at, 4) + number(0, 2);
}

}  // namespace

TEST_CASE("lists as Japanese spreadsheets write them are text") {
  const auto list = "\x8e\x9e\x8d\x8f,\x8e\x96\x8f\xdb\r\n10:02,\xb1\xd7\xb0\xc4\r\n"s;
  CHECK(media_type_of(list) == "text/plain; charset=shift_jis");
  CHECK(plain_name("timeline.csv", "text/plain; charset=shift_jis") == "timeline.csv");
  CHECK_FALSE(media_type_of(list + '\0'));
  CHECK_FALSE(media_type_of(list + "\x8e"));
}

TEST_CASE("documents of office programs are told by what stands in them; macros are not taken") {
  const auto sheet = archive({"[Content_Types].xml", "xl/workbook.xml"});
  REQUIRE(media_type_of(sheet));
  CHECK(media_type_of(sheet)->ends_with("spreadsheetml.sheet"));
  CHECK(plain_name("時系列.xlsx", *media_type_of(sheet)) == "時系列.xlsx");
  CHECK(plain_name("時系列.xlsm", *media_type_of(sheet)) == "時系列.xlsm.xlsx");
  CHECK(media_type_of(archive({"word/document.xml"}))->ends_with("wordprocessingml.document"));
  CHECK(media_type_of(archive({"ppt/presentation.xml"}))->ends_with("presentationml.presentation"));
  const auto logs = archive({"logs/a.log"});
  CHECK(media_type_of(logs) == "application/zip");
  CHECK(plain_name("tool.jar", "application/zip") == "tool.jar.zip");
  CHECK_FALSE(media_type_of(archive({"xl/workbook.xml", "xl/vbaProject.bin"})));
  CHECK_FALSE(media_type_of(archive({})));
  for (std::size_t size = 4; size < sheet.size(); ++size)
    CHECK_FALSE(media_type_of(sheet.substr(0, size)));
}

TEST_CASE("a photograph is kept without place, device and comments") {
  const auto jfif = segment('\xe0', "JFIF\0 1"s);
  const auto table = segment('\xdb', "quantities");
  const auto photograph = "\xff\xd8"s + jfif + segment('\xe1', "Exif\0\0GPS 35.6N"s) +
                          segment('\xed', "Photoshop") + table + segment('\xfe', "by me") + scan +
                          "a second picture behind the end";
  CHECK(without_metadata(photograph, "image/jpeg") == "\xff\xd8"s + jfif + table + scan);
}

TEST_CASE("a picture is kept without text chunks") {
  const auto head = chunk("IHDR", "13 bytes here");
  const auto data = chunk("IDAT", "pixels") + chunk("IEND", "");
  const auto drawn = png_head + head + chunk("tEXt", "Author\0me"s) + chunk("eXIf", "GPS") + data +
                     "behind the end";
  CHECK(without_metadata(drawn, "image/png") == png_head + head + data);
}

TEST_CASE("a picture that is none is refused") {
  CHECK_FALSE(without_metadata("\xff\xd8\xff\xe1\xff\xff short", "image/jpeg"));
  CHECK_FALSE(without_metadata("\xff\xd8\xff", "image/jpeg"));
  CHECK_FALSE(without_metadata(png_head + "\xff\xff\xff\xffIHDR", "image/png"));
  CHECK_FALSE(without_metadata(png_head + chunk("IHDR", "no end"), "image/png"));
  CHECK(without_metadata("words", "text/plain; charset=utf-8") == "words");
}

TEST_CASE("a picture that is drawn in several passes is kept whole") {
  const auto table = segment('\xc4', "codes \xff\xd9 of a pass");
  const auto drawn = "\xff\xd8"s + segment('\xda', "1") + "coarse" + segment('\xfe', "by me") +
                     table + segment('\xda', "2") + "fine\xff\xd0more" + "\xff\xd9";
  CHECK(without_metadata(drawn + "tail", "image/jpeg") ==
        "\xff\xd8"s + segment('\xda', "1") + "coarse" + table + segment('\xda', "2") +
            "fine\xff\xd0more" + "\xff\xd9");
}

TEST_CASE("of further pictures only the colour profile stays") {
  const auto profile = segment('\xe2', "ICC_PROFILE\0colours"s);
  CHECK(without_metadata("\xff\xd8"s + profile + segment('\xe2', "MPF\0more"s) + scan,
                         "image/jpeg") == "\xff\xd8"s + profile + scan);
}

TEST_CASE("a file's name is a name and no path, and ends as what it is") {
  constexpr auto jpeg = "image/jpeg";
  constexpr auto text = "text/plain; charset=utf-8";
  CHECK(plain_name("C:\\photos\\board.JPG", jpeg) == "board.JPG");
  CHECK(plain_name("../../etc/passwd", text) == "passwd.txt");
  CHECK(plain_name("a\r\nb.log", text) == "ab.log");
  CHECK(plain_name("", jpeg) == "file.jpg");
  CHECK(plain_name(".jpg", jpeg) == "jpg.jpg");
  CHECK(plain_name("\xff\xfe", "application/pdf") == "file.pdf");
  CHECK(plain_name("harmless.png", text) == "harmless.png.txt");
  CHECK(plain_name("photo\u202egnp.exe", text) == "photognp.exe.txt");
  CHECK(plain_name("10:02 \"board\"?.jpeg", jpeg) == "1002 board.jpeg");
  CHECK(plain_name("板書 1.png", "image/png") == "板書 1.png");
  const auto long_name = plain_name(std::string(95, 'a') + "板書.jpg", jpeg);
  CHECK(long_name == std::string(95, 'a') + ".jpg");
}

}  // namespace enshu::app
