// Obligations that nobody can meet, and truths that no report can state.
#include <algorithm>

#include "engine/core/event.hpp"
#include "engine/core/story_time.hpp"
#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class ObligationCheck {
 public:
  ObligationCheck(const Whole& whole, const Reach& reach, const Obligation& obligation,
                  const Entry& entry, Findings& findings)
      : whole_(whole),
        reach_(reach),
        obligation_(obligation),
        node_(entry.value),
        at_(entry.at),
        findings_(findings) {
    who_ = called({"報告義務", "obligation"}, entry.key);
  }

  void run() {
    times();
    clock();
    updates();
    recipients();
    form();
    if (!findings_.any_error() && !reach_.fires(obligation_.trigger)) {
      warn("trigger", "unreachable", "のきっかけが起こることはありません。",
           "can never begin: its trigger cannot fire");
    }
    approvers();
  }

 private:
  static bool silent(const CastMember& member) {
    return !member.by_script && !member.by_controller;
  }

  void approvers() {
    for (std::size_t i = 0; i < obligation_.approvals.size(); ++i) {
      const auto& approver = obligation_.approvals[i];
      const auto* member = whole_.scenario.member(approver);
      if (member != nullptr && silent(*member)) {
        warn("approval", "nobody_answers", "の承認者には、答える人(answers)がいません。",
             "needs an approval that nobody gives: the cast member has no 'answers'");
      }
      const auto first = std::ranges::find(obligation_.approvals, approver);
      if (first != obligation_.approvals.begin() + static_cast<std::ptrdiff_t>(i)) {
        error("approval", "contradiction", "の承認者「" + approver.value + "」が二度出てきます。",
              "names approver '" + approver.value + "' twice");
      }
    }
  }

  void times() {
    const auto* limit = node_.find("limit");
    if (limit == nullptr || node_.find("target") == nullptr) return;
    if (parse_duration(limit->text) && obligation_.limit < obligation_.target) {
      error("limit", "contradiction", "の limit が target より短くなっています。",
            "has a limit shorter than its target");
    }
    const auto* trigger = whole_.scenario.inject(obligation_.trigger);
    const bool timed = trigger != nullptr && trigger->schedule.kind == Schedule::Kind::at;
    if (!timed || whole_.scenario.duration.ms == 0) return;
    const ExerciseTime end{whole_.scenario.duration.ms};
    const auto& begins = trigger->schedule;
    if (due(begins.at, obligation_.target) > end) {
      warn("target", "after_end", "の期限は、演習の終わりより後です。",
           "is due after the exercise's end");
    } else if (begins.latest && due(*begins.latest, obligation_.target) > end) {
      warn("target", "after_end",
           "の期限は、きっかけが時刻の幅の終わりに出ると、演習の終わりより後です。",
           "is due after the exercise's end when its trigger plays at the end of its window");
    }
  }

  /// A jump that waits for people or conditions may come at once.
  [[nodiscard]] ExerciseTime due(ExerciseTime begins, Duration span) const {
    const bool open =
        obligation_.clock == DutyClock::calendar && !all_jumps_planned(whole_.scenario);
    return open ? begins : planned_deadline(whole_.scenario, obligation_, begins, span);
  }

  void clock() {
    const auto jumps = [](const auto& entry) { return entry.jump.has_value(); };
    if (obligation_.clock == DutyClock::exercise ||
        std::ranges::any_of(whole_.scenario.msel, jumps) ||
        std::ranges::any_of(whole_.scenario.moves, jumps))
      return;
    warn("clock", "needs_jump",
         "の期限は物語の暦で数えますが、暦を進めるもの(jump)"
         "がありません。演習時間と同じになります。",
         "runs by the story's calendar, but nothing moves that on ('jump'): it is exercise time");
  }

  void updates() {
    if (!obligation_.every) {
      if (node_.find("until") != nullptr) {
        warn("until", "needs_every", "には every がないので「until」は使われません。",
             "has no 'every', so 'until' is not used");
      }
      return;
    }
    if (obligation_.every->ms <= 0) {
      error("every", "contradiction", "の every は 0 より長くしてください。",
            "has an interval of nothing; make 'every' longer");
      return;
    }
    const auto* trigger = whole_.scenario.inject(obligation_.trigger);
    const bool timed = trigger != nullptr && trigger->schedule.kind == Schedule::Kind::at;
    const auto first = obligation_.target + *obligation_.every;
    const auto begins = timed ? trigger->schedule.at : ExerciseTime{};
    if (due(begins, first) < ExerciseTime{whole_.scenario.duration.ms}) return;
    warn("every", "after_end", "の続報は、最初のものから演習の終わりより後です。",
         "owes its first update only after the exercise's end");
  }

  void recipients() {
    for (const auto& party : obligation_.required) {
      if (party == obligation_.owes) {
        error("to", "contradiction", "は、自分自身への報告になっています。",
              "is owed to the role that owes it");
      }
      if (std::ranges::find(obligation_.allowed, party) == obligation_.allowed.end()) continue;
      warn("to", "contradiction",
           "の報告先「" + party.value + "」が、required と allowed の両方にあります。",
           "has recipient '" + party.value + "' both required and allowed");
    }
  }

  void form() {
    const auto* form = whole_.scenario.form(obligation_.form);
    if (obligation_.form.empty()) {
      for (const std::string_view key : {"stage", "truth"}) {
        if (node_.find(key) == nullptr) continue;
        warn(key, "needs_form", "には様式がないので「" + std::string(key) + "」は使われません。",
             "has no form, so '" + std::string(key) + "' is not used");
      }
      return;
    }
    if (form == nullptr) return;
    const auto& truths = entries_at(node_, "truth");
    for (std::size_t i = 0; i < truths.size(); ++i) truth(*form, truths[i], obligation_.truth[i]);
  }

  void truth(const Form& form, const Entry& entry, const Truth& truth) {
    const auto field = std::ranges::find(form.fields, truth.field, &FormField::id);
    if (field == form.fields.end()) {
      std::vector<std::string_view> known;
      for (const auto& one : form.fields) known.push_back(one.id.value);
      unknown(entry.at, {"欄", "field"}, entry.key, known, form.id.value);
      return;
    }
    if (field->type == FieldType::number) numbers(entry.value);
    const auto options = answers_of(*field);
    if (options.empty()) return;
    for (const auto* value : values_of(entry.value)) {
      if (std::ranges::find(options, value->text) != options.end()) continue;
      unknown(value->at, {"選択肢", "option"}, value->text, options, entry.key);
    }
    if (field->type != FieldType::choices && truth.accepted.empty()) {
      findings_.error(file, entry.at, "empty_list",
                      {who_.ja + ": 正しい値がありません。", who_.en + ": no value is accepted"});
    }
  }

  /// A truth without a digit is a number that no report can state.
  void numbers(const Node& node) {
    for (const auto* value : values_of(node)) {
      if (value->text.find_first_of("0123456789") != std::string::npos) continue;
      const std::string word = shown(value->text);
      findings_.error(file, value->at, "bad_value",
                      {who_.ja + ": 「" + word + "」は数ではありません。",
                       who_.en + ": '" + word + "' is no number"});
    }
  }

  static std::vector<const Node*> values_of(const Node& node) {
    if (node.is_map()) return each_at(node, "is");
    std::vector<const Node*> out;
    if (node.is_scalar()) out.push_back(&node);
    for (const auto& item : node.items) out.push_back(&item);
    return out;
  }

  /// What can be answered in the field; empty when anything can.
  static std::vector<std::string_view> answers_of(const FormField& field) {
    std::vector<std::string_view> out;
    switch (field.type) {
      case FieldType::choice:
      case FieldType::choices:
        for (const auto& option : field.options) out.push_back(option.id);
        break;
      case FieldType::yesno:
        return {"yes", "no"};
      case FieldType::tlp:
        return choices_of<Tlp>();
      case FieldType::text:
      case FieldType::longtext:
      case FieldType::datetime:
      case FieldType::number:
        break;
    }
    return out;
  }

  void unknown(Position at, Words what, std::string_view word,
               std::span<const std::string_view> known, const std::string& owner) {
    constexpr std::size_t most_hinted = 100;  // the search costs
    const Text near = findings_.count() < most_hinted ? did_you_mean(word, known) : Text{};
    const std::string name = shown(word);
    findings_.error(file, at, "unknown_name",
                    {who_.ja + "が、「" + owner + "」にない" + std::string(what.ja) + "「" + name +
                         "」を挙げています。" + near.ja,
                     who_.en + " names unknown " + std::string(what.en) + " '" + name + "' of '" +
                         owner + "'" + near.en});
  }

  [[nodiscard]] Position at(std::string_view key) const {
    const auto* node = node_.find(key);
    return node == nullptr ? at_ : node->at;
  }
  void error(std::string_view key, std::string_view code, const std::string& ja,
             const std::string& en) {
    findings_.error(file, at(key), code, {who_.ja + ja, who_.en + " " + en});
  }
  void warn(std::string_view key, std::string_view code, const std::string& ja,
            const std::string& en) {
    findings_.warning(file, at(key), code, {who_.ja + ja, who_.en + " " + en});
  }

  const Whole& whole_;
  const Reach& reach_;
  const Obligation& obligation_;
  const Node& node_;
  Position at_;
  Findings& findings_;
  Text who_;
};

}  // namespace

void check_obligations(const Whole& whole, Findings& findings) {
  const Reach reach(whole);
  const auto& entries = entries_at(whole.root, "obligations");
  for (std::size_t i = 0; i < entries.size(); ++i) {
    ObligationCheck(whole, reach, whole.scenario.obligations[i], entries[i], findings).run();
  }
}

}  // namespace enshu::scenario
