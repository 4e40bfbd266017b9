// An exercise leaves a data folder: nothing of it stays, and nothing of the others goes.
#include "engine/store/forget.hpp"

#include "engine/core/sign_in.hpp"
#include "engine/store/sign_in_store.hpp"
#include "tests/unit/store/support.hpp"

using namespace enshu;
using namespace enshu::test;

namespace {

/// Two exercises with links, sessions and drafts each.
void sign_people_in(const Folder& folder) {
  auto sign_in = store::open_sign_in(folder.path());
  REQUIRE(sign_in);
  for (const char* exercise : {"first", "second"}) {
    const Identity who{exercise, SeatId("a-1"), {}};
    const auto code = (*sign_in)->new_code(who, WallTime{1'000'000});
    REQUIRE(code);
    REQUIRE((*sign_in)->join(*code, WallTime{1}));
    REQUIRE((*sign_in)->put_draft(
        who, "mail", "{\"body\":\"himitsu-no-shitagaki-" + std::string(exercise) + "\"}"));
  }
}

}  // namespace

TEST_CASE("links, sessions and drafts of one exercise go, down to their bytes") {
  const Folder folder;
  sign_people_in(folder);
  const store::Traces one{1, 1, 1};
  CHECK(*store::traces_of(folder.path(), "first") == one);
  CHECK(*store::traces_of(folder.path(), "third") == store::Traces{});
  const auto gone = store::forget_traces(folder.path(), "first");
  REQUIRE(gone);
  CHECK(*gone == one);
  CHECK(*store::traces_of(folder.path(), "first") == store::Traces{});
  CHECK(*store::traces_of(folder.path(), "second") == one);
  std::string all;
  for (const auto& name : folder.names()) all += bytes_of(folder / name);
  CHECK(all.find("himitsu-no-shitagaki-first") == std::string::npos);
  CHECK(all.find("himitsu-no-shitagaki-second") != std::string::npos);
}

TEST_CASE("a record goes with what stands beside it, and a second time is no fault") {
  const Folder folder;
  const auto path = folder / "first.exercise";
  REQUIRE(store::Record::create(path, files, meta));
  for (const char* beside : {"-wal", "-shm", ".copy", ".part"})
    std::ofstream(path.string() + beside) << "x";
  std::ofstream(folder / "first.exercise.txt") << "mine";
  REQUIRE(store::remove_record(path));
  CHECK(folder.names() == std::vector<std::string>{"first.exercise.txt"});
  CHECK(store::remove_record(path));
}

TEST_CASE("the sign-in data is copied while it is in use, for its owner's eyes alone") {
  const Folder folder;
  sign_people_in(folder);
  auto in_use = store::open_sign_in(folder.path());
  REQUIRE(in_use);
  const Folder copy;
  const auto copied = store::backup_sign_in(folder.path(), copy.path());
  REQUIRE(copied);
  CHECK(*copied);
  CHECK(copy.names() == std::vector<std::string>{"access.db"});
  using std::filesystem::perms;
  CHECK(std::filesystem::status(copy / "access.db").permissions() ==
        (perms::owner_read | perms::owner_write));
  CHECK(*store::traces_of(copy.path(), "second") == store::Traces{1, 1, 1});
  const Folder empty;
  const auto nothing = store::backup_sign_in(empty.path(), copy.path());
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);
}
