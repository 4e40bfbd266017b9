// Variants: values that no parameter has, and what can never exist together.
#include <algorithm>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

/// What both restrictions leave; nothing when some parameter has no value in common.
std::optional<Only> both(Only one, const Only& other) {
  for (const auto& each : other) {
    auto [have, fresh] = one.insert(each);
    if (fresh) continue;
    std::erase_if(have->second, [&](const std::string& value) {
      return std::ranges::find(each.second, value) == each.second.end();
    });
    if (have->second.empty()) return std::nullopt;
  }
  return one;
}

class ParameterCheck {
 public:
  ParameterCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {}

  void run() {
    for (const auto& entry : entries_at(whole_.root, "parameters")) declared(entry);
    everywhere(whole_.root);
    if (!whole_.sound || findings_.any_error()) return;
    anchors();
    triggers();
    tiers();
  }

 private:
  void declared(const Entry& entry) {
    const auto* parameter = whole_.scenario.parameter(entry.key);
    const auto* values = entry.value.find("values");
    if (parameter == nullptr || values == nullptr) return;
    const Text who = called({"パラメーター", "parameter"}, entry.key);
    if (values->is_map() && values->entries.empty()) {
      error(values->at, "empty_list", {who.ja + "に値がありません。", who.en + " has no value"});
    }
    for (const auto& value : values->entries) {
      if (value.key != "turn" && value.key != "seed") continue;
      error(value.at, "bad_name",
            {who.ja + ": 「" + value.key + "」は値の決め方の名前なので、値には使えません。",
             who.en + ": '" + value.key + "' is a way to pick, so it cannot be a value"});
    }
    const auto* pick = entry.value.find("pick");
    if (pick == nullptr || !pick->is_scalar() || pick->text == "turn" || pick->text == "seed")
      return;
    if (parameter->value(pick->text) == nullptr) unknown_value(*parameter, *pick, {"turn", "seed"});
  }

  /// `only` and `param` wherever they stand.
  void everywhere(const Node& node) {
    for (const auto& item : node.items) everywhere(item);
    for (const auto& entry : node.entries) {
      const bool names_values = entry.key == "only" || entry.key == "param";
      if (names_values && entry.value.is_map()) {
        for (const auto& one : entry.value.entries) values(entry.value, one.key);
      }
      everywhere(entry.value);
    }
  }

  void values(const Node& map, std::string_view name) {
    const auto* parameter = whole_.scenario.parameter(name);
    if (parameter == nullptr) return;
    for (const auto* value : each_at(map, name)) {
      if (value->is_scalar() && parameter->value(value->text) == nullptr)
        unknown_value(*parameter, *value, {});
    }
  }

  void unknown_value(const Parameter& parameter, const Node& value,
                     std::vector<std::string_view> known) {
    for (const auto& one : parameter.values) known.push_back(one.id);
    const Text near = did_you_mean(value.text, known);
    const std::string name = shown(value.text);
    error(value.at, "unknown_name",
          {"パラメーター「" + parameter.id + "」に、値「" + name + "」はありません。" + near.ja,
           "parameter '" + parameter.id + "' has no value '" + name + "'" + near.en});
  }

  /// The variants in which an inject can fire, its whole chain of `after` considered. The chain has
  /// an end: cycles are errors.
  std::optional<Only> variants(const Inject& inject) const {
    std::optional<Only> out = inject.only;
    const Inject* at = &inject;
    while (out && at->schedule.kind == Schedule::Kind::after &&
           !whole_.director_names(at->id.value)) {
      at = whole_.scenario.inject(at->schedule.anchor);
      if (at == nullptr) break;
      out = both(std::move(*out), at->only);
    }
    return out;
  }

  void anchors() {
    const auto& nodes = items_at(whole_.root, "msel");
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto& inject = whole_.scenario.msel[i];
      if (inject.schedule.kind != Schedule::Kind::after || variants(inject)) continue;
      const Text who = called({"状況付与", "inject"}, inject.id.value);
      warn(nodes[i].find("after")->at,
           {who.ja + "は出ることがありません。待っている「" + inject.schedule.anchor.value +
                "」と同じ設定のチームがないためです。",
            who.en + " can never fire: it waits for '" + inject.schedule.anchor.value +
                "', which never exists in the same variant"});
    }
  }

  void triggers() {
    for (const auto& entry : entries_at(whole_.root, "obligations")) {
      const auto* obligation = whole_.scenario.obligation(ObligationId(entry.key));
      const auto* trigger = whole_.scenario.inject(obligation->trigger);
      const auto where = variants(*trigger);
      if (where && both(*where, obligation->only)) continue;
      const Text who = called({"報告義務", "obligation"}, entry.key);
      warn(entry.value.find("trigger")->at,
           {who.ja + "のきっかけは、同じ設定のチームでは起こりません。",
            who.en + " can never begin: its trigger never exists in the same variant"});
    }
  }

  /// Tiers of relays whose information never comes where they exist.
  void tiers() {
    const auto& entries = entries_at(whole_.root, "relays");
    for (std::size_t i = 0; i < entries.size(); ++i) {
      const auto& relay = whole_.scenario.relays[i];
      const auto* inject = whole_.scenario.inject(relay.of);
      const auto where = inject == nullptr ? std::nullopt : variants(*inject);
      if (!where) continue;
      const auto& nodes = items_at(entries[i].value, "tiers");
      for (std::size_t tier = 0; tier < nodes.size(); ++tier) {
        if (both(*where, relay.tiers[tier].only)) continue;
        const Text who = called({"伝達", "relay"}, entries[i].key);
        warn(nodes[tier].find("only") == nullptr ? nodes[tier].at : nodes[tier].find("only")->at,
             {who.ja + ": この段のチームの設定では「" + relay.of.value + "」が出ません。",
              who.en + ": where this tier exists '" + relay.of.value + "' never fires"});
      }
    }
  }

  void error(Position at, std::string_view code, Text message) {
    findings_.error(file, at, code, std::move(message));
  }
  void warn(Position at, Text message) {
    findings_.warning(file, at, "unreachable", std::move(message));
  }

  const Whole& whole_;
  Findings& findings_;
};

}  // namespace

void check_parameters(const Whole& whole, Findings& findings) {
  ParameterCheck(whole, findings).run();
}

}  // namespace enshu::scenario
