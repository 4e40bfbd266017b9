// Where the links and files of a training's baits lead: each opening is recorded for the seat to
// which the mail went, and the page teaches. It takes no input: what the fake sign-in holds has no
// name and stays in the browser. Fetching a page counts for nothing, since gateways and link
// checkers do so; it counts when a browser shows it and asks for its style sheet.
#include <algorithm>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/link_page.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/mail/incoming.hpp"
#include "engine/mail/receipt.hpp"
#include "engine/wire/write.hpp"
#include "scoring/export/markdown.hpp"
#include "scoring/export/page_data.hpp"
#include "scoring/training.hpp"

namespace enshu::app {
namespace {

/// The part of a page by which a browser tells that it shows it.
constexpr const char* seen_by_a_person = "<link rel=\"stylesheet\" href=\"?seen=1\">";

net::ApiReply lesson(const Bait& bait) {
  std::string out =
      "<p class=\"mark\">これは標的型メール訓練です。実際の被害はありません。<br><span "
      "lang=\"en\">This "
      "was a targeted-mail training. No harm was done.</span></p>";
  const auto part = [&](const char* heading, Language language, const char* signs,
                        const char* now) {
    out += std::string("<section lang=\"") + heading + "\"><h2>" + signs + "</h2><ul>";
    for (const auto& sign : bait.signs)
      out += "<li>" + scoring::escaped(sign.in(language)) + "</li>";
    out += std::string("</ul><h2>") + now + "</h2>" +
           scoring::markdown_html(bait.lesson.in(language), 3) + "</section>";
  };
  part("ja", Language::ja, "気づけた手がかり", "いますること");
  part("en", Language::en, "What gave it away", "What to do now");
  return link_page(200, bait.title.ja + " / " + bait.title.in(Language::en),
                   seen_by_a_person + out);
}

/// The fields have no names: the browser sends an empty form.
net::ApiReply sign_in(const Bait& bait) {
  return link_page(
      200, bait.form.ja + " / " + bait.form.in(Language::en),
      std::string(seen_by_a_person) +
          "<form method=\"post\" autocomplete=\"off\"><label>メールアドレス / E-mail address"
          "<input type=\"text\" autocomplete=\"off\"></label><label>パスワード / Password<input "
          "type=\"password\" autocomplete=\"off\"></label><button type=\"submit\">サインイン / "
          "Sign in</button></form>");
}

/// What a link of a bait stands for, found on the exercise's own thread.
struct Found {
  const Bait* bait = nullptr;  ///< of the scenario, which the host keeps
  ArtefactId file;
};

using Make = std::function<Command(const MessageId&, const Found&)>;
using Show = std::function<net::ApiReply(const Bait&)>;

net::ApiReply style_sheet() {
  net::ApiReply reply;
  reply.content_type = "text/css; charset=utf-8";
  reply.body = "main{overflow-wrap:anywhere}\n";
  reply.headers.emplace_back("Cache-Control", "no-store");
  return reply;
}

using Then = std::function<void(const ExerciseHost::Inside&, const Found&)>;

void find(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id, Then then,
          std::function<void(net::ApiReply)> answer) {
  target->look(
      [id, then = std::move(then), answer = std::move(answer)](const ExerciseHost::Inside& in) {
        const auto* message = in.state.message(MessageId{id.message});
        const auto* inject = message == nullptr ? nullptr : in.scenario.inject(message->inject);
        if (inject == nullptr || !inject->bait) return answer(dead_link());
        Found found{&*inject->bait, {}};
        if (!message->attachments.empty()) found.file = message->attachments.front().id;
        then(in, found);
      });
}

/// Records what was done, once a link, and answers whether or not it could be recorded: after EndEx
/// the pages still teach.
void take(const std::shared_ptr<ExerciseHost>& target, const mail::LetterId& id, CommandId once,
          Make make, Show show, std::function<void(net::ApiReply)> answer) {
  find(
      target, id,
      [target, id, once = std::move(once), make = std::move(make), show = std::move(show), answer](
          const ExerciseHost::Inside&, const Found& found) {
        target->command({SeatId{id.seat}, once, 0, make(MessageId{id.message}, found)},
                        [target, show, bait = found.bait, answer](const net::CommandReply&) {
                          answer(show(*bait));
                        });
      },
      answer);
}

/// The page, which counts for nothing, or its style sheet, which counts unless it was fetched
/// ahead.
void visit(const std::shared_ptr<ExerciseHost>& target, const net::ApiRequest& asked,
           const mail::LetterId& id, CommandId once, Make make, Show show,
           std::function<void(net::ApiReply)> answer) {
  if (!asked.query.contains("seen")) {
    const auto page = [show = std::move(show), answer](const ExerciseHost::Inside&,
                                                       const Found& found) {
      answer(show(*found.bait));
    };
    return find(target, id, page, answer);
  }
  if (asked.ahead) return answer(style_sheet());
  take(
      target, id, std::move(once), std::move(make), [](const Bait&) { return style_sheet(); },
      std::move(answer));
}

struct Link {
  mail::LetterId id;
  std::string digest;
};

std::optional<Link> link_of(PostOffice* post, mail::Lure lure, const net::ApiRequest& asked) {
  const auto& name = asked.params.at("name");
  const auto id = mail::receipt_name(name);
  if (post == nullptr || !id) return std::nullopt;
  const auto box = post->box(id->exercise);
  if (!box || !mail::lure_signed(lure, name, asked.params.at("signature"), box->secret()))
    return std::nullopt;
  constexpr std::size_t digits = 40;
  return Link{*id, mail::sha256_of(name).substr(0, digits)};
}

Command follow(const MessageId& message, const Found&) { return FollowLink{message, "mail"}; }

}  // namespace

void House::bait_link(const Asked& asked, const Answer& answer) {
  const auto link = link_of(config_.post, mail::Lure::link, *asked);
  const auto target = link ? host(link->id.exercise) : nullptr;
  if (!target) return answer(dead_link());
  visit(
      target, *asked, link->id, CommandId{"bait-link-" + link->digest}, follow,
      [](const Bait& bait) { return bait.form.empty() ? lesson(bait) : sign_in(bait); }, answer);
}

/// Whoever pressed the button has followed the link too, whatever their browser fetched.
void House::bait_form(const Asked& asked, const Answer& answer) {
  const auto link = link_of(config_.post, mail::Lure::link, *asked);
  const auto target = link ? host(link->id.exercise) : nullptr;
  if (!target) return answer(dead_link());
  const auto id = link->id;
  const auto& digest = link->digest;
  take(
      target, id, CommandId{"bait-link-" + digest}, follow,
      [](const Bait&) { return style_sheet(); },
      [target, id, once = CommandId{"bait-form-" + digest}, answer](net::ApiReply reply) {
        if (reply.status != 200) return answer(std::move(reply));
        take(
            target, id, once,
            [](const MessageId& message, const Found&) -> Command {
              return SubmitLanding{message};
            },
            lesson, answer);
      });
}

void House::bait_file(const Asked& asked, const Answer& answer) {
  const auto link = link_of(config_.post, mail::Lure::file, *asked);
  const auto target = link ? host(link->id.exercise) : nullptr;
  if (!target) return answer(dead_link());
  visit(
      target, *asked, link->id, CommandId{"bait-file-" + link->digest},
      [](const MessageId& message, const Found& found) -> Command {
        return OpenArtefact{found.file, message};
      },
      lesson, answer);
}

}  // namespace enshu::app
