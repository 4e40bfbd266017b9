// Look-ups for the page, and its rendering by the mustache library.
#include "scoring/export/page_data.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>

#include "scoring/export/templates.hpp"

namespace enshu::scoring {

std::string escaped(const std::string& text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      case '\n':
      case '\r':
      case '\t':
        out += c;
        break;
      default:
        if (byte < 0x20 || byte == 0x7f) {
          out += "\xEF\xBF\xBD";
        } else {
          out += c;
        }
    }
  }
  return out;
}

std::string render(std::string_view template_name, const Data& data) {
  kainjow::mustache::mustache page{std::string(template_text(template_name))};
  assert(page.is_valid());
  page.set_custom_escape(escaped);
  return page.render(data);
}

namespace {

std::string base64(std::string_view bytes) {
  constexpr int variant = sodium_base64_VARIANT_ORIGINAL;
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), variant);
  out.pop_back();  // the closing zero
  return out;
}

}  // namespace

std::string Page::picture(const NoteFile& file) const {
  const bool drawn = file.media_type == "image/png" || file.media_type == "image/jpeg";
  if (files_ == nullptr || !drawn || !files_->contains(file.id)) return {};
  return "data:" + file.media_type + ";base64," + base64(files_->at(file.id));
}

std::string Page::beside(const NoteFile& file) const {
  if (!beside_) return {};
  std::string out(note_folder);
  out += '/';
  for (const char c : name_in_folder(file)) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       c == '.' || c == '-' || c == '_';
    if (plain) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
  }
  return out;
}

Page::Page(const DebriefModel& model, Language language, ReportSize size, const NoteFiles* files,
           bool beside)
    : model_(model),
      language_(language),
      whole_(size == ReportSize::full || (model.lanes.size() <= most_chapters &&
                                          model.review.organisations.size() <= most_organisations)),
      files_(files),
      beside_(beside) {
  for (const auto& entry : model.timeline) entries_.emplace(entry.seq, &entry);
  for (const auto& seat : model.seats) seats_.emplace(seat.seat, &seat);
  for (const auto& message : model.messages) appendix_.insert(message.seq);
  for (const auto& report : model.reports) appendix_.insert(report.seq);
  const auto add = [&](const std::vector<std::uint64_t>& seqs) {
    evidence_.insert(seqs.begin(), seqs.end());
  };
  for (const auto& lane : model.lanes) {
    lanes_.emplace(lane.lane, &lane);
    timelines_[lane.lane];
    for (const auto& duty : lane.score.obligations) add(duty.evidence);
    for (const auto& item : lane.score.actions) add(item.evidence);
    for (const auto& item : lane.score.expectations) add(item.evidence);
    for (const auto& path : lane.paths) add(path.evidence);
  }
  for (const auto& note : model.notes) evidence_.insert(note.about);
  for (const auto& entry : model.timeline) {
    if (!entry.lane.empty()) {
      timelines_[entry.lane].push_back(&entry);
    } else if (whole() && entry.kind != EntryKind::note) {
      for (const auto& lane : model.lanes) timelines_[lane.lane].push_back(&entry);
    }
  }
}

std::string Page::lane_title(const LaneId& id) const {
  const auto found = lanes_.find(id);
  return found == lanes_.end() ? id.value : text(found->second->title);
}

const std::vector<const TimelineEntry*>& Page::timeline(const LaneId& lane) const {
  return timelines_.at(lane);
}

std::string Page::parties(const std::vector<PartyId>& ids) const {
  std::string out;
  for (const auto& id : ids) out += (out.empty() ? "" : word("comma")) + party(id);
  return out;
}

std::string Page::objective(const ObjectiveId& id) const {
  const auto found =
      std::ranges::find_if(model_.objectives, [&](const ObjectiveScore& o) { return o.id == id; });
  return found == model_.objectives.end() ? id.value : text(found->title);
}

std::string Page::wall(WallTime time) const {
  const auto full = to_rfc3339(time, static_cast<int>(model_.exercise.zone_minutes));
  return full.substr(0, 10) + ' ' + full.substr(11, 8);
}

std::string Page::person(const SeatId& seat, const std::string& beside) const {
  const auto found = seats_.find(seat);
  return found == seats_.end() || found->second->name == beside ? std::string{}
                                                                : found->second->name;
}

bool Page::shown(const TimelineEntry& entry) const {
  return !entry.minor || evidence_.contains(entry.seq);
}

Data Page::links(const std::vector<std::uint64_t>& evidence) const {
  Data out{Data::type::list};
  for (const auto seq : evidence) {
    if (seq == 0) continue;
    const auto number = std::to_string(seq);
    Data link;
    const auto found = entries_.find(seq);
    if (found == entries_.end() || !whole()) {
      link.set("label", "#" + number);
    } else {
      const auto& entry = *found->second;
      link.set("href", "#e" + number);
      link.set("label", format_exercise_time(entry.at) + ' ' + kind_words(entry.kind, language_) +
                            " #" + number);
    }
    out.push_back(link);
  }
  return out;
}

Data string_list(const std::vector<std::string>& items) {
  Data out{Data::type::list};
  for (const auto& item : items) out.push_back(Data{item});
  return out;
}

}  // namespace enshu::scoring
