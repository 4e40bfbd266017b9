// One look for all pages behind mails.
#include "engine/app/serve/link_page.hpp"

#include "scoring/export/page_data.hpp"

namespace enshu::app {

net::ApiReply link_page(int status, const std::string& title, const std::string& inside) {
  const auto heading = scoring::escaped(title);
  net::ApiReply reply;
  reply.status = status;
  reply.content_type = "text/html; charset=utf-8";
  reply.body =
      "<!doctype html><html lang=\"ja\"><head><meta charset=\"utf-8\">"
      "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"robots\" "
      "content=\"noindex\"><title>" +
      heading +
      "</title><style>body{font:1.1rem/1.7 sans-serif;max-width:44rem;margin:2rem auto;padding:0 "
      "1rem;color:#1a1a1a;background:#fff}.mark{border-left:.5rem solid #927200;background:#fbf5e0;"
      "padding:.5rem 1rem;font-weight:bold}label{display:block;margin-top:1rem}input,textarea{"
      "font:inherit;box-sizing:border-box;width:100%;padding:.4rem}pre{font:inherit;"
      "white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid #767676;padding:.5rem 1rem}"
      "button.back{background:#fff;color:#0017c1;border:2px solid "
      "#0017c1;margin-left:1rem}button{font:inherit;margin-top:1rem;padding:.8rem 1.6rem;border:0;"
      "border-radius:.4rem;background:#0017c1;color:#fff}:focus-visible{outline:4px solid #000;"
      "outline-offset:2px}</style></head><body><main><h1>" +
      heading + "</h1>" + inside + "</main></body></html>";
  reply.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self' 'unsafe-inline'; form-action 'self'; "
      "base-uri 'none'; frame-ancestors 'none'");
  // With no referrer at all the browser would name no origin for the button either.
  reply.headers.emplace_back("Referrer-Policy", "same-origin");
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

net::ApiReply dead_link() {
  return link_page(
      404, "リンクが正しくありません / This link does not work",
      "<p>メールのリンクを途中で切らずに開いてください。開けないときは統制官に知らせてくだ"
      "さい。</p><p lang=\"en\">Open the whole link of the mail. If that does not help, tell "
      "a controller.</p>");
}

}  // namespace enshu::app
