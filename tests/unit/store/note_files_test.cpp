// Files of evaluators' notes: kept once, found by their hash, proved with the events, and missing
// in nothing that an old record holds.
#include "engine/store/note_files.hpp"

#include <array>

#include "engine/store/verify.hpp"
#include "tests/unit/store/support.hpp"

using namespace enshu;

namespace {

const store::FileSender evaluator{SeatId{"evaluator"}, false};
const std::string picture = std::string("\x89PNG\r\n\x1a\n") + std::string(300, 'p');

/// A record whose last event names the file.
NoteFileId with_note(const std::filesystem::path& path, std::uint64_t bytes) {
  const auto kept = store::keep_note_file(path, picture, evaluator);
  REQUIRE(kept.ok());
  auto record = store::Record::open(path, store::Access::append);
  REQUIRE(record.ok());
  Recorded recorded;
  recorded.seq = (*record)->last() + 1;
  recorded.event = NoteAdded{NoteId{"n1"},
                             "写真のとおり",
                             {},
                             0,
                             false,
                             false,
                             {{*kept, "board.png", "image/png", bytes}}};
  REQUIRE((*record)->append(std::vector{recorded}).ok());
  return *kept;
}

std::vector<std::string> contents(const std::filesystem::path& path, const NoteFileId& id) {
  std::vector<std::string> out;
  const auto read =
      store::each_note_file(path, std::array{id, NoteFileId{"0"}},
                            [&](const NoteFileId&, std::string bytes) -> Result<Done> {
                              out.push_back(std::move(bytes));
                              return Done{};
                            });
  CHECK(read.ok());
  return out;
}

}  // namespace

TEST_CASE("a file is found by the hash of its content, and kept once") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  const auto first = store::keep_note_file(path, picture, evaluator);
  const auto again = store::keep_note_file(path, picture, evaluator);
  REQUIRE(first.ok());
  REQUIRE(again.ok());
  CHECK(*first == *again);
  CHECK(first->value.size() == 64);
  CHECK(contents(path, *first) == std::vector{picture});
  CHECK(store::note_file(path, *first)->value() == picture);
  CHECK_FALSE(store::note_file(path, NoteFileId{"0"})->has_value());
}

TEST_CASE("files are taken in while the exercise's writer has the record open") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  auto writer = store::Record::open(path, store::Access::append);
  REQUIRE(writer.ok());
  REQUIRE(store::keep_note_file(path, picture, evaluator).ok());
  Recorded recorded;
  recorded.seq = (*writer)->last() + 1;
  recorded.event = FlagSet{"later", "yes"};
  CHECK((*writer)->append(std::vector{recorded}).ok());
}

TEST_CASE("the proof of a record covers the files that its notes name") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  with_note(path, picture.size());
  const auto fine = store::verify(path);
  REQUIRE(fine.ok());
  const auto seq = fine->events;
  SECTION("a changed byte") {
    test::tamper(path,
                 "UPDATE note_files SET content = "
                 "CAST(content || 'x' AS BLOB)");
  }
  SECTION("a missing file") { test::tamper(path, "DELETE FROM note_files"); }
  SECTION("its bytes under another size of their own") {
    test::tamper(path, "UPDATE note_files SET content = x'00'");
    const auto kept = store::note_file(path, store::note_file_id(picture));
    REQUIRE_FALSE(kept.ok());
    CHECK(kept.error().code == "log_broken");
  }
  const auto verified = store::verify(path);
  REQUIRE_FALSE(verified.ok());
  CHECK(verified.error().code == "log_broken");
  CHECK(verified.error().place.ends_with("#" + std::to_string(seq)));
}

TEST_CASE("a size that is not the file's is found") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  with_note(path, picture.size() + 1);
  CHECK_FALSE(store::verify(path).ok());
}

TEST_CASE("a record of before has no such files, and gets room for them when it goes on") {
  const test::Folder folder;
  const auto path = folder / "old.exercise";
  test::make_record(path);
  test::tamper(path, "DROP TABLE note_files; DROP TABLE file_senders; PRAGMA user_version = 1");
  CHECK(store::verify(path).ok());
  CHECK(contents(path, store::note_file_id(picture)).empty());
  CHECK_FALSE(store::note_file(path, NoteFileId{"0"})->has_value());
  REQUIRE(store::Record::open(path, store::Access::append).ok());
  CHECK(store::keep_note_file(path, picture, evaluator).ok());
  CHECK(store::verify(path).ok());
}

TEST_CASE("a record of version 2 keeps its files and learns who hands in the next") {
  const test::Folder folder;
  const auto path = folder / "old.exercise";
  test::make_record(path);
  const auto id = with_note(path, picture.size());
  test::tamper(path, "DROP TABLE file_senders; PRAGMA user_version = 2");
  CHECK(store::verify(path).ok());
  CHECK_FALSE(store::handed_in(path, id, evaluator.seat).value());
  REQUIRE(store::Record::open(path, store::Access::append).ok());
  CHECK(contents(path, id) == std::vector{picture});
  CHECK(store::keep_note_file(path, "new", evaluator).ok());
  CHECK(store::verify(path).ok());
}

TEST_CASE("whose a file is: theirs who handed it in, however many that are") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  const store::FileSender one{SeatId{"p1"}, true};
  const store::FileSender other{SeatId{"p2"}, true};
  const auto id = store::keep_note_file(path, "a,b\n", one);
  REQUIRE(id.ok());
  CHECK(store::handed_in(path, *id, one.seat).value());
  CHECK_FALSE(store::handed_in(path, *id, other.seat).value());
  REQUIRE(store::keep_note_file(path, "a,b\n", other).ok());
  CHECK(store::handed_in(path, *id, other.seat).value());
}

TEST_CASE("who plays hands in so much, and takes nobody else's room") {
  const test::Folder folder;
  const auto path = folder / "a.exercise";
  test::make_record(path);
  const store::FileSender one{SeatId{"p1"}, true};
  SECTION("by number") {
    for (int i = 0; i < store::player_room.files; ++i)
      REQUIRE(store::keep_note_file(path, std::to_string(i), one).ok());
    CHECK(store::keep_note_file(path, "0", one).ok());  // it is there already
  }
  SECTION("by size") {
    const std::string large(store::player_room.bytes / 5 - 1, 'a');
    for (char c = 'a'; c < 'f'; ++c) REQUIRE(store::keep_note_file(path, large + c, one).ok());
  }
  const auto more = store::keep_note_file(path, "one more", one);
  REQUIRE_FALSE(more.ok());
  CHECK(more.error().code == "own_files_full");
  CHECK(store::is_full(more.error()));
  CHECK(store::keep_note_file(path, "one more", {SeatId{"p2"}, true}).ok());
  CHECK(store::keep_note_file(path, "one more", evaluator).ok());
}
