// Every leaf of the mail's tree, in its order.
#include "engine/mail/mail_texts.hpp"

#include "engine/mail/gmime.hpp"

namespace enshu::mail {
namespace {

struct Walk {
  MailTexts& out;
  std::size_t most_bytes;
};

void visit(GMimeObject* /*parent*/, GMimeObject* object, gpointer into) {
  auto& walk = *static_cast<Walk*>(into);
  if (!GMIME_IS_PART(object)) return;
  auto* part = GMIME_PART(object);
  MailText text;
  text.name = text_of(g_mime_part_get_filename(part));
  if (text.name.empty() && GMIME_IS_TEXT_PART(object)) {
    const OwnedText words(g_mime_text_part_get_text(GMIME_TEXT_PART(object)));
    text.text = text_of(words.get());
  } else {
    text.text = bytes_of(part);
  }
  if (text.text.size() <= walk.most_bytes) walk.out.texts.push_back(std::move(text));
}

}  // namespace

MailTexts texts_of(std::string_view mime, std::size_t most_bytes) {
  start_gmime();
  MailTexts out;
  const Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(mime.data(), mime.size()));
  const Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  const Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return out;
  auto* from = g_mime_message_get_addresses(message.get(), GMIME_ADDRESS_TYPE_FROM);
  const OwnedText words(from == nullptr ? nullptr
                                        : internet_address_list_to_string(from, nullptr, FALSE));
  out.from = text_of(words.get());
  Walk walk{out, most_bytes};
  g_mime_message_foreach(message.get(), visit, &walk);
  return out;
}

}  // namespace enshu::mail
