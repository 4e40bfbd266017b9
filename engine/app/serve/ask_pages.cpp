// Whose link it is, and whether it was signed.
#include "engine/app/serve/ask_pages.hpp"

#include "engine/app/serve/post_office.hpp"

namespace enshu::app {

std::optional<mail::LetterId> ask_link(PostOffice* post, const net::ApiRequest& asked,
                                       mail::Ask purpose) {
  const auto& name = asked.params.at("name");
  auto id = mail::receipt_name(name);
  const auto box = post != nullptr && id ? post->box(id->exercise) : nullptr;
  if (!box || !mail::ask_signed(purpose, name, asked.params.at("signature"), box->secret()))
    return std::nullopt;
  return id;
}

}  // namespace enshu::app
