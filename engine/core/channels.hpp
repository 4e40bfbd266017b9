// The means of contact: which of them ring, which can fail, how they are called.
#pragma once

#include <vector>

#include "engine/base/text.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

/// Rings until it is answered; its words are heard only then.
constexpr bool is_call(Channel channel) {
  return channel == Channel::phone || channel == Channel::mobile || channel == Channel::satellite ||
         channel == Channel::meeting;
}

/// Written and addressed: it lies in a box until it is read.
constexpr bool is_letter(Channel channel) {
  return channel == Channel::mail || channel == Channel::fax || channel == Channel::web;
}

/// A means by which persons reach each other, and which can fail.
constexpr bool is_contact(Channel channel) { return is_call(channel) || is_letter(channel); }

Text channel_name(Channel channel);
/// メール、電話 / mail, telephone
Text channel_names(const std::vector<Channel>& channels);

}  // namespace enshu
