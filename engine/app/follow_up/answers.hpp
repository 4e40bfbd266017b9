// What the owners sent back, taken into the records. Such a file is a stranger's until it is
// proved.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/app/follow_up/records.hpp"

namespace enshu::app {

/// A file of answers: at a path, or a text from elsewhere that `place` calls.
struct AnswersSource {
  std::string place;
  std::optional<std::string> text{};
};

struct TakenAnswers {
  std::string file;
  std::string exercise;  ///< name
  std::string owner;
  std::size_t answers{};
};

struct AnswersReport {
  std::vector<TakenAnswers> taken;
  std::vector<Error> refused;  ///< each at `FILE: FIELD`
};

/// What a file of answers may weigh.
constexpr std::size_t most_answer_bytes = 512 * 1024;

/// Each file is written down whole or, with its faults told, not at all; what was accepted is
/// durable when it returns. `now` stands in the record. Errors: those of the records, of a folder
/// that a server uses (`folder_in_use`), of the disk; nothing was written to that record then.
Result<AnswersReport> take_answers(const std::vector<std::string>& records,
                                   const std::vector<AnswersSource>& sources,
                                   std::chrono::year_month_day day, WallTime now);

}  // namespace enshu::app
