// The signed links that a letter gets on its way to one seat. Pure.
#pragma once

#include <string>

#include "engine/mail/compose.hpp"
#include "engine/mail/letter.hpp"

namespace enshu::app {

/// `envelope` has the exercise and the seat; it gets what the letter's kind asks of its reader, and
/// the footer that fits.
void add_links(const mail::Letter& letter, const std::string& base_url, const std::string& secret,
               mail::Envelope& envelope);

}  // namespace enshu::app
