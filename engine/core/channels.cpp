// Names of the means of contact, for sentences.
#include "engine/core/channels.hpp"

namespace enshu {

Text channel_name(Channel channel) {
  switch (channel) {
    case Channel::mail:
      return {"メール", "mail"};
    case Channel::alert:
      return {"警報", "alert"};
    case Channel::phone:
      return {"電話", "telephone"};
    case Channel::document:
      return {"文書", "document"};
    case Channel::news:
      return {"報道", "news"};
    case Channel::mobile:
      return {"携帯電話", "mobile phone"};
    case Channel::fax:
      return {"FAX", "fax"};
    case Channel::web:
      return {"WEB", "web"};
    case Channel::satellite:
      return {"衛星電話", "satellite phone"};
    case Channel::meeting:
      return {"会議", "meeting"};
  }
  return {};
}

Text channel_names(const std::vector<Channel>& channels) {
  Text out;
  for (const auto channel : channels) {
    const Text name = channel_name(channel);
    out.ja += (out.ja.empty() ? "" : "、") + name.ja;
    out.en += (out.en.empty() ? "" : ", ") + name.en;
  }
  return out;
}

}  // namespace enshu
