// enshu_load: puts consoles on a server of this machine, plays people at them, measures, and judges
// whether anything was lost or doubled. Exit 0 when nothing was, 1 when something was, 2 on wrong
// use, 3 when the server does not start.
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "tests/load/client/fleet.hpp"
#include "tests/load/client/plain.hpp"

namespace {

using namespace enshu::load;
using std::chrono::milliseconds;

constexpr int kDone = 0;
constexpr int kWrong = 1;
constexpr int kUsage = 2;
constexpr int kEnvironment = 3;
constexpr std::size_t kSeatsMax = 10'000;
constexpr auto kRoundMax = milliseconds(60'000);
constexpr auto kQuiet = milliseconds(300);
constexpr auto kRest = milliseconds(6'000);

void raise_file_limit() {
  rlimit limit{};
  getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

/// A folder that is gone when the run is over, unless one was named.
class Data {
 public:
  explicit Data(const std::string& named) : path_(named), own_(named.empty()) {
    if (!own_) return;
    std::string shape = (std::filesystem::temp_directory_path() / "enshu-load-XXXXXX").string();
    if (mkdtemp(shape.data()) != nullptr) path_ = shape;
  }
  ~Data() {
    std::error_code ignored;
    if (own_ && !path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  Data(const Data&) = delete;
  Data& operator=(const Data&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool own_;
};

int fail(const std::string& what, int code) {
  std::fprintf(stderr, "enshu_load: %s\n", what.c_str());
  return code;
}

void tell(const Options& options, const Report& report) {
  std::fputs((options.json ? report.json() : report.text()).c_str(), stdout);
}

/// The rounds of `fanout` and `volley` against a baseline.
int run_plain(const Options& options, Wire& wire) {
  const auto place = loopback_place(options.plain);
  if (!place) return fail("only http://127.…:PORT: load is put on this machine alone", kUsage);
  Report report;
  std::size_t open = 0;
  std::size_t lost = 0;
  const Cost before = cost_of(options.process);
  std::vector<std::unique_ptr<PlainConsole>> consoles;
  for (std::size_t i = 0; i <= options.seats; ++i) {  // the last one speaks
    wire.after(milliseconds(i / 4), [&, i] {
      consoles.push_back(std::make_unique<PlainConsole>(
          wire, *place, address_of(i, options.addresses), open, lost));
    });
  }
  if (!wire.run_until([&] { return open == options.seats + 1; }, kRoundMax))
    return fail("the baseline does not take all consoles", kEnvironment);
  wire.run_until([] { return false; }, kRest);
  const Cost settled = cost_of(options.process);
  const auto count = static_cast<double>(options.seats);
  report.number("consoles", count, "");
  report.number("memory_per_console_kb", (settled.resident_kb - before.resident_kb) / count, "KB");
  const std::string text(static_cast<std::size_t>(options.bytes), 'x');
  bool all = true;
  for (const auto& [name, events] : {std::pair<std::string, int>{"fanout", 1}, {"volley", 10}}) {
    const int rounds = events == 1 ? options.rounds : std::max(1, options.rounds / 2);
    Samples samples;
    double busy_ms = 0;
    const Cost start = cost_of(options.process);
    for (int i = 0; i < rounds; ++i) {
      Round round;
      for (std::size_t c = 0; c < options.seats; ++c)
        consoles[c]->expect(round, static_cast<std::uint64_t>(events));
      round.started = Clock::now();
      for (int n = 0; n < events; ++n) consoles.back()->say(text);
      all = wire.run_until([&] { return round.waiting == 0; }, kRoundMax) && all;
      busy_ms += ms_between(round.started, round.last);
      samples.merge(round.each);
      wire.run_until([] { return false; }, kQuiet);
    }
    const double messages = count * events * rounds;
    const double cpu_ms = cost_of(options.process).cpu_ms - start.cpu_ms;
    report.samples(name + "_ms", samples);
    report.number(name + "_messages_per_second", messages / busy_ms * 1000, "");
    report.number(name + "_cpu_per_message_us", cpu_ms * 1000 / messages, "us");
  }
  tell(options, report);
  return all && lost == 0 ? kDone : kWrong;
}

/// SIGTERM, and the same folder again on the same port.
bool restart(const Options& options, const Place& place, const std::string& data, Program& server,
             Report& report) {
  const auto began = Clock::now();
  if (server.stop() != 0) return false;
  report.number("stop_seconds", ms_between(began, Clock::now()) / 1000, "s");
  const auto starts = Clock::now();
  auto again = Program::start({options.program, "serve", "--data", data, "--listen",
                               place.host + ":" + std::to_string(place.port)},
                              "http://");
  if (!again) return false;
  report.number("start_seconds", ms_between(starts, Clock::now()) / 1000, "s");
  server = std::move(*again);
  return true;
}

int run_enshu(const Options& options, Wire& wire) {
  Report report;
  const Data data(options.data);
  std::optional<Program> server;
  std::optional<Told> told;
  if (options.links.empty()) {
    const auto began = Clock::now();
    server = Program::start(
        {options.program, "demo", "--unmodelled", "--scenario", options.scenario, "--data",
         data.path(), "--listen", "127.0.0.1:0", "--seed", std::to_string(options.seed), "--json"},
        "\"links\"");
    if (!server) return fail("the server does not start", kEnvironment);
    report.number("first_start_seconds", ms_between(began, Clock::now()) / 1000, "s");
    told = read_told(server->line());
  } else {
    std::ifstream file(options.links);
    std::string line;
    std::getline(file, line);
    told = read_told(line);
  }
  if (!told) return fail("no links of a server on this machine (http://127.…)", kUsage);
  const pid_t process = server ? server->id() : options.process;
  Fleet fleet(options, wire, *told, process, report);
  if (fleet.size() < options.seats)
    return fail("the scenario has only " + std::to_string(fleet.size()) + " seats", kUsage);
  const bool arrived = fleet.arrive();
  for (const std::string& stage : options.stages) {
    if (stage == "fanout") fleet.fanout();
    if (stage == "volley") fleet.volley();
    if (stage == "acks") fleet.acks();
    if (stage == "population") fleet.population();
    if (stage == "churn") fleet.churn();
    if (stage == "restart" && server) {
      const auto began = Clock::now();
      if (!restart(options, told->place, data.path(), *server, report))
        return fail("the server does not start again", kEnvironment);
      fleet.come_back(began, server->id());
    }
  }
  fleet.settle();
  report.tally(fleet.tally());
  fleet.leave();
  if (server && server->stop() != 0) return fail("the server did not stop in order", kWrong);
  tell(options, report);
  return arrived && fleet.tally().right() ? kDone : kWrong;
}

void add_options(CLI::App& app, Options& options) {
  app.add_option("--server", options.program, "The program to start")->capture_default_str();
  app.add_option("--scenario", options.scenario, "Folder written by tests/load/big-scenario.mjs");
  app.add_option("--data", options.data, "Folder of the record (default: one that is removed)");
  app.add_option("--links", options.links,
                 "File with the line of `enshu demo --json` of a running server, instead");
  app.add_option("--plain", options.plain, "URL of a baseline server, instead");
  app.add_option("--pid", options.process, "Process of a server that was not started from here");
  app.add_option("--seats", options.seats, "Consoles")
      ->check(CLI::Range(std::size_t{1}, kSeatsMax))
      ->capture_default_str();
  app.add_option("--addresses", options.addresses, "Loopback addresses to come from")
      ->check(CLI::Range(1, 400))
      ->capture_default_str();
  app.add_option("--seed", options.seed, "Of people and their Wi-Fi")->capture_default_str();
  app.add_option("--stages", options.stages, "fanout,volley,acks,population,churn,restart")
      ->delimiter(',')
      ->check(CLI::IsMember({"fanout", "volley", "acks", "population", "churn", "restart"}));
  app.add_option("--join-seconds", options.join_seconds,
                 "Over which everybody signs in (default: 7,000 a minute)");
  app.add_option("--rounds", options.rounds, "Of fanout; half as many of volley")
      ->check(CLI::Range(1, 20))
      ->capture_default_str();
  app.add_option("--bytes", options.bytes, "Of a baseline's message")->capture_default_str();
  app.add_option("--rate", options.rate, "Commands a second of acks")->capture_default_str();
  app.add_option("--seconds", options.seconds, "Of acks, population and churn, each")
      ->check(CLI::Range(1.0, 36'000.0))
      ->capture_default_str();
  app.add_option("--churn-seconds", options.churn_seconds, "Of churn, when it is another time")
      ->check(CLI::Range(0.0, 36'000.0));
  app.add_option("--speed", options.speed, "Of the exercise in population")
      ->check(CLI::Range(0.25, 60.0))
      ->capture_default_str();
  app.add_option("--pace", options.pace, "Of the people")->check(CLI::Range(0.1, 100.0));
  app.add_option("--restless", options.restless, "Seconds between a console's mishaps")
      ->check(CLI::Range(1.0, 36'000.0))
      ->capture_default_str();
  app.add_flag("--json", options.json, "One JSON document");
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Load on a server of this machine, in the protocol of engine/WIRE.md"};
  Options options;
  add_options(app, options);
  try {
    app.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? kDone : kUsage;
  }
  raise_file_limit();
  const auto wire = Wire::make();
  if (!options.plain.empty()) return run_plain(options, *wire);
  if (options.scenario.empty() && options.links.empty())
    return fail("name a --scenario, the --links of a running server, or a --plain baseline",
                kUsage);
  return run_enshu(options, *wire);
}
