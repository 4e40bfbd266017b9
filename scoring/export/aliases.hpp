// Personal names out, the same alias in for the same person everywhere.
#pragma once

#include <set>
#include <span>
#include <string>
#include <unordered_map>

#include "engine/core/event.hpp"
#include "scoring/debrief_model.hpp"
#include "scoring/export/name_finder.hpp"

namespace enshu::scoring {

/// Names are those of the seats, also former ones. They are replaced as whole values where a name
/// stands, and inside what people typed (messages, reports, notes, reasons): the whole name, the
/// name without its blanks, and its parts (family and given name) of two characters and more. Names
/// of one character, and names that are also those of a post, body, team or kind of access, are
/// replaced as whole values only; labels with a number (`CSIRT 1`) are not taken apart.
class Aliases {
 public:
  Aliases() = default;
  Aliases(const DebriefModel& model, Language language);

  /// One more person; `common`: words that stay what they are inside text.
  void add(const std::string& person, const std::string& alias,
           const std::set<std::string>& common);

  [[nodiscard]] DebriefModel model(const DebriefModel& model) const;
  [[nodiscard]] std::string jsonl(std::span<const Recorded> record) const;
  /// The event with every name replaced.
  [[nodiscard]] Event event(const Event& event) const;

 private:
  [[nodiscard]] std::string name(const std::string& name) const;
  [[nodiscard]] std::string words(const std::string& text) const;
  [[nodiscard]] Text words(const Text& text) const { return {words(text.ja), words(text.en)}; }

  std::unordered_map<std::string, std::string> names_;  ///< name, alias
  NameFinder inside_;                                   ///< those replaced inside text
};

}  // namespace enshu::scoring
