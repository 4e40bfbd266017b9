// Each mail once: what a restart, a second telling of the record and an answer change.
#include "engine/store/outbox.hpp"

#include <sys/stat.h>

#include "tests/unit/store/support.hpp"

namespace enshu::store {
namespace {

using test::Folder;

constexpr WallTime noon{1'000'000};

Outbox opened(const std::filesystem::path& path, std::uint64_t since = 0) {
  auto outbox = Outbox::open(path, since, Durability::sure);
  REQUIRE(outbox);
  return std::move(*outbox);
}

OutboxLetter letter(std::uint64_t seq) {
  const auto number = std::to_string(seq);
  return {seq, "m" + number, "subject " + number, "{\"seq\":" + number + "}"};
}

void all_sent(Outbox& outbox, std::vector<std::string>& sent) {
  while (true) {
    auto row = outbox.next(noon);
    REQUIRE(row);
    if (!*row) return;
    sent.push_back(std::to_string((*row)->seq) + (*row)->seat);
    REQUIRE(outbox.note((*row)->seq, (*row)->seat, "sent", "", noon, {}));
  }
}

}  // namespace

TEST_CASE("each (event, seat) goes out once, however often the record tells it") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  std::vector<std::string> sent;
  {
    auto outbox = opened(path);
    REQUIRE(outbox.add(letter(3), {{"a", "a@x"}, {"b", "b@x"}}));
    REQUIRE(outbox.add(letter(5), {{"a", "a@x"}}));
    all_sent(outbox, sent);
  }
  auto again = opened(path);
  CHECK(*again.up_to() == 5);
  // The record is told anew after a restart, and one event more.
  REQUIRE(again.add(letter(3), {{"a", "a@x"}, {"b", "b@x"}}));
  REQUIRE(again.add(letter(5), {{"a", "a@x"}}));
  REQUIRE(again.add(letter(8), {{"b", "b@x"}}));
  all_sent(again, sent);
  CHECK(sent == std::vector<std::string>{"3a", "3b", "5a", "8b"});
  CHECK(*again.counts() == std::map<std::string, std::int64_t>{{"sent", 4}});
}

TEST_CASE("a mail that was not taken waits for its time and tells why") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  REQUIRE(outbox.add(letter(1), {{"a", "a@x"}, {"b", "b@x"}}));
  REQUIRE(outbox.note(1, "a", "waiting", "451 later", noon, noon + seconds(30)));
  auto row = outbox.next(noon);
  REQUIRE(row);
  CHECK((*row)->seat == "b");
  REQUIRE(outbox.note(1, "b", "bounced", "550 no such user", noon, {}));
  CHECK_FALSE((*outbox.next(noon)).has_value());
  row = outbox.next(noon + seconds(30));
  REQUIRE((*row).has_value());
  CHECK((*row)->seat == "a");
  CHECK((*row)->attempts == 1);
  const auto troubles = outbox.troubles(10);
  REQUIRE(troubles);
  REQUIRE(troubles->size() == 2);
  CHECK((*troubles)[1].state == "bounced");
  CHECK((*troubles)[1].reason == "550 no such user");
}

TEST_CASE("an end is an end: no later note brings a mail back") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  REQUIRE(outbox.add(letter(1), {{"a", "a@x"}}));
  REQUIRE(outbox.note(1, "a", "sent", "", noon, {}));
  REQUIRE(outbox.note(1, "a", "waiting", "", noon, {}));
  CHECK_FALSE((*outbox.next(noon)).has_value());
  CHECK(*outbox.bounce("m1", "a", "no such mailbox", noon));
  CHECK_FALSE(*outbox.bounce("m1", "b", "no such mailbox", noon));
  CHECK(*outbox.counts() == std::map<std::string, std::int64_t>{{"bounced", 1}});
}

TEST_CASE("an exercise that gets mail while it runs begins from there") {
  const Folder folder;
  CHECK(*opened(folder / "x.mail.db", 40).up_to() == 40);
  CHECK(*opened(folder / "x.mail.db", 99).up_to() == 40);
}

TEST_CASE("what came in is known by its Message-ID, and answers find their letter") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  REQUIRE(outbox.add(letter(1), {{"a", "a@x"}}));
  auto twin = letter(2);
  twin.subject = "subject 1";
  REQUIRE(outbox.add(twin, {{"a", "a@x"}}));
  CHECK(*outbox.letter_by_subject("a", "subject 1") == "{\"seq\":2}");
  CHECK(outbox.letter_by_subject("b", "subject 1")->empty());
  CHECK(*outbox.letter_by_message("m1") == "{\"seq\":1}");
  REQUIRE(outbox.put_received({"id@x", "a@x", "a", "pending", "mail-1", {}, noon}));
  CHECK(*outbox.message_id_of("mail-1") == "id@x");
  REQUIRE(outbox.put_received({"id@x", "a@x", "a", "taken", "mail-1", {}, noon}));
  REQUIRE(outbox.put_received({"other@x", "z@x", "", "unknown_sender", "", {"誰", "who"}, noon}));
  CHECK((*outbox.received("id@x"))->outcome == "taken");
  CHECK_FALSE((*outbox.received("none@x")).has_value());
  const auto refused = outbox.refused(10);
  REQUIRE(refused);
  REQUIRE(refused->size() == 1);
  CHECK(refused->front().reason.en == "who");
}

TEST_CASE("the file holds addresses: only its owner reads it") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  auto outbox = opened(path);
  struct stat found {};
  REQUIRE(::stat(path.c_str(), &found) == 0);
  CHECK((found.st_mode & 0777U) == 0600U);
  CHECK(*outbox.secret() == *opened(path).secret());
  CHECK(outbox.secret()->size() > 40);
}

}  // namespace enshu::store
