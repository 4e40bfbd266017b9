// The event table: one statement writes, one reads.
#include "engine/store/rows.hpp"

#include <algorithm>
#include <bit>
#include <limits>

#include "engine/store/read_ahead.hpp"
#include "engine/store/row_cursor.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/read.hpp"

namespace enshu::store {
namespace {

constexpr std::string_view write_code = "log_write";
constexpr std::string_view read_code = "log_read";
constexpr std::array<int, 10> column_types{
    SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_INTEGER, SQLITE_TEXT, SQLITE_TEXT,
    SQLITE_TEXT,    SQLITE_INTEGER, SQLITE_TEXT,    SQLITE_TEXT, SQLITE_BLOB};

bool well_typed(const Statement& rows) {
  for (int column = 0; column < static_cast<int>(column_types.size()); ++column) {
    if (rows.type(column) != column_types[static_cast<std::size_t>(column)]) return false;
  }
  return rows.blob(9).size() == Hash{}.size();
}

StoredRow row_of(const Statement& rows) {
  StoredRow out;
  out.row = {rows.integer(0), rows.integer(1), rows.integer(2), rows.text(3), rows.text(4),
             rows.text(5),    rows.integer(6), rows.text(7),    rows.text(8)};
  std::copy_n(rows.blob(9).data(), out.hash.size(), out.hash.data());
  return out;
}

Error out_of_order(const Database& database, std::uint64_t wanted, std::uint64_t got) {
  const std::string path = database.path().string();
  return {"log_write",
          {path + ": 次は " + std::to_string(wanted) + " 番なのに " + std::to_string(got) +
               " 番を書こうとしました。",
           path + ": event " + std::to_string(wanted) + " is next, but " + std::to_string(got) +
               " was to be written"},
          path};
}

}  // namespace

Result<RowWriter> RowWriter::prepare(Database& database) {
  auto insert = database.prepare(
      "INSERT INTO events(seq, at, wall, lane, seat, command, command_hash, kind, body, hash) "
      "VALUES(?,?,?,?,?,?,?,?,?,?)",
      write_code);
  if (!insert) return insert.error();
  auto head = HeadWriter::prepare(database);
  if (!head) return head.error();
  return RowWriter(std::move(insert.value()), std::move(head.value()));
}

Result<Done> RowWriter::append(Database& database, std::span<const Recorded> batch, Head& head) {
  for (const Recorded& recorded : batch) {
    if (recorded.seq != head.seq + 1) return out_of_order(database, head.seq + 1, recorded.seq);
    body_.clear();
    wire::write_json(body_, recorded.event);
    const Row row{static_cast<std::int64_t>(recorded.seq),
                  recorded.at.ms,
                  recorded.wall.ms,
                  recorded.lane.value,
                  recorded.by.value,
                  recorded.command.value,
                  std::bit_cast<std::int64_t>(recorded.command_hash),
                  wire::kind_of(recorded.event),
                  body_};
    head = {recorded.seq, next_hash(head.hash, row)};
    insert_.bind_all(row.seq, row.at, row.wall, row.lane, row.seat, row.command, row.command_hash,
                     row.kind, row.body, Blob(head.hash));
    if (insert_.step() != SQLITE_DONE) {
      Error error = database.error(write_code);
      insert_.reset();
      return error;
    }
    insert_.reset();
  }
  return Done{};
}

Error broken_at(const Database& database, std::uint64_t seq, const Text& reason) {
  const std::string path = database.path().string();
  const std::string number = std::to_string(seq);
  return {"log_broken",
          {path + ": 記録は " + number + " 番で壊れています（" + reason.ja +
               "）。控えから戻してください。",
           path + ": the record is broken at sequence " + number + " (" + reason.en +
               "); restore it from a backup"},
          path + "#" + number};
}

Result<RowCursor> RowCursor::open(Database& database, std::uint64_t from) {
  auto rows = database.prepare(
      "SELECT seq, at, wall, lane, seat, command, command_hash, kind, body, hash FROM events WHERE "
      "seq >= ? ORDER BY seq",
      read_code);
  if (!rows) return rows.error();
  const std::uint64_t first = std::max<std::uint64_t>(from, 1);
  // Row 0 and below cannot be ours; reading from the smallest number finds them when the whole
  // record is wanted.
  rows->bind(
      1, first == 1 ? std::numeric_limits<std::int64_t>::min() : static_cast<std::int64_t>(first));
  return RowCursor(database, std::move(rows.value()), first);
}

Result<std::optional<StoredRow>> RowCursor::next() {
  const int stepped = rows_.step();
  if (stepped == SQLITE_ROW) {
    if (rows_.type(0) != SQLITE_INTEGER ||
        rows_.integer(0) != static_cast<std::int64_t>(expected_)) {
      return broken_at(*database_, expected_, {"この番号の行がありません", "its row is missing"});
    }
    if (!well_typed(rows_))
      return broken_at(*database_, expected_, {"列の型が違います", "a column has a wrong type"});
    ++expected_;
    return std::optional(row_of(rows_));
  }
  if (stepped == SQLITE_DONE) return std::optional<StoredRow>{};
  if ((stepped & 0xFF) == SQLITE_CORRUPT) {
    return broken_at(*database_, expected_,
                     {"ファイルのページが壊れています", "a page of the file is damaged"});
  }
  return database_->error(read_code);
}

Result<Done> read_rows(Database& database, std::uint64_t from,
                       const std::function<Result<bool>(const StoredRow&)>& each) {
  auto rows = RowCursor::open(database, from);
  if (!rows) return rows.error();
  while (true) {
    const auto row = rows->next();
    if (!row) return row.error();
    if (!*row) return Done{};
    const auto more = each(**row);
    if (!more) return more.error();
    if (!*more) return Done{};
  }
}

Result<Recorded> recorded_of(const Database& database, const Row& row) {
  const auto seq = static_cast<std::uint64_t>(row.seq);
  const auto sane = [](std::int64_t ms) {
    return ms >= -wire::integer_most && ms <= wire::integer_most;
  };
  if (!sane(row.at) || !sane(row.wall))
    return broken_at(database, seq, {"時刻が範囲外です", "a time is out of range"});
  auto event = wire::event_from_text(row.body);
  if (!event) return broken_at(database, seq, event.error().message);
  if (wire::kind_of(*event) != row.kind) {
    return broken_at(database, seq,
                     {"種類の列が本文と違います", "the column of the kind does not fit the body"});
  }
  return Recorded{seq,
                  ExerciseTime{row.at},
                  WallTime{row.wall},
                  LaneId(row.lane),
                  SeatId(row.seat),
                  CommandId(row.command),
                  std::bit_cast<std::uint64_t>(row.command_hash),
                  std::move(event.value())};
}

Result<Done> pick_events(Database& database, std::span<const std::uint64_t> seqs,
                         const std::function<bool(const Recorded&)>& each) {
  auto rows = database.prepare(
      "SELECT seq, at, wall, lane, seat, command, command_hash, kind, body, hash FROM events WHERE "
      "seq = ?",
      read_code);
  if (!rows) return rows.error();
  for (const auto seq : seqs) {
    rows->bind(1, static_cast<std::int64_t>(seq));
    const int stepped = rows->step();
    if (stepped == SQLITE_DONE)
      return broken_at(database, seq, {"この番号の行がありません", "its row is missing"});
    if (stepped != SQLITE_ROW) return database.error(read_code);
    if (!well_typed(*rows))
      return broken_at(database, seq, {"列の型が違います", "a column has a wrong type"});
    const auto recorded = recorded_of(database, row_of(*rows).row);
    if (!recorded) return recorded.error();
    if (!each(*recorded)) return Done{};
    rows->reset();
  }
  return Done{};
}

Result<Done> read_events(Database& database, std::uint64_t from,
                         const std::function<bool(const Recorded&)>& each) {
  return read_ahead(database, from, std::nullopt, each);
}

}  // namespace enshu::store
