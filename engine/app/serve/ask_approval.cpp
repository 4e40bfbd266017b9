// A request for approval that came by mail: a page that shows the report again, with two buttons.
#include <boost/describe/enum_from_string.hpp>
#include <boost/url/params_view.hpp>
#include <boost/url/parse_query.hpp>

#include "engine/app/serve/ask_pages.hpp"
#include "engine/app/serve/host.hpp"
#include "engine/app/serve/link_page.hpp"
#include "engine/app/serve/post_forms.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"
#include "engine/scenario/names.hpp"
#include "scoring/export/page_data.hpp"

namespace enshu::app {
namespace {

/// What the form sent. Nothing when it is no form of ours.
struct Filled {
  Verdict verdict = Verdict::approved;
  std::string comment;
};

std::optional<Filled> read_form(const std::string& body) {
  // A form writes blanks as `+`, and a plus as `%2B`.
  std::string query;
  for (const char c : body) query += c == '+' ? std::string("%20") : std::string(1, c);
  if (!boost::urls::parse_query(query)) return std::nullopt;
  Filled out;
  bool decided = false;
  for (const auto& field : boost::urls::params_view(query)) {
    const std::string value = field.value;
    if (field.key == "verdict")
      decided = boost::describe::enum_from_string(value.c_str(), out.verdict);
    if (field.key != "comment") continue;
    // A browser ends lines in CR LF.
    for (const char c : value)
      if (c != '\r') out.comment += c;
  }
  const bool text =
      scenario::valid_utf8(out.comment) && out.comment.find('\0') == std::string::npos;
  return decided && text ? std::optional(std::move(out)) : std::nullopt;
}

std::string both(const Text& text) {
  return "<p>" + scoring::escaped(text.ja) + "</p><p lang=\"en\">" +
         scoring::escaped(text.in(Language::en)) + "</p>";
}

net::ApiReply decided_page(Verdict verdict) {
  const bool yes = verdict == Verdict::approved;
  return link_page(
      200,
      yes ? "承認済みです / This has been approved" : "差し戻し済みです / This has been returned",
      both({"この承認依頼には回答があります。操作は要りません。"
            "このページは閉じてかまいません。",
            "This request has been decided. There is nothing to do; you may close "
            "this page."}));
}

net::ApiReply ended_page() {
  return link_page(409, "演習は終了しました / The exercise has ended",
                   both({"この承認依頼にはもう回答できません。操作は要りません。",
                         "This request can no longer be decided. There is nothing to do."}));
}

/// `refused`: why the button did nothing just now; what was typed stands there still.
net::ApiReply ask_page(int status, const Scenario& scenario, const ApprovalRequested& request,
                       const Text& refused, const std::string& comment) {
  const auto text = form_text(scenario, filled(request));
  const auto title = form_title(scenario, request.form, request.stage);
  std::string inside;
  if (!refused.empty()) inside += "<div class=\"mark\" role=\"alert\">" + both(refused) + "</div>";
  inside +=
      both({"この報告の提出を承認するか、差し戻すかを選んでください。選べるのは一度だけです。",
            "Approve this report or return it. You can decide once."}) +
      "<pre>" + scoring::escaped(text.ja) +
      "</pre><details lang=\"en\"><summary>English</summary><pre>" + scoring::escaped(text.en) +
      "</pre></details><form method=\"post\"><label for=\"comment\">コメント（任意。差し戻す"
      "ときは理由を書いてください） / Comment (optional; say why you return it)</label>"
      "<textarea id=\"comment\" name=\"comment\" rows=\"4\" maxlength=\"1300\">" +
      scoring::escaped(comment) +
      "</textarea><button name=\"verdict\" value=\"approved\">承認 / Approve</button>"
      "<button class=\"back\" name=\"verdict\" value=\"returned\">差し戻し / Return</button>"
      "</form>";
  return link_page(status, "【訓練】承認依頼: " + title.ja + " / For your approval: " + title.en,
                   inside);
}

/// On the exercise's thread: how the request stands for whoever has the link.
net::ApiReply page_of(const ExerciseHost::Inside& in, const mail::LetterId& id, const Text& refused,
                      const std::string& comment) {
  const auto found = in.state.approvals.find(ApprovalId{id.message});
  if (found == in.state.approvals.end()) return dead_link();
  if (found->second.verdict) return decided_page(*found->second.verdict);
  if (in.state.over(in.state.lanes[found->second.lane])) return ended_page();
  return ask_page(refused.empty() ? 200 : 409, in.scenario, found->second.asked, refused, comment);
}

void show(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id,
          const AskAnswer& answer) {
  target->look([id, answer](const ExerciseHost::Inside& in) { answer(page_of(in, id, {}, {})); });
}

void press(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id,
           const net::ApiRequest& asked, const AskAnswer& answer) {
  const auto form = read_form(asked.body);
  if (!form) {
    return answer(link_page(400, "回答を読み取れません / The answer cannot be read",
                            both({"メールのリンクをもう一度開き、ボタンを押してください。",
                                  "Open the link of the mail again and press a button."})));
  }
  // The other button has no effect any more: the engine says that it is decided.
  constexpr std::size_t digits = 40;
  const std::string which = form->verdict == Verdict::approved ? "approved" : "returned";
  const CommandId once{"approval-" +
                       mail::sha256_of(asked.params.at("name") + " " + which).substr(0, digits)};
  target->command(
      {SeatId{id.seat}, once, 0,
       DecideApproval{ApprovalId{id.message}, form->verdict, form->comment}},
      [target, id, form = *form, answer](const net::CommandReply& reply) {
        if (!reply.refused) {
          return answer(link_page(200,
                                  form.verdict == Verdict::approved ? "承認しました / Approved"
                                                                    : "差し戻しました / Returned",
                                  both({"依頼した人に知らせます。このページは閉じてかまいません。",
                                        "Whoever asked is told. You may close this page."})));
        }
        target->look(
            [id, form, refused = reply.refused->message, answer](const ExerciseHost::Inside& in) {
              answer(page_of(in, id, refused, form.comment));
            });
      });
}

}  // namespace

void approval_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer) {
  const auto id = ask_link(door.post, asked, mail::Ask::approval);
  const auto target = id ? door.host(id->exercise) : nullptr;
  if (!target) return answer(dead_link());
  if (asked.method == "POST") return press(target, *id, asked, answer);
  show(target, *id, answer);
}

}  // namespace enshu::app
