// Reading beside the writer.
#include "engine/store/record_reader.hpp"

#include "engine/store/open_record.hpp"
#include "engine/store/read_ahead.hpp"
#include "engine/store/row_cursor.hpp"

namespace enshu::store {

Result<std::unique_ptr<RecordReader>> RecordReader::open(const std::filesystem::path& path) {
  auto database = open_beside(path);
  if (!database) return database.error();
  return std::unique_ptr<RecordReader>(new RecordReader(std::move(*database)));
}

Result<Done> RecordReader::read(std::uint64_t from,
                                const std::function<bool(const Recorded&)>& each) {
  std::optional<Hash> follows;
  if (from <= 1) {
    auto genesis = verified_genesis(database_);
    if (!genesis) return genesis.error();
    follows = *genesis;
  }
  return read_ahead(database_, from, follows, each);
}

Result<Done> RecordReader::pick(std::span<const std::uint64_t> seqs,
                                const std::function<bool(const Recorded&)>& each) {
  return pick_events(database_, seqs, each);
}

}  // namespace enshu::store
