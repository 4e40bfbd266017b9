// The roster as a file, out and in. The browser reads the files; what a line may do is judged here.
#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <set>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/app/serve/roster_file.hpp"
#include "engine/app/serve/roster_plan.hpp"
#include "engine/mail/address.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/drill_http.hpp"
#include "engine/wire/read.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t most_lines = 500;  ///< of one request

using Addresses = std::map<std::string, std::string>;

net::ApiReply file_reply(const std::string& name, RosterTable table) {
  net::ApiReply reply;
  reply.content_type = std::move(table.media_type);
  reply.body = std::move(table.content);
  reply.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + name + "\"");
  return reply;
}

Language language_of(const net::ApiRequest& request) {
  const auto found = request.query.find("lang");
  return found != request.query.end() && found->second == "en" ? Language::en : Language::ja;
}

net::ApiReply table_reply(const net::ApiRequest& request, const ExerciseHost::Inside& in,
                          const RosterExtras& extras) {
  const auto& name = request.params.at("name");
  auto table = roster_table(name, in.scenario, in.state, language_of(request), extras);
  if (table) return file_reply(name, std::move(*table));
  return table.error().code == "no_file" ? not_found() : refusal(500, table.error());
}

/// A line's address, when it may stand in the roster of mailboxes.
void judge_address(const wire::RosterLine& line, const mail::MailConfig& config, bool leads,
                   const Addresses& before, PlannedLine& planned) {
  if (line.address.empty()) return;
  auto& verdict = planned.verdict;
  const auto fault = [&](std::string ja, std::string en) {
    verdict.faults.push_back({"address", {std::move(ja), std::move(en)}});
    verdict.change = wire::RosterChange::faulty;
    planned.command.reset();
  };
  const auto address = mail::plain_address(line.address);
  if (!address) {
    return fault("「" + line.address +
                     "」はメールアドレスではありません。名前@ドメイン の形で書いて"
                     "ください。",
                 "'" + line.address + "' is no mail address; write NAME@DOMAIN.");
  }
  if (!mail::in_domains(*address, config.allowed_domains)) {
    const std::string domain(mail::domain_of(*address));
    return fault(
        "ドメイン " + domain + " には送れません。アドレスを直すか、管理者に相談してください。",
        "Mail may not go to " + domain + ". Correct the address, or ask the operator.");
  }
  const auto found = before.find(verdict.seat.value);
  if (found != before.end() && found->second == *address) return;
  if (!leads) {
    return fault("メールアドレスを変えられるのは統裁だけです。列を空欄にしてください。",
                 "Only the lead controller can change mail addresses; leave the column empty.");
  }
  if (verdict.change == wire::RosterChange::unchanged) verdict.change = wire::RosterChange::changed;
}

/// One address stands for one seat, in the file and beside those that stand already. Whoever is not
/// in the file keeps theirs; of two lines the first one does.
void judge_addresses(const wire::RosterImport& wanted, const Addresses& before,
                     std::vector<PlannedLine>& plan) {
  const auto each = [&](const auto& task) {
    for (std::size_t i = 0; i < plan.size(); ++i) {
      const auto address = mail::plain_address(wanted.lines[i].address);
      const auto& verdict = plan[i].verdict;
      if (address && !verdict.seat.empty() && verdict.change != wire::RosterChange::faulty)
        task(plan[i], *address);
    }
  };
  std::set<std::string> rewritten;
  each([&](const PlannedLine& line, const std::string&) {
    rewritten.insert(line.verdict.seat.value);
  });
  std::map<std::string, std::string> seat_of;
  for (const auto& [seat, address] : before) {
    if (!rewritten.contains(seat)) seat_of.emplace(address, seat);
  }
  each([&](PlannedLine& line, const std::string& address) {
    const auto& holder = seat_of.try_emplace(address, line.verdict.seat.value).first->second;
    if (holder == line.verdict.seat.value) return;
    line.verdict.faults.push_back(
        {"address",
         {"このアドレスは席「" + holder +
              "」にも使われています。一つのアドレスは一つの席に限ります。",
          "This address is that of the seat '" + holder +
              "' too; one address stands for one seat."}});
    line.verdict.change = wire::RosterChange::faulty;
    line.lane.reset();
    line.command.reset();
  });
}

/// Puts the addresses of the good lines beside those that stand already.
Result<Done> keep_addresses(PostBox& box, const wire::RosterImport& wanted,
                            const std::vector<PlannedLine>& plan) {
  Addresses all = box.roster().now()->address_by_seat;
  bool any = false;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto address = mail::plain_address(wanted.lines[i].address);
    if (!address || plan[i].verdict.seat.empty() ||
        plan[i].verdict.change == wire::RosterChange::faulty)
      continue;
    auto& kept = all[plan[i].verdict.seat.value];
    any = any || kept != *address;
    kept = *address;
  }
  if (!any) return Done{};
  std::string csv = "seat,address\n";
  for (const auto& [seat, address] : all) csv.append(seat).append(",").append(address).append("\n");
  return box.roster().replace(csv);
}

/// What becomes of the lines of one request; answered when the last of them is durable.
struct Importing {
  std::mutex mutex;
  wire::RosterImportReply reply;
  std::size_t open = 1;  ///< one for whoever hands the commands over
  std::function<void(net::ApiReply)> answer;

  void finish_one() {
    {
      const std::lock_guard lock(mutex);
      if (--open > 0) return;
    }
    answer(json_reply(reply));
  }
  void refused(std::size_t line, const Error& error) {
    const std::lock_guard lock(mutex);
    reply.lines[line].change = wire::RosterChange::faulty;
    reply.lines[line].faults.push_back({"seat", error.message});
  }
};

/// Of the line as it was written: the same line again is the same command, whatever seat it got.
std::uint64_t hash_of_line(const wire::RosterLine& line) {
  return wire::hash_of(Command{OpenSeat{
      SeatId{line.seat}, Access::participant, LaneId{line.lane}, PartyId{line.role},
      line.name + "\n" + line.access + "\n" + line.organisation + "\n" + line.department, false}});
}

CommandId id_of_line(const wire::RosterImport& wanted, const wire::RosterLine& line) {
  return CommandId{"roster-" + wanted.import + "-" + std::to_string(line.line)};
}

/// Lines of this import that were done before: a new seat that a line opened is not opened twice.
void leave_what_is_done(const State& state, const SeatId& by, const wire::RosterImport& wanted,
                        std::vector<PlannedLine>& plan) {
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto id = id_of_line(wanted, wanted.lines[i]);
    if (!state.commands.contains(command_key(by, id))) continue;
    plan[i] = {};
    plan[i].verdict.line = wanted.lines[i].line;
    plan[i].verdict.seat = SeatId{wanted.lines[i].seat};
  }
}

void apply(ExerciseHost& target, const SeatId& by, const wire::RosterImport& wanted,
           const std::vector<PlannedLine>& plan, const std::shared_ptr<Importing>& work) {
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (!plan[i].command) continue;
    const auto& line = wanted.lines[i];
    {
      const std::lock_guard lock(work->mutex);
      ++work->open;
    }
    // Commands are taken in their order; were the lane refused, so would be the seat in it.
    if (plan[i].lane) {
      const CommandId opens{id_of_line(wanted, line).value + "-lane"};
      target.command({by, opens, hash_of_line(line), *plan[i].lane},
                     [](const net::CommandReply&) {});
    }
    target.command({by, id_of_line(wanted, line), hash_of_line(line), *plan[i].command},
                   [work, i](const net::CommandReply& reply) {
                     if (reply.refused) work->refused(i, *reply.refused);
                     work->finish_one();
                   });
  }
  work->finish_one();
}

Error bad_import() {
  return {"bad_roster",
          {"名簿の行を読み取れませんでした。画面を再読み込みして、もう一度取り込んでください。",
           "The lines of the roster could not be read. Reload the page and import again."},
          {}};
}

}  // namespace

void House::roster_file(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const auto box = config_.post == nullptr ? nullptr : config_.post->box(asked->who.exercise);
    const auto roster = box ? box->roster().now() : nullptr;
    answer(
        table_reply(*asked, in, {roster ? &roster->address_by_seat : nullptr, nullptr, in.wall}));
  });
}

/// Only on purpose: every seat's new link stands in the file.
void House::roster_with_links(const Asked& asked, const Answer& answer) {
  const auto& name = asked->params.at("name");
  if (name != "roster.csv" && name != "roster.xlsx") return answer(not_found());
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const auto* asker = in.state.seat(asked->who.seat);
    const bool leads = asker != nullptr && asker->access == Access::lead_controller;
    std::vector<Identity> whom;
    for (const auto& [id, seat] : in.state.seats) {
      if (seat.closed || (seat.access == Access::lead_controller && !leads)) continue;
      whom.push_back({asked->who.exercise, id, {}});
    }
    server_->post([this, asked, answer, whom = std::move(whom)] {
      auto codes = sign_in_.new_codes(whom, config_.now() + link_lasts);
      if (!codes) return answer(refusal(500, codes.error()));
      auto links = std::make_shared<std::map<SeatId, std::string>>();
      for (std::size_t i = 0; i < whom.size(); ++i)
        links->emplace(whom[i].seat, base_url_ + "/join#" + (*codes)[i]);
      inside(asked, answer, [asked, answer, links](ExerciseHost&, const ExerciseHost::Inside& now) {
        answer(table_reply(*asked, now, {nullptr, links.get(), now.wall}));
      });
    });
  });
}

void House::import_roster(const Asked& asked, const Answer& answer) {
  auto json = wire::parse_json(asked->body);
  auto wanted = std::make_shared<wire::RosterImport>();
  wire::Reader reader(wire::command_limits);
  if (!json || !reader.read(*json, *wanted) || wanted->lines.size() > most_lines ||
      wanted->import.size() > 64 || (wanted->apply && wanted->import.empty()))
    return answer(refusal(400, bad_import()));
  inside(asked, answer,
         [this, asked, answer, wanted](ExerciseHost& target, const ExerciseHost::Inside& in) {
           const auto& by = asked->who.seat;
           auto plan = plan_roster(in.scenario, in.state, by, wanted->lines);
           const auto* asker = in.state.seat(by);
           const bool leads = asker != nullptr && asker->access == Access::lead_controller;
           const auto box =
               config_.post == nullptr ? nullptr : config_.post->box(asked->who.exercise);
           if (box) {
             const auto before = box->roster().now();
             for (std::size_t i = 0; i < plan.size(); ++i)
               judge_address(wanted->lines[i], config_.post->config(), leads,
                             before->address_by_seat, plan[i]);
             judge_addresses(*wanted, before->address_by_seat, plan);
           }
           if (wanted->apply) leave_what_is_done(in.state, by, *wanted, plan);
           auto work = std::make_shared<Importing>();
           work->answer = answer;
           work->reply.applied = wanted->apply;
           for (const auto& line : plan) work->reply.lines.push_back(line.verdict);
           if (!wanted->apply) return work->finish_one();
           if (box) {
             if (auto kept = keep_addresses(*box, *wanted, plan); !kept)
               return answer(refusal(500, kept.error()));
           }
           apply(target, by, *wanted, plan, work);
         });
}

}  // namespace enshu::app
