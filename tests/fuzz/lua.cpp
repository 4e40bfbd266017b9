// Fuzz target: whatever a director says, every call ends within its budget and leaves the program
// whole.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "engine/scenario/lua_director.hpp"
#include "engine/scenario/lua_library.hpp"

namespace {

using namespace enshu;

Scenario stage(std::string_view lua) {
  Scenario scenario;
  Role csirt;
  csirt.id = PartyId("csirt");
  csirt.seats_min = csirt.seats_max = 1;
  scenario.roles.push_back(csirt);
  CastMember soc;
  soc.id = PartyId("soc");
  soc.by_script = true;
  scenario.cast.push_back(soc);
  Inject notice;
  notice.id = InjectId("notice");
  scenario.msel.push_back(notice);
  Action isolate;
  isolate.id = ActionId("isolate");
  scenario.actions.push_back(isolate);
  scenario.hosts.push_back({HostId("pc"), {}, {}, {}, "normal"});
  scenario.forms.push_back({FormId("report"), {}, {}});
  scenario.texts["texts/a"] = {"本文", "body"};
  scenario.director = lua;
  scenario.director_path = "director.lua";
  scenario.index();
  return scenario;
}

/// The shipped Lua, and a file of the scenario's own.
const scenario::FileTree& library() {
  static const scenario::FileTree files = [] {
    scenario::FileTree out;
    for (const auto name : scenario::shipped_lua_names())
      out[scenario::library_path(name)] = scenario::shipped_lua(name);
    out["lua/own.lua"] = "return {run = function(_, lane) lane:set_flag('own', true) end}";
    return out;
  }();
  return files;
}

MessageSent mail(const char* id, const char* from, const char* to) {
  MessageSent sent;
  sent.id = MessageId(id);
  sent.thread = sent.id;
  sent.from = PartyId(from);
  sent.to = {PartyId(to)};
  sent.subject = {"件名 subject", ""};
  sent.body = {"再起動 REBOOT", ""};
  return sent;
}

std::vector<Event> events() {
  auto notice = mail("m1", "soc", "csirt");
  notice.inject = InjectId("notice");
  auto reply = mail("m2", "csirt", "soc");
  reply.in_reply_to = MessageId("m1");
  ReportSubmitted report;
  report.report = ReportId("r1");
  report.form = FormId("report");
  report.from = PartyId("csirt");
  report.to = {PartyId("soc")};
  report.fields = {{"a", {"b", "c"}}};
  ApprovalRequested request;
  request.approval = ApprovalId("a1");
  request.form = FormId("report");
  request.from = PartyId("csirt");
  request.approver = PartyId("soc");
  return {LaneOpened{LaneId("team-1"), {}},
          InjectFired{InjectId("notice"), FireCause::timeline, {}, 0},
          notice,
          MessageOpened{MessageId("m1")},
          reply,
          report,
          request,
          ActionTaken{ActionId("isolate"), PartyId("csirt"), "", "", {}},
          TimerFired{"later", {}}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto scenario = stage({reinterpret_cast<const char*>(data), size});
  scenario::LuaLimits limits;
  limits.steps = 200'000;
  limits.memory_bytes = 8ULL << 20;
  limits.allocated_bytes = 16ULL << 20;
  auto director = scenario::LuaDirector::make(scenario, library(), limits);
  if (!director) return 0;
  State state;
  Recorded recorded;
  for (auto& event : events()) {
    recorded.seq = state.seq + 1;
    recorded.lane = std::holds_alternative<LaneOpened>(event) ? LaneId() : LaneId("team-1");
    recorded.event = std::move(event);
    evolve(scenario, state, recorded);
    for (const auto& wish : (*director)->react(scenario, state, recorded)) {
      const auto* report = std::get_if<DirectorReports>(&wish);
      const bool placed = report == nullptr || report->place.starts_with("director.lua:") ||
                          report->place.starts_with("lua/own.lua:");
      if (!placed) std::abort();
    }
  }
  return 0;
}
