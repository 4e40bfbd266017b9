// What stands in an `.exercise` file: tables, identification, and the description that never
// changes after the beginning.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

#include "engine/base/result.hpp"
#include "engine/store/chain.hpp"
#include "engine/store/files.hpp"
#include "engine/store/sqlite.hpp"

namespace enshu::store {

inline constexpr std::int64_t record_application_id = 0x454E5348;  ///< "ENSH"
inline constexpr std::int64_t record_version = 3;

/// Where the record ends.
struct Head {
  std::uint64_t seq{};
  Hash hash{};
  bool operator==(const Head&) const = default;
};

/// Whether people took part. A rehearsal can be played again and may be replaced.
enum class Origin { live, rehearsal };

/// Tables, identification, files and meta of a new record; the caller holds the transaction.
/// Returns the genesis head.
Result<Head> write_beginning(Database& database, const Files& files, const Meta& meta,
                             Origin origin);
/// Gives an older record what the newest version has; the caller has it open to append.
Result<Done> bring_up_to_date(Database& database);
/// From here on the file itself refuses everything but appending.
Result<Done> write_triggers(Database& database);

/// Refuses what is no record, is of a newer version, or has other tables than ours (a stranger's
/// trigger or view). Errors: `not_a_record`, `record_newer`, `record_damaged`, `record_open`.
Result<Done> check_format(Database& database);
/// SQLite's own look at every page. Errors: `record_damaged`.
Result<Done> check_pages(Database& database);

/// Errors of these: `log_read`.
Result<Files> read_files(Database& database);
/// With the record's own keys (`record.…`).
Result<Meta> read_meta(Database& database);
/// Errors: also `log_broken` when it is missing or malformed.
Result<Head> read_head(Database& database);

/// The meta that the genesis hash covers.
Meta genesis_meta(const Meta& all);
/// The meta as the record's maker gave it.
Meta given_meta(const Meta& all);

/// Keys of the record's own meta.
inline constexpr std::string_view key_origin = "record.origin";
inline constexpr std::string_view key_files = "record.files";
inline constexpr std::string_view key_genesis = "record.genesis";
inline constexpr std::string_view key_head_seq = "record.head_seq";
inline constexpr std::string_view key_head_hash = "record.head_hash";

/// Sets one value of the meta; used for the head, which moves.
class HeadWriter {
 public:
  static Result<HeadWriter> prepare(Database& database);
  /// Fails when the head on disk is not `before`: then somebody else has written.
  Result<Done> move(Database& database, const Head& before, const Head& after);

 private:
  explicit HeadWriter(Statement statement) : statement_(std::move(statement)) {}
  Statement statement_;
};

}  // namespace enshu::store
