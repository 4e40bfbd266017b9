// Slips of the pen: a name twice in one list, a span of nothing, an end that is the beginning.
#include <map>
#include <set>

#include "engine/base/time.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/check_slips.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/content_channels.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class SlipCheck {
 public:
  SlipCheck(const Whole& whole, Findings& findings) : root_(whole.root), findings_(findings) {}

  void run() {
    for (const auto& entry : entries_at(root_, "obligations")) obligation(entry);
    for (const auto& entry : entries_at(root_, "actions")) action(entry);
    for (const auto& inject : items_at(root_, "msel")) this->inject(inject);
    for (const auto& entry : entries_at(root_, "relays")) relay(entry);
    for (const std::string_view key : {"roles", "cast"}) addresses(key);
  }

 private:
  void obligation(const Entry& entry) {
    const Text who = called({"報告義務", "obligation"}, entry.key);
    const auto* until = entry.value.find("until");
    if (until != nullptr && until->is_scalar() && until->text == entry.value.scalar("trigger")) {
      findings_.error(file, until->at, "contradiction",
                      {who.ja + "の until が、きっかけ（trigger）と同じ状況付与を挙げています。",
                       who.en + " has an 'until' that names its own trigger"});
    }
    const auto* to = entry.value.find("to");
    if (to == nullptr || !to->is_map()) return;
    for (const std::string_view key : {"required", "allowed"}) twice(*to, key, who);
  }

  void action(const Entry& entry) {
    const Text who = called({"対処", "action"}, entry.key);
    twice(entry.value, "role", who);
    const auto* by = entry.value.find("by");
    if (by == nullptr) return;
    for (const std::string_view key : {"must", "should"}) {
      if (entry.value.scalar(key) != "false") continue;
      const std::string word(key);
      findings_.warning(file, by->at, "contradiction",
                        {who.ja + "は " + word + ": false なので、by は使われません。",
                         who.en + " has '" + word + ": false', so 'by' is not used"});
    }
  }

  void inject(const Node& inject) {
    const Text who = called({"状況付与", "inject"}, inject.scalar("id"));
    for (const auto& [key_of, channel] : content_channels) {
      for (const auto* content : each_at(inject, key_of)) {
        if (!content->is_map()) continue;
        for (const std::string_view key : {"to", "cc"}) twice(*content, key, who);
      }
    }
    const auto* expect = inject.find("expect");
    if (expect != nullptr && expect->is_map()) no_time(*expect, who);
  }

  void relay(const Entry& entry) {
    const Text who = called({"伝達", "relay"}, entry.key);
    for (const auto& tier : items_at(entry.value, "tiers")) {
      if (!tier.is_map()) continue;
      no_time(tier, who);
      twice(tier, "to", who);
    }
  }

  void no_time(const Node& node, const Text& who) {
    const auto* within = node.find("within");
    if (within == nullptr || !within->is_scalar()) return;
    const auto span = parse_duration(within->text);
    if (!span || span->ms > 0) return;
    findings_.error(file, within->at, "contradiction",
                    {who.ja + "の within は 0 より長くしてください。",
                     who.en + " leaves no time; make 'within' longer than nothing"});
  }

  void twice(const Node& node, std::string_view key, const Text& who) {
    std::set<std::string_view> seen;
    for (const auto* one : each_at(node, key)) {
      if (!one->is_scalar() || seen.insert(one->text).second) continue;
      const std::string name = shown(one->text);
      const std::string list(key);
      findings_.warning(file, one->at, "named_twice",
                        {who.ja + "の " + list + " に「" + name + "」が二度出てきます。",
                         who.en + " names '" + name + "' twice in '" + list + "'"});
    }
  }

  /// `name@place`; who reads it shall see that it is one.
  static bool is_address(std::string_view text) {
    const auto mark = text.find('@');
    return mark != std::string_view::npos && mark > 0 && mark + 1 < text.size() &&
           text.find('@', mark + 1) == std::string_view::npos &&
           text.find_first_of(" \t\n,;<>") == std::string_view::npos;
  }

  void addresses(std::string_view key) {
    for (const auto& entry : entries_at(root_, key)) {
      const auto* address = entry.value.find("address");
      if (address == nullptr || !address->is_scalar() || address->text.empty()) continue;
      const Text who = key == "roles" ? called({"役割", "role"}, entry.key)
                                      : called({"登場人物", "cast member"}, entry.key);
      const std::string word = shown(address->text);
      if (!is_address(address->text)) {
        findings_.error(file, address->at, "bad_value",
                        {who.ja + "の address「" + word +
                             "」はメールアドレスではありません（例: csirt@city.example）。",
                         who.en + " has address '" + word +
                             "', which is no mail address, such as csirt@city.example"});
        continue;
      }
      const auto [first, fresh] = owners_.emplace(address->text, entry.key);
      if (fresh) continue;
      const std::string other = shown(first->second);
      findings_.warning(file, address->at, "same_address",
                        {who.ja + "の address「" + word + "」は「" + other + "」と同じです。",
                         who.en + " has address '" + word + "', as '" + other + "' has"});
    }
  }

  const Node& root_;
  Findings& findings_;
  std::map<std::string_view, std::string_view> owners_;  ///< of addresses
};

}  // namespace

void check_slips(const Whole& whole, Findings& findings) { SlipCheck(whole, findings).run(); }

}  // namespace enshu::scenario
