// What the templates are filled from, and the one place where text becomes HTML.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "scoring/debrief_model.hpp"
#include "scoring/export/export.hpp"

namespace enshu::scoring {

using Data = kainjow::mustache::data;

/// Text for HTML and SVG, in element content and in quoted attributes. Control characters become
/// U+FFFD.
std::string escaped(const std::string& text);

/// A template of scoring/export/templates with every `{{name}}` escaped; `{{{name}}}` is markup
/// made by ourselves.
std::string render(std::string_view template_name, const Data& data);

/// The page's fixed words in one language.
Data fixed_words(Language language);
std::string fixed_word(std::string_view key, Language language);

/// More lanes than this and a page with every chapter would be read by nobody.
constexpr std::size_t most_chapters = 30;
/// So are chapters of a lane that more organisations share than these: what they wrote fills
/// thousands of pages.
constexpr std::size_t most_organisations = 60;

/// What every part of the page needs to know of the whole.
class Page {
 public:
  Page(const DebriefModel& model, Language language, ReportSize size = ReportSize::automatic,
       const NoteFiles* files = nullptr, bool beside = false);

  [[nodiscard]] const DebriefModel& model() const { return model_; }
  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] const std::string& text(const Text& text) const { return text.in(language_); }
  [[nodiscard]] std::string word(std::string_view key) const { return fixed_word(key, language_); }
  [[nodiscard]] std::string party(const PartyId& id) const {
    return model_.party(id).in(language_);
  }
  [[nodiscard]] std::string parties(const std::vector<PartyId>& ids) const;
  [[nodiscard]] std::string objective(const ObjectiveId& id) const;
  /// Date and time in the exercise's zone, without the zone.
  [[nodiscard]] std::string wall(WallTime time) const;
  /// The person in the seat, or nothing: the engine acted, or the name says no more than the post
  /// `beside` it.
  [[nodiscard]] std::string person(const SeatId& seat, const std::string& beside = {}) const;
  /// The picture as a `data:` address; nothing for other files, and for those whose content is not
  /// at hand.
  [[nodiscard]] std::string picture(const NoteFile& file) const;
  /// Where the file lies beside the page; nothing when none does.
  [[nodiscard]] std::string beside(const NoteFile& file) const;
  /// `{href, label}` for each; without `href` where the page shows no such event.
  [[nodiscard]] Data links(const std::vector<std::uint64_t>& evidence) const;
  /// Whether a timeline entry has a row of its own.
  [[nodiscard]] bool shown(const TimelineEntry& entry) const;
  /// Messages and reports stand in full in the appendix, which bears their anchor.
  [[nodiscard]] bool in_appendix(std::uint64_t seq) const { return appendix_.contains(seq); }
  /// Every lane has its chapter; with more lanes or organisations the page is an overview.
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] std::string lane_title(const LaneId& id) const;
  /// The lane's timeline with what concerned everybody between, in the order of the log.
  [[nodiscard]] const std::vector<const TimelineEntry*>& timeline(const LaneId& lane) const;

 private:
  const DebriefModel& model_;
  Language language_;
  bool whole_;
  const NoteFiles* files_;
  bool beside_;
  std::unordered_map<std::uint64_t, const TimelineEntry*> entries_;
  std::unordered_map<SeatId, const SeatEntry*> seats_;
  std::unordered_map<LaneId, const LaneDebrief*> lanes_;
  std::unordered_map<LaneId, std::vector<const TimelineEntry*>> timelines_;
  std::unordered_set<std::uint64_t> evidence_;
  std::unordered_set<std::uint64_t> appendix_;
};

std::string size_words(const NoteFile& file);
std::string kind_words(EntryKind kind, Language language);
std::string path_words(PathState state, Language language);
std::string means_words(PathMeans means, Language language);
std::string department_words(Department department, Language language);
/// How organisers call a share that questionnaires ask for.
std::string opinion_words(Opinion opinion, Language language);
std::string failure_words(ReachFailure failure, Language language);
std::string flow_words(FlowDirection direction, Language language);
std::string flow_means_words(FlowMeans means, Language language);
std::string step_words(StepState state, Language language);
std::string rubric_words(RubricKind kind, Language language);
std::string edit_words(RubricEdit edit, Language language);
/// A sign that survives a monochrome print.
std::string status_sign(ItemStatus status);

Data string_list(const std::vector<std::string>& items);

}  // namespace enshu::scoring
