// Baits: mails of a targeted-mail training that look suspicious on purpose, and the page that
// teaches whoever took one.
#pragma once

#include <boost/describe/enum.hpp>
#include <vector>

#include "engine/base/text.hpp"

namespace enshu {

/// How somebody took a bait: followed its link, opened its file, sent its sign-in form off.
enum class LureStep { link, file, form };
BOOST_DESCRIBE_ENUM(LureStep, link, file, form)

/// What makes an inject's mails a bait.
struct Bait {
  Text title;               ///< of the teaching page
  Text lesson;              ///< Markdown: what to do now
  std::vector<Text> signs;  ///< what should have been noticed
  Text form;                ///< heading of the fake sign-in that the link opens; empty: none
  int level = 1;            ///< 1 easy to see through, 3 hard
};

}  // namespace enshu
