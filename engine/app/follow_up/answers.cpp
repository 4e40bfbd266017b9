// File by file: read, proved against the exercise that it names, asked of `decide` as a
// controller's entry would be, and appended to the record's chain like one.
#include "engine/app/follow_up/answers.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>

#include "engine/app/record_file.hpp"
#include "engine/app/serve/folder_lock.hpp"
#include "engine/base/cut.hpp"
#include "engine/core/exercise.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/read.hpp"
#include "injects/render.hpp"

namespace enshu::app {
namespace {

namespace fs = std::filesystem;

constexpr wire::Limits file_limits{most_answer_bytes, 200};
constexpr std::size_t most_told = 400;

/// Words of a stranger on our terminal: no control characters, and not too many.
std::string plain(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 =
        byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (c1) ++i;
    out += c1 || byte < 0x20 || byte == 0x7f ? '?' : text[i];
  }
  if (out.size() <= most_told) return out;
  return std::string(cut(out, most_told)) + "…";
}

Error plain(Error error) {
  error.message = {plain(error.message.ja), plain(error.message.en)};
  error.place = plain(error.place);
  return error;
}

Result<std::string> text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::error_code failed;
  if (!file || fs::is_directory(path, failed)) {
    return Error{"answers_unreadable",
                 {"回答ファイルを読めません。名前と権限を確かめてください。",
                  "The answers cannot be read. Check the name and the permissions."},
                 path};
  }
  std::string text(most_answer_bytes + 1, '\0');
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  if (text.size() > most_answer_bytes) {
    return Error{"answers_too_long",
                 {"回答ファイルが大きすぎます（512 KB まで）。", "The file is too long (512 KB)."},
                 path};
  }
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  return text;
}

Result<scoring::FollowUpFile> read_answers(const AnswersSource& source) {
  const auto& path = source.place;
  auto text = source.text ? Result<std::string>(*source.text) : text_of(path);
  if (!text) return text.error();
  auto tree = wire::parse_json(*text, most_answer_bytes);
  if (!tree) {
    return Error{"bad_answers",
                 {"用紙が保存した回答ファイルではありません。" + tree.error().message.ja,
                  "It is no file that the form has saved. " + tree.error().message.en},
                 path};
  }
  auto file = wire::from_json<scoring::FollowUpFile>(
      *tree, "bad_answers", {"回答ファイル", "the file of answers"}, file_limits);
  if (file) return file;
  auto error = file.error();
  error.place = path + (error.place.empty() ? "" : ": " + error.place);
  return error;
}

AnswerFollowUp command_of(const scoring::FollowUpFile& file, const scoring::FollowUpGiven& answer) {
  return {answer.improvement, answer.months, answer.state, answer.comment, file.answered_by};
}

/// One exercise whose record is open for appending, and what is to be appended.
class Taker {
 public:
  static Result<std::unique_ptr<Taker>> open(FollowedExercise followed, WallTime now) {
    auto record = open_record(followed.file);
    if (!record) return record.error();
    auto taker = std::make_unique<Taker>(std::move(followed), std::move(*record), now);
    auto read = read_record(taker->record_, [&](const Recorded& recorded) {
      taker->exercise_.restore(recorded);
      return true;
    });
    if (!read) return read.error();
    return taker;
  }

  Taker(FollowedExercise followed, OpenedRecord record, WallTime now)
      : followed_(std::move(followed)),
        record_(std::move(record)),
        exercise_(record_.scenario->scenario, renderer_, nullptr),
        now_(now) {}

  [[nodiscard]] const FollowedExercise& followed() const { return followed_; }

  /// Its faults; without any, its answers wait to be appended.
  Result<std::vector<Error>> take(const scoring::FollowUpFile& file, const std::string& path,
                                  std::chrono::year_month_day day) {
    auto faults = scoring::faults_of(file, followed_.model, day,
                                     key_of(followed_, file.lane, file.owner), taken_, path);
    const Moment moment{exercise_.state().at, now_};
    const auto request = [&](const scoring::FollowUpGiven& answer) {
      const Command command = command_of(file, answer);
      return Request{
          {},
          CommandId{"follow-up:" + answer.improvement.value + ":" + std::to_string(answer.months)},
          wire::hash_of(command),
          command};
    };
    for (std::size_t i = 0; faults.empty() && i < file.answers.size(); ++i) {
      const auto decided = decide(exercise_.scenario(), renderer_, exercise_.state(),
                                  request(file.answers[i]), moment);
      if (decided) continue;
      auto fault = decided.error();
      fault.place = path + ": answers[" + std::to_string(i) + "]";
      faults.push_back(std::move(fault));
    }
    if (!faults.empty()) return faults;
    for (const auto& answer : file.answers) {
      auto outcome = exercise_.handle(request(answer), moment);
      if (!outcome) return outcome.error();
      std::ranges::move(outcome->events, std::back_inserter(batch_));
      taken_.insert({answer.improvement, answer.months});
    }
    return faults;
  }

  Result<Done> append() {
    if (batch_.empty()) return Done{};
    record_.log.reset();  // nobody reads while the file changes
    auto log = store::Record::open(followed_.file, store::Access::append);
    if (!log) return log.error();
    return (*log)->append(batch_);
  }

 private:
  FollowedExercise followed_;
  OpenedRecord record_;
  injects::TemplateRenderer renderer_;
  Exercise exercise_;
  WallTime now_;
  std::set<scoring::FollowUpAsked> taken_;
  std::vector<Recorded> batch_;
};

using Takers = std::vector<std::unique_ptr<Taker>>;

/// A server that plays in the same folder would write to the record as well.
Result<std::vector<FolderLock>> lock_all(const std::vector<std::string>& records) {
  std::map<fs::path, bool> folders;
  for (const auto& record : records) {
    std::error_code failed;
    const auto whole = fs::weakly_canonical(record, failed);
    folders[failed ? fs::path(record).parent_path() : whole.parent_path()] = true;
  }
  std::vector<FolderLock> out;
  for (const auto& [folder, _] : folders) {
    auto lock = FolderLock::take(folder.string());
    if (!lock) return lock.error();
    out.push_back(std::move(*lock));
  }
  return out;
}

Result<Takers> open_all(const std::vector<std::string>& records, WallTime now) {
  Takers out;
  for (const auto& record : records) {
    auto followed = open_followed(record);
    if (!followed) return followed.error();
    auto taker = Taker::open(std::move(*followed), now);
    if (!taker) return taker.error();
    out.push_back(std::move(*taker));
  }
  return out;
}

/// Null where none of the records is the file's.
Taker* taker_of(const Takers& takers, const std::string& mark) {
  const auto found = std::ranges::find_if(
      takers, [&](const auto& taker) { return taker->followed().mark == mark; });
  return found == takers.end() ? nullptr : found->get();
}

}  // namespace

Result<AnswersReport> take_answers(const std::vector<std::string>& records,
                                   const std::vector<AnswersSource>& sources,
                                   std::chrono::year_month_day day, WallTime now) {
  const auto locks = lock_all(records);
  if (!locks) return locks.error();
  const auto takers = open_all(records, now);
  if (!takers) return takers.error();
  AnswersReport report;
  for (const auto& source : sources) {
    const auto& path = source.place;
    const auto file = read_answers(source);
    if (!file) {
      report.refused.push_back(plain(file.error()));
      continue;
    }
    auto* taker = taker_of(*takers, file->exercise);
    if (taker == nullptr) {
      report.refused.push_back(plain(
          {"other_exercise",
           {"指定した記録の演習への回答ではありません。その演習の .exercise を指定してください。",
            "It answers for none of these exercises. Name the .exercise file that it belongs to."},
           path + ": exercise"}));
      continue;
    }
    auto faults = taker->take(*file, path, day);
    if (!faults) return faults.error();
    for (auto& fault : *faults) report.refused.push_back(plain(std::move(fault)));
    if (faults->empty())
      report.taken.push_back({path, taker->followed().name, file->owner, file->answers.size()});
  }
  for (const auto& taker : *takers) {
    if (auto done = taker->append(); !done) return done.error();
  }
  return report;
}

}  // namespace enshu::app
