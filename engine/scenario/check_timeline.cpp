// The timeline: cycles, times outside the exercise, injects that can never fire.
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class TimelineCheck {
 public:
  TimelineCheck(const Whole& whole, Findings& findings)
      : whole_(whole),
        findings_(findings),
        msel_(whole.scenario.msel),
        nodes_(items_at(whole.root, "msel")) {}

  void run() {
    times();
    if (!cycles() && whole_.sound) unreachable();
  }

 private:
  static Text name_of(const Inject& inject) {
    return called({"状況付与", "inject"}, inject.id.value);
  }

  void times() {
    for (std::size_t i = 0; i < msel_.size(); ++i) {
      if (msel_[i].schedule.latest) {
        window(nodes_[i].find("at")->at, msel_[i].schedule, name_of(msel_[i]));
        continue;
      }
      for (const std::string_view key : {"at", "by"}) outside(nodes_[i], key, name_of(msel_[i]));
    }
    for (const auto& entry : entries_at(whole_.root, "actions")) {
      outside(entry.value, "by", called({"対処", "action"}, entry.key));
    }
  }

  void outside(const Node& node, std::string_view key, const Text& who) {
    const auto time = time_at(node, key);
    if (!time) return;
    if (time->ms < 0) {
      warn(node.find(key)->at, "before_start",
           {who.ja + "の時刻は開始より前です。開始と同時に扱われます。",
            who.en + " has a time before the start; it counts as the start"});
    } else if (whole_.scenario.duration.ms > 0 && time->ms > whole_.scenario.duration.ms) {
      warn(node.find(key)->at, "after_end",
           {who.ja + "の時刻は、演習の終わり(" +
                format_exercise_time({whole_.scenario.duration.ms}) + ")より後です。",
            who.en + " has a time after the exercise's end (" +
                format_exercise_time({whole_.scenario.duration.ms}) + ")"});
    }
  }

  void window(Position at, const Schedule& schedule, const Text& who) {
    const ExerciseTime end{whole_.scenario.duration.ms};
    if (schedule.at.ms < 0) {
      warn(at, "before_start",
           {who.ja +
                "の時刻の幅は開始より前に始まります。開始より前の分は、開始と同時に扱われます。",
            who.en + " has a window that begins before the start; what is drawn there counts as "
                     "the start"});
    }
    if (end.ms <= 0 || *schedule.latest <= end) return;
    const std::string clock = format_exercise_time(end);
    if (schedule.at > end) {
      warn(at, "after_end",
           {who.ja + "の時刻の幅は、演習の終わり(" + clock + ")より後です。",
            who.en + " has a window after the exercise's end (" + clock + ")"});
    } else {
      warn(at, "after_end",
           {who.ja + "の時刻の幅は、演習の終わり(" + clock + ")を越えます。出ないことがあります。",
            who.en + " has a window that reaches beyond the exercise's end (" + clock +
                "); it may never fire"});
    }
  }

  /// Every inject waits for at most one other, so a cycle is found by walking until a mark of the
  /// same walk is met.
  bool cycles() {
    bool found = false;
    std::vector<std::size_t> mark(msel_.size(), 0);
    for (std::size_t start = 0; start < msel_.size(); ++start) {
      std::optional<std::size_t> at = start;
      while (at && mark[*at] == 0) {
        mark[*at] = start + 1;
        at = anchor_of(*at);
      }
      if (!at || mark[*at] != start + 1) continue;
      report_cycle(*at);
      found = true;
    }
    return found;
  }

  [[nodiscard]] std::optional<std::size_t> anchor_of(std::size_t inject) const {
    if (msel_[inject].schedule.kind != Schedule::Kind::after) return std::nullopt;
    return whole_.scenario.inject_index(msel_[inject].schedule.anchor);
  }

  void report_cycle(std::size_t first) {
    constexpr std::size_t most_named = 6;
    std::string chain = msel_[first].id.value;
    std::size_t length = 1;
    for (auto at = anchor_of(first); at && *at != first; at = anchor_of(*at)) {
      if (++length <= most_named) chain += " → " + msel_[*at].id.value;
    }
    chain += length > most_named ? " → … → " : " → ";
    chain += msel_[first].id.value;
    const auto* after = nodes_[first].find("after");
    findings_.error(
        file, after == nullptr ? nodes_[first].at : after->at, "cycle",
        {"状況付与が互いを待っています: " + chain, "injects wait for each other: " + chain});
  }

  void unreachable() {
    const Reach reach(whole_);
    for (std::size_t i = 0; i < msel_.size(); ++i) {
      if (reach.fires(i)) continue;
      const Text who = name_of(msel_[i]);
      const bool after = msel_[i].schedule.kind == Schedule::Kind::after;
      const auto* cause = nodes_[i].find(after ? "after" : "when");
      const Text why =
          after ? Text{"待っている「" + msel_[i].schedule.anchor.value + "」も出ないためです。",
                       "it waits for '" + msel_[i].schedule.anchor.value +
                           "', which cannot fire either"}
                : Text{"条件が成り立つことがないためです。", "its condition can never come true"};
      warn(cause == nullptr ? nodes_[i].at : cause->at, "unreachable",
           {who.ja + "は出ることがありません。" + why.ja, who.en + " can never fire: " + why.en});
    }
  }

  void warn(Position at, std::string_view code, Text message) {
    findings_.warning(file, at, code, std::move(message));
  }

  const Whole& whole_;
  Findings& findings_;
  const std::vector<Inject>& msel_;
  const std::vector<Node>& nodes_;
};

}  // namespace

void check_timeline(const Whole& whole, Findings& findings) {
  TimelineCheck(whole, findings).run();
}

}  // namespace enshu::scenario
