// Join links by mail: each person's own, through the outbox, before the exercise or while it runs.
#include <boost/asio/post.hpp>
#include <set>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/core/lane_words.hpp"
#include "engine/mail/letter.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/mail.hpp"
#include "engine/wire/read.hpp"
#include "engine/wire/write.hpp"
#include "injects/render.hpp"

namespace enshu::app {
namespace {

constexpr std::size_t most_bytes = 1 << 20;
constexpr std::size_t most_seats = 10'000;

/// Who is written to, in the order of the seats.
struct Guest {
  SeatId seat;
  std::string address;
  std::string name;
  Text post;
  Text brief;          ///< of the post, as the console shows it
  bool plays = false;  ///< takes part in the story
};

struct Invitations {
  std::vector<Guest> guests;
  wire::InvitationReply reply;
  Text title;
  int zone_minutes{};
};

Text brief_of(const ExerciseHost::Inside& in, const SeatState& seat, const Role& role) {
  if (!seat.lane) return {};
  return injects::TemplateRenderer().render(
      role.brief, lane_words(in.scenario, in.state.lanes[*seat.lane], in.now, role.id,
                             OrganisationId{role.organisation}));
}

/// What became of an invitation so that another one is of use.
bool failed(const std::string& state) { return state == "bounced" || state == "blocked"; }

/// Errors: `outbox`; who was written to before is then not known, and nobody is written to twice.
Result<Invitations> invitations_of(PostBox& box, const ExerciseHost::Inside& in, const SeatId& by,
                                   const wire::InvitationOrder& order) {
  Invitations out;
  out.title = in.scenario.title;
  out.zone_minutes = in.scenario.zone_minutes;
  const auto roster = box.roster().now();
  const auto before = box.look([](store::Outbox& outbox) { return outbox.invited(); });
  if (!before) return before.error();
  const std::set<SeatId> named(order.seats.begin(), order.seats.end());
  for (const auto& [id, seat] : in.state.seats) {
    if (seat.closed || seat.modelled || id == by || !may_hand_out(in.state, by, id)) continue;
    if (!named.empty() && !named.contains(id)) continue;
    auto address = roster->address_of(id.value);
    const auto old = before->find(id.value);
    if (!address) {
      out.reply.without_address.push_back(id);
    } else if (!order.again && old != before->end() && !failed(old->second)) {
      out.reply.already.push_back(id);
    } else {
      const auto* role = in.scenario.role(seat.role);
      out.reply.invited.push_back(id);
      const bool plays = role != nullptr && seat.access == Access::participant;
      out.guests.push_back({id, std::move(*address), seat.name, role ? role->title : Text{},
                            plays ? brief_of(in, seat, *role) : Text{}, plays});
    }
  }
  return out;
}

std::string minute_of(WallTime time, int zone_minutes) {
  const auto written = to_rfc3339(time, zone_minutes);
  return written.substr(0, 10) + " " + written.substr(11, 5);
}

/// What each way of taking part is good for.
constexpr const char* ways_ja =
    "\nメールだけでもできること: 演習のメールへの返信・転送、新しい連絡、"
    "届いたメールや報告の受領、報告の承認・差し戻し、通信確認への回答\n"
    "演習の画面（上のリンク）が要ること: 電話、報告書の作成と提出、承認の依頼、対処の実施、"
    "意思決定の記録、アンケート、振り返り\n";
constexpr const char* ways_en =
    "\nBy mail alone you can answer and forward mails of the exercise, write new ones, confirm "
    "receipt of mails and reports, approve or return reports, and answer a comms check.\n"
    "You need the console (the link above) for calls, for writing and sending reports, for asking "
    "for approval, for actions, the decision log, questionnaires and the debrief.\n";

mail::Letter letter_to(const Guest& guest, const Invitations& about, const std::string& link,
                       WallTime until) {
  const std::string time = minute_of(until, about.zone_minutes);
  mail::Letter letter;
  letter.from.name = {"演習の運営", "Exercise control"};
  letter.to.push_back({{}, {guest.name, guest.name}});
  letter.subject = {"演習への招待: " + about.title.ja,
                    "Invitation to an exercise: " + about.title.in(Language::en)};
  const auto line = [](const std::string& label, const std::string& value) {
    return value.empty() ? std::string{} : label + value + "\n";
  };
  const auto below = [](const char* heading, const std::string& text) {
    return text.empty() ? std::string{} : heading + text + "\n";
  };
  letter.body.ja =
      guest.name + " 様\n\n演習（訓練）にご参加ください。\n\n" + line("演習: ", about.title.ja) +
      line("役割: ", guest.post.ja) +
      "\n次のリンクをブラウザーで開くと、あなたの席に着きます。開始前でも開けます。\n" + link +
      "\n\nリンクの期限: " + time + "\n" + (guest.plays ? ways_ja : "") +
      below("\nあなたの役目\n", guest.brief.ja);
  letter.body.en = guest.name + ",\n\nplease take part in an exercise.\n\n" +
                   line("Exercise: ", about.title.in(Language::en)) +
                   line("Role: ", guest.post.in(Language::en)) +
                   "\nThis link, opened in a browser, takes you to your seat, also before the "
                   "exercise begins:\n" +
                   link + "\n\nThe link lasts until " + time + ".\n" +
                   (guest.plays ? ways_en : "") +
                   below("\nYour part\n", guest.brief.in(Language::en));
  return letter;
}

Result<Done> put_into(PostBox& box, const Invitations& about, const std::vector<std::string>& paths,
                      const std::string& base_url, WallTime now) {
  std::vector<store::OutboxInvitation> posts;
  for (std::size_t i = 0; i < about.guests.size(); ++i) {
    const auto& guest = about.guests[i];
    auto letter = letter_to(guest, about, base_url + paths[i], now + link_lasts);
    letter.message = "invitation-" + std::to_string(now.ms) + "-" + std::to_string(i + 1);
    store::OutboxInvitation post{guest.seat.value, guest.address, letter.message, {}};
    wire::write_json(post.letter, letter);
    posts.push_back(std::move(post));
  }
  return box.look([&](store::Outbox& outbox) { return outbox.invite(posts); });
}

}  // namespace

void House::invite(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const auto box = config_.post == nullptr ? nullptr : config_.post->box(asked->who.exercise);
    if (!box) return answer(refusal(409, mail_off()));
    auto tree = wire::parse_json(asked->body, most_bytes);
    if (!tree) return answer(refusal(400, tree.error()));
    auto order = wire::from_json<wire::InvitationOrder>(
        *tree, "bad_request", {"招待", "invitation"}, {most_bytes, most_seats});
    if (!order) return answer(refusal(400, order.error()));
    auto found = invitations_of(*box, in, asked->who.seat, *order);
    if (!found) return answer(refusal(500, found.error()));
    auto made = std::make_shared<Invitations>(std::move(*found));
    if (order->preview || made->guests.empty()) return answer(json_reply(made->reply));
    server_->post([this, asked, answer, box, made] {
      std::vector<Identity> whom;
      for (const auto& guest : made->guests) whom.push_back({asked->who.exercise, guest.seat, {}});
      auto paths = join_paths(whom);
      if (!paths) return answer(refusal(500, paths.error()));
      boost::asio::post(slow_, [this, answer, box, made, paths = std::move(*paths)] {
        auto put = put_into(*box, *made, paths, config_.post->base_url(), config_.now());
        if (!put) return answer(refusal(500, put.error()));
        config_.post->ring();
        answer(json_reply(made->reply));
      });
    });
  });
}

}  // namespace enshu::app
