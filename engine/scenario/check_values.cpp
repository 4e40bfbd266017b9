// Values that are right by themselves and wrong together.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/content_channels.hpp"
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
    if (const auto* outage = node.find("outage")) {
      const auto* lasts = outage->find("for");
      if (lasts != nullptr && parse_duration(lasts->text) == Duration{}) {
        const Text which = called(inject_label, node.scalar("id"));
        error(lasts->at, "bad_value",
              {which.ja + ": 障害の長さが 0 です。", which.en + ": the outage has no length"});
      }
    }
    const Text who = called(inject_label, node.scalar("id"));
    if (const auto* manual = node.find("manual"); manual != nullptr && manual->text == "false") {
      error(manual->at, "bad_value",
            {who.ja + ": manual は true とだけ書きます。", who.en + ": 'manual' can only be true"});
    }
    for (const std::string_view key : {"when", "unless", "expect"}) {
      if (const auto* condition = node.find(key)) this->condition(*condition, who);
    }
    for (const auto& [key, channel] : content_channels) {
      for (const auto* content : each_at(node, key))
        check_content(whole_, *content, who, findings_);
    }
  }

  /// `{flag: {…}}`, `{host: {…}}`, `{channel: {…}}` and `{param: {…}}` state one fact each.
  void condition(const Node& node, const Text& who) {
    for (const auto& entry : node.entries) {
      for (const auto& part : entry.value.items) condition(part, who);
      const bool one_fact = entry.key == "flag" || entry.key == "host" || entry.key == "service" ||
                            entry.key == "channel" || entry.key == "param";
      if (one_fact && entry.value.is_map() && entry.value.entries.size() != 1) {
        error(entry.at, "bad_condition",
              {who.ja + ": 「" + entry.key +
                   "」には一つだけ書きます。いくつもあるときは all を使います。",
               who.en + ": '" + entry.key + "' states one fact; use `all` for several"});
      }
    }
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
