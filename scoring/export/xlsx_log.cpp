// Sheets of what happened: MSEL as run, messages, reports, decisions, observations.
#include "scoring/entry_words.hpp"
#include "scoring/export/xlsx_sheets.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {

void msel_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet("MSEL", {{either(page, "付与", "Inject"), 24},
                                   {either(page, "内容", "Title"), 40},
                                   {page.word("team"), 16},
                                   {page.word("planned"), 10},
                                   {page.word("state"), 14},
                                   {either(page, "実績", "Fired"), 10},
                                   {page.word("late_by"), 10},
                                   {either(page, "理由", "Cause"), 24},
                                   {"#", 8}});
  for (const auto& step : page.model().steps) {
    sheet.text(step.inject.value).text(page.text(step.title)).text(page.lane_title(step.lane));
    sheet.time(step.planned).text(step_words(step.state, page.language())).time(step.fired);
    sheet.span(step.late_ms > 0 ? std::optional<Duration>(Duration{step.late_ms}) : std::nullopt);
    sheet.text(step.cause ? page.text(cause_words(*step.cause)) : "");
    if (step.seq != 0) sheet.number(step.seq);
    sheet.end();
  }
}

void messages_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "連絡", "Messages"), {{"#", 8},
                                                             {page.word("time"), 10},
                                                             {page.word("calendar"), 20},
                                                             {page.word("team"), 16},
                                                             {page.word("means"), 10},
                                                             {page.word("from"), 24},
                                                             {page.word("by_seat"), 18},
                                                             {page.word("to"), 30},
                                                             {page.word("cc"), 20},
                                                             {either(page, "件名", "Subject"), 36},
                                                             {either(page, "本文", "Body"), 80},
                                                             {page.word("opened"), 10},
                                                             {page.word("attachments"), 24},
                                                             {either(page, "付与", "Inject"), 20}});
  for (const auto& entry : page.model().messages) {
    std::string files;
    for (const auto& file : entry.attachments) {
      files += (files.empty() ? "" : page.word("comma")) +
               (file.title.empty() ? file.id.value : page.text(file.title));
    }
    for (const auto& file : entry.files) {
      files += files.empty() ? "" : "\n";
      files += name_in_folder(file) + " (" + size_words(file) + ")";
    }
    sheet.number(entry.seq).time(entry.at).text(page.wall(entry.calendar));
    sheet.text(page.lane_title(entry.lane)).text(page.text(channel_words(entry.channel)));
    sheet.text(page.party(entry.from)).text(page.person(entry.seat));
    sheet.text(page.parties(entry.to)).text(page.parties(entry.cc));
    sheet.text(page.text(entry.subject)).text(page.text(entry.body)).time(entry.opened_at);
    sheet.text(files).text(entry.inject.value).end();
  }
}

void reports_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "報告", "Reports"), {{"#", 8},
                                                            {page.word("time"), 10},
                                                            {page.word("team"), 16},
                                                            {either(page, "様式", "Form"), 24},
                                                            {either(page, "段階", "Stage"), 10},
                                                            {page.word("from"), 24},
                                                            {page.word("by_seat"), 18},
                                                            {page.word("to"), 30},
                                                            {page.word("tlp"), 16},
                                                            {page.word("entry"), 90}});
  for (const auto& entry : page.model().reports) {
    std::string lines;
    for (const auto& field : entry.fields) {
      std::string values;
      for (const auto& value : field.values)
        values += (values.empty() ? "" : page.word("comma")) + page.text(value);
      lines += (lines.empty() ? "" : "\n") + page.text(field.label) + ": " + values;
    }
    sheet.number(entry.seq).time(entry.at).text(page.lane_title(entry.lane));
    sheet.text(page.text(entry.form_title)).text(page.text(stage_words(entry.stage)));
    sheet.text(page.party(entry.from)).text(page.person(entry.seat)).text(page.parties(entry.to));
    sheet.text(page.text(tlp_words(entry.tlp))).text(lines).end();
  }
}

void decisions_sheet(Workbook& book, const Page& page) {
  auto sheet = book.sheet(either(page, "意思決定", "Decisions"),
                          {{"#", 8},
                           {page.word("time"), 10},
                           {page.word("team"), 16},
                           {page.word("who"), 24},
                           {page.word("by_seat"), 18},
                           {either(page, "決定", "Decision"), 50},
                           {either(page, "根拠・責任者・見直し", "Ground, owner, review"), 60}});
  for (const auto& entry : page.model().timeline) {
    if (entry.kind != EntryKind::decision) continue;
    sheet.number(entry.seq).time(entry.at).text(page.lane_title(entry.lane));
    sheet.text(page.text(entry.who)).text(page.person(entry.seat));
    sheet.text(page.text(entry.title)).text(page.text(entry.detail)).end();
  }
}

void notes_sheet(Workbook& book, const Page& page) {
  auto sheet =
      book.sheet(either(page, "観察", "Observations"), {{"#", 8},
                                                        {page.word("time"), 10},
                                                        {page.word("team"), 16},
                                                        {either(page, "記入者", "By"), 18},
                                                        {page.word("objective"), 26},
                                                        {page.word("good_practice"), 14},
                                                        {page.word("evidence"), 10},
                                                        {page.word("what"), 80},
                                                        {either(page, "添付", "Files"), 40}});
  for (const auto& note : page.model().notes) {
    sheet.number(note.seq).time(note.at);
    sheet.text(note.lane.empty() ? page.word("all") : page.lane_title(note.lane));
    sheet.text(page.person(note.seat));
    sheet.text(note.objective.empty() ? "" : page.objective(note.objective));
    sheet.text(note.good_practice ? "★" : "");
    if (note.about != 0) {
      sheet.number(note.about);
    } else {
      sheet.empty();
    }
    std::string files;
    for (const auto& file : note.files) {
      files += files.empty() ? "" : "\n";
      files += name_in_folder(file) + " (" + size_words(file) + ")";
    }
    sheet.text(note.text).text(files).end();
  }
}

}  // namespace enshu::scoring
