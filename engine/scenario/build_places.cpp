// Building of sites and of wordings.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {

Site build_site(const Entry& entry) {
  return {SiteId(entry.key), text_at(entry.value, "title"),
          read_zone(entry.value.scalar("zone")).value_or(0)};
}

Wording build_wording(const Entry& entry) {
  const Node& node = entry.value;
  Wording out;
  out.id = WordingId(entry.key);
  out.title = text_at(node, "title");
  out.text = text_at(node, "text");
  out.most = static_cast<std::size_t>(whole_at(node, "most", 0));
  for (const auto* word : each_at(node, "must")) {
    out.must.push_back(
        word->is_scalar() ? Text{word->text, {}}
                          : Text{std::string(word->scalar("ja")), std::string(word->scalar("en"))});
  }
  return out;
}

}  // namespace enshu::scenario
