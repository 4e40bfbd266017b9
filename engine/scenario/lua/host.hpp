// What stands behind a Lua state: its budget, its memory, and the call that is running. Lua's C
// functions find it through the state. Rule of this folder: no C++ object with a destructor is
// alive where Lua may raise an error.
#pragma once

#include <re2/re2.h>

#include <array>
#include <lua.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/core/command.hpp"
#include "engine/core/scenario.hpp"
#include "engine/core/state.hpp"
#include "engine/scenario/lua_director.hpp"

namespace enshu::scenario::lua {

/// What a director can react to: the functions of `on`.
enum class On {
  reply,
  message,
  report,
  action,
  inject,
  opened,
  approval,
  timer,
  service,
  host,
  move,
  survey
};
inline constexpr std::array<const char*, 12> on_names{"reply",   "message", "report",   "action",
                                                      "inject",  "opened",  "approval", "timer",
                                                      "service", "host",    "move",     "survey"};

/// One event being reacted to, and the wishes so far.
struct Call {
  const Scenario& scenario;
  const State& state;
  const Recorded& recorded;
  const LaneState& lane;
  On kind = On::reply;
  PartyId addressee;    ///< for messages and approvals: the cast member whose handler runs
  DirectorSends draft;  ///< the message that is being put together
  std::vector<Command> wishes;
  std::size_t kept = 0;  ///< wishes of handlers that ended well
  std::uint64_t drawn = 0;
};

/// A further file of Lua that the director may `use`.
struct LuaFile {
  std::string source;
  std::string chunk;  ///< how Lua calls it: `@lua/replies.lua`, or `=words` for a shipped one
  bool shipped =
      false;  ///< of scripts/lua: errors are told at the line of the author's that called
};

/// A handler as the director registered it.
struct Registered {
  On on = On::reply;
  std::string name;
  std::string file;
  int line = 0;
};

/// Why a call was stopped for good; `pcall` cannot hold it back.
enum class Broken { no, steps, time, memory };

class Host {
 public:
  explicit Host(const LuaLimits& limits) : limits_(limits) {}

  static Host& of(lua_State* L) { return **static_cast<Host**>(lua_getextraspace(L)); }

  /// Lua's allocator; `self` is the Host.
  static void* allocate(void* self, void* block, std::size_t old_size, std::size_t new_size);

  /// Starts a fresh budget and arms the step counter.
  void begin(lua_State* L);
  /// Counts work that the virtual machine does not see. Raises a Lua error when the budget is
  /// spent.
  void charge(lua_State* L, std::uint64_t steps);
  /// Raises again what `pcall` caught but must not hold back.
  void raise_if_broken(lua_State* L);
  /// Remembers the innermost line of the author's files that is running.
  void note_line(lua_State* L);
  /// Null when nobody wants to know what is reached.
  [[nodiscard]] LuaCoverage* coverage() const { return limits_.coverage; }
  /// Remembers the place that a message begins with, `lua/replies.lua:12: …`; false when it has
  /// none.
  bool note_place(std::string_view message) noexcept;
  /// Steps that the last call has used.
  [[nodiscard]] std::int64_t steps_used() const { return limits_.steps - steps_left_; }

  std::string source_name;                            ///< `@director.lua`
  std::map<std::string, LuaFile, std::less<>> files;  ///< by the name that `use` takes
  bool loading = true;
  const Scenario* scenario = nullptr;  ///< while loading
  Call* call = nullptr;                ///< while reacting
  std::vector<LuaProblem> problems;    ///< found while loading
  std::array<std::unordered_map<std::string, std::vector<int>>, on_names.size()> handlers;
  std::vector<Registered> registered;
  std::unordered_map<std::string, std::unique_ptr<re2::RE2>> patterns;
  std::string folded_from;  ///< the last text that `mentions` folded, and what became of it
  std::string folded;
  Broken broken = Broken::no;
  int fault_line = 0;
  std::string fault_file;
  bool place_known =
      false;          ///< the error on its way has told its place: a file that does not parse
  std::string fault;  ///< the message of the last error

 private:
  static void count(lua_State* L, lua_Debug* event);
  bool late();
  void note_reached(lua_State* L, lua_Debug* event) noexcept;
  void break_off(lua_State* L, Broken why);
  void* refuse(std::size_t new_size, bool for_good);

  LuaLimits limits_;
  lua_State* state_ = nullptr;
  std::int64_t steps_left_ = 0;
  std::optional<std::int64_t> deadline_ms_;  ///< of this call; set at its first count
  std::size_t used_ = 0;
  std::size_t asked_ = 0;
  std::size_t refused_ = 0;  ///< size of the request that waits for Lua's second try
};

/// Lua 5.4 with everything taken out that could reach the machine, the clock or an address, and
/// what authors use put in. Must run inside a protected call. Leaves the environment for the
/// director's chunk on the stack.
int open_sandbox(lua_State* L);

// Parts of the sandbox; each may raise.
/// Calls the library function in upvalue 1; the strings that it reads are paid for.
int paid(lua_State* L);
/// The same for functions that return a value for every byte or character: 250 at most.
int paid_few(lua_State* L);
void open_strings(lua_State* L, int strings);
void open_lane(lua_State* L);
void open_on(lua_State* L);
/// `use "name"`: the value of another file of Lua, read once, while the director is loaded.
int use(lua_State* L);
/// `fold(text)`: as `mentions` compares, width and case folded.
int fold_text(lua_State* L);
/// Pushes a read-only view of the table at `index`.
void push_frozen(lua_State* L, int index);
extern const char* const prelude_source;

/// The object for the event of the running call.
void push_event(lua_State* L, const Call& call);
void push_lane(lua_State* L);
/// Into the coverage: the handlers, and the lines that hold their code. May raise.
void note_code(lua_State* L);
/// The file of the author's that a function stands in; empty for shipped Lua.
std::string_view authors_file(const lua_Debug& about) noexcept;
void note_line_in(FileLines& lines, std::string_view file, int line) noexcept;

/// The running call; raises when there is none (while loading).
Call& current_call(lua_State* L);
/// A string argument; raises when it is none.
std::string_view check_text(lua_State* L, int index);

}  // namespace enshu::scenario::lua
