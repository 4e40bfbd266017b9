// HTML through libxml2, which takes what mail programs write; nothing is loaded from anywhere.
#include "engine/mail/html.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <initializer_list>
#include <memory>

namespace enshu::mail {
namespace {

struct FreeTree {
  void operator()(xmlDoc* tree) const { xmlFreeDoc(tree); }
};

constexpr int deepest = 200;
constexpr std::size_t most_html = 4 * 1024 * 1024;

/// Lines as they grow.
struct Page {
  std::string text;
  int quoted = 0;
  bool begun = false;  ///< the line has something in it

  void end_line() {
    if (begun) text += '\n';
    begun = false;
  }
  void empty_line() {
    end_line();
    begin_line();
    text += '\n';
    begun = false;
  }
  void begin_line() {
    if (begun) return;
    for (int i = 0; i < quoted; ++i) text += "> ";
    begun = true;
  }
  /// Blanks and line ends of the source are one blank.
  void say(std::string_view words) {
    for (const char c : words) {
      const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
      if (blank && (!begun || text.ends_with(' '))) continue;
      begin_line();
      text += blank ? ' ' : c;
    }
  }
};

bool is(const xmlNode* node, std::initializer_list<std::string_view> names) {
  const std::string_view name(reinterpret_cast<const char*>(node->name));
  return std::ranges::find(names, name) != names.end();
}

void walk(const xmlNode* node, Page& page, int depth) {
  if (depth > deepest) return;
  for (; node != nullptr; node = node->next) {
    if (node->type == XML_TEXT_NODE && node->content != nullptr) {
      page.say(reinterpret_cast<const char*>(node->content));
      continue;
    }
    if (node->type != XML_ELEMENT_NODE ||
        is(node, {"head", "style", "script", "title", "template", "noscript"}))
      continue;
    if (is(node, {"br"})) {
      if (page.begun)
        page.end_line();
      else
        page.empty_line();
      continue;
    }
    if (is(node, {"hr"})) {
      page.end_line();
      page.say("________________________________");
      page.end_line();
      continue;
    }
    const bool quotation = is(node, {"blockquote"});
    const bool block = quotation || is(node, {"p", "div", "tr", "li", "ul", "ol", "table", "pre",
                                              "h1", "h2", "h3", "h4", "h5", "h6"});
    if (block) page.end_line();
    page.quoted += quotation ? 1 : 0;
    walk(node->children, page, depth + 1);
    if (is(node, {"td", "th"})) page.say(" ");
    if (block) page.end_line();
    page.quoted -= quotation ? 1 : 0;
  }
}

}  // namespace

std::string words_of_html(std::string_view html) {
  html = html.substr(0, most_html);
  constexpr int how =
      HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET;
  const std::unique_ptr<xmlDoc, FreeTree> tree(
      htmlReadMemory(html.data(), static_cast<int>(html.size()), nullptr, "UTF-8", how));
  if (!tree) return {};
  Page page;
  walk(xmlDocGetRootElement(tree.get()), page, 0);
  std::string out;
  // A no-break space is a blank to whoever reads.
  for (std::size_t i = 0; i < page.text.size(); ++i) {
    const bool no_break = page.text.compare(i, 2, "\xc2\xa0") == 0;
    out += no_break ? ' ' : page.text[i];
    i += no_break ? 1 : 0;
  }
  return out;
}

}  // namespace enshu::mail
