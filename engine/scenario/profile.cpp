// From a profile's YAML to figures; a mix takes the shipped ones by their names.
#include "engine/scenario/profile.hpp"

#include <algorithm>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"

namespace enshu::scenario {
namespace {

/// The chances of a section, each under the name by which the file calls it.
struct Chance {
  std::string_view section;
  std::string_view key;
  std::uint32_t Profile::*member;
};
constexpr std::array<Chance, 18> chances{{
    {"messages", "answers_calls", &Profile::answers_calls},
    {"messages", "replies", &Profile::replies},
    {"messages", "acknowledges", &Profile::acknowledges},
    {"messages", "forwards", &Profile::forwards},
    {"messages", "reads_along", &Profile::reads_along},
    {"reports", "sends", &Profile::reports},
    {"reports", "right_recipient", &Profile::right_recipient},
    {"reports", "wrong_recipient", &Profile::wrong_recipient},
    {"reports", "fills_field", &Profile::fills_field},
    {"reports", "states_truth", &Profile::states_truth},
    {"reports", "keeps_tlp", &Profile::keeps_tlp},
    {"reports", "seeks_approval", &Profile::seeks_approval},
    {"handling", "keeps_order", &Profile::keeps_order},
    {"handling", "does_forbidden", &Profile::does_forbidden},
    {"handling", "logs_decision", &Profile::logs_decision},
    {"baits", "takes", &Profile::takes_bait},
    {"baits", "fills_form", &Profile::fills_form},
    {"baits", "reports", &Profile::reports_bait},
}};
constexpr std::array<std::string_view, 6> phases{"detection",   "triage",   "containment",
                                                 "eradication", "recovery", "lessons"};
constexpr int not_there = -1;

class CrewLoading {
 public:
  CrewLoading(std::string_view file, const ProfileSource& shipped)
      : file_(file), shipped_(shipped) {}

  LoadedCrew run(std::string_view bytes) {
    LoadedCrew out;
    const auto root = read_yaml(file_, bytes, findings_);
    if (root) {
      Checker(file_, known_, tree_, findings_)
          .check(*root, *Grammar::instance().profile, {"参加者モデル", "the profile"});
    }
    if (root && !findings_.any_error()) out.crew = build(*root);
    if (findings_.any_error()) out.crew.reset();
    out.diagnostics = findings_.take();
    return out;
  }

 private:
  Crew build(const Node& root) {
    Crew crew{std::string(root.scalar("profile")), text_at(root, "title"), {}};
    const auto* mix = root.find("mix");
    if (mix == nullptr) {
      crew.shares.push_back({profile(root), 1});
      return crew;
    }
    for (const auto& entry : root.entries) {
      if (entry.key == "profile" || entry.key == "title" || entry.key == "mix") continue;
      findings_.error(
          file_, entry.at, "only_one_of",
          {"「mix」と「" + entry.key + "」は一緒に書けません。混ぜる型のほうに書いてください。",
           "'" + entry.key +
               "' cannot stand beside 'mix'; write it into the profile that is mixed"});
    }
    for (const auto& entry : mix->entries) {
      auto part = named(entry.key, entry.at);
      if (part) crew.shares.push_back({*std::move(part), weight(*mix, entry.key)});
    }
    if (mix->entries.empty()) {
      findings_.error(file_, mix->at, "empty_list",
                      {"「mix」に型がありません。", "'mix' names no profile"});
    }
    return crew;
  }

  static std::uint32_t weight(const Node& mix, std::string_view name) {
    return static_cast<std::uint32_t>(whole_at(mix, name, 1));
  }

  std::optional<Profile> named(const std::string& name, Position at) {
    const auto bytes = shipped_ ? shipped_(name) : std::nullopt;
    if (bytes) {
      // A shipped profile is complete in itself and is no mix.
      const auto loaded = load_crew(name, *bytes, nullptr);
      if (loaded.crew) return loaded.crew->shares.front().profile;
    }
    findings_.error(
        file_, at, "unknown_profile",
        {"付属の参加者モデル「" + shown(name) +
             "」はありません。novice、practised、expert から選んでください。",
         "there is no shipped profile '" + shown(name) + "'; choose novice, practised or expert"});
    return std::nullopt;
  }

  Profile profile(const Node& root) {
    const auto* like = root.find("like");
    complete_ = like == nullptr;
    Profile out;
    if (like != nullptr) out = named(like->text, like->at).value_or(Profile{});
    out.name = root.scalar("profile");
    out.title = text_at(root, "title");
    spans(root, out);
    for (const auto& chance : chances) {
      // Profiles from before there were baits stay complete.
      if (chance.section == "baits" && root.find("baits") == nullptr) continue;
      const auto value = figure(root, chance.section, chance.key);
      if (value) out.*chance.member = static_cast<std::uint32_t>(*value);
    }
    for (std::size_t i = 0; i < phases.size(); ++i) {
      if (const auto value = figure(root, "skill", phases.at(i)))
        out.skill.at(i) = static_cast<std::uint32_t>(*value);
    }
    return out;
  }

  void spans(const Node& root, Profile& out) {
    if (const auto* span = section(root, "attention")) {
      out.attention_least = duration_at(*span, "least");
      out.attention_most = duration_at(*span, "most");
      ordered(*span, out.attention_least.ms, out.attention_most.ms);
    }
    if (section(root, "reading") != nullptr)
      out.characters_per_minute = whole_at(root, "reading", not_there);
    if (const auto* span = section(root, "pace")) {
      out.pace_low = whole_at(*span, "least", not_there);
      out.pace_high = whole_at(*span, "most", not_there);
      ordered(*span, out.pace_low, out.pace_high);
    }
  }

  void ordered(const Node& span, std::int64_t least, std::int64_t most) {
    if (least <= most) return;
    findings_.error(file_, span.at, "contradiction",
                    {"下限「least」が上限「most」を超えています。", "'least' is above 'most'"});
  }

  const Node* section(const Node& root, std::string_view key) {
    const auto* found = root.find(key);
    if (found == nullptr && complete_) missing(root.at, key);
    return found;
  }

  std::optional<int> figure(const Node& root, std::string_view section, std::string_view key) {
    const auto* part = root.find(section);
    const int value = part == nullptr ? not_there : whole_at(*part, key, not_there);
    if (value != not_there) return value;
    if (complete_)
      missing(part == nullptr ? root.at : part->at, std::string(section) + ": " + std::string(key));
    return std::nullopt;
  }

  void missing(Position at, std::string_view key) {
    findings_.error(
        file_, at, "missing_key",
        {"「" + std::string(key) +
             "」がありません。値を書くか、「like」で基にする型を選んでください。",
         "'" + std::string(key) + "' is missing; write it, or choose a profile by 'like'"});
  }

  std::string_view file_;
  const ProfileSource& shipped_;
  Findings findings_;
  Known known_;
  FileTree tree_;
  bool complete_ = true;
};

}  // namespace

std::int64_t Crew::characters_per_minute() const {
  std::int64_t sum = 0;
  std::int64_t weights = 0;
  for (const auto& share : shares) {
    sum += share.profile.characters_per_minute * share.weight;
    weights += share.weight;
  }
  return weights == 0 ? 0 : sum / weights;
}

LoadedCrew load_crew(std::string_view file, std::string_view bytes, const ProfileSource& shipped) {
  return CrewLoading(file, shipped).run(bytes);
}

}  // namespace enshu::scenario
