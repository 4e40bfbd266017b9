// Reading load: what the planned injects give a role to read in any ten minutes, against what a
// person manages.
#include <algorithm>
#include <array>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/times.hpp"

namespace enshu::scenario {
namespace {

constexpr std::int64_t window_minutes = 10;

/// Characters a minute that an adult reads without a pause: 500 in Japanese, 220 English words of
/// five letters. Nobody who also thinks, asks and writes can go above.
struct Pace {
  Language language;
  std::int64_t most_a_minute;
};
constexpr std::array<Pace, 2> paces{{{Language::ja, 500}, {Language::en, 1100}}};

struct Piece {
  ExerciseTime at;
  std::size_t inject = 0;
  std::int64_t characters = 0;
};

class LoadCheck {
 public:
  LoadCheck(const Whole& whole, const Reach& reach, Edge edge, Findings& findings)
      : whole_(whole), findings_(findings), times_(whole, reach, edge) {}

  void run() {
    for (const auto& role : whole_.scenario.roles) {
      for (const auto& pace : paces) {
        if (overloaded(role, pace)) break;  // one language is enough to say it
      }
    }
  }

 private:
  /// What a role gets, in the order of time.
  std::vector<Piece> pieces(const Role& role, Language language) {
    std::vector<Piece> out;
    const auto& msel = whole_.scenario.msel;
    for (std::size_t i = 0; i < msel.size(); ++i) {
      const auto at = times_.planned(i);
      if (!at) continue;
      for (const auto& content : msel[i].contents) {
        const bool gets = std::ranges::find(content.to, role.id) != content.to.end() ||
                          std::ranges::find(content.cc, role.id) != content.cc.end();
        if (gets) out.push_back({*at, i, length(content, language)});
      }
    }
    std::ranges::stable_sort(out, {}, &Piece::at);
    return out;
  }

  std::int64_t length(const Content& content, Language language) {
    std::size_t sum =
        characters(content.subject.in(language)) + characters(content.body.in(language));
    for (const auto& id : content.attachments) {
      const auto* artefact = whole_.scenario.artefact(id);
      if (artefact == nullptr || artefact->kind != ArtefactKind::document) continue;
      const auto found =
          whole_.tree.find(language == Language::ja ? artefact->path_ja : artefact->path_en);
      if (found != whole_.tree.end()) sum += characters(found->second);
    }
    return static_cast<std::int64_t>(sum);
  }

  /// Tells of the heaviest window of every stretch of time that is too heavy.
  bool overloaded(const Role& role, const Pace& pace) {
    const auto list = pieces(role, pace.language);
    const std::int64_t seats = std::max(1, role.seats_min);
    const std::int64_t most = pace.most_a_minute * window_minutes * seats;
    const Duration window = minutes(window_minutes);
    std::int64_t sum = 0;
    std::size_t first = 0;
    Peak peak;
    bool any = false;
    for (std::size_t last = 0; last < list.size(); ++last) {
      sum += list[last].characters;
      for (; list[first].at + window <= list[last].at; ++first) sum -= list[first].characters;
      if (peak.sum > 0 && list[first].at > peak.until) {
        tell(role, pace, seats, peak);
        peak = {};
      }
      if (sum <= most) continue;
      any = true;
      peak.until = list[last].at;
      if (sum > peak.sum) {
        peak.sum = sum;
        peak.from = list[first].at;
        peak.inject = list[last].inject;
      }
    }
    if (peak.sum > 0) tell(role, pace, seats, peak);
    return any;
  }

  struct Peak {
    std::int64_t sum = 0;
    ExerciseTime from{};
    ExerciseTime until{};  ///< last moment of the stretch so far
    std::size_t inject = 0;
  };

  void tell(const Role& role, const Pace& pace, std::int64_t seats, const Peak& peak) {
    const auto& node = items_at(whole_.root, "msel")[peak.inject];
    const auto* at = node.find("at") != nullptr ? node.find("at") : node.find("after");
    const std::string from = format_exercise_time(peak.from);
    const std::string until = format_exercise_time(peak.from + minutes(window_minutes));
    const std::string rate = std::to_string(peak.sum / window_minutes / seats);
    const std::string most = std::to_string(pace.most_a_minute);
    const bool ja = pace.language == Language::ja;
    findings_.warning(
        "scenario.yaml", at->at, "overload",
        {called({"役割", "role"}, role.id.value).ja + "には、" + from + "〜" + until + " に" +
             (ja ? "日本語" : "英語") + " " + std::to_string(peak.sum) +
             " 文字が届きます。1席あたり毎分 " + rate + " 文字で、人が読める量(毎分 " + most +
             " 文字)を超えます。",
         "role '" + role.id.value + "' gets " + std::to_string(peak.sum) + " characters of " +
             (ja ? "Japanese" : "English") + " between " + from + " and " + until + ": " + rate +
             " a minute for each seat, more than people read (" + most + ")"});
  }

  const Whole& whole_;
  Findings& findings_;
  Times times_;
};

}  // namespace

void check_load(const Whole& whole, Findings& findings) {
  if (!whole.sound || findings.any_error()) return;
  const Reach reach(whole);
  at_both_edges(whole, findings,
                [&](Edge edge, Findings& found) { LoadCheck(whole, reach, edge, found).run(); });
}

}  // namespace enshu::scenario
