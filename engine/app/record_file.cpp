// Opening a record for reading.
#include "engine/app/record_file.hpp"

#include <stdexcept>

#include "engine/app/recorded_files.hpp"

namespace enshu::app {

Result<OpenedRecord> open_record(const std::string& path) {
  auto log = store::Record::open(path, store::Access::read);
  if (!log) return log.error();
  auto files = (*log)->files();
  if (!files) return files.error();
  auto scenario = open_recorded_files(std::move(*files));
  if (!scenario) {
    Error error = scenario.error();
    error.place = path + " (" + error.place + ")";
    return error;
  }
  return OpenedRecord{std::move(*log), std::move(*scenario)};
}

Result<Done> read_record(OpenedRecord& record, const std::function<bool(const Recorded&)>& each) {
  std::uint64_t seq = 0;
  try {
    return record.log->read(1, [&](const Recorded& recorded) {
      seq = recorded.seq;
      return each(recorded);
    });
  } catch (const std::out_of_range&) {
    return Error{"record_misfit",
                 {"記録の " + std::to_string(seq) + " 番が、記録の中のシナリオに合いません。",
                  "Event " + std::to_string(seq) + " does not fit the scenario in the record."},
                 {}};
  }
}

}  // namespace enshu::app
