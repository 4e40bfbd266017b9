// Reading the roster: every row that cannot be used is told with its line and what to do.
#include "engine/mail/roster.hpp"

#include <algorithm>

#include "engine/base/csv.hpp"
#include "engine/mail/address.hpp"
#include "engine/mail/charset.hpp"

namespace enshu::mail {
namespace {

/// UTF-16 where its mark says so (Excel's "Unicode text"), else UTF-8 or Shift_JIS.
std::string text_of(std::string_view bytes) {
  const bool little = bytes.starts_with("\xff\xfe");
  if (!little && !bytes.starts_with("\xfe\xff")) return words_in(bytes, {});
  return words_in(bytes.substr(2), little ? "utf-16le" : "utf-16be");
}

struct Form {
  char separator = ',';
  std::int64_t line = 1;  ///< where the rows begin
};

/// Takes Excel's own first line (`sep=;`) off; without it the head shows what stands between
/// fields.
Form take_form(std::string_view& csv) {
  const auto head = csv.substr(0, csv.find('\n'));
  std::string_view told = head;
  if (told.starts_with('"')) told.remove_prefix(1);
  if (told.size() > 4 && (told.starts_with("sep=") || told.starts_with("SEP="))) {
    csv.remove_prefix(std::min(csv.size(), head.size() + 1));
    return {told[4], 2};
  }
  for (const char separator : {',', '\t', ';'}) {
    if (head.find(separator) != std::string_view::npos) return {separator, 1};
  }
  return {};
}

std::vector<CsvRow> rows_of(std::string_view csv) {
  const Form form = take_form(csv);
  std::vector<CsvRow> rows;
  for (CsvReader reader(csv, form.separator, form.line); auto row = reader.next();)
    rows.push_back(std::move(*row));
  return rows;
}

std::optional<Text> take(const std::string& seat, const std::string& written,
                         const MailConfig& config, Roster& roster) {
  if (seat.empty())
    return Text{"席（seat）が空です。席の名前を書いてください。", "The seat is empty; name it."};
  const auto address = plain_address(written);
  if (!address) {
    return Text{"「" + written +
                    "」はメールアドレスではありません。名前@ドメイン "
                    "の形で書いてください。",
                "'" + written + "' is no mail address; write NAME@DOMAIN."};
  }
  if (!in_domains(*address, config.allowed_domains)) {
    const std::string domain(domain_of(*address));
    return Text{"ドメイン " + domain +
                    " には送れません。設定の allowed_domains "
                    "に加えるか、アドレスを直してください。",
                "Mail may not go to " + domain +
                    ". Add it to allowed_domains of the settings, or correct the address."};
  }
  if (party_of(*address, config.from)) {
    return Text{"演習自身のアドレスです。参加者のアドレスを書いてください。",
                "That is the exercise's own address; write the participant's."};
  }
  if (roster.address_by_seat.contains(seat)) {
    return Text{"席「" + seat + "」が二度書かれています。一行にしてください。",
                "The seat '" + seat + "' stands here twice; keep one row."};
  }
  if (const auto found = roster.seat_by_address.find(*address);
      found != roster.seat_by_address.end()) {
    return Text{"このアドレスは席「" + found->second +
                    "」にも使われています。一つのアドレスは一つの席に限ります。",
                "This address is that of the seat '" + found->second +
                    "' too; one address stands for one seat."};
  }
  roster.address_by_seat.emplace(seat, *address);
  roster.seat_by_address.emplace(*address, seat);
  return std::nullopt;
}

}  // namespace

std::optional<std::string> Roster::seat_of(std::string_view address) const {
  const auto found = seat_by_address.find(std::string(address));
  return found == seat_by_address.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Roster::address_of(std::string_view seat) const {
  const auto found = address_by_seat.find(std::string(seat));
  return found == address_by_seat.end() ? std::nullopt : std::optional(found->second);
}

Roster read_roster(std::string_view csv, const MailConfig& config) {
  Roster roster;
  const auto rows = rows_of(text_of(csv));
  if (rows.empty()) return roster;
  const auto& head = rows.front().fields;
  const auto seat = std::ranges::find(head, "seat") - head.begin();
  const auto address = std::ranges::find(head, "address") - head.begin();
  const auto width = static_cast<std::ptrdiff_t>(head.size());
  if (seat == width || address == width) {
    roster.faults.push_back({rows.front().line,
                             {"1 行目に列の名前 seat と address を書いてください。",
                              "Write the column names seat and address in the first line."}});
    return roster;
  }
  for (const auto& row : rows) {
    if (&row == &rows.front()) continue;
    const auto field = [&row](std::ptrdiff_t column) {
      const auto index = static_cast<std::size_t>(column);
      return index < row.fields.size() ? row.fields[index] : std::string{};
    };
    if (auto fault = take(field(seat), field(address), config, roster))
      roster.faults.push_back({row.line, std::move(*fault)});
    else
      roster.line_by_seat.emplace(field(seat), row.line);
  }
  return roster;
}

Result<Done> may_receive(const Roster& roster, const MailConfig& config, std::string_view seat,
                         std::string_view address) {
  if (roster.address_of(seat) != std::optional(std::string(address))) {
    return Error{"not_rostered",
                 {"名簿のアドレスではなくなったため、送りませんでした。",
                  "It was not sent: the roster no longer has this address for the seat."},
                 {}};
  }
  if (!in_domains(address, config.allowed_domains)) {
    return Error{"domain_not_allowed",
                 {"許可されていないドメインのため、送りませんでした。",
                  "It was not sent: its domain is not among those allowed."},
                 {}};
  }
  return Done{};
}

}  // namespace enshu::mail
