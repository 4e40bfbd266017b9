// The secret comes from the record itself, so that answers of half a year later fit a copy, a
// backup or a record that moved. It is made of the chain's hash before the last event of play: only
// who has the whole record knows it, and what `replay --verify` prints at the end tells nothing of
// it.
#include "engine/app/follow_up/records.hpp"

#include <filesystem>

#include "engine/app/record_file.hpp"
#include "scoring/debrief.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t mark_digits = 16;

std::string mark_of(const store::Hash& secret) {
  const auto hash = store::Hasher().add("enshu follow-up exercise 1").add(secret).finish();
  return store::to_hex(hash).substr(0, mark_digits);
}

}  // namespace

Result<FollowedExercise> open_followed(const std::string& file) {
  auto record = open_record(file);
  if (!record) return record.error();
  scoring::DebriefBuilder builder(record->scenario->scenario);
  std::uint64_t end = 0;
  auto read = read_record(*record, [&](const Recorded& recorded) {
    builder.fold(recorded);
    const auto* clock = std::get_if<ClockChanged>(&recorded.event);
    const bool over = clock != nullptr && clock->change == ClockChange::ended;
    if (over && recorded.lane.empty()) end = recorded.seq;
    return true;
  });
  if (!read) return read.error();
  if (end < 2) {
    return Error{"not_ended",
                 {"演習がまだ終わっていません。フォローアップは終了の 6 か月後と 12 か月後です。",
                  "The exercise has not ended. A follow-up comes 6 and 12 months after its end."},
                 file};
  }
  const auto before = record->log->hash_at(end - 1);
  if (!before) return before.error();
  FollowedExercise out;
  out.file = file;
  out.name = std::filesystem::path(file).stem().string();
  out.secret = store::Hasher().add("enshu follow-up secret 1").add(*before).finish();
  out.mark = mark_of(out.secret);
  out.model = builder.model();
  return out;
}

std::string key_of(const FollowedExercise& exercise, const LaneId& lane, const std::string& owner) {
  return store::to_hex(store::Hasher()
                           .add("enshu follow-up form 1")
                           .add(exercise.secret)
                           .add(lane.value)
                           .add(owner)
                           .finish());
}

}  // namespace enshu::app
