// Handlers of the director that nothing can wake, and cast members whose script never speaks.
#include <algorithm>
#include <set>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

class HandlerCheck {
 public:
  HandlerCheck(const Whole& whole, std::span<const LuaHandler> handlers, Findings& findings)
      : whole_(whole), handlers_(handlers), findings_(findings), reach_(whole) {}

  void run() {
    for (const auto& handler : handlers_) {
      if (handler.on == "reply" || handler.on == "opened" || handler.on == "inject")
        inject(handler);
      if (handler.on == "timer" && !timer_is_set(handler.name)) {
        warn(handler, "never_woken", "という名前のタイマーを掛けるものがありません。",
             "waits for a timer that nothing sets");
      }
    }
    for (const auto& entry : entries_at(whole_.root, "cast")) script(entry);
  }

 private:
  void inject(const LuaHandler& handler) {
    const InjectId id(handler.name);
    if (!reach_.fires(id)) {
      warn(handler, "never_woken", "が呼ばれることはありません。その状況付与が出ないためです。",
           "is never woken: that inject cannot fire");
    } else if (handler.on != "inject" && whole_.scenario.inject(id)->contents.empty()) {
      warn(handler, "never_woken",
           "が呼ばれることはありません。その状況付与は何も送らないためです。",
           "is never woken: that inject sends nothing");
    }
  }

  /// Any mention of the name besides handlers, or the beginning of a name that is put together.
  [[nodiscard]] bool timer_is_set(std::string_view name) const {
    return std::ranges::any_of(whole_.words, [&](const Word& word) {
      if (!word.handler.empty()) return false;
      return word.joined ? !word.text.empty() && name.starts_with(word.text) : word.text == name;
    });
  }

  /// Whoever handles a report may speak for those to whom it is owed, as `lane:acknowledge` does.
  [[nodiscard]] bool receives(const FormId& form, const PartyId& member) const {
    return std::ranges::any_of(whole_.scenario.obligations, [&](const Obligation& duty) {
      const auto among = [&](const std::vector<PartyId>& parties) {
        return std::ranges::find(parties, member) != parties.end();
      };
      return duty.form == form && (among(duty.required) || among(duty.allowed));
    });
  }

  void script(const Entry& entry) {
    const auto* member = whole_.scenario.member(PartyId(entry.key));
    if (member == nullptr || !member->by_script || member->by_controller) return;
    const bool named = whole_.director_names(entry.key);
    const bool heard = std::ranges::any_of(handlers_, [&](const LuaHandler& handler) {
      if (handler.on == "message" || handler.on == "approval") return handler.name == entry.key;
      if (handler.on == "report") return receives(FormId(handler.name), member->id);
      const auto* inject = whole_.scenario.inject(InjectId(handler.name));
      return inject != nullptr && handler.on == "reply" &&
             std::ranges::find(inject->contents, member->id, &Content::from) !=
                 inject->contents.end();
    });
    if (named || heard) return;
    const Text who = called({"登場人物", "cast member"}, entry.key);
    findings_.warning(
        "scenario.yaml", entry.at, "nobody_answers",
        {who.ja + "にはスクリプトが答えることになっていますが、進行スクリプトに出てきません。",
         who.en + " is to be answered by the script, but the director never speaks of it"});
  }

  void warn(const LuaHandler& handler, std::string_view code, const std::string& ja,
            const std::string& en) {
    const std::string name = "on." + handler.on + "(\"" + handler.name + "\")";
    findings_.warning(handler.file, {handler.line, 1}, code, {name + " " + ja, name + " " + en});
  }

  const Whole& whole_;
  std::span<const LuaHandler> handlers_;
  Findings& findings_;
  Reach reach_;
};

}  // namespace

void check_handlers(const Whole& whole, std::span<const LuaHandler> handlers, Findings& findings) {
  HandlerCheck(whole, handlers, findings).run();
}

}  // namespace enshu::scenario
