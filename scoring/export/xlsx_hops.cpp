// The hops of relays, one a row: what became of each, and what the staff found out.
#include <algorithm>

#include "scoring/entry_words.hpp"
#include "scoring/export/xlsx_sheets.hpp"
#include "scoring/words.hpp"

namespace enshu::scoring {
namespace {

void follow_up(Sheet& sheet, const Page& page, const std::optional<HopFollowUp>& found) {
  sheet.text(found ? page.text(reason_words(found->reason)) : std::string{});
  sheet.text(found ? page.text(follow_words(found->result)) : std::string{});
  sheet.text(found && found->means ? page.text(channel_words(*found->means)) : std::string{});
  sheet.text(found ? found->note : std::string{});
}

}  // namespace

void hops_sheet(Workbook& book, const Page& page) {
  const auto& lanes = page.model().lanes;
  if (std::ranges::all_of(lanes, [](const auto& lane) { return lane.score.relays.empty(); }))
    return;
  auto sheet =
      book.sheet(either(page, "伝達の宛先別", "Hops of relays"), {{page.word("team"), 16},
                                                                  {page.word("reach"), 24},
                                                                  {page.word("tier"), 6},
                                                                  {page.word("from"), 22},
                                                                  {page.word("to"), 26},
                                                                  {page.word("state"), 14},
                                                                  {page.word("mail_returned"), 34},
                                                                  {page.word("due"), 10},
                                                                  {page.word("actual"), 10},
                                                                  {page.word("delay"), 10},
                                                                  {page.word("receipt"), 10},
                                                                  {page.word("hop_reason"), 24},
                                                                  {page.word("hop_result"), 14},
                                                                  {page.word("means"), 12},
                                                                  {page.word("hop_note"), 50}});
  for (const auto& lane : lanes) {
    for (const auto& relay : lane.score.relays) {
      for (const auto& hop : relay.hops) {
        sheet.text(page.text(lane.title)).text(page.text(relay.title)).number(hop.tier);
        sheet.text(page.party(hop.from)).text(page.party(hop.to));
        sheet.text(page.text(status_words(hop.status)));
        sheet.text(hop.returned ? page.text(return_words(hop.returned->cause, hop.returned->status))
                                : std::string{});
        sheet.time(hop.due_at).time(hop.at).span(hop.delay).time(hop.receipt_at);
        follow_up(sheet, page, hop.follow_up);
        sheet.end();
      }
    }
  }
}

}  // namespace enshu::scoring
