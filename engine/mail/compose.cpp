// MIME through GMime. Addresses of persons never stand in the headers: To and Cc name the parties
// of the story, whose addresses are ours, so that "reply to all" comes to us alone.
#include "engine/mail/compose.hpp"

#include <algorithm>
#include <mutex>

#include "engine/mail/address.hpp"
#include "engine/mail/gmime.hpp"

namespace enshu::mail {

void start_gmime() {
  static std::once_flag once;
  std::call_once(once, [] { g_mime_init(); });
}

namespace {

constexpr const char* charset = "utf-8";

std::string bracketed(const std::vector<std::string>& ids) {
  std::string out;
  for (const auto& id : ids) {
    if (!out.empty()) out += ' ';
    out += "<" + id + ">";
  }
  return out;
}

/// RFC 2047 words of at most 75 characters, whole letters in each, one a line, in the Q encoding:
/// GMime 3.2 writes longer ones, and reads no further than the padding of a base64 word.
std::string encoded_lines(std::string_view text) {
  constexpr std::size_t most_bytes = 21;  // three characters each
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  while (!text.empty()) {
    std::size_t end = std::min(most_bytes, text.size());
    while (end < text.size() && end > 1 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
      --end;
    out += " =?UTF-8?Q?";
    for (const char c : text.substr(0, end)) {
      const auto byte = static_cast<unsigned char>(c);
      out += {'=', digits[byte >> 4U], digits[byte & 15U]};
    }
    out += "?=\n";
    text.remove_prefix(end);
  }
  return out;
}

std::string name_of(const LetterParty& party, Language language) {
  const auto& name = party.name.in(language);
  return name.empty() ? party.party : name;
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

const std::string& path_of(const LetterFile& file, Language language) {
  return language == Language::en && !file.path_en.empty() ? file.path_en : file.path_ja;
}

/// Of mails about an exercise that is over: nothing in them is played.
std::string footer_afterwards(const Envelope& envelope) {
  return "\n\n-- \n終了した演習（訓練）の改善計画についてのメールです。\n"
         "This mail is about the improvement plan of an exercise that is over.\n"
         "演習 / Exercise: " +
         envelope.exercise + "\n";
}

/// Of mails before the exercise: the link is the person's own.
std::string footer_of_invitation(const Envelope& envelope) {
  return "\n\n-- "
         "\nこれは演習（訓練）への招待です。リンクは宛先の方だけのものです。転送しないでください。"
         "\n"
         "この宛先への返信は読まれません。ご質問は演習の担当者へお寄せください。\n"
         "This mail invites you to an exercise. The link is yours alone; please do not forward "
         "it.\n"
         "Answers to this address are not read; please ask those who run the exercise.\n"
         "演習 / Exercise: " +
         envelope.exercise + "\n";
}

/// Of what controllers tell everybody: it is meant as it stands.
std::string footer_of_notice(const Envelope& envelope) {
  return "\n\n-- \n演習（訓練）の運営からの連絡です。演習の想定ではありません。\n"
         "この宛先への返信は読まれません。ご質問は演習の担当者へお寄せください。\n"
         "This mail comes from those who run the exercise; it is no part of the story.\n"
         "Answers to this address are not read; please ask those who run the exercise.\n"
         "演習 / Exercise: " +
         envelope.exercise + "\n";
}

std::string footer(const Envelope& envelope) {
  if (envelope.notice) return footer_of_notice(envelope);
  if (envelope.invites) return footer_of_invitation(envelope);
  if (envelope.afterwards) return footer_afterwards(envelope);
  std::string out = "\n\n-- \n";
  out += "これは演習（訓練）のメールです。実際の事案ではありません。転送しないでください。\n";
  out += "このメールにそのまま返信すると、演習の中の相手に届きます。\n";
  if (!envelope.receipt_url.empty()) out += "受領の確認: " + envelope.receipt_url + "\n";
  out += "This mail belongs to an exercise. Nothing of it is real. Please do not forward it.\n";
  out += "Reply as usual: your answer reaches the other party inside the exercise.\n";
  if (!envelope.receipt_url.empty()) out += "Confirm receipt: " + envelope.receipt_url + "\n";
  out += "演習 / Exercise: " + envelope.exercise + "\n";
  return out;
}

/// Every address of the web in it becomes `url`, whole as mail programs take it.
std::string with_links_to(const std::string& text, const std::string& url) {
  constexpr std::string_view ends = " \t\r\n<>()[]\"'";
  std::string out;
  std::size_t at = 0;
  while (at < text.size()) {
    const auto plain = text.find("http://", at);
    const auto safe = text.find("https://", at);
    const auto begin = std::min(plain, safe);
    if (begin == std::string::npos) break;
    out += text.substr(at, begin - at) + url;
    at = begin;
    while (at < text.size() && ends.find(text[at]) == std::string_view::npos &&
           static_cast<unsigned char>(text[at]) < 0x80U)
      ++at;
  }
  return at < text.size() ? out + text.substr(at) : out;
}

/// A page that stands for a file: whoever opens it comes to the teaching page.
std::string page_leading_to(const std::string& url) {
  return "<!doctype html><meta charset=\"utf-8\"><meta http-equiv=\"refresh\" content=\"0;url=" +
         url + "\"><p><a href=\"" + url + "\">" + url + "</a></p>\n";
}

Owned<GMimePart> text_part(const std::string& text) {
  Owned<GMimeTextPart> part(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(part.get(), charset);
  g_mime_text_part_set_text(part.get(), text.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(part.get()), GMIME_CONTENT_ENCODING_BASE64);
  return Owned<GMimePart>(GMIME_PART(part.release()));
}

Owned<GMimePart> file_part(const std::string& name, const std::string& media_type,
                           const std::string& content) {
  const auto slash = media_type.find('/');
  const bool known = slash != std::string::npos && !media_type.starts_with("multipart/") &&
                     !media_type.starts_with("message/");
  const std::string type = known ? media_type.substr(0, slash) : "application";
  const auto end = known ? media_type.find(';') : std::string::npos;
  const std::string subtype =
      known ? media_type.substr(slash + 1, end == std::string::npos ? end : end - slash - 1)
            : "octet-stream";
  Owned<GMimePart> part(g_mime_part_new_with_type(type.c_str(), subtype.c_str()));
  Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(content.data(), content.size()));
  Owned<GMimeDataWrapper> wrapper(
      g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
  g_mime_part_set_content(part.get(), wrapper.get());
  g_mime_part_set_content_encoding(part.get(), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_object_set_disposition(GMIME_OBJECT(part.get()), "attachment");
  g_mime_part_set_filename(part.get(), name.c_str());
  return part;
}

void set_header(GMimeMessage* message, const char* name, const std::string& value) {
  g_mime_object_set_header(GMIME_OBJECT(message), name, value.c_str(), charset);
}

void set_date(GMimeMessage* message, WallTime date) {
  constexpr std::int64_t ms_a_second = 1000;
  GDateTime* time = g_date_time_new_from_unix_utc(date.ms / ms_a_second);
  g_mime_message_set_date(message, time);
  g_date_time_unref(time);
}

void set_heads(GMimeMessage* message, const Letter& letter, const Envelope& envelope) {
  const auto add = [&](GMimeAddressType type, const LetterParty& party) {
    g_mime_message_add_mailbox(message, type, name_of(party, envelope.language).c_str(),
                               party_address(envelope.ours, party.party).c_str());
  };
  add(GMIME_ADDRESS_TYPE_FROM, letter.from);
  for (const auto& party : letter.to) add(GMIME_ADDRESS_TYPE_TO, party);
  for (const auto& party : letter.cc) add(GMIME_ADDRESS_TYPE_CC, party);
  const std::string subject =
      (envelope.unmarked ? "" : subject_mark) + letter.subject.in(envelope.language);
  g_mime_message_set_subject(message, subject.c_str(), charset);
  auto* heads = g_mime_object_get_header_list(GMIME_OBJECT(message));
  g_mime_header_set_raw_value(g_mime_header_list_get_header(heads, "Subject"),
                              encoded_lines(subject).c_str());
  set_date(message, envelope.date);
  const LetterId id{envelope.exercise, envelope.seat, letter.message};
  g_mime_message_set_message_id(message, message_id(id, domain_of(envelope.ours)).c_str());
  if (!envelope.references.empty()) {
    set_header(message, "In-Reply-To", bracketed({envelope.references.back()}));
    set_header(message, "References", bracketed(envelope.references));
  }
  if (!envelope.reply_to.empty()) set_header(message, "Reply-To", envelope.reply_to);
  set_header(message, exercise_header, envelope.exercise);
  // Vacation answerers and lists leave such mail alone.
  set_header(message, "Auto-Submitted", "auto-generated");
  set_header(message, "X-Auto-Response-Suppress", "All");
}

/// Everything inside is base64 or ASCII by now: a lone LF is only ever a line's end.
std::string with_crlf(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 64);
  for (const char c : text) {
    if (c == '\n' && (out.empty() || out.back() != '\r')) out += '\r';
    out += c;
  }
  return out;
}

}  // namespace

std::string compose(const Letter& letter, const Envelope& envelope,
                    const std::map<std::string, std::string>& files,
                    const std::map<NoteFileId, std::string>& own) {
  start_gmime();
  Owned<GMimeMessage> message(g_mime_message_new(FALSE));
  set_heads(message.get(), letter, envelope);
  std::string text = letter.body.in(envelope.language);
  if (!envelope.bait_url.empty()) text = with_links_to(text, envelope.bait_url);
  text += envelope.ask;
  std::vector<Owned<GMimePart>> parts;
  for (const auto& file : letter.files) {
    const auto& path = path_of(file, envelope.language);
    if (!envelope.bait_file.empty())
      parts.push_back(file_part(file_name(path) + ".html", "text/html; charset=utf-8",
                                page_leading_to(envelope.bait_file)));
    else if (const auto found = files.find(path); found != files.end())
      parts.push_back(file_part(file_name(path), file.media_type, found->second));
    else
      text += "\n［添付 / attached: " + file_name(path) + "］";
  }
  for (const auto& file : letter.own) {
    if (const auto found = own.find(file.id); found != own.end())
      parts.push_back(file_part(file.name, file.media_type, found->second));
    else
      text += "\n［添付「" + file.name +
              "」は演習の画面で開けます / attached: open it in the exercise's console］";
  }
  const auto body = text_part(envelope.unmarked ? text + "\n" : text + footer(envelope));
  if (parts.empty()) {
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(body.get()));
  } else {
    Owned<GMimeMultipart> mixed(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_set_boundary(mixed.get(), ("=_enshu_" + letter.message).c_str());
    g_mime_multipart_add(mixed.get(), GMIME_OBJECT(body.get()));
    for (const auto& part : parts) g_mime_multipart_add(mixed.get(), GMIME_OBJECT(part.get()));
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(mixed.get()));
  }
  const OwnedText out(g_mime_object_to_string(GMIME_OBJECT(message.get()), nullptr));
  return with_crlf(text_of(out.get()));
}

}  // namespace enshu::mail
