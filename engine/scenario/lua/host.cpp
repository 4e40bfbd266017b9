// Budgets: steps, memory and, when the program lends a clock, time.
#include "engine/scenario/lua/host.hpp"

#include <charconv>
#include <cstdlib>

namespace enshu::scenario::lua {
namespace {

constexpr int count_every = 256;
constexpr int most_varargs = 600;
/// Memory that is asked for takes time: to find, to fill, to collect.
constexpr std::size_t bytes_a_step = 16;
constexpr std::int64_t steps_a_block = 6;

const char* words_of(Broken why) {
  switch (why) {
    case Broken::no:
      return "";
    case Broken::steps:
      return "the step budget is spent";
    case Broken::time:
      return "the time budget is spent";
    case Broken::memory:
      return "the memory budget is spent";
  }
  return "";
}

}  // namespace

void* Host::allocate(void* self, void* block, std::size_t old_size, std::size_t new_size) {
  Host& host = *static_cast<Host*>(self);
  const std::size_t had = block == nullptr ? 0 : old_size;
  if (new_size == 0) {
    std::free(block);
    host.used_ -= had;
    return nullptr;
  }
  if (new_size > had) {
    const bool string = block == nullptr && old_size == LUA_TSTRING;
    const std::size_t most = string ? host.limits_.string_bytes : host.limits_.block_bytes;
    const bool too_much = host.asked_ + new_size > host.limits_.allocated_bytes;
    if (new_size > most || too_much) return host.refuse(new_size, true);
    if (host.used_ + (new_size - had) > host.limits_.memory_bytes)
      return host.refuse(new_size, false);
    host.asked_ += new_size;
    host.steps_left_ -= steps_a_block + static_cast<std::int64_t>(new_size / bytes_a_step);
  }
  void* fresh = std::realloc(block, new_size);
  if (fresh == nullptr) return host.refuse(new_size, true);
  host.used_ += new_size;
  host.used_ -= had;
  if (new_size >= host.refused_) host.refused_ = 0;
  return fresh;
}

/// Lua collects garbage and asks a second time; only then is the budget broken.
void* Host::refuse(std::size_t new_size, bool for_good) {
  if (for_good || refused_ == new_size) {
    refused_ = 0;
    if (broken == Broken::no && state_ != nullptr) {
      broken = Broken::memory;
      note_line(state_);
    }
  } else {
    refused_ = new_size;
  }
  return nullptr;
}

void Host::begin(lua_State* L) {
  state_ = L;
  steps_left_ = limits_.steps;
  deadline_ms_.reset();
  asked_ = 0;
  refused_ = 0;
  broken = Broken::no;
  fault_line = 0;
  fault_file.clear();
  place_known = false;
  fault.clear();
  const bool watched = limits_.coverage != nullptr && limits_.coverage->watch_lines;
  const int lines = watched ? LUA_MASKLINE : 0;
  lua_sethook(L, &Host::count, LUA_MASKCOUNT | lines, count_every);
}

/// Asked at every count only: to ask the clock in each of a rehearsal's many short calls costs more
/// than they do.
bool Host::late() {
  if (!limits_.clock_ms) return false;
  const auto now = limits_.clock_ms();
  if (!deadline_ms_) deadline_ms_ = now + limits_.most_ms;
  return now > *deadline_ms_;
}

void Host::count(lua_State* L, lua_Debug* event) {
  Host& host = of(L);
  if (event->event == LUA_HOOKLINE) return host.note_reached(L, event);
  host.steps_left_ -= count_every;
  if (host.broken == Broken::no) {
    // Every use of `...` copies all of it: one instruction, as long as the list.
    if (host.steps_left_ <= 0 || lua_getlocal(L, event, -most_varargs) != nullptr) {
      host.break_off(L, Broken::steps);
    } else if (host.late()) {
      host.break_off(L, Broken::time);
    }
  }
  host.raise_if_broken(L);
}

void Host::note_reached(lua_State* L, lua_Debug* event) noexcept {
  if (call == nullptr || lua_getinfo(L, "S", event) == 0) return;
  const auto file = authors_file(*event);
  if (!file.empty()) note_line_in(limits_.coverage->reached, file, event->currentline);
}

void Host::charge(lua_State* L, std::uint64_t steps) {
  constexpr std::uint64_t most = 1ULL << 40;
  steps_left_ -= static_cast<std::int64_t>(steps < most ? steps : most);
  if (steps_left_ <= 0 && broken == Broken::no) break_off(L, Broken::steps);
  raise_if_broken(L);
}

void Host::break_off(lua_State* L, Broken why) {
  broken = why;
  note_line(L);
}

void Host::raise_if_broken(lua_State* L) {
  if (broken == Broken::no) return;
  lua_sethook(L, &Host::count, LUA_MASKCOUNT, 1);  // nothing runs on, whatever catches this
  luaL_error(L, "%s", words_of(broken));
}

void Host::note_line(lua_State* L) {
  constexpr int deepest = 200;
  lua_Debug at{};
  for (int level = 0; level < deepest && lua_getstack(L, level, &at) != 0; ++level) {
    if (lua_getinfo(L, "Sl", &at) == 0 || at.currentline <= 0 || at.source[0] != '@') continue;
    fault_line = at.currentline;
    fault_file = at.source + 1;
    return;
  }
}

bool Host::note_place(std::string_view message) noexcept {
  const auto colon = message.find(':');
  if (colon == std::string_view::npos) return false;
  const std::string_view file = message.substr(0, colon);
  const auto found = files.find(file);
  const bool authors = found != files.end() && !found->second.shipped;
  if (file != std::string_view(source_name).substr(1) && !authors) return false;
  int line = 0;
  const auto rest = message.substr(colon + 1);
  std::from_chars(rest.data(), rest.data() + rest.size(), line);
  if (line <= 0) return false;
  fault_file = file;
  fault_line = line;
  return true;
}

Call& current_call(lua_State* L) {
  Host& host = Host::of(L);
  if (host.call == nullptr) luaL_error(L, "this can be used only inside a handler");
  return *host.call;
}

std::string_view check_text(lua_State* L, int index) {
  std::size_t size = 0;
  const char* text = luaL_checklstring(L, index, &size);
  return {text, size};
}

}  // namespace enshu::scenario::lua
