// Personal names out, the same alias in for the same person everywhere.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>
#include <unordered_map>

#include "engine/core/event.hpp"
#include "scoring/debrief_model.hpp"
#include "scoring/export/mail_addresses.hpp"
#include "scoring/export/name_finder.hpp"

namespace enshu::scoring {

/// Names are those of the seats, also former ones. They are replaced as whole values where a name
/// stands, and inside what people typed (messages, reports, notes, reasons): the whole name, the
/// name without a department in brackets, without its blanks, and its parts (family and given name)
/// of two characters and more. Names of one character, and names that are also those of a post,
/// body, team or kind of access, are replaced as whole values only; labels with a number (`CSIRT
/// 1`) are not taken apart. Mail addresses that somebody typed and the story lacks become
/// アドレス1, アドレス2 … as they are met.
class Aliases {
 public:
  Aliases() = default;
  Aliases(const DebriefModel& model, Language language);

  /// One more person; `common`: words, `folded`, that stay what they are inside text.
  void add(const std::string& person, const std::string& alias,
           const std::set<std::string>& common);

  /// These addresses (`story_addresses`) stay.
  void keep(const std::set<std::string>& addresses) {
    kept_.insert(addresses.begin(), addresses.end());
  }

  [[nodiscard]] DebriefModel model(const DebriefModel& model);
  [[nodiscard]] std::string jsonl(std::span<const Recorded> record);
  /// The event with every name replaced.
  [[nodiscard]] Event event(const Event& event);

 private:
  [[nodiscard]] std::string name(const std::string& name) const;
  [[nodiscard]] std::string words(const std::string& text);
  [[nodiscard]] Text words(const Text& text) { return {words(text.ja), words(text.en)}; }
  std::string address(const FoundAddress& found, std::string_view text);
  void keep(const Text& text);

  Language language_ = Language::ja;
  std::unordered_map<std::string, std::string> names_;  ///< name, alias
  NameFinder inside_;                                   ///< those replaced inside text
  std::set<std::string> kept_;
  std::map<std::string, std::size_t> addresses_;  ///< folded address, number
};

}  // namespace enshu::scoring
