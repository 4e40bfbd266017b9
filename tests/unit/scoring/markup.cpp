// Checks of markup and tables, written apart from what made them.
#include "tests/unit/scoring/markup.hpp"

#include <re2/re2.h>

#include <set>

namespace enshu::scoring::testing {
namespace {

const RE2& tag_pattern() {
  static const RE2 pattern(
      R"(<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*="[^"<]*")*)\s*(/?)>)");
  return pattern;
}

std::string near(const std::string& page, std::size_t at) { return page.substr(at, 120); }

bool entity_at(const std::string& page, std::size_t at) {
  static const RE2 entity(R"(^&(?:amp|lt|gt|quot|#39);)");
  return RE2::PartialMatch(
      re2::StringPiece(page.data() + at, std::min<std::size_t>(8, page.size() - at)), entity);
}

std::string targets_fault(const std::string& page) {
  std::set<std::string> ids;
  re2::StringPiece rest(page);
  std::string name;
  static const RE2 id(R"( id="([^"]*)\")");
  while (RE2::FindAndConsume(&rest, id, &name)) {
    if (!ids.insert(name).second) return "id twice: " + name;
  }
  rest = page;
  static const RE2 link(R"re(href="#([^"]*)")re");
  while (RE2::FindAndConsume(&rest, link, &name)) {
    if (!ids.contains(name)) return "no target: " + name;
  }
  return {};
}

}  // namespace

std::string markup_fault(const std::string& page) {
  std::vector<std::string> open;
  const auto style = page.find("</style>");
  std::size_t at = page.find("<html");
  while (at < page.size()) {
    if (page.compare(at, 7, "<style>") == 0) {
      at = style + 8;
      continue;
    }
    if (page[at] == '&' && !entity_at(page, at)) return "bare &: " + near(page, at);
    if (page[at] != '<') {
      ++at;
      continue;
    }
    re2::StringPiece rest(page.data() + at, page.size() - at);
    std::string closing;
    std::string name;
    std::string attributes;
    std::string empty;
    const auto before = rest.size();
    if (page.compare(at, 4, "<!--") == 0) {
      at = page.find("-->", at) + 3;
      continue;
    }
    if (!RE2::Consume(&rest, tag_pattern(), &closing, &name, &attributes, &empty))
      return "no tag: " + near(page, at);
    at += before - rest.size();
    if (!closing.empty()) {
      if (open.empty() || open.back() != name)
        return "unmatched </" + name + ">: " + near(page, at);
      open.pop_back();
    } else if (empty.empty()) {
      open.push_back(name);
    }
  }
  return open.empty() ? targets_fault(page) : "not closed: " + open.back();
}

std::vector<std::vector<std::string>> csv_rows(const std::string& text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string cell;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        cell += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        cell += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',' || c == '\n') {
      row.push_back(std::move(cell));
      cell.clear();
      if (c == '\n') {
        rows.push_back(std::move(row));
        row.clear();
      }
    } else if (c != '\r') {
      cell += c;
    }
  }
  return rows;
}

}  // namespace enshu::scoring::testing
