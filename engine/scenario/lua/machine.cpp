// Every step into Lua is made in protection, so that no error, not even of memory, leaves this
// file.
#include "engine/scenario/lua/machine.hpp"

#include <algorithm>

#include "engine/scenario/lua_library.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario::lua {
namespace {

constexpr std::size_t most_bytes = 1 << 20;

/// A message fit for a log: one line, no control characters, not endless.
std::string spoken(std::string_view message) {
  constexpr std::size_t longest = 400;
  std::string out(message.substr(0, longest));
  while (!valid_utf8(out)) out.pop_back();
  for (char& c : out) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  }
  return out;
}

void remember(Host& host, std::string_view message) noexcept { host.fault = spoken(message); }

/// `director.lua:12: text` without its place, which is told apart.
std::string_view without_place(std::string_view message, const Host& host) {
  const auto colon = message.find(':');
  if (colon == std::string_view::npos) return message;
  const auto place = message.substr(0, colon);
  const bool ours = place == std::string_view(host.source_name).substr(1) || place == "prelude" ||
                    host.files.contains(place);
  const auto end = message.find(": ", colon);
  return ours && end != std::string_view::npos ? message.substr(end + 2) : message;
}

/// Message handler: runs where the error was raised, so that the line can still be seen.
int on_error(lua_State* L) {
  Host& host = Host::of(L);
  if (host.broken == Broken::no && !host.place_known) host.note_line(L);
  std::size_t size = 0;
  const char* text = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &size) : nullptr;
  if (text == nullptr) {
    remember(host, "an error that is no text was raised");
  } else {
    if (host.fault_line == 0) host.note_place({text, size});
    remember(host, without_place({text, size}, host));
  }
  return 0;
}

struct Source {
  const std::string& text;
  const std::string& name;
};

int open_and_compile(lua_State* L) {
  const auto& source = *static_cast<const Source*>(lua_touserdata(L, 1));
  open_sandbox(L);
  const int environment = lua_gettop(L);
  const auto text = without_mark(source.text);
  if (luaL_loadbufferx(L, text.data(), text.size(), source.name.c_str(), "t") != LUA_OK)
    return lua_error(L);
  lua_pushvalue(L, environment);
  lua_setupvalue(L, -2, 1);
  Host::of(L).begin(L);
  lua_call(L, 0, 0);
  if (Host::of(L).coverage() != nullptr) note_code(L);
  return 0;
}

struct Run {
  const Call& call;
  int handler;
};

int run_handler(lua_State* L) {
  const auto& run = *static_cast<const Run*>(lua_touserdata(L, 1));
  lua_rawgeti(L, LUA_REGISTRYINDEX, run.handler);
  push_event(L, run.call);
  push_lane(L);
  lua_call(L, 2, 0);
  return 0;
}

/// Where a handler was registered: the place of its errors when only shipped Lua was running.
std::string place_of(const Host& host, int handler) {
  for (std::size_t on = 0; on < host.handlers.size(); ++on) {
    for (const auto& [name, handlers] : host.handlers[on]) {
      const auto found = std::ranges::find(handlers, handler);
      if (found == handlers.end()) continue;
      auto nth = found - handlers.begin();
      for (const auto& one : host.registered) {
        if (one.on != static_cast<On>(on) || one.name != name || nth-- != 0) continue;
        return one.file + ":" + std::to_string(one.line);
      }
    }
  }
  return host.source_name.substr(1) + ":1";
}

std::string words_for(Broken broken) {
  switch (broken) {
    case Broken::no:
      return {};
    case Broken::steps:
      return "stopped: the step budget of a call is spent";
    case Broken::time:
      return "stopped: the time budget of a call is spent";
    case Broken::memory:
      return "stopped: the memory budget of a call is spent";
  }
  return {};
}

}  // namespace

Machine::Machine(const Scenario& scenario, const FileTree& files, const LuaLimits& limits)
    : source_(scenario.director),
      path_(scenario.director_path),
      host_(limits),
      state_(lua_newstate(&Host::allocate, &host_)) {
  host_.source_name = "@" + path_;
  for (const auto& [path, source] : files) {
    if (path == path_ || !path.ends_with(".lua") || source.size() > most_bytes) continue;
    const auto shipped = library_name(path);
    const std::string name(shipped.empty() ? std::string_view(path) : shipped);
    host_.files[name] = {source, (shipped.empty() ? "@" : "=") + name, !shipped.empty()};
  }
  if (state_ != nullptr) *static_cast<Host**>(lua_getextraspace(state_)) = &host_;
}

Machine::~Machine() {
  if (state_ != nullptr) lua_close(state_);
}

bool Machine::protect(lua_CFunction function, void* argument) {
  lua_settop(state_, 0);
  lua_pushcfunction(state_, on_error);
  lua_pushcfunction(state_, function);
  lua_pushlightuserdata(state_, argument);
  const int status = lua_pcall(state_, 1, 0, 1);
  lua_sethook(state_, nullptr, 0, 0);
  if (status != LUA_OK && host_.broken != Broken::no) {
    host_.fault = words_for(host_.broken);
  } else if (status != LUA_OK && host_.fault.empty()) {
    host_.fault = status == LUA_ERRMEM ? words_for(Broken::memory)
                                       : "an error was raised while another was handled";
  }
  lua_settop(state_, 0);
  return status == LUA_OK;
}

void Machine::load(const Scenario& scenario) {
  if (state_ == nullptr || source_.size() > most_bytes) {
    host_.problems.push_back(
        {path_,
         1,
         "director",
         {"進行ファイルは 1 MB までです。", "a director may have 1 MB at most"}});
    return;
  }
  host_.scenario = &scenario;
  Source source{source_, host_.source_name};
  const bool loaded = protect(open_and_compile, &source);
  host_.scenario = nullptr;
  host_.loading = false;
  if (loaded) return;
  const std::string message = host_.fault;
  const int line = std::max(1, host_.fault_line);
  const std::string& file = host_.fault_file.empty() ? path_ : host_.fault_file;
  if (host_.broken != Broken::no) {
    host_.problems.push_back(
        {file,
         line,
         "director_budget",
         {"Lua を止めました。手順かメモリーの上限を超えています。", "Lua " + message}});
  } else {
    host_.problems.push_back(
        {file, line, "director", {"Lua の誤りです: " + message, "Lua: " + message}});
  }
}

const std::vector<int>* Machine::handlers(On on, const std::string& name) const {
  const auto& all = host_.handlers[static_cast<std::size_t>(on)];
  const auto found = all.find(name);
  return found == all.end() ? nullptr : &found->second;
}

bool Machine::run(int handler, Call& call) {
  host_.begin(state_);
  host_.call = &call;
  Run run{call, handler};
  const bool done = protect(run_handler, &run);
  host_.call = nullptr;
  if (!done) {
    call.wishes.resize(call.kept, Command{CreateExercise{}});
    const auto place = host_.fault_file.empty()
                           ? place_of(host_, handler)
                           : host_.fault_file + ":" + std::to_string(host_.fault_line);
    call.wishes.emplace_back(DirectorReports{call.lane.id, place, host_.fault});
  }
  call.kept = call.wishes.size();
  return host_.broken == Broken::no;
}

}  // namespace enshu::scenario::lua
