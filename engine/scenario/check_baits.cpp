// Baits that somebody can take and report, and a desk that can be written to.
#include <re2/re2.h>

#include <algorithm>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/checker.hpp"
#include "engine/scenario/sense.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

constexpr std::string_view file = "scenario.yaml";

bool has_link(const Text& body) {
  static const re2::RE2 link(R"((?i)https?://|\]\([^)\s]+\))");
  return re2::RE2::PartialMatch(body.ja, link) || re2::RE2::PartialMatch(body.en, link);
}

/// The teaching page needs its title, as a mail needs its subject, and is the same for everybody.
void has_title(const Whole& whole, const Node& bait, Findings& findings) {
  const auto name = bait.scalar("landing");
  const auto title = letter(whole.tree, name).subject;
  for (const auto language : {Language::ja, Language::en}) {
    const auto path = path_in(name, language);
    const auto file_at = whole.tree.find(path);
    if (file_at != whole.tree.end() && file_at->second.find("{{") != std::string::npos) {
      findings.error(path, {}, "bad_placeholder",
                     {"学びのページに差し込み「{{」は使えません。",
                      "a teaching page can have no placeholder `{{`"});
    }
    if (!whole.tree.contains(path) || !(language == Language::ja ? title.ja : title.en).empty())
      continue;
    findings.error(path, {}, "no_subject",
                   {"一行目に「# 件名」がありません。", "the first line must be `# Subject`"});
  }
}

void check_bait(const Whole& whole, const Node& node, Findings& findings) {
  const auto* bait = node.find("bait");
  if (bait == nullptr || !bait->is_map()) return;
  has_title(whole, *bait, findings);
  const auto* inject = whole.scenario.inject(InjectId(node.scalar("id")));
  if (inject == nullptr) return;
  const Text who = called({"状況付与", "inject"}, node.scalar("id"));
  const auto mail = [](const Content& content) { return content.channel == Channel::mail; };
  if (std::ranges::none_of(inject->contents, mail)) {
    findings.error(file, bait->at, "bait_without_mail",
                   {who.ja + "の bait には、メール(email)が要ります。",
                    who.en + " has a bait but no mail; give it an `email`"});
    return;
  }
  const bool link = std::ranges::any_of(inject->contents, [&](const Content& content) {
    return mail(content) && has_link(content.body);
  });
  const bool attached = std::ranges::any_of(inject->contents, [&](const Content& content) {
    return mail(content) && !content.attachments.empty();
  });
  if (!link && !attached) {
    findings.warning(file, bait->at, "bait_without_hook",
                     {who.ja + "のメールには、開けるリンクも添付もありません。",
                      "the mail of " + who.en + " has neither a link nor a file to open"});
  }
  if (!link && bait->find("form") != nullptr) {
    findings.warning(file, bait->find("form")->at, "bait_without_hook",
                     {who.ja + "の入力画面へ行くリンクが、メールにありません。",
                      "no link in the mail of " + who.en + " leads to its form"});
  }
  if (whole.scenario.report_desk.empty()) {
    findings.warning(file, bait->at, "no_report_desk",
                     {who.ja + "を報告する先がありません。report_desk に窓口を書きます。",
                      "there is nowhere to report " + who.en + " to; write `report_desk`"});
  }
}

/// `lured` wherever it stands: of what is no bait nobody can take any, and `none` of it would
/// always hold.
void lured_facts(const Whole& whole, const Node& node, Findings& findings) {
  for (const auto& item : node.items) lured_facts(whole, item, findings);
  for (const auto& entry : node.entries) {
    lured_facts(whole, entry.value, findings);
    if (entry.key != "lured" || !entry.value.is_scalar()) continue;
    const auto* inject = whole.scenario.inject(InjectId(entry.value.text));
    if (inject == nullptr || inject->bait) continue;
    const Text which = called({"状況付与", "inject"}, entry.value.text);
    findings.error(file, entry.value.at, "not_a_bait",
                   {"lured が挙げる" + which.ja + "には bait がありません。",
                    "'lured' names " + which.en + ", which has no 'bait'"});
  }
}

/// Departments are counted lane by lane.
void check_departments(const Whole& whole, bool any_bait, Findings& findings) {
  const auto* node = whole.root.find("departments");
  if (node == nullptr) return;
  if (!any_bait) {
    findings.warning(file, node->at, "unused",
                     {"departments で分ける訓練メール(bait)がありません。",
                      "'departments' has nothing to count: no inject has a 'bait'"});
  }
  if (whole.scenario.lanes != LaneMode::shared) return;
  findings.warning(
      file, node->at, "one_department",
      {"lanes: shared では全員が同じ部署になります。lanes: per-person か per-team にします。",
       "with 'lanes: shared' everybody is in one department; make the lanes per-person "
       "or per-team"});
}

}  // namespace

void check_baits(const Whole& whole, Findings& findings) {
  bool any_bait = false;
  for (const auto& node : items_at(whole.root, "msel")) {
    check_bait(whole, node, findings);
    any_bait = any_bait || node.find("bait") != nullptr;
  }
  lured_facts(whole, whole.root, findings);
  check_departments(whole, any_bait, findings);
  const auto* desk = whole.root.find("report_desk");
  const auto* member = whole.scenario.member(whole.scenario.report_desk);
  if (desk == nullptr || member == nullptr || member->listed) return;
  const Text who = called({"登場人物", "cast member"}, desk->text);
  findings.error(file, desk->at, "desk_not_listed",
                 {who.ja + "はアドレス帳にないため、報告先にできません。",
                  who.en + " is not in the address book, so nobody can report there"});
}

}  // namespace enshu::scenario
