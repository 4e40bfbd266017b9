// After a restart consoles get the same bytes as before it: what they saw live is what is read
// again.
#include <stdlib.h>

#include <filesystem>
#include <future>
#include <map>

#include "engine/app/models/crew.hpp"
#include "engine/app/rehearse/runs.hpp"
#include "engine/app/serve/past_index.hpp"
#include "engine/app/serve/past_texts.hpp"
#include "engine/app/serve/view_texts.hpp"
#include "engine/store/bulk_record.hpp"
#include "engine/wire/write.hpp"
#include "tests/unit/catch.hpp"

namespace enshu::app {
namespace {

const LoadedScenario& municipality() {
  static const auto loaded = open_scenario("cyder-municipality");
  REQUIRE(loaded.ok());
  return **loaded;
}

/// The record of a rehearsal with two teams.
class Rehearsed {
 public:
  Rehearsed() {
    std::string shape = (std::filesystem::temp_directory_path() / "enshu-past-XXXXXX").string();
    REQUIRE(mkdtemp(shape.data()) != nullptr);
    folder = shape;
    path = folder / "a.exercise";
    auto log = store::BulkRecord::create(path, municipality().files, {{"scenario", "x"}});
    REQUIRE(log.ok());
    REQUIRE(
        rehearse_runs(municipality(), {1, 1, 2, 1, true, shipped_crew("mix"), log->get(), false})
            .ok());
    REQUIRE((*log)->finish().ok());
  }
  Rehearsed(const Rehearsed&) = delete;
  Rehearsed& operator=(const Rehearsed&) = delete;
  ~Rehearsed() { std::filesystem::remove_all(folder); }

  std::filesystem::path folder;
  std::filesystem::path path;
};

struct Seen {
  std::vector<std::uint64_t> seqs;
  std::string text;
};

}  // namespace

TEST_CASE("every class reads again what it saw, number by number and byte by byte") {
  const Rehearsed rehearsed;
  const auto& scenario = municipality().scenario;
  State state;
  PastIndex index(scenario);
  std::map<ViewerClass, Seen> live;
  auto reader = store::RecordReader::open(rehearsed.path);
  REQUIRE(reader.ok());
  REQUIRE((*reader)
              ->read(1,
                     [&](const Recorded& recorded) {
                       evolve(scenario, state, recorded);
                       // Observers get theirs from a desk of their own.
                       index.fold(state, recorded, false);
                       for (const auto& item : feed_items(scenario, state, {&recorded, 1})) {
                         auto& seen = live[item.viewer];
                         seen.seqs.push_back(item.record_seq);
                         if (!seen.text.empty()) seen.text += ',';
                         seen.text += R"({"seq":)" + std::to_string(seen.seqs.size()) + ',' +
                                      item.json->substr(1);
                       }
                       return true;
                     })
              .ok());
  const auto past = index.take(state);
  REQUIRE(past.size() == live.size());
  REQUIRE(past.size() > 10);
  PastTexts texts({&scenario, [&] { return store::RecordReader::open(rehearsed.path); },
                   [](const Error& error) { FAIL(error.message.en); }},
                  past);
  std::vector<std::future<PastTexts::Body>> answers;
  for (const auto& each : past) {
    INFO(each.viewer.role.value);
    CHECK(*each.seqs == live.at(each.viewer).seqs);
    auto done = std::make_shared<std::promise<PastTexts::Body>>();
    answers.push_back(done->get_future());
    texts.ask(each.viewer, [done](PastTexts::Body body) { done->set_value(std::move(body)); });
  }
  for (std::size_t i = 0; i < past.size(); ++i) {
    const auto body = answers[i].get();
    REQUIRE(body != nullptr);
    CHECK(*body == live.at(past[i].viewer).text);
  }
  bool nothing = false;
  texts.ask({Access::participant, LaneId{"nowhere"}, PartyId{"nobody"}},
            [&](const PastTexts::Body& body) { nothing = body == nullptr; });
  CHECK(nothing);
}

TEST_CASE("a view in pieces is the view") {
  const auto& scenario = municipality().scenario;
  ViewTexts texts(scenario);
  for (const auto access : {Access::participant, Access::observer, Access::lead_controller}) {
    wire::View view;
    view.you.access = access;
    view.brief = {R"(,"parties":[] and ,"forms":[])", "\\"};
    const auto pieces = texts.pieces(view);
    std::string joined;
    for (const auto& piece : pieces) joined += *piece;
    view.parties = parties_of(scenario, sees_every_party(access));
    view.forms = forms_of(scenario);
    std::string whole;
    wire::write_json(whole, view);
    CHECK(joined + "}" == whole);
    CHECK(pieces.size() == 5);
  }
}

TEST_CASE("a form that one side owes is not offered to the other") {
  const auto loaded = open_scenario("attack-and-defence");
  REQUIRE(loaded.ok());
  const auto& scenario = (*loaded)->scenario;
  const auto elsewhere = [&](const char* post) {
    std::vector<std::string> names;
    for (const auto& form :
         forms_elsewhere(scenario, PartyId{post}).value_or(std::vector<FormId>{}))
      names.push_back(form.value);
    return names;
  };
  const std::vector<std::string> of_red{"attack-order", "attack-record"};
  const std::vector<std::string> of_blue{"detection-claim", "defence-report"};
  for (const char* post : {"red-lead", "red-op"}) CHECK(elsewhere(post) == of_blue);
  for (const char* post : {"blue-lead", "blue-soc", "blue-ops"}) CHECK(elsewhere(post) == of_red);
  CHECK(elsewhere("") == std::vector<std::string>{});
  CHECK_FALSE(forms_elsewhere(municipality().scenario, PartyId{"csirt"}));
}

TEST_CASE("a post that is an organisation by itself is not of the story's place") {
  const auto loaded = open_scenario("cross-sector");
  REQUIRE(loaded.ok());
  for (const auto& party : parties_of((*loaded)->scenario, false)) {
    if (party.id == PartyId{"meti"}) CHECK(party.org.ja.empty());
    if (party.id == PartyId{"power"}) CHECK(party.org.ja == "しおさい電力");
  }
}

}  // namespace enshu::app
