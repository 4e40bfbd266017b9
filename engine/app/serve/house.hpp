// All exercises of one server: opens them, makes new ones, and answers what the front asks.
#pragma once

#include <boost/asio/thread_pool.hpp>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "engine/app/serve/host.hpp"
#include "engine/app/serve/rehearsal_room.hpp"
#include "engine/app/serve/shown_files.hpp"
#include "engine/app/setup.hpp"
#include "engine/net/server.hpp"

namespace enshu::app {

class PostOffice;
class Shelf;

/// The files that a person puts to a note or a message; null for every other command.
std::vector<NoteFile>* files_of(Command& command);

/// How long a join link works, unless it is revoked.
inline constexpr Duration link_lasts{7LL * 24 * 3600 * 1000};

struct HouseConfig {
  std::filesystem::path data;  ///< folder of the records and of `access.db`
  std::function<WallTime()> now;
  std::function<std::uint64_t()> fresh_seed;
  std::function<void(const std::string& level, const std::string& text)> report;
  AfterRestart after_restart = AfterRestart::run;
  PostOffice* post = nullptr;  ///< outlives the house; null: no real e-mail
};

class House final : public net::Backend {
 public:
  /// Both outlive the house.
  House(HouseConfig config, SignIn& sign_in, Shelf& shelf);
  ~House() override;

  /// The front that publishes for the exercises; before any of them is opened. `base_url` goes into
  /// join links.
  void attach(net::Server& server, std::string base_url);
  /// Opens every record of the data folder. A record that does not open is reported and left alone.
  void open_all();
  /// Makes a record and its seats, durable when it returns. Errors: of the scenario,
  /// `record_exists`, `log_write`.
  Result<std::string> create(const LoadedScenario& scenario, const TableOptions& table,
                             std::optional<std::string> models);
  std::shared_ptr<ExerciseHost> host(const std::string& exercise) const;
  [[nodiscard]] std::vector<std::shared_ptr<ExerciseHost>> hosts() const;
  [[nodiscard]] std::filesystem::path record_path(const std::string& exercise) const;
  /// A join link's path for a seat. Call on the I/O thread, or before the server runs.
  Result<std::string> join_path(const Identity& who);
  /// One for each, all or none; thousands at once.
  Result<std::vector<std::string>> join_paths(const std::vector<Identity>& whom);
  /// The exercises' part of /metrics. Any thread.
  [[nodiscard]] std::string figures() const;
  /// Stops every exercise's thread; nothing is answered afterwards.
  void close();

  void seat(const Identity& who, std::function<void(std::optional<net::SeatInfo>)> reply) override;
  void greet(const Identity& who, bool with_past,
             std::function<void(Result<net::Greeting>)> reply) override;
  void command(const Identity& who, CommandId id, std::uint64_t hash, Command command,
               std::function<void(net::CommandReply)> reply) override;
  void api(net::ApiRequest request, std::function<void(net::ApiReply)> reply) override;

 private:
  using Answer = std::function<void(net::ApiReply)>;
  using Asked = std::shared_ptr<const net::ApiRequest>;

  Result<Done> open(const std::string& exercise);
  void decide(const std::shared_ptr<ExerciseHost>& target, const Identity& who, CommandId id,
              std::uint64_t hash, Command command, std::function<void(net::CommandReply)> reply);
  std::string new_id(const Scenario& scenario) const;
  /// Runs on the exercise's thread when there is such an exercise; answers 404 otherwise.
  void inside(const Asked& asked, const Answer& answer,
              std::function<void(ExerciseHost&, const ExerciseHost::Inside&)> task);

  void artefact(const Asked& asked, const Answer& answer);
  void surveys(const Asked& asked, const Answer& answer);
  void score(const Asked& asked, const Answer& answer);
  void training(const Asked& asked, const Answer& answer);
  void debrief(const Asked& asked, const Answer& answer);
  void debrief_file(const Asked& asked, const Answer& answer);
  void certificate(const Asked& asked, const Answer& answer);
  void replay(const Asked& asked, const Answer& answer);
  void comparison(const Asked& asked, const Answer& answer);
  void record(const Asked& asked, const Answer& answer);
  void presence(const Asked& asked, const Answer& answer);
  void seats(const Asked& asked, const Answer& answer);
  void new_link(const Asked& asked, const Answer& answer);
  void revoke_link(const Asked& asked, const Answer& answer);
  void scenarios(const Asked& asked, const Answer& answer);
  void exercises(const Asked& asked, const Answer& answer);
  void new_exercise(const Asked& asked, const Answer& answer);
  void enter(const Asked& asked, const Answer& answer);
  void roster_file(const Asked& asked, const Answer& answer);
  void roster_with_links(const Asked& asked, const Answer& answer);
  void import_roster(const Asked& asked, const Answer& answer);
  void stop_everything(const Asked& asked, const Answer& answer);
  void rehearsal(const Asked& asked, const Answer& answer);
  void rehearse(const Asked& asked, const Answer& answer);
  void rehearsal_page(const Asked& asked, const Answer& answer);
  void mail(const Asked& asked, const Answer& answer);
  void put_mail_roster(const Asked& asked, const Answer& answer);
  void invite(const Asked& asked, const Answer& answer);
  void receipt_page(const Asked& asked, const Answer& answer);
  void receipt(const Asked& asked, const Answer& answer);
  void bait_link(const Asked& asked, const Answer& answer);
  void bait_form(const Asked& asked, const Answer& answer);
  void bait_file(const Asked& asked, const Answer& answer);
  void put_note_file(const Asked& asked, const Answer& answer);
  void note_file(const Asked& asked, const Answer& answer);
  void hand_out(const std::string& record, const NoteFile& file, const Answer& answer);
  /// What a console says of its files counts for nothing but their names and which they are; those
  /// that the seat neither handed in nor sees count as not there.
  void look_up_files(const std::shared_ptr<ExerciseHost>& target, const SeatId& seat,
                     Command command, std::function<void(Command)> then);

  HouseConfig config_;
  Figures figures_;
  SignIn& sign_in_;
  net::Server* server_ = nullptr;
  std::string base_url_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<ExerciseHost>> hosts_;
  std::shared_ptr<std::timed_mutex> score_turn_ = std::make_shared<std::timed_mutex>();
  boost::asio::thread_pool
      slow_;  ///< for what reads whole records: debriefs, copies, new exercises
  /// For files of persons' own and the list of scenarios, which wait for no debrief.
  boost::asio::thread_pool files_;
  ShownFiles shown_files_;
  RehearsalRoom rehearsals_;
  Shelf& shelf_;
};

}  // namespace enshu::app
