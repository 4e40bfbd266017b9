// cmark-gfm does the parsing and writing; in between the tree loses what could reach out of the
// page.
#include "scoring/export/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace enshu::scoring {
namespace {

struct FreeNode {
  void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeIter {
  void operator()(cmark_iter* iter) const { cmark_iter_free(iter); }
};
struct FreeParser {
  void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeText {
  void operator()(char* text) const { std::free(text); }
};

void insert_text(cmark_node* before, cmark_node_type type, const std::string& words) {
  cmark_node* text = cmark_node_new(type);
  cmark_node_set_literal(text, words.c_str());
  cmark_node_insert_before(before, text);
}

/// Puts the children in the place of their parent, the address behind them.
void unwrap(cmark_node* node) {
  const char* url = cmark_node_get_url(node);
  const std::string address = url == nullptr ? "" : url;
  std::string shown;
  while (cmark_node* child = cmark_node_first_child(node)) {
    const char* literal = cmark_node_get_literal(child);
    if (literal != nullptr) shown += literal;
    cmark_node_unlink(child);
    cmark_node_insert_before(node, child);
  }
  if (!address.empty() && address != shown && address != "mailto:" + shown) {
    insert_text(node, CMARK_NODE_TEXT, " ");
    insert_text(node, CMARK_NODE_CODE, address);
  }
  cmark_node_unlink(node);
  cmark_node_free(node);
}

void tame(cmark_node* document, int level) {
  std::vector<cmark_node*> reaching_out;
  const std::unique_ptr<cmark_iter, FreeIter> iter(cmark_iter_new(document));
  for (auto event = cmark_iter_next(iter.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iter.get())) {
    cmark_node* node = cmark_iter_get_node(iter.get());
    const auto type = cmark_node_get_type(node);
    if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_HEADING) {
      cmark_node_set_heading_level(node,
                                   std::min(6, cmark_node_get_heading_level(node) + level - 1));
    }
    if (event == CMARK_EVENT_EXIT && (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE))
      reaching_out.push_back(node);
  }
  for (cmark_node* node : reaching_out) unwrap(node);  // inner ones first: they were left first
}

}  // namespace

std::string markdown_html(std::string_view markdown, int level) {
  cmark_gfm_core_extensions_ensure_registered();
  const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
  cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension("table"));
  cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
  const std::unique_ptr<cmark_node, FreeNode> document(cmark_parser_finish(parser.get()));
  tame(document.get(), level);
  const std::unique_ptr<char, FreeText> html(cmark_render_html(
      document.get(), CMARK_OPT_HARDBREAKS, cmark_parser_get_syntax_extensions(parser.get())));
  std::string out = html.get();
  static constexpr std::string_view empty_header =
      "<th></th>";  // a header without words tells a screen reader nothing
  for (auto at = out.find(empty_header); at != std::string::npos; at = out.find(empty_header, at)) {
    out.replace(at, empty_header.size(), "<td></td>");
  }
  return out;
}

}  // namespace enshu::scoring
