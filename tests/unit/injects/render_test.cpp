// Templates become the words that people see.
#include "injects/render.hpp"

#include "engine/base/time.hpp"
#include "tests/unit/catch.hpp"

using namespace enshu;

namespace {

RenderContext context_at(const char* calendar,
                         const std::map<std::string, std::string>* flags = nullptr) {
  RenderContext context;
  context.lane_title = {"第1班", "Team 1"};
  context.place = {"みなと市", "Minato City"};
  context.calendar = *from_rfc3339(calendar);
  context.zone_minutes = 540;
  context.flags = flags;
  return context;
}

Text render(const std::string& ja, const std::string& en, const RenderContext& context) {
  return injects::TemplateRenderer().render({ja, en}, context);
}

}  // namespace

TEST_CASE("team and place are filled in, each in its language") {
  const auto text = render("{{team}}・{{ place }}", "{{team}} of {{place}}",
                           context_at("2026-11-26T09:05:00+09:00"));
  CHECK(text == Text{"第1班・みなと市", "Team 1 of Minato City"});
}

TEST_CASE("dates are written as each language writes them, in the story's zone") {
  const std::string source = "{{date}}|{{time}}|{{datetime}}";
  const auto text = render(source, source, context_at("2026-11-26T09:05:00+09:00"));
  CHECK(text.ja == "2026年11月26日|09:05|2026年11月26日 09:05");
  CHECK(text.en == "26 November 2026|09:05|26 November 2026, 09:05");
}

TEST_CASE("the zone moves the date over midnight") {
  CHECK(render("{{datetime}}", "", context_at("2026-12-31T23:30:00Z")).ja == "2027年1月1日 08:30");
}

TEST_CASE("flags are filled in, and an unknown one is empty") {
  const std::map<std::string, std::string> flags{{"leak-count", "1,200"}};
  const auto text = render("{{flag.leak-count}}件[{{flag.other}}]", "[{{nothing}}]",
                           context_at("2026-11-26T09:00:00+09:00", &flags));
  CHECK(text == Text{"1,200件[]", "[]"});
}

TEST_CASE("nothing is escaped: Markdown stays Markdown") {
  const std::map<std::string, std::string> flags{{"who", "<Q&A> \"x\""}};
  CHECK(render("**{{flag.who}}** & <b>", "", context_at("2026-11-26T09:00:00+09:00", &flags)).ja ==
        "**<Q&A> \"x\"** & <b>");
}

TEST_CASE("a text that is no template comes back as it is") {
  const std::string broken = "前 {{#open}} 後 {{unclosed";
  CHECK(render(broken, "", context_at("2026-11-26T09:00:00+09:00")).ja == broken);
}

TEST_CASE("a value that looks like a placeholder is not filled in again") {
  const std::map<std::string, std::string> flags{{"who", "{{team}}"}};
  CHECK(render("{{flag.who}}", "", context_at("2026-11-26T09:00:00+09:00", &flags)).ja ==
        "{{team}}");
}

TEST_CASE("a missing translation stays missing") {
  CHECK(render("{{team}}", "", context_at("2026-11-26T09:00:00+09:00")).en.empty());
}

TEST_CASE("a lane's parameter is filled in as people call its value") {
  auto context = context_at("2026-11-26T09:00:00+09:00");
  context.parameters["type"] = {"銀行", "Bank"};
  CHECK(render("{{param.type}}の[{{param.other}}]", "the {{param.type}}", context) ==
        Text{"銀行の[]", "the Bank"});
}

TEST_CASE("wordings are filled in as they stand in the lane, each in its language") {
  auto context = context_at("2026-11-26T09:00:00+09:00");
  context.wordings["notice"] = {"復旧は{{team}}しだい", "soon"};
  const auto text =
      render("「{{wording.notice}}」", "'{{ wording.notice }}' {{wording.other}}|", context);
  CHECK(text == Text{"「復旧は{{team}}しだい」", "'soon' |"});
}
