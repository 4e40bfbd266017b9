// Each mail once: what a restart, a second telling of the record and an answer change.
#include "engine/store/outbox.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <iterator>

#include "tests/unit/store/support.hpp"

namespace enshu::store {
namespace {

using test::Folder;

constexpr WallTime noon{1'000'000};

Outbox opened(const std::filesystem::path& path, std::uint64_t since = 0) {
  auto outbox = Outbox::open(path, since);
  REQUIRE(outbox);
  return std::move(*outbox);
}

OutboxLetter letter(std::uint64_t seq) {
  const auto number = std::to_string(seq);
  return {seq, "m" + number, "subject " + number, "{\"seq\":" + number + "}"};
}

using Address = std::pair<std::string, std::string>;

void add(Outbox& outbox, const OutboxLetter& letter, std::vector<Address> to) {
  const OutboxPost post{letter, std::move(to)};
  REQUIRE(outbox.add({&post, 1}));
}

std::string name(const OutboxRow& row) { return std::to_string(row.seq) + row.seat; }

/// What a claim of so many brings.
std::vector<std::string> claimed(Outbox& outbox, std::int64_t most = 10, WallTime now = noon) {
  const auto rows = outbox.claim(now, most);
  REQUIRE(rows);
  std::vector<std::string> out;
  std::ranges::transform(*rows, std::back_inserter(out), name);
  return out;
}

void all_sent(Outbox& outbox, std::vector<std::string>& sent) {
  while (true) {
    const auto rows = outbox.claim(noon, 2);
    REQUIRE(rows);
    if (rows->empty()) return;
    for (const auto& row : *rows) {
      sent.push_back(name(row));
      REQUIRE(outbox.note(row.seq, row.seat, "sent", "", noon, {}));
    }
  }
}

using Counts = std::map<std::string, std::int64_t>;
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("each (event, seat) goes out once, however often the record tells it") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  std::vector<std::string> sent;
  {
    auto outbox = opened(path);
    add(outbox, letter(3), {{"a", "a@x"}, {"b", "b@x"}});
    add(outbox, letter(5), {{"a", "a@x"}});
    all_sent(outbox, sent);
  }
  auto again = opened(path);
  CHECK(*again.up_to() == 5);
  // The record is told anew after a restart, and one event more.
  add(again, letter(3), {{"a", "a@x"}, {"b", "b@x"}});
  add(again, letter(5), {{"a", "a@x"}});
  add(again, letter(8), {{"b", "b@x"}});
  all_sent(again, sent);
  CHECK(sent == std::vector<std::string>{"3a", "3b", "5a", "8b"});
  CHECK(*again.counts() == Counts{{"sent", 4}});
}

TEST_CASE("a mail that was not taken waits for its time and tells why") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  add(outbox, letter(1), {{"a", "a@x"}, {"b", "b@x"}});
  CHECK(claimed(outbox) == Names{"1a", "1b"});
  REQUIRE(outbox.note(1, "a", "waiting", "451 later", noon, noon + seconds(30)));
  REQUIRE(outbox.note(1, "b", "bounced", "550 no such user", noon, {}));
  CHECK(claimed(outbox).empty());
  const auto rows = outbox.claim(noon + seconds(30), 10);
  REQUIRE(rows);
  REQUIRE(rows->size() == 1);
  CHECK(rows->front().seat == "a");
  CHECK(rows->front().attempts == 1);
  const auto troubles = outbox.troubles(10);
  REQUIRE(troubles);
  REQUIRE(troubles->size() == 2);
  CHECK((*troubles)[0].state == "waiting");
  CHECK((*troubles)[1].state == "bounced");
  CHECK((*troubles)[1].reason == "550 no such user");
}

TEST_CASE("letters of many events are kept together") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  const std::vector<OutboxPost> posts{
      {letter(3), {{"a", "a@x"}}}, {letter(4), {}}, {letter(6), {{"b", "b@x"}}}};
  REQUIRE(outbox.add(posts));
  CHECK(*outbox.up_to() == 6);
  CHECK(*outbox.letter_by_message("m4") == "{\"seq\":4}");
  CHECK(claimed(outbox) == Names{"3a", "6b"});
}

TEST_CASE("what was claimed and not noted waits again, in its order") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  add(outbox, letter(1), {{"a", "a@x"}, {"b", "b@x"}, {"c", "c@x"}, {"d", "d@x"}});
  CHECK(claimed(outbox, 3) == Names{"1a", "1b", "1c"});
  CHECK(*outbox.counts() == Counts{{"waiting", 4}});
  REQUIRE(outbox.note(1, "a", "sent", "", noon, {}));
  CHECK(claimed(outbox, 0).empty());
  CHECK(claimed(outbox, 2) == Names{"1b", "1c"});
  REQUIRE(outbox.note(1, "b", "sent", "", noon, {}));
  REQUIRE(outbox.note(1, "c", "sent", "", noon, {}));
  CHECK(claimed(outbox, 2) == Names{"1d"});
  CHECK(*outbox.counts() == Counts{{"sent", 3}, {"waiting", 1}});
}

TEST_CASE("what is in dialogue stays claimed, and its seats get nothing beside it") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  auto outbox = opened(path);
  CHECK(*outbox.recover("monday", noon) == 0);
  add(outbox, letter(1), {{"a", "a@x"}, {"b", "b@x"}, {"c", "c@x"}});
  add(outbox, letter(2), {{"a", "a@x"}, {"d", "d@x"}});
  const std::vector<OutboxKey> one{{1, "a"}};
  const std::vector<OutboxKey> two{{1, "a"}, {1, "b"}};
  const auto beside = [&outbox](const std::vector<OutboxKey>& on_the_way, std::int64_t most) {
    const auto rows = outbox.claim(noon, most, on_the_way);
    REQUIRE(rows);
    Names out;
    std::ranges::transform(*rows, std::back_inserter(out), name);
    return out;
  };
  CHECK(claimed(outbox, 2) == Names{"1a", "1b"});
  CHECK(beside(two, 1) == Names{"1c"});
  // c was given back, a's second waits for its first.
  CHECK(beside(two, 10) == Names{"1c", "2d"});
  CHECK_FALSE(*outbox.due(noon));
  REQUIRE(outbox.note(1, "b", "sent", "", noon, {}));
  REQUIRE(outbox.note(1, "c", "sent", "", noon, {}));
  CHECK(beside(one, 0).empty());
  CHECK(*outbox.due(noon));
  CHECK(beside(one, 10) == Names{"2d"});
  REQUIRE(outbox.note(2, "d", "sent", "", noon, {}));
  CHECK(beside(one, 10).empty());
  {
    // The power goes out: only the one in dialogue is in doubt.
    auto next = opened(path);
    CHECK(*next.recover("tuesday", noon) == 1);
    CHECK(*next.counts() == Counts{{"doubt", 1}, {"sent", 3}, {"waiting", 1}});
    CHECK(claimed(next) == Names{"2a"});
  }
}

TEST_CASE("after a death of the program what was noted is known, and the rest waits") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  auto first = opened(path);
  CHECK(*first.recover("monday", noon) == 0);
  add(first, letter(1), {{"a", "a@x"}, {"b", "b@x"}, {"c", "c@x"}});
  CHECK(claimed(first).size() == 3);
  REQUIRE(first.note(1, "a", "sent", "", noon, {}));
  auto next = opened(path);
  CHECK(*next.recover("monday", noon) == 0);
  CHECK(claimed(next) == Names{"1b", "1c"});
}

TEST_CASE("after a power cut what was claimed is in doubt and never sent again") {
  const Folder folder;
  const auto path = folder / "x.mail.db";
  const std::string boot = GENERATE("tuesday", "");  // the empty one is not known
  {
    auto first = opened(path);
    CHECK(*first.recover("monday", noon) == 0);
    add(first, letter(1), {{"a", "a@x"}, {"b", "b@x"}, {"c", "c@x"}});
    CHECK(claimed(first, 2) == Names{"1a", "1b"});
  }
  {
    auto next = opened(path);
    CHECK(*next.recover(boot, noon + seconds(60)) == 2);
    CHECK(claimed(next) == Names{"1c"});
    REQUIRE(next.note(1, "c", "sent", "", noon, {}));
    REQUIRE(next.note(1, "a", "waiting", "", noon, {}));
    CHECK(claimed(next).empty());
    CHECK(*next.counts() == Counts{{"doubt", 2}, {"sent", 1}});
    const auto troubles = next.troubles(10);
    REQUIRE(troubles);
    REQUIRE(troubles->size() == 2);
    CHECK(troubles->front().at == noon + seconds(60));
    CHECK(troubles->front().reason.find("not sent again") != std::string::npos);
    // A report of its failure tells that it had left.
    CHECK(*next.bounce("m1", "a", "no such mailbox", noon));
  }
  auto later = opened(path);
  CHECK(*later.recover(boot, noon) == 0);
  CHECK(*later.counts() == Counts{{"bounced", 1}, {"doubt", 1}, {"sent", 1}});
}

TEST_CASE("an end is an end: no later note brings a mail back") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  add(outbox, letter(1), {{"a", "a@x"}});
  REQUIRE(outbox.note(1, "a", "sent", "", noon, {}));
  REQUIRE(outbox.note(1, "a", "waiting", "", noon, {}));
  CHECK(claimed(outbox).empty());
  CHECK(*outbox.bounce("m1", "a", "no such mailbox", noon));
  CHECK_FALSE(*outbox.bounce("m1", "b", "no such mailbox", noon));
  CHECK(*outbox.counts() == Counts{{"bounced", 1}});
}

TEST_CASE("an exercise that gets mail while it runs begins from there") {
  const Folder folder;
  CHECK(*opened(folder / "x.mail.db", 40).up_to() == 40);
  CHECK(*opened(folder / "x.mail.db", 99).up_to() == 40);
}

TEST_CASE("what came in is known by its Message-ID, and answers find their letter") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  add(outbox, letter(1), {{"a", "a@x"}});
  auto twin = letter(2);
  twin.subject = "subject 1";
  add(outbox, twin, {{"a", "a@x"}});
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

TEST_CASE("invitations leave before the mails of the record and are not counted with them") {
  const Folder folder;
  auto outbox = opened(folder / "x.mail.db");
  add(outbox, letter(4), {{"a", "a@x"}});
  const std::vector<OutboxInvitation> two{{"a", "a@x", "i-1", "{}"}, {"b", "b@x", "i-2", "{}"}};
  REQUIRE(outbox.invite(two));
  REQUIRE(outbox.invite(std::span(two).first(1)));
  const auto rows = outbox.claim(noon, 10);
  REQUIRE(rows);
  REQUIRE(rows->size() == 4);
  CHECK(rows->back().seq == 4);
  REQUIRE(outbox.note((*rows)[0].seq, (*rows)[0].seat, "bounced", "gone", noon, {}));
  const auto invited = outbox.invited();
  REQUIRE(invited);
  // The newest of each seat: the third, to a, was first in the line.
  CHECK(*invited == std::map<std::string, std::string>{{"a", "bounced"}, {"b", "waiting"}});
  CHECK(*outbox.counts() == Counts{{"waiting", 1}});
  CHECK(*outbox.up_to() == 4);
}

}  // namespace enshu::store
