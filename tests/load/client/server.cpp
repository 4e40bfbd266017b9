// Starting, reading, weighing and stopping the server.
#include "tests/load/client/server.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <utility>

namespace enshu::load {
namespace {

constexpr int kStopLookMs = 5;
constexpr int kStopMaxMs = 30'000;

/// The child of the moment: whoever stops this program stops it too.
volatile sig_atomic_t child = 0;

void end_with_child(int signal) {
  if (child > 0) kill(child, SIGKILL);
  _exit(128 + signal);
}

void watch_signals() {
  struct sigaction action {};
  action.sa_handler = end_with_child;
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaction(signal, &action, nullptr);
}

std::string text_of(const boost::json::value& value, std::string_view name) {
  const auto* found = value.as_object().if_contains(name);
  return found == nullptr || !found->is_string() ? std::string{} : std::string(found->get_string());
}

/// Up to the next newline; false at the end of the output.
bool read_line(int from, std::string& line) {
  line.clear();
  char c = 0;
  while (read(from, &c, 1) == 1) {
    if (c == '\n') return true;
    line += c;
  }
  return false;
}

}  // namespace

Cost cost_of(pid_t process) {
  const std::string folder = "/proc/" + std::to_string(process);
  std::ifstream stat(folder + "/stat");
  std::stringstream all;
  all << stat.rdbuf();
  const std::string text = all.str();
  Cost cost;
  if (text.empty()) return cost;
  std::istringstream after(text.substr(text.rfind(')') + 2));
  std::string skipped;
  for (int i = 0; i < 11; ++i) after >> skipped;  // state (3) to cmajflt (13)
  double user = 0;
  double system = 0;
  after >> user >> system;
  cost.cpu_ms = (user + system) * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
  std::ifstream status(folder + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) cost.resident_kb = std::stod(line.substr(6));
  }
  return cost;
}

std::optional<Program> Program::start(const std::vector<std::string>& command,
                                      const std::string& ready) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return std::nullopt;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> words;
  std::vector<std::string> kept = command;
  words.reserve(kept.size() + 1);
  for (std::string& word : kept) words.push_back(word.data());
  words.push_back(nullptr);
  Program program;
  const int failed = posix_spawnp(&program.id_, words[0], &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(ends[1]);
  program.out_ = ends[0];
  if (failed != 0) {
    program.id_ = 0;
    return std::nullopt;
  }
  child = program.id_;
  watch_signals();
  while (read_line(program.out_, program.line_)) {
    if (program.line_.find(ready) != std::string::npos) return program;
  }
  return std::nullopt;
}

Program::Program(Program&& other) noexcept
    : id_(std::exchange(other.id_, 0)),
      out_(std::exchange(other.out_, -1)),
      line_(std::move(other.line_)) {}

Program& Program::operator=(Program&& other) noexcept {
  std::swap(id_, other.id_);
  std::swap(out_, other.out_);
  std::swap(line_, other.line_);
  return *this;
}

Program::~Program() {
  if (id_ > 0) {
    child = 0;
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
  }
  if (out_ >= 0) close(out_);
}

int Program::stop() {
  if (id_ <= 0) return 0;
  kill(id_, SIGTERM);
  int status = 0;
  int waited_ms = 0;
  while (waitpid(id_, &status, WNOHANG) == 0) {
    if (waited_ms >= kStopMaxMs) kill(id_, SIGKILL);
    usleep(kStopLookMs * 1000);
    waited_ms += kStopLookMs;
  }
  child = 0;
  id_ = 0;
  return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

std::optional<Told> read_told(const std::string& json_line) {
  boost::json::error_code fault;
  const auto value = boost::json::parse(json_line, fault);
  if (fault || !value.is_object() || !value.as_object().contains("links")) return std::nullopt;
  Told told;
  const auto place = loopback_place(text_of(value, "url"));
  if (!place) return std::nullopt;
  told.place = *place;
  for (const auto& each : value.at("links").as_array()) {
    const std::string url = text_of(each, "url");
    told.links.push_back({text_of(each, "role"), text_of(each, "lane"), text_of(each, "seat"),
                          text_of(each, "post"), url.substr(url.find('#') + 1)});
  }
  return told;
}

}  // namespace enshu::load
