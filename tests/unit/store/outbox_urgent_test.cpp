// Urgent mails: before all others, and alone while nothing else may leave; also in a file of the
// first version.
#include <algorithm>
#include <iterator>

#include "engine/store/outbox.hpp"
#include "tests/unit/store/support.hpp"

namespace enshu::store {
namespace {

constexpr WallTime noon{1'000'000};
constexpr WallTime later{2'000'000};

std::vector<std::uint64_t> claimed(Outbox& outbox, WallTime now, bool urgent_only) {
  const auto rows = outbox.claim(now, 10, {}, urgent_only);
  REQUIRE(rows);
  std::vector<std::uint64_t> out;
  std::ranges::transform(*rows, std::back_inserter(out), [](const auto& row) { return row.seq; });
  return out;
}

void fill(Outbox& outbox) {
  const std::vector<OutboxPost> posts{
      {{1, "m1", "a", "{}"}, {{"one", "one@city.example.jp"}}},
      {{2, "m2", "b", "{}"}, {{"one", "one@city.example.jp"}}},
      {{3, "s3", "", "{}"}, {{"one", "one@city.example.jp"}}, true}};
  REQUIRE(outbox.add(posts));
}

using Seqs = std::vector<std::uint64_t>;

TEST_CASE("urgent mails leave first, and alone while the others are held") {
  const test::Folder folder;
  auto outbox = Outbox::open(folder / "a.mail.db", 0);
  REQUIRE(outbox);
  fill(*outbox);
  CHECK(claimed(*outbox, noon, false) == Seqs{3});
  CHECK(claimed(*outbox, noon, true) == Seqs{3});
  // One that could not leave is urgent still, when its time comes.
  REQUIRE(outbox->note(3, "one", "waiting", "busy", noon, later));
  CHECK(claimed(*outbox, noon, true).empty());
  CHECK(claimed(*outbox, noon, false) == Seqs{1, 2});
  CHECK(claimed(*outbox, later, true) == Seqs{3});
  REQUIRE(outbox->note(3, "one", "sent", "", later, {}));
  CHECK(claimed(*outbox, later, true).empty());
  CHECK(claimed(*outbox, later, false) == Seqs{1, 2});
}

TEST_CASE("an outbox of the first version goes on") {
  const test::Folder folder;
  const auto path = folder / "a.mail.db";
  {
    auto outbox = Outbox::open(path, 0);
    REQUIRE(outbox);
    auto database = Database::open(path, SQLITE_OPEN_READWRITE, "test");
    REQUIRE(database);
    REQUIRE(
        database->run("DROP INDEX mails_urgent; ALTER TABLE mails DROP COLUMN urgent;"
                      "PRAGMA user_version = 1;",
                      "test"));
  }
  auto outbox = Outbox::open(path, 0);
  REQUIRE(outbox);
  fill(*outbox);
  CHECK(claimed(*outbox, noon, true) == Seqs{3});
}

}  // namespace
}  // namespace enshu::store
