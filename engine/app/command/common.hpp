// What the commands of the program share: exit codes and how errors are told.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.hpp"

namespace enshu::app {

/// 0 done, 1 the input is at fault, 2 wrong use, 3 the environment is (disk, port).
enum ExitCode : int { exit_done = 0, exit_input = 1, exit_usage = 2, exit_environment = 3 };

/// Writes `enshu: PLACE: text` in the language of the person's locale to standard error.
void tell(const Error& error);
/// Tells, and answers with the exit code that fits the error's code.
int fail(const Error& error);
/// From LC_ALL, LC_MESSAGES and LANG: Japanese when they say so, else English.
Language spoken_language();

// One function a command. Each returns the exit code.
struct CheckOptions {
  std::vector<std::string> scenarios;
  bool json = false;
};
int check(const CheckOptions& options);

struct RehearseOptions {
  std::string scenario;
  std::uint64_t seed = 1;
  int runs = 1;
  int teams = 0;
  std::string profile = "mix";
  std::string record;
  bool json = false;
  int threads = 0;  ///< 0: as many as the machine has
  std::string html;
  bool watch = false;
  bool bare = false;             ///< neither director nor score: what the loop itself costs
  std::vector<std::string> set;  ///< NAME=VALUE
};
int rehearse(const RehearseOptions& options);

struct ReplayOptions {
  std::string file;
  bool verify = false;
  std::string until;
  bool json = false;
};
int replay(const ReplayOptions& options);

struct ScoreOptions {
  std::string file;
  bool json = false;
  std::string scenario;  ///< a corrected folder whose rubric judges; empty: the record's own
};
int score(const ScoreOptions& options);

struct DebriefOptions {
  std::string file;
  std::string out;
  std::vector<std::string> formats;
  std::string language = "ja";
  bool anonymous = false;
  std::string scenario;              ///< as for score
  std::string lane;                  ///< one lane's report; empty: the whole exercise
  std::string organiser;             ///< on certificates
  std::vector<std::string> compare;  ///< other records of the same scenario
  bool full = false;                 ///< chapters and appendix however many take part
};
int debrief(const DebriefOptions& options);

int schema(const std::string& what);

/// What `serve` and `demo` share.
struct DoorOptions {
  std::string tls_certificate;
  std::string tls_key;
  std::string log = "text";  ///< or json
  std::string mail;          ///< file of the mail settings
};

struct ServeOptions {
  std::string data;
  std::string listen = "127.0.0.1:8080";
  DoorOptions door;
  bool pause_after_restart = false;
  std::optional<std::string> scenarios;  ///< folder of one's own, beside the shipped ones
};
int serve(const ServeOptions& options);

struct DemoOptions {
  DoorOptions door;
  std::string data;
  std::string listen = "127.0.0.1:8080";
  std::string scenario = "cyder-municipality";
  double speed = 1.0;
  int teams = 0;
  std::uint64_t seed = 1;
  bool json = false;
  std::vector<std::string> set;  ///< NAME=VALUE
  bool unmodelled = false;       ///< every seat waits for its person
};
int demo(const DemoOptions& options);

struct AccountOptions {
  std::string data;
  std::string name;
};
/// Sets an operator's password, read from standard input.
int account(const AccountOptions& options);

struct BackupOptions {
  std::string data;
  std::string exercise;  ///< empty: the whole folder
  std::string out;
  bool json = false;
};
int backup(const BackupOptions& options);

struct AnonymiseOptions {
  std::string file;
  std::string out;
  std::string language = "ja";
  bool json = false;
};
int anonymise(const AnonymiseOptions& options);

struct DeleteOptions {
  std::string data;
  std::string exercise;
  bool yes = false;
  bool json = false;
};
int remove_exercise(const DeleteOptions& options);

}  // namespace enshu::app
