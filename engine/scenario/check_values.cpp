// Values that are right by themselves and wrong together.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";
constexpr Words inject_label{"状況付与", "inject"};

class ValueCheck {
 public:
  ValueCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {}

  void run() {
    head();
    for (const auto& node : items_at(whole_.root, "msel")) inject(node);
    for (const auto& entry : entries_at(whole_.root, "actions")) action(entry);
  }

 private:
  void head() {
    const auto* duration = whole_.root.find("duration");
    if (duration != nullptr && whole_.scenario.duration.ms == 0 && whole_.sound) {
      error(duration->at, "bad_value", {"演習の長さが 0 です。", "the exercise has no length"});
    }
    const auto* roles = whole_.root.find("roles");
    if (roles != nullptr && roles->is_map() && roles->entries.empty()) {
      error(roles->at, "empty_list", {"役割が一つもありません。", "there is no role"});
    }
  }

  void inject(const Node& node) {
    const Text who = called(inject_label, node.scalar("id"));
    if (const auto* manual = node.find("manual"); manual != nullptr && manual->text == "false") {
      error(manual->at, "bad_value",
            {who.ja + ": manual は true とだけ書きます。", who.en + ": 'manual' can only be true"});
    }
    for (const std::string_view key : {"when", "unless", "expect"}) {
      if (const auto* condition = node.find(key)) this->condition(*condition, who);
    }
    for (const std::string_view key : {"email", "alert", "phone", "document", "news"}) {
      for (const auto* content : each_at(node, key)) this->content(*content, who);
    }
  }

  /// `{flag: {…}}`, `{host: {…}}` and `{param: {…}}` state one fact each.
  void condition(const Node& node, const Text& who) {
    for (const auto& entry : node.entries) {
      for (const auto& part : entry.value.items) condition(part, who);
      const bool one_fact = entry.key == "flag" || entry.key == "host" || entry.key == "param";
      if (one_fact && entry.value.is_map() && entry.value.entries.size() != 1) {
        error(entry.at, "bad_condition",
              {who.ja + ": 「" + entry.key +
                   "」には一つだけ書きます。いくつもあるときは all を使います。",
               who.en + ": '" + entry.key + "' states one fact; use `all` for several"});
      }
    }
  }

  void content(const Node& node, const Text& who) {
    bool role = false;
    bool known = true;
    for (const auto* to : each_at(node, "to")) {
      role = role || whole_.known.has(Names::role, to->text);
      known = known && whole_.known.has(Names::party, to->text);
    }
    const auto* to = node.find("to");
    if (to != nullptr && known && !role) {
      error(to->at, "no_role",
            {who.ja + "の宛先に、参加者の役割がありません。",
             who.en + " goes to no role that participants hold"});
    }
    const auto* text = node.find("text");
    if (text == nullptr || !text->is_scalar()) return;
    const auto subject = whole_.scenario.subjects.find(text->text);
    const bool below = whole_.scenario.texts.contains(text->text);
    const Text found = subject != whole_.scenario.subjects.end() ? subject->second
                       : below                                   ? Text{}
                               : letter(whole_.tree, text->text).subject;
    for (const auto language : {Language::ja, Language::en})
      missing_subject(*text, found, language);
  }

  void missing_subject(const Node& text, const Text& found, Language language) {
    const auto path = path_in(text.text, language);
    const bool there = !(language == Language::ja ? found.ja : found.en).empty();
    if (there || !whole_.tree.contains(path)) return;
    findings_.error(path, {}, "no_subject",
                    {"一行目に「# 件名」がありません。", "the first line must be `# Subject`"});
  }

  void action(const Entry& entry) {
    const auto* must_not = entry.value.find("must_not");
    if (must_not == nullptr || must_not->text != "true") return;
    const bool wanted =
        flag_at(entry.value, "must", false) || flag_at(entry.value, "should", false);
    if (!wanted) return;
    const Text who = called({"対処", "action"}, entry.key);
    error(must_not->at, "only_one_of",
          {who.ja + "は、取るべきでもあり取ってはならないことにもなっています。",
           who.en + " is both called for and forbidden"});
  }

  void error(Position at, std::string_view code, Text message) {
    findings_.error(file, at, code, std::move(message));
  }

  const Whole& whole_;
  Findings& findings_;
};

}  // namespace

void check_values(const Whole& whole, Findings& findings) { ValueCheck(whole, findings).run(); }

}  // namespace enshu::scenario
