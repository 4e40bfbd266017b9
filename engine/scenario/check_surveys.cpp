// Questionnaires: questions that can be asked and answered, each able to open, model answers that
// somebody reads.
#include <array>
#include <unordered_set>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/reach.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

class SurveyCheck {
 public:
  SurveyCheck(const Whole& whole, const Entry& entry, Findings& findings)
      : whole_(whole),
        entry_(entry),
        who_(called({"質問票", "survey"}, entry.key)),
        findings_(findings) {}

  void run() {
    const auto& questions = items_at(entry_.value, "questions");
    single_ids(questions, {"質問", "question"});
    for (const auto& node : questions) question(node);
    if (const auto* flag = entry_.value.find("at_end"); flag != nullptr && flag->text == "false") {
      error(
          flag->at, "bad_value",
          {who_.ja + ": at_end は true とだけ書きます。", who_.en + ": 'at_end' can only be true"});
    }
    models(questions);
    opening();
  }

 private:
  void single_ids(const std::vector<Node>& items, const Words& label) {
    std::unordered_set<std::string_view> seen;
    for (const auto& item : items) {
      const auto* id = item.find("id");
      if (id == nullptr || !id->is_scalar() || seen.insert(id->text).second) continue;
      const Text what = called(label, id->text);
      error(id->at, "duplicate_name",
            {what.ja + "が二つあります。", what.en + " stands twice in this list"});
    }
  }

  void question(const Node& node) {
    const auto type = node.scalar("type");
    const Text what = called({"質問", "question"}, node.scalar("id"));
    const auto* options = node.find("options");
    const bool chooses = type == "choice" || type == "choices";
    if (chooses && (options == nullptr || options->items.size() < 2)) {
      error(options == nullptr ? node.at : options->at, "no_options",
            {what.ja + "には選択肢が二つ以上必要です。", what.en + " needs two options or more"});
    }
    if (options != nullptr) single_ids(options->items, {"選択肢", "option"});
    if (!chooses && options != nullptr) unused(*options, "options", what);
    for (const std::string_view key : {"steps", "low", "high"}) {
      if (const auto* only = node.find(key); only != nullptr && type != "scale")
        unused(*only, key, what);
    }
    const auto figure = node.scalar("figure");
    const bool countable = type == "yesno" || (type == "scale" && figure == "useful");
    if (figure.empty() || countable) return;
    error(node.find("figure")->at, "contradiction",
          {what.ja + ": 数値「" + std::string(figure) + "」は " +
               (figure == "useful" ? "yesno か scale" : "yesno") + " の質問から数えます。",
           what.en + ": the figure '" + std::string(figure) + "' is counted from a " +
               (figure == "useful" ? "yesno or scale" : "yesno") + " question"});
  }

  void unused(const Node& node, std::string_view key, const Text& what) {
    findings_.warning(file, node.at, "unused_options",
                      {what.ja + "の種類では「" + std::string(key) + "」は使われません。",
                       what.en + " is of a type that does not use '" + std::string(key) + "'"});
  }

  void models(const std::vector<Node>& questions) {
    const auto* reveal = entry_.value.find("reveal_model");
    if (reveal == nullptr || reveal->text != "true") return;
    for (const auto& node : questions) {
      if (node.find("model") != nullptr) return;
    }
    findings_.warning(file, reveal->at, "nothing_to_show",
                      {who_.ja + "には模範解答がないので、見せるものがありません。",
                       who_.en + " has no model answer to reveal"});
  }

  void opening() {
    const auto& duration = whole_.scenario.duration;
    if (const auto at = time_at(entry_.value, "at");
        at && duration.ms > 0 && at->ms >= duration.ms) {
      findings_.warning(file, entry_.value.find("at")->at, "after_end",
                        {who_.ja + "は、演習の終わりまで開きません。終了後なら at_end と書きます。",
                         who_.en + " does not open before the exercise's end; write `at_end` for "
                                   "one that opens then"});
    }
    const auto after = entry_.value.scalar("after");
    if (after.empty() || !whole_.sound || findings_.any_error()) return;
    if (Reach(whole_).fires(InjectId(after))) return;
    findings_.warning(
        file, entry_.value.find("after")->at, "unreachable",
        {who_.ja + "は開くことがありません。「" + std::string(after) + "」が出ないためです。",
         who_.en + " never opens: '" + std::string(after) + "' cannot fire"});
  }

  void error(Position at, std::string_view code, Text message) {
    findings_.error(file, at, code, std::move(message));
  }

  const Whole& whole_;
  const Entry& entry_;
  Text who_;
  Findings& findings_;
};

}  // namespace

void check_surveys(const Whole& whole, Findings& findings) {
  for (const auto& entry : entries_at(whole.root, "surveys"))
    SurveyCheck(whole, entry, findings).run();
}

}  // namespace enshu::scenario
