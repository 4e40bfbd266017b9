// Reading of a mail: its heads, the text that a person wrote, its files, and what a bounce says.
#include "engine/mail/incoming.hpp"

#include <algorithm>
#include <optional>

#include "engine/mail/address.hpp"
#include "engine/mail/gmime.hpp"

namespace enshu::mail {
namespace {

std::string header(GMimeObject* object, const char* name) {
  return text_of(g_mime_object_get_header(object, name));
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  });
  return text;
}

std::vector<std::string> addresses(GMimeMessage* message, GMimeAddressType type) {
  std::vector<std::string> out;
  auto* list = g_mime_message_get_addresses(message, type);
  for (int i = 0; list != nullptr && i < internet_address_list_length(list); ++i) {
    auto* one = internet_address_list_get_address(list, i);
    if (!INTERNET_ADDRESS_IS_MAILBOX(one)) continue;
    const auto* text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
    if (auto plain = plain_address(text_of(text))) out.push_back(std::move(*plain));
  }
  return out;
}

/// `<a> <b>` as a list.
std::vector<std::string> ids(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at + 1)) {
    const auto end = text.find('>', at);
    if (end == std::string::npos) break;
    out.push_back(text.substr(at + 1, end - at - 1));
  }
  return out;
}

/// Tags out, the commonest entities in: enough for the words of a mail without a plain part.
std::string words_of_html(const std::string& html) {
  std::string out;
  bool tag = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') {
      const auto name = lower(html.substr(i, 4));
      if (name.starts_with("<br") || name.starts_with("<p") || name.starts_with("</p") ||
          name.starts_with("<div"))
        out += '\n';
      tag = true;
    } else if (html[i] == '>') {
      tag = false;
    } else if (!tag) {
      out += html[i];
    }
  }
  for (const auto& [entity, text] : {std::pair<std::string, std::string>{"&nbsp;", " "},
                                     {"&lt;", "<"},
                                     {"&gt;", ">"},
                                     {"&quot;", "\""},
                                     {"&amp;", "&"}}) {
    for (auto at = out.find(entity); at != std::string::npos;
         at = out.find(entity, at + text.size()))
      out.replace(at, entity.size(), text);
  }
  return out;
}

struct Walk {
  Incoming& mail;
  std::optional<std::string> plain;
  std::optional<std::string> html;
  std::string status;
};

void visit_text(GMimeTextPart* part, Walk& walk) {
  const OwnedText text(g_mime_text_part_get_text(part));
  const bool html = g_mime_content_type_is_type(g_mime_object_get_content_type(GMIME_OBJECT(part)),
                                                "text", "html");
  auto& place = html ? walk.html : walk.plain;
  if (!place) place = text_of(text.get());
}

/// The returned part of a bounce: the whole mail, or its heads alone.
void visit_returned(const std::string& text, Walk& walk) {
  for (const char* name : {"\nmessage-id:", "\nreferences:"}) {
    const auto small = "\n" + lower(text);
    const auto at = small.find(name);
    if (at == std::string::npos) continue;
    auto end = text.find('\n', at);
    while (end != std::string::npos && end + 1 < text.size() &&
           (text[end + 1] == ' ' || text[end + 1] == '\t'))
      end = text.find('\n', end + 1);
    for (auto& id : ids(text.substr(at, end - at))) walk.mail.bounced.push_back(std::move(id));
    break;
  }
}

void visit(GMimeObject* object, Walk& walk, int depth) {
  constexpr int deepest = 16;
  if (object == nullptr || depth > deepest) return;
  auto* type = g_mime_object_get_content_type(object);
  if (GMIME_IS_MULTIPART(object)) {
    auto* parts = GMIME_MULTIPART(object);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
      visit(g_mime_multipart_get_part(parts, i), walk, depth + 1);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    auto* inner = g_mime_message_part_get_message(GMIME_MESSAGE_PART(object));
    if (inner == nullptr) return;
    const auto id = text_of(g_mime_message_get_message_id(inner));
    if (!id.empty()) walk.mail.bounced.push_back(id);
    walk.mail.files.push_back({"message.eml", 0, {}});
  } else if (GMIME_IS_PART(object)) {
    auto* part = GMIME_PART(object);
    if (g_mime_content_type_is_type(type, "message", "delivery-status")) {
      walk.status = bytes_of(part);
    } else if (g_mime_content_type_is_type(type, "text", "rfc822-headers")) {
      visit_returned(bytes_of(part), walk);
    } else if (GMIME_IS_TEXT_PART(object) && !g_mime_part_is_attachment(part)) {
      visit_text(GMIME_TEXT_PART(object), walk);
    } else {
      const auto bytes = bytes_of(part);
      auto name = text_of(g_mime_part_get_filename(part));
      if (name.empty()) name = "attachment";
      walk.mail.files.push_back({std::move(name), bytes.size(), sha256_of(bytes)});
    }
  }
}

/// `Diagnostic-Code` when there is one, else `Status`.
std::string reason_of(const std::string& status) {
  const auto small = lower(status);
  for (const char* name : {"diagnostic-code:", "status:"}) {
    const auto at = small.find(name);
    if (at == std::string::npos) continue;
    const auto start = at + std::string_view(name).size();
    auto reason = status.substr(start, status.find('\n', start) - start);
    while (!reason.empty() && (reason.front() == ' ' || reason.front() == '\t')) reason.erase(0, 1);
    while (!reason.empty() && reason.back() == '\r') reason.pop_back();
    return reason;
  }
  return {};
}

/// `Action: delayed` is no failure.
bool failed(const std::string& status) {
  const auto small = lower(status);
  return small.find("action: failed") != std::string::npos ||
         small.find("action:") == std::string::npos;
}

IncomingKind kind_of(GMimeMessage* message, const Walk& walk) {
  auto* object = GMIME_OBJECT(message);
  auto* part = g_mime_message_get_mime_part(message);
  auto* type = part == nullptr ? nullptr : g_mime_object_get_content_type(part);
  const bool report = type != nullptr && g_mime_content_type_is_type(type, "multipart", "report");
  if (report && !walk.status.empty())
    return failed(walk.status) ? IncomingKind::bounce : IncomingKind::automatic;
  const auto precedence = lower(header(object, "Precedence"));
  const auto submitted = lower(header(object, "Auto-Submitted"));
  const bool answered = !submitted.empty() && !submitted.starts_with("no");
  const bool listed = !header(object, "List-Id").empty() || precedence == "bulk" ||
                      precedence == "junk" || precedence == "list" || precedence == "auto_reply";
  const bool ours = !header(object, "X-Enshu-Exercise").empty();
  const bool answerer = !header(object, "X-Autoreply").empty() ||
                        !header(object, "X-Autorespond").empty() ||
                        header(object, "Return-Path") == "<>";
  return report || answered || listed || ours || answerer ? IncomingKind::automatic
                                                          : IncomingKind::person;
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  const OwnedText text(g_compute_checksum_for_data(
      G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(bytes.data()), bytes.size()));
  return text_of(text.get());
}

Incoming read_mail(std::string_view mime) {
  start_gmime();
  Incoming mail;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mime.data(), mime.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return mail;
  Walk walk{mail, {}, {}, {}};
  visit(g_mime_message_get_mime_part(message.get()), walk, 0);
  auto* object = GMIME_OBJECT(message.get());
  mail.kind = kind_of(message.get(), walk);
  mail.message_id = text_of(g_mime_message_get_message_id(message.get()));
  if (mail.message_id.empty()) mail.message_id = sha256_of(mime) + "@none.invalid";
  const auto from = addresses(message.get(), GMIME_ADDRESS_TYPE_FROM);
  if (from.size() == 1) mail.from = from.front();
  mail.to = addresses(message.get(), GMIME_ADDRESS_TYPE_TO);
  mail.cc = addresses(message.get(), GMIME_ADDRESS_TYPE_CC);
  mail.subject = text_of(g_mime_message_get_subject(message.get()));
  mail.references = ids(header(object, "In-Reply-To"));
  auto older = ids(header(object, "References"));
  std::ranges::reverse(older);
  for (auto& id : older) {
    if (std::ranges::find(mail.references, id) == mail.references.end())
      mail.references.push_back(std::move(id));
  }
  mail.text = without_quotation(walk.plain ? *walk.plain : words_of_html(walk.html.value_or("")));
  mail.bounce_reason = reason_of(walk.status);
  return mail;
}

}  // namespace enshu::mail
