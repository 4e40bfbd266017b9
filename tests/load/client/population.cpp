// People at the consoles: they read what comes, answer some of it, report now and then, load the
// page again and lose their Wi-Fi. Chance is each seat's own, from the run's seed.
#include <algorithm>
#include <string>

#include "tests/load/client/fleet.hpp"

namespace enshu::load {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t kReplies = 300;   // of a thousand letters read
constexpr std::uint64_t kReports = 60;    // likewise
constexpr std::uint64_t kReceipts = 200;  // likewise
constexpr std::uint64_t kActions = 10;    // likewise
constexpr std::uint64_t kRepeats = 50;    // of a thousand commands, sent once more on purpose
constexpr std::uint64_t kReloads = 600;   // of a thousand disturbances; the others are drops

/// Between `least` and `most` milliseconds, evenly.
milliseconds between(Seat& seat, double least, double most) {
  const auto span = static_cast<std::uint64_t>(std::max(1.0, most - least));
  return milliseconds(static_cast<std::int64_t>(least) +
                      static_cast<std::int64_t>(seat.chance()() % span));
}

bool chance_of(Seat& seat, std::uint64_t permille) { return seat.chance()() % 1000 < permille; }

}  // namespace

std::string sector_of(const std::string& post) { return post.substr(0, post.rfind('-')); }

std::string ministry_of(const Seat& seat) { return "ministry-" + sector_of(seat.link().post); }

void Fleet::report(Seat& seat, const std::string& form) {
  const std::string mark = seat.new_mark();
  seat.send(R"({"kind":"submit_report","form":")" + form + R"(","stage":"first","to":[")" +
                ministry_of(seat) + R"("],"fields":{"summary":[")" + mark +
                R"("],"impact":["no"]}})",
            mark);
}

/// The first house of a sector passes on to the others what came from NISC.
void Fleet::hand_down(Seat& seat, const Letter& letter) {
  std::string to;
  for (const std::string& post : posts_[sector_of(seat.link().post)]) {
    if (post != seat.link().post) to += (to.empty() ? "\"" : ",\"") + post + "\"";
  }
  if (to.empty()) return;
  const std::string mark = seat.new_mark();
  seat.send(R"({"kind":"send_message","to":[)" + to + R"(],"subject":"Fwd: load","forward_of":")" +
                letter.id + R"(","body":")" + mark + "\"}",
            mark);
}

void Fleet::act(Seat& seat, const Letter& letter) {
  if (letter.from == seat.link().post) return;  // what it handed down itself
  const double slow = 1000 / options_.pace;
  const auto read_at = between(seat, 1 * slow, 15 * slow);
  wire_.after(read_at, [this, &seat, letter] {
    if (people_act_) seat.send(R"({"kind":"open_message","message":")" + letter.id + "\"}", {});
  });
  const auto later = read_at + between(seat, 2 * slow, 30 * slow);
  const bool replies = chance_of(seat, kReplies);
  const bool reports = chance_of(seat, kReports);
  const bool receipt = chance_of(seat, kReceipts);
  const bool again = chance_of(seat, kRepeats);
  const bool takes_action = chance_of(seat, kActions);
  // One seat of a post does what the post does once.
  const bool speaks = seat.link().seat.ends_with("-1");
  wire_.after(later, [=, this, &seat] {
    if (!people_act_) return;
    if (receipt) seat.send(R"({"kind":"acknowledge_message","message":")" + letter.id + "\"}", {});
    if (replies) {
      const std::string mark = seat.new_mark();
      seat.send(R"({"kind":"send_message","to":[")" + letter.from +
                    R"("],"subject":"Re: load","in_reply_to":")" + letter.id + R"(","body":")" +
                    mark + "\"}",
                mark);
    }
    if (reports) report(seat, "notice");
    if (speaks && letter.from == "cabinet") report(seat, "sitrep");
    if (speaks && letter.from == "nisc") hand_down(seat, letter);
    if (takes_action) {
      seat.send(R"({"kind":"take_action","action":"check-)" + sector_of(seat.link().post) +
                    R"(","reason":"load","told":"load"})",
                {});
    }
    if (again) seat.repeat();
  });
}

void Fleet::disturb(Seat& seat) {
  wire_.after(between(seat, 0, 2000 * options_.restless), [this, &seat, stage = stage_] {
    if (!people_roam_ || stage != stage_) return;
    if (chance_of(seat, kReloads))
      seat.reload();
    else
      seat.drop(between(seat, 500, 6000));
    disturb(seat);
  });
}

void Fleet::population() { live_through("population", true); }

void Fleet::churn() { live_through("churn", false); }

void Fleet::live_through(const std::string& name, bool acting) {
  const double seconds =
      acting || options_.churn_seconds <= 0 ? options_.seconds : options_.churn_seconds;
  people_act_ = acting;
  people_roam_ = true;
  ++stage_;
  hall_.watch_delivery = true;
  tally_.ack_ms = {};
  const auto speed = static_cast<std::int64_t>(options_.speed * 1000);
  lead_does(R"({"kind":"set_speed","speed_permille":)" + std::to_string(speed) + "}");
  for (const auto& seat : seats_) {
    seat->on_letter = [this](Seat& reader, const Letter& letter) { act(reader, letter); };
    disturb(*seat);
  }
  const Cost before = cost_of(process_);
  double most_kb = before.resident_kb;
  const auto look = milliseconds(1000);
  const auto end = Clock::now() + milliseconds(static_cast<std::int64_t>(seconds * 1000));
  while (Clock::now() < end) {
    wire_.run_until([] { return false; }, look);
    most_kb = std::max(most_kb, cost_of(process_).resident_kb);
  }
  people_act_ = false;
  people_roam_ = false;
  hall_.watch_delivery = false;
  const Cost after = cost_of(process_);
  report_.number(name + "_seconds", seconds, "s");
  report_.number(name + "_server_cpu", (after.cpu_ms - before.cpu_ms) / (seconds * 1000), "cores");
  report_.number(name + "_kb_before", before.resident_kb, "KB");
  report_.number(name + "_kb_most", most_kb, "KB");
  report_.number(name + "_kb_after", after.resident_kb, "KB");
}

}  // namespace enshu::load
