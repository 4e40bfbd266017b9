// The pages to which signed links in mails lead: read without a sign-in, in both languages.
#pragma once

#include <string>

#include "engine/net/backend.hpp"

namespace enshu::app {

/// `title` is escaped; `inside` is markup of ours. Neither script nor anything from elsewhere is
/// let in, and nobody keeps a copy.
net::ApiReply link_page(int status, const std::string& title, const std::string& inside);

/// The same whatever is wrong with a link: whoever guesses one learns nothing.
net::ApiReply dead_link();

}  // namespace enshu::app
