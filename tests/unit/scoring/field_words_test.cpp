// Values of report fields in people's words.
#include "scoring/field_words.hpp"

#include "tests/unit/catch.hpp"

namespace enshu::scoring {
namespace {

FormField field(FieldType type) {
  FormField out;
  out.type = type;
  return out;
}

}  // namespace

TEST_CASE("values that consoles send by name are shown in words") {
  CHECK(value_words(field(FieldType::yesno), "yes") == Text{"はい", "Yes"});
  CHECK(value_words(field(FieldType::yesno), "no") == Text{"いいえ", "No"});
  CHECK(value_words(field(FieldType::tlp), "amber_strict").ja == "TLP:AMBER+STRICT");
  CHECK(value_words(field(FieldType::tlp), "clear").en == "TLP:CLEAR");
  CHECK(value_words(field(FieldType::datetime), "2026-11-28T10:38:35.800+09:00").ja ==
        "2026-11-28 10:38");
  auto choice = field(FieldType::choice);
  choice.options = {{"malware", {"マルウェア", "Malware"}, {}}};
  CHECK(value_words(choice, "malware").en == "Malware");
}

TEST_CASE("what was typed stays as it was typed") {
  for (const auto type : {FieldType::yesno, FieldType::tlp, FieldType::datetime, FieldType::text,
                          FieldType::number, FieldType::choice})
    CHECK(value_words(field(type), "調査中") == Text{"調査中", {}});
  CHECK(value_words(field(FieldType::text), "yes") == Text{"yes", {}});
}

}  // namespace enshu::scoring
