// The program: one command a line, each handed to engine/app/command.
#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <exception>
#include <string>

#include "engine/app/command/common.hpp"
#include "engine/app/command/follow_up.hpp"
#include "engine/app/version.hpp"

namespace {

using namespace enshu::app;

/// The option's reader alone would make something of -1, of nothing, and of what is too large.
std::string seed_trouble(const std::string& text) {
  std::uint64_t seed = 0;
  const auto* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, seed);
  if (error == std::errc{} && stop == end) return {};
  return "A seed is a whole number from 0 to 18446744073709551615";
}

/// What both servers take.
void add_door(CLI::App& command, DoorOptions& door) {
  command.add_option("--tls-cert", door.tls_certificate,
                     "Certificate with its chain (PEM): serve HTTPS; see scripts/make-ca");
  command.add_option("--tls-key", door.tls_key, "The certificate's key (PEM)");
  command.add_option("--mail", door.mail, "Real e-mail: settings as JSON, see engine/README.md");
  command.add_option("--log", door.log, "text, or json: one object a line on standard error")
      ->check(CLI::IsMember({"text", "json"}))
      ->capture_default_str();
}

/// What an operator does with records besides playing them.
struct Keeping {
  BackupOptions backup;
  AnonymiseOptions anonymise;
  DeleteOptions remove;
};

void add_keeping(CLI::App& app, Keeping& options, int& code) {
  auto* backup_command = app.add_subcommand(
      "backup", "Copy one exercise, or the whole data folder, while it is in use");
  backup_command->add_option("--data", options.backup.data,
                             "Folder of the records (default: enshu-data)");
  backup_command->add_option("--exercise", options.backup.exercise,
                             "Only this one (default: all, and the sign-in data)");
  backup_command
      ->add_option("--out", options.backup.out, "New file (with --exercise), or new folder")
      ->required();
  backup_command->add_flag("--json", options.backup.json, "One JSON document");
  backup_command->callback([&] { code = backup(options.backup); });

  auto* anonymise_command =
      app.add_subcommand("anonymise", "A new record without the names of people");
  anonymise_command->add_option("file", options.anonymise.file, ".exercise file")->required();
  anonymise_command->add_option("--out", options.anonymise.out, "New .exercise file")->required();
  anonymise_command->add_option("--lang", options.anonymise.language, "ja or en")
      ->check(CLI::IsMember({"ja", "en"}))
      ->capture_default_str();
  anonymise_command->add_flag("--json", options.anonymise.json, "One JSON document");
  anonymise_command->callback([&] { code = anonymise(options.anonymise); });

  auto* delete_command = app.add_subcommand(
      "delete", "Remove an exercise for good: record, join links, sessions, drafts");
  delete_command->add_option("exercise", options.remove.exercise, "Name, as in enshu-data")
      ->required();
  delete_command->add_option("--data", options.remove.data,
                             "Folder of the records (default: enshu-data)");
  delete_command->add_flag("--yes", options.remove.yes, "Do it; without, only say what would go");
  delete_command->add_flag("--json", options.remove.json, "One JSON document");
  delete_command->callback([&] { code = remove_exercise(options.remove); });
}

void add_follow_up(CLI::App& app, FollowUpOptions& options, int& code) {
  auto* command = app.add_subcommand(
      "follow-up", "Ask the owners of improvements after 6 and 12 months, and take their answers");
  command->add_option("file", options.files, "Finished .exercise files")->required();
  command->add_option("--due", options.due,
                      "What is due on this day or before, as 2027-06-01 (default: today)");
  command->add_option("--out", options.out, "Write a form for each owner into this folder");
  command->add_option("--owner", options.owners, "Forms for these owners only");
  command->add_option("--mail", options.mail,
                      "Send the forms: settings as JSON, see engine/README.md");
  command->add_option("--roster", options.roster,
                      "CSV of seat (or an owner's name) and address (default: as for serve)");
  command->add_option("--reply-to", options.reply_to,
                      "Mail address for the answers (default: that of the settings)");
  command->add_option("--answers", options.answers, "Take these files of answers into the records");
  command->add_option("--collect", options.collect,
                      "Take the answers out of the mailbox of these mail settings");
  command->add_flag("--json", options.json, "One JSON document");
  command->callback([&options, &code] { code = follow_up(options); });
}

int run(int argc, char** argv) {
  CLI::App app{"enshu 演習: plays cyber exercises, records who told whom, and debriefs"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "enshu " + std::string(program_version));
  int code = exit_done;

  ServeOptions serve_options;
  auto* serve_command = app.add_subcommand("serve", "Run exercises: consoles, API and WebSocket");
  serve_command->add_option("--data", serve_options.data,
                            "Folder of the records (default: enshu-data)");
  serve_command->add_option("--listen", serve_options.listen, "HOST:PORT")->capture_default_str();
  serve_command->add_flag("--pause-after-restart", serve_options.pause_after_restart,
                          "Running exercises wait for a controller instead of going on");
  serve_command->add_option("--scenarios", serve_options.scenarios,
                            "Folder of your own scenarios, or one of them: offered beside the "
                            "shipped ones, read anew for each exercise");
  add_door(*serve_command, serve_options.door);
  serve_command->callback([&] { code = serve(serve_options); });

  DemoOptions demo_options;
  demo_options.listen.clear();
  auto* demo_command =
      app.add_subcommand("demo", "An exercise with modelled participants; prints join links");
  demo_command->add_option("--speed", demo_options.speed, "0.25 to 60")->capture_default_str();
  demo_command->add_option("--listen", demo_options.listen,
                           "HOST:PORT (default: 127.0.0.1:8080, or a free port)");
  demo_command->add_option("--data", demo_options.data,
                           "Folder of the records (default: enshu-data)");
  demo_command->add_option("--scenario", demo_options.scenario, "Folder or shipped name")
      ->capture_default_str();
  demo_command
      ->add_option("--teams", demo_options.teams, "How many teams (default: as the scenario says)")
      ->check(CLI::Range(1, 10'000));
  demo_command->add_option("--seed", demo_options.seed, "Seed of the modelled participants")
      ->check(seed_trouble)
      ->capture_default_str();
  demo_command->add_option("--set", demo_options.set,
                           "NAME=VALUE: a parameter of the scenario, for all teams");
  add_door(*demo_command, demo_options.door);
  // For tests/load, whose consoles take every seat; a demonstration without anybody shows nothing.
  demo_command->add_flag("--unmodelled", demo_options.unmodelled)->group("");
  demo_command->add_flag("--json", demo_options.json, "One JSON line instead of text");
  demo_command->callback([&] { code = demo(demo_options); });

  CheckOptions check_options;
  auto* check_command =
      app.add_subcommand("check", "Every mistake of a scenario, with file, line and column");
  check_command->add_option("scenario", check_options.scenarios, "Folders or shipped names")
      ->required();
  check_command->add_flag("--json", check_options.json, "A JSON list");
  check_command->callback([&] { code = check(check_options); });

  RehearseOptions rehearse_options;
  auto* rehearse_command =
      app.add_subcommand("rehearse", "Play the whole exercise with modelled participants");
  rehearse_command->add_option("scenario", rehearse_options.scenario, "Folder or shipped name")
      ->required();
  rehearse_command->add_option("--seed", rehearse_options.seed, "First seed")
      ->check(seed_trouble)
      ->capture_default_str();
  rehearse_command->add_option("--runs", rehearse_options.runs, "How many, seeds counting up")
      ->check(CLI::Range(1, 100'000));
  rehearse_command->add_option("--teams", rehearse_options.teams, "How many teams")
      ->check(CLI::Range(1, 10'000));
  rehearse_command
      ->add_option("--profile", rehearse_options.profile,
                   "novice, practised, expert, mix, or a file")
      ->capture_default_str();
  rehearse_command->add_option("--threads", rehearse_options.threads, "Default: all processors")
      ->check(CLI::Range(1, 256));
  rehearse_command->add_option("--html", rehearse_options.html, "Write a page with the figures");
  rehearse_command->add_flag("--watch", rehearse_options.watch,
                             "Check and play again after every save, until Ctrl+C");
  rehearse_command->add_option("--record", rehearse_options.record,
                               "Write the first run to this .exercise file");
  rehearse_command->add_option("--set", rehearse_options.set,
                               "NAME=VALUE: a parameter of the scenario, for all teams");
  // For scripts/bench; it is no rehearsal, so that the help does not offer it.
  rehearse_command->add_flag("--bare", rehearse_options.bare)->group("");
  rehearse_command->add_flag("--json", rehearse_options.json, "One JSON document");
  rehearse_command->callback([&] { code = rehearse(rehearse_options); });

  ReplayOptions replay_options;
  auto* replay_command =
      app.add_subcommand("replay", "Fold a record again and prove that it is whole");
  replay_command->add_option("file", replay_options.file, ".exercise file")->required();
  replay_command->add_flag("--verify", replay_options.verify,
                           "Check every byte against the hash chain");
  replay_command->add_option("--until", replay_options.until, "Exercise time, such as 1:20");
  replay_command->add_flag("--json", replay_options.json, "One JSON document with every event");
  replay_command->callback([&] { code = replay(replay_options); });

  ScoreOptions score_options;
  auto* score_command = app.add_subcommand("score", "Points of every obligation, with evidence");
  score_command->add_option("file", score_options.file, ".exercise file")->required();
  score_command->add_flag("--json", score_options.json, "One JSON document");
  score_command->add_option("--scenario", score_options.scenario,
                            "Judge by this corrected folder and show what changes");
  score_command->callback([&] { code = score(score_options); });

  DebriefOptions debrief_options;
  debrief_options.formats = {"html", "csv", "json"};
  auto* debrief_command = app.add_subcommand("debrief", "The after-action report as files");
  debrief_command->add_option("file", debrief_options.file, ".exercise file")->required();
  debrief_command->add_option("--out", debrief_options.out, "Folder for the files")->required();
  debrief_command
      ->add_option("--format", debrief_options.formats,
                   "html,pdf,xlsx,csv,json,jsonl,feedback,certificates,people")
      ->delimiter(',')
      ->capture_default_str();
  debrief_command->add_option("--lang", debrief_options.language, "ja or en")
      ->check(CLI::IsMember({"ja", "en"}))
      ->capture_default_str();
  debrief_command->add_flag("--anonymous", debrief_options.anonymous,
                            "Replace every personal name");
  debrief_command->add_option("--scenario", debrief_options.scenario,
                              "Judge by this corrected folder and show what changes");
  debrief_command->add_option("--lane", debrief_options.lane, "One team's report, such as team-1");
  debrief_command->add_option("--organiser", debrief_options.organiser,
                              "Who signs the certificates (default: a line to sign on)");
  debrief_command->add_option("--compare", debrief_options.compare,
                              "Records of earlier exercises of the same scenario");
  debrief_command->add_flag("--full", debrief_options.full,
                            "Chapters and appendix, however many take part");
  debrief_command->callback([&] { code = debrief(debrief_options); });

  FollowUpOptions follow_up_options;
  add_follow_up(app, follow_up_options, code);

  std::string schema_name;
  auto* schema_command =
      app.add_subcommand("schema", "JSON Schema of scenarios, or TypeScript types of the wire");
  schema_command->add_option("what", schema_name, "scenario or wire")
      ->required()
      ->check(CLI::IsMember({"scenario", "wire"}));
  schema_command->callback([&] { code = schema(schema_name); });

  AccountOptions account_options;
  auto* account_command =
      app.add_subcommand("account", "Set an operator's password (first line of standard input)");
  account_command->add_option("name", account_options.name, "Account name")->required();
  account_command->add_option("--data", account_options.data,
                              "Folder of the records (default: enshu-data)");
  account_command->callback([&] { code = account(account_options); });

  Keeping keeping;
  add_keeping(app, keeping, code);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "enshu: %s\n", error.what());
    return exit_environment;
  }
}
