// `enshu serve`, `enshu demo` and `enshu account`.
#include <algorithm>
#include <cstdio>
#include <future>
#include <iostream>

#include "engine/app/command/common.hpp"
#include "engine/app/serve/front.hpp"
#include "engine/store/sign_in_store.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

struct Link {
  std::string role;
  std::string lane;
  std::string seat;
  std::string post;
  std::string name;
  std::string url;
};

template <class T>
T wait_for(std::function<void(std::function<void(T)>)> ask) {
  auto done = std::make_shared<std::promise<T>>();
  ask([done](T value) { done->set_value(std::move(value)); });
  return done->get_future().get();
}

std::optional<Error> ask_lead(ExerciseHost& host, Command command) {
  return wait_for<net::CommandReply>([&](auto reply) {
           host.command({SeatId{"lead"}, {}, 0, std::move(command)}, std::move(reply));
         })
      .refused;
}

Result<std::vector<Link>> links_of(Front& front, const std::string& exercise) {
  const auto host = front.house().host(exercise);
  auto links = wait_for<std::vector<Link>>([&](auto reply) {
    host->look([reply = std::move(reply)](const ExerciseHost::Inside& in) {
      std::vector<Link> list;
      for (const auto& [id, seat] : in.state.seats) {
        std::string role(wire::enum_name(seat.access));
        list.push_back({role,
                        seat.lane ? in.state.lanes[*seat.lane].id.value : std::string{},
                        id.value,
                        seat.role.value,
                        seat.name,
                        {}});
      }
      reply(std::move(list));
    });
  });
  // Those who run the exercise first, then the teams.
  std::ranges::stable_sort(links, {}, [](const Link& link) {
    return link.role == "participant" ? 1 : link.role == "lead_controller" ? -1 : 0;
  });
  std::vector<Identity> whom;
  for (const auto& link : links) whom.push_back({exercise, SeatId{link.seat}, {}});
  auto paths = front.house().join_paths(whom);
  if (!paths) return paths.error();
  for (std::size_t i = 0; i < links.size(); ++i) links[i].url = front.url() + (*paths)[i];
  return links;
}

void print_json(const Front& front, const std::vector<Link>& links, const std::string& exercise,
                const std::string& record) {
  std::string out = "{\"url\":";
  wire::write_string(out, front.url());
  out += ",\"exercise\":";
  wire::write_string(out, exercise);
  out += ",\"record\":";
  wire::write_string(out, record);
  out += ",\"links\":[";
  for (const auto& link : links) {
    if (&link != &links.front()) out += ',';
    const std::pair<const char*, const std::string*> members[] = {
        {"role", &link.role}, {"lane", &link.lane}, {"seat", &link.seat},
        {"post", &link.post}, {"name", &link.name}, {"url", &link.url}};
    out += '{';
    for (const auto& [name, value] : members) {
      out += out.back() == '{' ? "\"" : ",\"";
      out += name;
      out += "\":";
      wire::write_string(out, *value);
    }
    out += '}';
  }
  std::printf("%s]}\n", out.c_str());
  std::fflush(stdout);
}

void print_links(const Front& front, const std::vector<Link>& links, const Text& title,
                 const std::string& record) {
  const bool ja = spoken_language() == Language::ja;
  std::printf("\n【演習】 %s\n%s\n\n", title.ja.c_str(), title.en.c_str());
  std::printf("%s\n", ja ? "次のリンクをブラウザーで開いてください。席ごとに一つです。"
                         : "Open these links in a browser, one a seat.");
  std::printf("%s\n",
              ja ? "一つのブラウザーで開ける席は一つです。二つ目の席は、プライベートウィンドウか"
                   "別のブラウザーで開いてください。"
                 : "A browser holds one seat; open a second one in a private window or in "
                   "another browser.");
  std::string lane = "-";
  for (const auto& link : links) {
    if (link.lane != lane) {
      lane = link.lane;
      std::printf("\n%s\n", lane.empty() ? (ja ? "運営" : "Staff") : lane.c_str());
    }
    std::printf("  %s\n    %s\n", link.name.c_str(), link.url.c_str());
  }
  std::printf("\n%s %s\n%s %s\n", ja ? "アドレス:" : "Address:", front.url().c_str(),
              ja ? "記録:" : "Record:", record.c_str());
  std::printf("%s\n", ja ? "終了するには Ctrl+C を押してください。" : "Press Ctrl+C to end.");
  std::fflush(stdout);
}

}  // namespace

namespace {

void open_door(const DoorOptions& door, FrontOptions& wanted) {
  wanted.tls_certificate = door.tls_certificate;
  wanted.tls_key = door.tls_key;
  wanted.mail = door.mail;
  wanted.log = door.log == "json" ? LogForm::json : LogForm::text;
}

/// Half a pair of files, no address, or no folder, is wrong use; everything else is as its code
/// says.
int fail_to_open(const Error& error) {
  if (error.code != "tls_pair" && error.code != "bad_listen" && error.code != "no_folder")
    return fail(error);
  tell(error);
  return exit_usage;
}

}  // namespace

int demo(const DemoOptions& options) {
  auto scenario = open_scenario(options.scenario);
  if (!scenario) return fail(scenario.error());
  auto picks = read_picks((*scenario)->scenario, options.set);
  if (!picks) {
    tell(picks.error());
    return exit_usage;
  }
  FrontOptions wanted;
  wanted.data = options.data.empty() ? default_data() : options.data;
  wanted.listen = options.listen.empty() ? "127.0.0.1:8080" : options.listen;
  wanted.any_port_if_taken = options.listen.empty();
  open_door(options.door, wanted);
  auto front = Front::open(wanted);
  // Without a folder of one's own, a second demo beside the first gets the next one.
  for (int i = 2; i < 10 && options.data.empty() && !front && front.error().code == "folder_in_use";
       ++i) {
    wanted.data = default_data() + "-" + std::to_string(i);
    front = Front::open(wanted);
  }
  if (!front) return fail_to_open(front.error());
  auto exercise = (*front)->house().create(
      **scenario, {options.seed, options.teams, !options.unmodelled, *picks},
      options.unmodelled ? std::nullopt : std::optional<std::string>("mix"));
  if (!exercise) return fail(exercise.error());
  auto links = links_of(**front, *exercise);
  if (!links) return fail(links.error());
  const auto host = (*front)->house().host(*exercise);
  const auto permille = static_cast<std::int64_t>(options.speed * 1000);
  if (permille != 1000) {
    if (auto refused = ask_lead(*host, SetSpeed{permille})) {
      tell(*refused);
      return exit_usage;
    }
  }
  if (auto refused = ask_lead(*host, StartExercise{})) return fail(*refused);
  const auto record = (*front)->house().record_path(*exercise).string();
  if (options.json)
    print_json(**front, *links, *exercise, record);
  else
    print_links(**front, *links, (*scenario)->scenario.title, record);
  (*front)->run();
  return exit_done;
}

int serve(const ServeOptions& options) {
  FrontOptions wanted;
  wanted.data = options.data.empty() ? default_data() : options.data;
  wanted.listen = options.listen;
  wanted.after_restart = options.pause_after_restart ? AfterRestart::pause : AfterRestart::run;
  wanted.scenarios = options.scenarios;
  open_door(options.door, wanted);
  auto front = Front::open(wanted);
  if (!front) return fail_to_open(front.error());
  (*front)->house().open_all();
  const bool ja = spoken_language() == Language::ja;
  std::printf("%s %s\n", ja ? "アドレス:" : "Address:", (*front)->url().c_str());
  if (!(*front)->sign_in().has_accounts()) {
    auto path = (*front)->house().join_path({{}, {}, "operator"});
    if (!path) return fail(path.error());
    std::printf(
        "%s\n  %s%s\n",
        ja ? "運営者としてサインインするリンク（パスワードは enshu account で設定できます）:"
           : "Sign in as the operator by this link (set a password with `enshu account`):",
        (*front)->url().c_str(), path->c_str());
  }
  std::fflush(stdout);
  (*front)->run();
  return exit_done;
}

int account(const AccountOptions& options) {
  const std::string data = options.data.empty() ? default_data() : options.data;
  std::error_code ignored;
  std::filesystem::create_directories(data, ignored);
  auto sign_in = store::open_sign_in(data);
  if (!sign_in) return fail(sign_in.error());
  std::string password;
  std::getline(std::cin, password);
  constexpr std::size_t shortest = 12;
  if (password.size() < shortest) {
    tell({"weak_password",
          {"標準入力の 1 行目に、12 文字以上のパスワードを渡してください。",
           "Give a password of at least 12 characters as the first line of standard input."},
          {}});
    return exit_usage;
  }
  if (auto done = (*sign_in)->set_password(options.name, password); !done)
    return fail(done.error());
  return exit_done;
}

}  // namespace enshu::app
