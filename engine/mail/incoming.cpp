// Reading of a mail: its heads, the text that a person wrote, its files, and what a bounce says.
#include "engine/mail/incoming.hpp"

#include <algorithm>
#include <initializer_list>

#include "engine/mail/address.hpp"
#include "engine/mail/charset.hpp"
#include "engine/mail/gmime.hpp"
#include "engine/mail/html.hpp"
#include "engine/mail/subject.hpp"

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

struct Walk {
  Incoming& mail;
  std::string text;    ///< of the parts so far, in their order
  std::string status;  ///< of a report of non-delivery
};

/// The mails of Apple come in pieces with their pictures in between.
void add_text(Walk& walk, std::string_view text) {
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return;
  if (!walk.text.empty() && !walk.text.ends_with('\n')) walk.text += '\n';
  walk.text += text;
}

std::string charset_of(GMimeObject* object) {
  return text_of(g_mime_object_get_content_type_parameter(object, "charset"));
}

/// What a page says of itself where its head does not.
std::string charset_of_page(std::string_view html) {
  constexpr std::size_t near = 2048;
  const auto head = lower(std::string(html.substr(0, near)));
  constexpr std::string_view label = "charset=";
  const auto at = head.find(label);
  if (at == std::string::npos) return {};
  const auto begin = head.find_first_not_of("\"'", at + label.size());
  if (begin == std::string::npos) return {};
  return head.substr(begin, head.find_first_of("\"'; />", begin) - begin);
}

void add_file(Walk& walk, GMimePart* part) {
  auto bytes = bytes_of(part);
  auto name = text_of(g_mime_part_get_filename(part));
  if (name.empty()) name = "attachment";
  IncomingFile file{std::move(name), bytes.size(), sha256_of(bytes), {}};
  if (bytes.size() <= most_file_bytes) file.content = std::move(bytes);
  walk.mail.files.push_back(std::move(file));
}

/// A mail inside the mail: one of ours is known by its id, of others the name is told.
void add_enclosed(Walk& walk, GMimeMessage* inner, std::uint64_t bytes) {
  if (inner == nullptr) return;
  const auto id = text_of(g_mime_message_get_message_id(inner));
  if (!id.empty()) {
    walk.mail.bounced.push_back(id);
    walk.mail.enclosed.push_back(id);
  }
  walk.mail.files.push_back({"message.eml", bytes, id, {}});
}

void visit_message(Walk& walk, GMimeMessagePart* part) {
  const OwnedText whole(
      g_mime_object_to_string(GMIME_OBJECT(g_mime_message_part_get_message(part)), nullptr));
  add_enclosed(walk, g_mime_message_part_get_message(part), text_of(whole.get()).size());
}

/// Some programs and gateways send a mail that is passed on as a file like any other.
bool visit_eml(Walk& walk, GMimePart* part) {
  const auto name = lower(text_of(g_mime_part_get_filename(part)));
  if (!name.ends_with(".eml")) return false;
  const auto bytes = bytes_of(part);
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> inner(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!inner) return false;
  add_enclosed(walk, inner.get(), bytes.size());
  return true;
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

void visit(GMimeObject* object, Walk& walk, int depth);

/// The same words in several forms: the plainest that has any comes first.
void visit_alternatives(GMimeMultipart* parts, Walk& walk, int depth) {
  std::string found;
  for (int i = 0; i < g_mime_multipart_get_count(parts); ++i) {
    Walk one{walk.mail, {}, {}};
    visit(g_mime_multipart_get_part(parts, i), one, depth + 1);
    if (found.empty()) found = std::move(one.text);
    if (walk.status.empty()) walk.status = std::move(one.status);
  }
  add_text(walk, found);
}

void visit_leaf(GMimePart* part, Walk& walk) {
  auto* object = GMIME_OBJECT(part);
  auto* type = g_mime_object_get_content_type(object);
  const auto is = [type](const char* kind, const char* sub) {
    return g_mime_content_type_is_type(type, kind, sub) != FALSE;
  };
  const bool named = g_mime_part_get_filename(part) != nullptr;
  const bool shown = !named && !g_mime_part_is_attachment(part);
  if (is("message", "delivery-status") || is("message", "global-delivery-status")) {
    walk.status = bytes_of(part);
  } else if (is("text", "rfc822-headers") || is("message", "global-headers")) {
    visit_returned(bytes_of(part), walk);
  } else if (shown && is("text", "plain")) {
    add_text(walk, words_in(bytes_of(part), charset_of(object)));
  } else if (shown && is("text", "html")) {
    const auto bytes = bytes_of(part);
    const auto named_so = charset_of(object);
    add_text(walk,
             words_of_html(words_in(bytes, named_so.empty() ? charset_of_page(bytes) : named_so)));
  } else if (is("application", "pkcs7-signature") || is("application", "x-pkcs7-signature") ||
             is("application", "pgp-signature") || (shown && is("text", "calendar"))) {
    // A signature is no file of the sender's; an invitation's words stand beside it.
  } else if (!visit_eml(walk, part)) {
    add_file(walk, part);
  }
}

void visit(GMimeObject* object, Walk& walk, int depth) {
  constexpr int deepest = 16;
  if (object == nullptr || depth > deepest) return;
  auto* type = g_mime_object_get_content_type(object);
  if (GMIME_IS_MULTIPART(object)) {
    auto* parts = GMIME_MULTIPART(object);
    if (g_mime_content_type_is_type(type, "multipart", "alternative"))
      return visit_alternatives(parts, walk, depth);
    for (int i = 0; i < g_mime_multipart_get_count(parts); ++i)
      visit(g_mime_multipart_get_part(parts, i), walk, depth + 1);
  } else if (GMIME_IS_MESSAGE_PART(object)) {
    visit_message(walk, GMIME_MESSAGE_PART(object));
  } else if (GMIME_IS_PART(object)) {
    visit_leaf(GMIME_PART(object), walk);
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

bool has_any(GMimeObject* object, std::initializer_list<const char*> names) {
  return std::ranges::any_of(names,
                             [&](const char* name) { return !header(object, name).empty(); });
}

/// Reports of mail servers that do not write them as RFC 3464 says: the returned mail stands in the
/// text.
bool from_a_mail_server(GMimeObject* object, const Incoming& mail) {
  const auto name = mail.from.substr(0, mail.from.find('@'));
  const bool server = name == "mailer-daemon" || name == "postmaster" || name == "mail-daemon";
  return server || !header(object, "X-Failed-Recipients").empty();
}

/// The first line with a permanent code in it.
std::string no_of(std::string_view text) {
  while (!text.empty()) {
    const auto end = text.find('\n');
    auto line = text.substr(0, end);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
    while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
    for (std::size_t at = line.find('5'); at != std::string_view::npos;
         at = line.find('5', at + 1)) {
      const auto digit = [&](std::size_t i) {
        return at + i < line.size() && line[at + i] >= '0' && line[at + i] <= '9';
      };
      const bool begins = at == 0 || !(line[at - 1] >= '0' && line[at - 1] <= '9');
      if (begins && digit(1) && digit(2) && !digit(3)) return std::string(line);
    }
  }
  return {};
}

void read_plain_bounce(const std::string& text, const std::string& subject, Walk& walk) {
  const auto small = lower(subject);
  for (const char* word : {"delay", "warning", "遅延", "遅れ"})
    if (small.find(word) != std::string::npos) return;
  visit_returned(text, walk);
  if (walk.mail.bounced.empty()) return;
  walk.mail.kind = IncomingKind::bounce;
  walk.mail.bounce_reason = no_of(text);
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
  const bool listed =
      has_any(object, {"List-Id", "List-Post", "Mailing-List", "X-Mailing-List", "X-ML-Name"}) ||
      precedence == "bulk" || precedence == "junk" || precedence == "list" ||
      precedence == "auto_reply" || precedence == "auto-reply";
  const bool ours = has_any(object, {"X-Enshu-Exercise"});
  const bool answerer =
      has_any(object, {"X-Autoreply", "X-Auto-Reply", "X-Autorespond", "X-Auto-Respond",
                       "X-Autogenerated", "X-MS-Exchange-Inbox-Rules-Loop"}) ||
      header(object, "Return-Path") == "<>" || says_automatic(walk.mail.subject);
  return report || answered || listed || ours || answerer ? IncomingKind::automatic
                                                          : IncomingKind::person;
}

/// Of a mail without a Message-ID: the same for every copy, whatever servers wrote into its heads
/// on the way.
std::string own_id(GMimeObject* object, const Incoming& mail, std::string_view mime) {
  if (mail.from.empty()) return sha256_of(mime) + "@none.invalid";
  std::string all = mail.from + "\n" + header(object, "Date") + "\n" + mail.subject + "\n";
  for (const auto& id : mail.references) all += id + " ";
  for (const auto& file : mail.files) all += file.sha256 + " ";
  return sha256_of(all + "\n" + mail.text) + "@none.invalid";
}

std::string subject_of(GMimeObject* object) {
  auto* head = g_mime_header_list_get_header(g_mime_object_get_header_list(object), "Subject");
  return head == nullptr ? std::string{}
                         : words_of_head(text_of(g_mime_header_get_raw_value(head)));
}

}  // namespace

std::string sha256_of(std::string_view bytes) {
  const OwnedText text(g_compute_checksum_for_data(
      G_CHECKSUM_SHA256, reinterpret_cast<const guchar*>(bytes.data()), bytes.size()));
  return text_of(text.get());
}

Incoming read_mail(std::string_view mime, bool whole) {
  start_gmime();
  Incoming mail;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mime.data(), mime.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return mail;
  Walk walk{mail, {}, {}};
  auto* object = GMIME_OBJECT(message.get());
  mail.subject = subject_of(object);
  visit(g_mime_message_get_mime_part(message.get()), walk, 0);
  mail.kind = kind_of(message.get(), walk);
  const auto from = addresses(message.get(), GMIME_ADDRESS_TYPE_FROM);
  if (from.size() == 1) mail.from = from.front();
  mail.to = addresses(message.get(), GMIME_ADDRESS_TYPE_TO);
  mail.cc = addresses(message.get(), GMIME_ADDRESS_TYPE_CC);
  mail.references = ids(header(object, "In-Reply-To"));
  auto older = ids(header(object, "References"));
  std::ranges::reverse(older);
  for (auto& id : ids(header(object, "X-Forwarded-Message-Id"))) older.push_back(std::move(id));
  for (auto& id : older) {
    if (std::ranges::find(mail.references, id) == mail.references.end())
      mail.references.push_back(std::move(id));
  }
  mail.text = passes_on(mail.subject) ? walk.text : without_quotation(walk.text);
  mail.bounce_reason = reason_of(walk.status);
  if (mail.kind != IncomingKind::bounce && walk.status.empty() && from_a_mail_server(object, mail))
    read_plain_bounce(walk.text, mail.subject, walk);
  mail.message_id = text_of(g_mime_message_get_message_id(message.get()));
  if (mail.message_id.empty()) mail.message_id = own_id(object, mail, mime);
  for (auto& file : mail.files)
    if (!whole) file.content.clear();
  return mail;
}

}  // namespace enshu::mail
