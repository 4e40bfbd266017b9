// A letter as it leaves for one seat: MIME, marked as an exercise in every place that people and
// filters look at.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/base/time.hpp"
#include "engine/mail/letter.hpp"

namespace enshu::mail {

/// Every subject of ours begins with it.
inline constexpr const char* subject_mark = "【訓練】";
/// Every mail of ours has it; its value is the exercise.
inline constexpr const char* exercise_header = "X-Enshu-Exercise";

struct Envelope {
  std::string exercise;
  std::string seat;
  std::string ours;  ///< our address, without a party
  Language language = Language::ja;
  WallTime date{};
  /// The Message-IDs that this person's mail program knows the letter's forerunners by, oldest
  /// first, without angle brackets; the last is answered.
  std::vector<std::string> references;
  std::string receipt_url;  ///< empty: no line about receipts
  std::string bait_url;     ///< stands in the place of every link of a bait
  std::string bait_file;    ///< where the pages lead that stand in the place of its files
  bool unmarked = false;    ///< neither mark nor footer: nothing but the header says what it is
  bool afterwards = false;  ///< about an exercise that is over: no part of its story
  bool invites = false;     ///< before the exercise: how to come in
  bool notice = false;      ///< from those who run the exercise, no part of its story
  std::string ask;          ///< below the text: what its reader is asked to open
  std::string reply_to;     ///< where answers go; empty: to us
};

/// `files`: content by path; `own`: that of files which a person put to it. A file that is not
/// there is named in the text instead. Lines end in CR LF. Same arguments, same bytes.
std::string compose(const Letter& letter, const Envelope& envelope,
                    const std::map<std::string, std::string>& files,
                    const std::map<NoteFileId, std::string>& own = {});

}  // namespace enshu::mail
