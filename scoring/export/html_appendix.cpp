// The appendix: what people read and wrote, word for word; every figure's evidence leads here. The
// same text to the same addressees stands once, with the lanes that got it.
#include <algorithm>
#include <map>
#include <tuple>

#include "engine/wire/write.hpp"
#include "scoring/entry_words.hpp"
#include "scoring/export/html_parts.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

Data message(const Page& page, const MessageEntry& entry) {
  Data out;
  out.set("anchor", "e" + std::to_string(entry.seq));
  out.set("seq", std::to_string(entry.seq));
  out.set("kind", page.text(channel_words(entry.channel)));
  out.set("subject", page.text(entry.subject));
  out.set("time", format_exercise_time(entry.at));
  out.set("from", page.party(entry.from));
  if (const auto person = page.person(entry.seat, page.party(entry.from)); !person.empty())
    out.set("person", person);
  out.set("to", page.parties(entry.to));
  if (!entry.cc.empty()) out.set("cc", page.parties(entry.cc));
  out.set("calendar", page.wall(entry.calendar));
  if (entry.channel == Channel::alert)
    out.set("severity", page.text(severity_words(entry.severity)));
  out.set("opened",
          entry.opened_at ? format_exercise_time(*entry.opened_at) : page.word("not_opened"));
  std::string files;
  for (const auto& file : entry.attachments) {
    files += (files.empty() ? "" : page.word("comma")) +
             (file.title.empty() ? file.id.value : page.text(file.title));
  }
  if (!files.empty()) out.set("attachments", files);
  out.set("files", own_files_data(page, entry.files));
  if (entry.typed) {
    out.set("typed", page.text(entry.body));
  } else {
    out.set("markdown", markdown_html(page.text(entry.body), 5));
  }
  return out;
}

Data report(const Page& page, const ReportEntry& entry) {
  Data out;
  out.set("anchor", "e" + std::to_string(entry.seq));
  out.set("seq", std::to_string(entry.seq));
  out.set("kind", page.text(stage_words(entry.stage)));
  out.set("subject", page.text(entry.form_title));
  out.set("time", format_exercise_time(entry.at));
  out.set("from", page.party(entry.from));
  if (const auto person = page.person(entry.seat, page.party(entry.from)); !person.empty())
    out.set("person", person);
  out.set("to", page.parties(entry.to));
  out.set("tlp", page.text(tlp_words(entry.tlp)));
  Data fields{Data::type::list};
  for (const auto& field : entry.fields) {
    std::string values;
    for (const auto& value : field.values)
      values += (values.empty() ? "" : page.word("comma")) + page.text(value);
    Data line;
    line.set("label", page.text(field.label));
    line.set("value", values.empty() ? page.word("empty") : values);
    fields.push_back(line);
  }
  out.set("is_report", true);
  out.set("fields", fields);
  return out;
}

/// One text as it came to one or more lanes.
using Received = std::vector<const MessageEntry*>;

/// Everything but the lane and the moment.
auto content_key(const MessageEntry& m) {
  return std::tie(m.channel, m.severity, m.from, m.to, m.cc, m.subject.ja, m.subject.en, m.body.ja,
                  m.body.en);
}

std::vector<Received> common_messages(const DebriefModel& model) {
  std::vector<Received> out;
  std::map<decltype(content_key(model.messages.front())), std::size_t> known;
  for (const auto& entry : model.messages) {
    if (entry.typed) continue;
    const auto [found, fresh] = known.try_emplace(content_key(entry), out.size());
    if (fresh) out.emplace_back();
    out[found->second].push_back(&entry);
  }
  return out;
}

Data receivers(const Page& page, const Received& received) {
  Data rows{Data::type::list};
  for (const auto* entry : received) {
    Data row;
    row.set("anchor", "e" + std::to_string(entry->seq));
    row.set("seq", std::to_string(entry->seq));
    row.set("team", page.lane_title(entry->lane));
    row.set("time", format_exercise_time(entry->at));
    row.set("calendar", page.wall(entry->calendar));
    row.set("opened",
            entry->opened_at ? format_exercise_time(*entry->opened_at) : page.word("not_opened"));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace

std::string common_html(const Page& page) {
  Data list{Data::type::list};
  for (const auto& received : common_messages(page.model())) {
    auto entry = message(page, *received.front());
    entry.set("anchor", "m" + std::to_string(received.front()->seq));
    entry.set("shared", true);
    entry.set("receivers", receivers(page, received));
    list.push_back(entry);
  }
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("id", "full-common");
  data.set("title", page.word("common"));
  data.set("empty", list.is_empty_list());
  data.set("entries", list);
  return render("appendix.mustache", data);
}

std::string appendix_html(const Page& page, const LaneDebrief& lane, std::size_t index) {
  std::vector<std::pair<std::uint64_t, Data>> entries;
  for (const auto& entry : page.model().messages) {
    if (entry.lane == lane.lane && entry.typed)
      entries.emplace_back(entry.seq, message(page, entry));
  }
  for (const auto& entry : page.model().reports) {
    if (entry.lane == lane.lane) entries.emplace_back(entry.seq, report(page, entry));
  }
  std::ranges::sort(entries, {}, [](const auto& entry) { return entry.first; });
  Data list{Data::type::list};
  for (auto& [seq, entry] : entries) list.push_back(entry);
  Data data;
  data.set("t", fixed_words(page.language()));
  data.set("id", "full-" + std::to_string(index + 1));
  data.set("title", page.text(lane.title));
  data.set("empty", entries.empty());
  data.set("entries", list);
  return render("appendix.mustache", data);
}

}  // namespace enshu::scoring
