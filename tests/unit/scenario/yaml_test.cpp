// YAML as the loader takes it, and the traps of the parser behind it.
#include "engine/scenario/node.hpp"

#include <chrono>

#include "tests/unit/catch.hpp"

using namespace enshu::scenario;

namespace {

struct Reading {
  std::optional<Node> root;
  std::vector<Diagnostic> found;
};

Reading read(const std::string& yaml) {
  Findings findings;
  auto root = read_yaml("x.yaml", yaml, findings);
  return {std::move(root), findings.take()};
}

std::string code(const std::string& yaml) {
  const auto start = std::chrono::steady_clock::now();
  const auto reading = read(yaml);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
  return reading.found.empty() ? "" : reading.found[0].code;
}

std::string repeated(const std::string& text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

}  // namespace

TEST_CASE("maps, lists and scalars keep their order and places") {
  const auto reading = read("b: 1\na:\n  - x\n  - {c: \"y z\"}\nn:\n");
  REQUIRE(reading.found.empty());
  const auto& root = *reading.root;
  REQUIRE(root.entries.size() == 3);
  CHECK(root.entries[0].key == "b");
  CHECK(root.scalar("b") == "1");
  const auto* list = root.find("a");
  REQUIRE(list->items.size() == 2);
  CHECK(list->items[0].at == Position{3, 5});
  CHECK(list->items[1].scalar("c") == "y z");
  CHECK(root.find("n")->type == Node::Type::null);
  CHECK(root.find("missing") == nullptr);
}

TEST_CASE("a mark of byte order and Windows line ends are taken") {
  const auto reading = read(
      "\xEF\xBB\xBF"
      "a: 1\r\nb: 2\r\n");
  CHECK(reading.found.empty());
  CHECK(reading.root->find("b")->at == Position{2, 4});
}

TEST_CASE("anchors, aliases and tags end the reading") {
  CHECK(code("a: &x 1") == "alias");
  CHECK(code("&x\n- *x") == "alias");
  CHECK(code("a: *x") == "alias");
  CHECK(code("&x a: 1") == "alias");
  CHECK(code("a: !!binary eA==") == "tag");
  CHECK(code("a: !local [1]") == "tag");
  CHECK(code("<<: {a: 1}").empty());  // a plain key here; the checker does not know it
}

TEST_CASE("tabs and control characters are refused where they stand") {
  const auto reading = read("a: 1\nb:\t2\nc: \x01\n");
  REQUIRE(reading.found.size() == 2);
  CHECK(reading.found[0].code == "tab");
  CHECK(reading.found[0].at == Position{2, 3});
  CHECK(reading.found[1].code == "control_character");
  CHECK(code(std::string("a: \0b", 5)) == "control_character");
  CHECK(code("a: 1\rb: 2") == "control_character");
}

TEST_CASE("double keys are told and the first one holds") {
  const auto reading = read("a: 1\na: 2\nb: {c: 1, c: 2}\n");
  CHECK(reading.found.size() == 2);
  CHECK(reading.root->scalar("a") == "1");
}

TEST_CASE("keys that are no words are refused") {
  CHECK(code("[a, b]: 1") == "bad_key");
  CHECK(code("? {a: 1}\n: 2") == "bad_key");
  CHECK(code("~: 1") == "bad_key");
  CHECK(code("\"\": 1") == "bad_key");
}

TEST_CASE("a file holds one document") {
  CHECK(code("a: 1\n---\nb: 2\n") == "second_document");
  CHECK(code(",") == "second_document");
  CHECK(code("- a\nb: 1\n") == "second_document");
  CHECK(code("--- a\n").empty());
  CHECK(code("").empty());
  CHECK(code("# nothing\n").empty());
}

TEST_CASE("depth, length and number are limited") {
  CHECK(code("a: " + repeated("[", 63) + repeated("]", 63)).empty());
  CHECK(code("a: " + repeated("[", 64) + repeated("]", 64)) == "too_deep");
  CHECK(code(repeated("[", 10'000)) == "too_deep");
  CHECK(code(repeated("{a: ", 3'000)) == "too_deep");
  CHECK(code(repeated("- ", 5'000)) == "too_deep");
  CHECK(code(repeated("[\n", 1'000'000)) == "too_deep");
  CHECK(code("a: \"" + std::string(20'000, 'x') + "\"") == "long_line");
  CHECK(code("a: |\n" + repeated("  " + std::string(900, 'x') + "\n", 80)) == "long_value");
  CHECK(code(std::string((8U << 20U) + 1, ' ')) == "too_large");
}

TEST_CASE("a billion laughs are not even begun") {
  std::string bomb = "a0: &a0 [x, x]\n";
  for (int i = 1; i < 1000; ++i) {
    const auto before = std::to_string(i - 1);
    bomb += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + before + ", *a" +
            before + "]\n";
  }
  CHECK(code(bomb) == "alias");
}

TEST_CASE("syntax errors are told in both languages") {
  for (const std::string yaml :
       {"a: [1", "a: {b: 1", "a: \"open", "a: 1\n b: 2\n", "a: ]", "a: `x`", "a: |x\n", "a: @x",
        "%YAML 9.9\n---\na: 1\n", "a: b: c\n"}) {
    INFO(yaml);
    const auto reading = read(yaml);
    REQUIRE(reading.found.size() == 1);
    CHECK(reading.found[0].code == "syntax");
    CHECK_FALSE(reading.found[0].message.ja.empty());
    CHECK_FALSE(reading.root);
  }
}
