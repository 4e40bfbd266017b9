// Names and states in a director's calls and in what its handlers look up: what would fail, or
// quietly be nothing, only once the exercise runs.
#include <algorithm>
#include <array>

#include "engine/core/channels.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/choices.hpp"
#include "engine/scenario/director_calls.hpp"
#include "engine/scenario/lua_library.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/world/world.hpp"

namespace enshu::scenario {
namespace {

using Spellings = std::vector<std::string_view>;

constexpr std::array<std::string_view, 4> settable{"working", "stopped", "failed", "restoring"};

struct EventShape {
  std::string_view on;
  Spellings names;
};

/// What each kind of event has (engine/scenario/lua/events.cpp).
const std::vector<EventShape>& event_shapes() {
  static const Spellings message{"id", "subject", "body",      "from",  "to",
                                 "cc", "channel", "addressee", "about", "mentions"};
  static const std::vector<EventShape> all{
      {"reply", message},
      {"message", message},
      {"report", {"id", "form", "stage", "from", "to", "tlp", "fields", "first_of"}},
      {"approval", {"id", "form", "stage", "from", "to", "tlp", "fields", "first_of", "approver"}},
      {"action", {"id", "role", "reason", "told"}},
      {"inject", {"id", "cause"}},
      {"opened", {"id", "inject"}},
      {"timer", {"name"}},
      {"service", {"id", "state", "cause", "need"}},
      {"host", {"id", "state"}},
      {"move", {"id"}},
      {"survey", {"id", "role", "fields", "first_of"}}};
  return all;
}

std::string listed(const Spellings& all, std::string_view between) {
  std::string out;
  for (const auto one : all) out += (out.empty() ? "" : std::string(between)) + std::string(one);
  return out;
}

class CallCheck {
 public:
  CallCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {
    for (const auto& form : whole.scenario.forms) {
      for (const auto& field : form.fields) fields_.push_back(field.id.value);
    }
    for (const auto& survey : whole.scenario.surveys) {
      for (const auto& entry : survey.questions) fields_.push_back(entry.asked.id.value);
    }
  }

  void run(const std::string& file) {
    file_ = file;
    const auto tokens = lua_tokens(without_mark(whole_.tree.at(file)));
    for (const auto& call : lua_calls(tokens)) this->call(call);
    for (const auto& lookup : lua_lookups(tokens)) this->lookup(lookup);
  }

 private:
  void call(const LuaCall& call) {
    const auto is = [&](std::string_view name) { return call.method == name; };
    if (is("set")) return set(call);
    if (is("send")) return send(call);
    if (is("forward")) {
      named(call.text(1), Names::cast, "forward");
      for (const auto* to : call.texts(2)) named(to, Names::party, "forward");
      text(call.text(3), "forward");
    }
    if (is("reply") || is("approve") || is("send_back")) text(call.text(1), call.method);
    if (is("reply") && call.arguments.size() > 2) options(call.arguments[2], "reply");
    if (is("reported")) named(call.text(1), Names::form, "reported");
    if (is("knows")) named(call.text(1), Names::inject, "knows");
    if (is("works")) contact(call.text(0), "works");
    if (is("mode")) {
      choice(call.compared, {"normal", "large-scale"}, "mode", {"体制", "mode"});
    }
    if (is("service") && call.text(0) != nullptr)
      choice(call.compared, choices_of<ServiceState>(), "service", state_of_service);
    if (is("param")) parameter(call);
  }

  void set(const LuaCall& call) {
    const auto* part = call.text(0);
    const auto* state = call.text(1);
    if (part == nullptr || state == nullptr) return;
    if (whole_.known.has(Names::service, part->text))
      return choice(state, {settable.begin(), settable.end()}, "set", state_of_service);
    if (whole_.known.has(Names::host, part->text)) state_of_host(*state);
  }

  /// Hosts may be in any state. A word that stands nowhere else and is almost one that does is a
  /// slip.
  void state_of_host(const LuaToken& state) {
    if (states_.empty()) {
      gather_states(whole_.root, false);
      for (const auto& one : states_that_count_as_down()) states_.push_back(one);
      states_.push_back("normal");
    }
    const auto same = [&](std::string_view one) { return one == state.text; };
    if (std::ranges::any_of(states_, same)) return;
    if (std::ranges::count_if(whole_.words, same, &Word::text) > 1) return;
    const Text near = hint(state.text, states_);
    if (near.en.empty()) return;
    const std::string word = shown(state.text);
    findings_.warning(file_, state.at, "bad_choice",
                      {"set: 機器の状態「" + word + "」は、ほかのどこにも出てきません。" + near.ja,
                       "set: the state of a host '" + word + "' stands nowhere else" + near.en});
  }

  void gather_states(const Node& node, bool inside) {
    if (inside && node.is_scalar()) states_.push_back(node.text);
    for (const auto& item : node.items) gather_states(item, inside);
    for (const auto& entry : node.entries) {
      const auto is = [&](std::string_view key) { return entry.key == key; };
      gather_states(entry.value, inside || is("sets") || is("host") || is("state") || is("down"));
    }
  }

  void send(const LuaCall& call) {
    for (const auto* to : call.texts(1)) named(to, Names::party, "send");
    text(call.text(2), "send");
    if (call.arguments.size() > 3) options(call.arguments[3], "send");
  }

  void options(LuaSpan table, std::string_view method) {
    for (const auto* one : texts_of(value_of(table, "channel"))) {
      auto all = choices_of<Channel>();
      all.push_back("email");
      choice(one, all, method, {"手段", "channel"});
    }
    for (const auto* one : texts_of(value_of(table, "otherwise"))) contact(one, method);
    for (const auto* one : texts_of(value_of(table, "severity")))
      choice(one, choices_of<Severity>(), method, {"重要度", "severity"});
    for (const auto* one : texts_of(value_of(table, "attach"))) attached(one, method);
  }

  void attached(const LuaToken* one, std::string_view method) {
    const auto& all = whole_.scenario.artefacts;
    Spellings known;
    for (const auto& artefact : all) known.push_back(artefact.id.value);
    unknown(one, known, method, {"ファイル", "file"});
  }

  void contact(const LuaToken* one, std::string_view method) {
    Spellings all{"email"};
    for (const auto channel : choices_of<Channel>()) {
      if (is_contact(*chosen<Channel>(channel))) all.push_back(channel);
    }
    choice(one, all, method, {"手段", "channel"});
  }

  void parameter(const LuaCall& call) {
    const auto* name = call.text(0);
    if (name == nullptr || call.compared == nullptr) return;
    const auto& all = whole_.scenario.parameters;
    const auto found = std::ranges::find(all, name->text, &Parameter::id);
    if (found == all.end()) return;
    Spellings values;
    for (const auto& value : found->values) values.push_back(value.id);
    choice(call.compared, values, "param", {"値", "value"});
  }

  void lookup(const LuaLookup& one) {
    if (one.owner == "lane") {
      if (one.name->is("move")) named(one.compared, Names::move, "lane.move");
      return;
    }
    const auto& shapes = event_shapes();
    const auto shape = std::ranges::find(shapes, one.on, &EventShape::on);
    if (shape != shapes.end() &&
        std::ranges::find(shape->names, one.name->text) == shape->names.end()) {
      const std::string on = "on." + std::string(one.on);
      const std::string name = shown(one.name->text);
      const Text near = hint(one.name->text, shape->names);
      error(*one.name, "unknown_name",
            {on + " が受け取るものに「" + name + "」はありません。あるのは次のものです: " +
                 listed(shape->names, "、") + "。" + near.ja,
             "what " + on + " is given has no '" + name +
                 "'; it has: " + listed(shape->names, ", ") + near.en});
      return;
    }
    if (one.inner != nullptr) field(one);
    if (shape != shapes.end()) compared(one);
  }

  void field(const LuaLookup& one) {
    Spellings known;
    Text owner;
    const auto& forms = whole_.scenario.forms;
    const auto& surveys = whole_.scenario.surveys;
    const auto form = std::ranges::find(forms, FormId(one.handler), &Form::id);
    const auto survey = std::ranges::find(surveys, SurveyId(one.handler), &Survey::id);
    if (one.on == "report" && form != forms.end()) {
      owner = called({"様式", "form"}, one.handler);
      for (const auto& field : form->fields) known.push_back(field.id.value);
    } else if (one.on == "survey" && survey != surveys.end()) {
      owner = called({"質問票", "survey"}, one.handler);
      for (const auto& entry : survey->questions) known.push_back(entry.asked.id.value);
    } else {
      known = fields_;
      owner = {"どの様式や質問票", "any form or survey"};
    }
    if (whole_.known.lost(Names::form) || whole_.known.lost(Names::survey)) return;
    if (std::ranges::find(known, one.inner->text) != known.end()) return;
    const std::string name = shown(one.inner->text);
    const Text near = hint(one.inner->text, known);
    const bool any = owner.en.starts_with("any");
    error(*one.inner, "unknown_name",
          {owner.ja + (any ? "にも欄「" : "に欄「") + name + "」はありません。" + near.ja,
           (any ? "no form or survey has a field '" : owner.en + " has no field '") + name + "'" +
               near.en});
  }

  void compared(const LuaLookup& one) {
    if (one.compared == nullptr) return;
    const auto is = [&](std::string_view name) { return one.name->is(name); };
    const std::string what = std::string(one.owner) + "." + std::string(one.name->text);
    if (is("stage")) choice(one.compared, choices_of<Stage>(), what, {"段階", "stage"});
    if (is("tlp")) choice(one.compared, choices_of<Tlp>(), what, {"TLP", "TLP"});
    if (is("channel")) choice(one.compared, choices_of<Channel>(), what, {"手段", "channel"});
    if (is("state") && one.on == "service")
      choice(one.compared, choices_of<ServiceState>(), what, state_of_service);
    if (is("form")) named(one.compared, Names::form, what);
    if (is("about") || is("inject")) named(one.compared, Names::inject, what);
    if (is("from") || is("role") || is("addressee") || is("approver"))
      named(one.compared, Names::party, what);
  }

  void named(const LuaToken* one, Names names, std::string_view method) {
    if (one == nullptr || whole_.known.has(names, one->text)) return;
    const auto all = whole_.known.all(names);
    if (whole_.known.lost(names) && did_you_mean(one->text, all).en.empty()) return;
    unknown(one, {all.begin(), all.end()}, method, word_for(names));
  }

  void unknown(const LuaToken* one, const Spellings& known, std::string_view method,
               const Words& what) {
    if (std::ranges::find(known, one->text) != known.end()) return;
    const std::string name = shown(one->text);
    const std::string by(method);
    const Text near = hint(one->text, known);
    error(
        *one, "unknown_name",
        {by + " が、知らない" + std::string(what.ja) + "「" + name + "」を挙げています。" + near.ja,
         by + " names unknown " + std::string(what.en) + " '" + name + "'" + near.en});
  }

  /// Texts below texts/ are looked for wherever they stand; here those that do not even begin so.
  void text(const LuaToken* one, std::string_view method) {
    if (one == nullptr || one->text.starts_with("texts/") ||
        whole_.scenario.texts.contains(std::string(one->text)))
      return;
    Spellings known;
    for (const auto& [path, content] : whole_.scenario.texts) known.push_back(path);
    const std::string name = shown(one->text);
    const std::string by(method);
    const Text near = hint(one->text, known);
    error(*one, "missing_file",
          {by + ": 本文「" + name + "」がありません。本文は texts/soc-notice のように書きます。" +
               near.ja,
           by + ": there is no text '" + name + "'; a text is named like texts/soc-notice" +
               near.en});
  }

  void choice(const LuaToken* one, const Spellings& all, std::string_view method,
              const Words& what) {
    if (one == nullptr || std::ranges::find(all, one->text) != all.end()) return;
    const std::string word = shown(one->text);
    const std::string by(method);
    const Text near = hint(one->text, all);
    error(*one, "bad_choice",
          {by + ": " + std::string(what.ja) + "「" + word +
               "」はありません。次のどれかです: " + listed(all, "、") + "。" + near.ja,
           by + ": there is no " + std::string(what.en) + " '" + word +
               "'; it is one of: " + listed(all, ", ") + near.en});
  }

  Text hint(std::string_view wrong, const Spellings& known) {
    constexpr std::size_t most_hinted = 100;
    return findings_.count() < most_hinted ? did_you_mean(wrong, known) : Text{};
  }

  void error(const LuaToken& at, std::string_view code, Text message) {
    findings_.error(file_, at.at, code, std::move(message));
  }

  static constexpr Words state_of_service{"サービスの状態", "state of a service"};

  const Whole& whole_;
  Findings& findings_;
  std::string file_;
  Spellings fields_;
  Spellings states_;  ///< words that the scenario uses for states of hosts
};

}  // namespace

void check_director_calls(const Whole& whole, Findings& findings) {
  CallCheck check(whole, findings);
  for (const auto& file : whole.lua_files) {
    if (library_name(file).empty()) check.run(file);
  }
}

}  // namespace enshu::scenario
