// Channels that cannot fail or that nothing takes away, modes that never come, cast without a name.
#include <algorithm>
#include <set>

#include "engine/core/channels.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class ContactCheck {
 public:
  ContactCheck(const Whole& whole, Findings& findings) : whole_(whole), findings_(findings) {
    modes_.insert(whole.scenario.mode.value_or(Mode::normal));
    for (const auto& inject : whole.scenario.msel) {
      if (inject.outage)
        cut_.insert(inject.outage->channels.begin(), inject.outage->channels.end());
      if (inject.mode) modes_.insert(*inject.mode);
    }
  }

  void run() {
    for (const auto& node : items_at(whole_.root, "msel")) {
      restores(node);
      for (const std::string_view key : {"alert", "document", "news"}) {
        for (const auto* content : each_at(node, key)) cannot_fail(node, key, *content);
      }
    }
    for (const auto& entry : entries_at(whole_.root, "obligations")) obligation(entry);
    for (const auto& entry : entries_at(whole_.root, "cast")) named(entry);
  }

 private:
  static Text inject_called(const Node& node) {
    return called({"状況付与", "inject"}, node.scalar("id"));
  }

  void restores(const Node& node) {
    for (const auto* one : each_at(node, "restore")) {
      const auto channel = chosen<Channel>(one->text);
      if (!channel || cut_.contains(*channel)) continue;
      const Text who = inject_called(node);
      findings_.warning(
          file, one->at, "never_cut",
          {who.ja + "が「" + one->text + "」を戻しますが、止める状況付与がありません。",
           who.en + " restores '" + one->text + "', which no inject takes away"});
    }
  }

  void cannot_fail(const Node& node, std::string_view key, const Node& content) {
    const auto* instead = content.find("or");
    if (instead == nullptr) return;
    const Text who = inject_called(node);
    const std::string word(key);
    findings_.error(file, instead->at, "stands_alone",
                    {who.ja + ": 「" + word + "」は止まらないので、or は要りません。",
                     who.en + ": '" + word + "' cannot fail, so 'or' has no meaning there"});
  }

  void obligation(const Entry& entry) {
    const auto wanted = choices_at<Mode>(entry.value, "mode");
    if (wanted.empty()) return;
    if (std::ranges::any_of(wanted, [&](Mode mode) { return modes_.contains(mode); })) return;
    const Text who = called({"報告義務", "obligation"}, entry.key);
    findings_.warning(file, entry.value.find("mode")->at, "never_in_mode",
                      {who.ja + "の体制に切り替える状況付与がありません。",
                       who.en + " counts in a mode to which no inject changes over"});
  }

  void named(const Entry& entry) {
    const Node& node = entry.value;
    if (!node.is_map() || node.find("name") != nullptr || node.find("body") != nullptr) return;
    const Text who = called({"登場人物", "cast member"}, entry.key);
    findings_.error(file, node.at, "missing_key",
                    {who.ja + "に「name」がありません(人や機関の名前。body でもよい)。",
                     who.en + " lacks 'name' (name of the person or body; `body` will do)"});
  }

  const Whole& whole_;
  Findings& findings_;
  std::set<Channel> cut_;
  std::set<Mode> modes_;
};

}  // namespace

void check_contact(const Whole& whole, Findings& findings) { ContactCheck(whole, findings).run(); }

}  // namespace enshu::scenario
