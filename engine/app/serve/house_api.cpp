// The API routes behind the front: one function a route, listed at the foot.
#include <algorithm>
#include <boost/asio/post.hpp>
#include <fstream>
#include <iterator>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/core/authority.hpp"
#include "engine/store/record.hpp"
#include "engine/store/verify.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

using net::ApiReply;

Language language_of(const net::ApiRequest& request) {
  const auto found = request.query.find("lang");
  return found != request.query.end() && found->second == "en" ? Language::en : Language::ja;
}

/// Observers get a file when it has come to somebody in what they see: their view tells of no
/// other.
bool came_to_observers(const ExerciseHost::Inside& in, const SeatId& id,
                       const ArtefactId& artefact) {
  const auto* seat = in.state.seat(id);
  if (seat == nullptr || seat->access != Access::observer) return true;
  return std::ranges::any_of(in.seen.lanes, [&](const LaneState& lane) {
    return std::ranges::any_of(in.scenario.roles, [&](const Role& role) {
      return has_artefact(in.scenario, lane, role.id, artefact);
    });
  });
}

}  // namespace

void House::inside(const Asked& asked, const Answer& answer,
                   std::function<void(ExerciseHost&, const ExerciseHost::Inside&)> task) {
  const auto target = host(asked->who.exercise);
  if (!target) return answer(not_found());
  target->look(
      [target, task = std::move(task)](const ExerciseHost::Inside& in) { task(*target, in); });
}

void House::artefact(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [asked, answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
    const ArtefactId id{asked->params.at("id")};
    const auto* artefact = in.scenario.artefact(id);
    const auto* seat = in.state.seat(asked->who.seat);
    if (artefact == nullptr || !may_fetch(in.scenario, in.state, asked->who.seat, id) ||
        (seat->access == Access::sub_controller && !may_read(in.scenario, in.state, *seat, id)) ||
        !came_to_observers(in, asked->who.seat, id))
      return answer(not_found());
    const std::string& path =
        language_of(*asked) == Language::en ? artefact->path_en : artefact->path_ja;
    const auto& files = target.config().scenario->files;
    const auto file = files.find(path);
    if (file == files.end()) return answer(not_found());
    ApiReply reply;
    reply.content_type = artefact->media_type;
    reply.body = file->second;
    reply.headers.push_back(as_attachment(path.substr(path.rfind('/') + 1)));
    answer(std::move(reply));
  });
}

void House::record(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, answer](ExerciseHost& target, const ExerciseHost::Inside&) {
    const auto config = target.config();
    boost::asio::post(slow_, [config, answer] {
      const std::filesystem::path copy = config.path + ".copy";
      if (auto done = store::backup(config.path, copy); !done)
        return answer(refusal(500, done.error()));
      ApiReply reply;
      reply.content_type = "application/vnd.sqlite3";
      std::ifstream file(copy, std::ios::binary);
      reply.body.assign(std::istreambuf_iterator<char>(file), {});
      std::error_code ignored;
      std::filesystem::remove(copy, ignored);
      reply.headers.push_back(as_attachment(config.id + ".exercise"));
      answer(std::move(reply));
    });
  });
}

void House::presence(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    std::map<SeatId, wire::SeatPresence> seats;
    const auto* asker = in.state.seat(asked->who.seat);
    for (const auto& [id, seat] : in.state.seats) {
      if (!seat.closed && asker != nullptr && sees_seat(in.scenario, *asker, seat))
        seats[id].seat = id;
    }
    for (const auto& entry : server_->presence(asked->who.exercise)) {
      const auto found = seats.find(entry.seat);
      if (found == seats.end()) continue;
      found->second.connected = entry.connected;
      found->second.last_active_ms = entry.last_active_ms;
    }
    for (const auto& [id, message] : in.state.messages) {
      for (auto& [seat, shown] : seats) {
        const auto& held = in.state.seats.at(seat);
        if (held.lane != std::optional(message.lane) || !message.addressed_to(held.role)) continue;
        const bool opened = message.opened(held);
        if (!opened && !message.answered) ++shown.unread;
      }
    }
    wire::PresenceReply reply;
    for (auto& [id, shown] : seats) reply.seats.push_back(std::move(shown));
    answer(json_reply(reply));
  });
}

void House::seats(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    wire::SeatsReply reply;
    const auto* asker = in.state.seat(asked->who.seat);
    for (const auto& [id, seat] : in.state.seats) {
      if (asker == nullptr || !sees_seat(in.scenario, *asker, seat)) continue;
      auto& row = reply.seats.emplace_back(
          wire::SeatReply{id, seat.access, seat.lane ? in.state.lanes[*seat.lane].id : LaneId{},
                          seat.role, seat.name, seat.modelled, seat.closed});
      if (!seat.organisation.empty()) row.organisation = seat.organisation;
    }
    answer(json_reply(reply));
  });
}

void House::new_link(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const SeatId seat{asked->params.at("seat")};
    const auto* target = in.state.seat(seat);
    if (target == nullptr || target->closed || !may_hand_out(in.state, asked->who.seat, seat))
      return answer(not_found());
    server_->post([this, asked, answer, seat] {
      auto path = join_path({asked->who.exercise, seat, {}});
      if (!path) return answer(refusal(500, path.error()));
      const WallTime expires = config_.now() + link_lasts;
      answer(json_reply(wire::LinkReply{seat, *path, base_url_ + *path, expires}));
    });
  });
}

void House::revoke_link(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    const SeatId seat{asked->params.at("seat")};
    if (!may_hand_out(in.state, asked->who.seat, seat)) return answer(not_found());
    server_->post([this, asked, answer, seat] {
      if (auto done = sign_in_.revoke(asked->who.exercise, seat); !done)
        return answer(refusal(500, done.error()));
      server_->drop_seat(asked->who.exercise, seat);
      ApiReply reply;
      reply.body = "{}";
      answer(std::move(reply));
    });
  });
}

void House::exercises(const Asked&, const Answer& answer) {
  struct Gathering {
    std::mutex mutex;
    std::size_t missing{};
    wire::ExercisesReply reply;
  };
  auto gathering = std::make_shared<Gathering>();
  const auto everywhere = hosts();
  gathering->missing = everywhere.size();
  if (everywhere.empty()) return answer(json_reply(gathering->reply));
  for (const auto& target : everywhere) {
    target->look([target, gathering, answer](const ExerciseHost::Inside& in) {
      const auto& clock = in.state.clock;
      const auto stage = clock.ended      ? wire::ExerciseStage::ended
                         : !clock.started ? wire::ExerciseStage::ready
                         : clock.running  ? wire::ExerciseStage::running
                                          : wire::ExerciseStage::paused;
      const auto players = std::ranges::count_if(in.state.seats, [](const auto& entry) {
        return entry.second.access == Access::participant;
      });
      const std::lock_guard lock(gathering->mutex);
      gathering->reply.exercises.push_back(
          {target->config().id, in.scenario.id.value, in.scenario.title, stage, in.now,
           static_cast<std::int64_t>(in.state.lanes.size()), players});
      if (--gathering->missing > 0) return;
      std::ranges::sort(gathering->reply.exercises, {}, &wire::ExerciseReply::id);
      answer(json_reply(gathering->reply));
    });
  }
}

void House::enter(const Asked& asked, const Answer& answer) {
  const auto& exercise = asked->params.at("id");
  if (!host(exercise)) return answer(not_found());
  ApiReply reply;
  reply.sign_in_as = Identity{exercise, SeatId{"lead"}, asked->who.account};
  answer(std::move(reply));
}

void House::api(net::ApiRequest request, std::function<void(net::ApiReply)> reply) {
  using Handler = void (House::*)(const Asked&, const Answer&);
  static const std::map<std::pair<std::string_view, std::string_view>, Handler> handlers{
      {{"GET", "/api/v1/artefacts/{id}"}, &House::artefact},
      {{"GET", "/api/v1/surveys"}, &House::surveys},
      {{"POST", "/api/v1/notes/files"}, &House::put_note_file},
      {{"GET", "/api/v1/notes/files/{id}"}, &House::note_file},
      {{"GET", "/api/v1/score"}, &House::score},
      {{"GET", "/api/v1/training"}, &House::training},
      {{"GET", "/api/v1/debrief"}, &House::debrief},
      {{"GET", "/api/v1/debrief/{name}"}, &House::debrief_file},
      {{"GET", "/api/v1/certificate/{name}"}, &House::certificate},
      {{"GET", "/api/v1/replay/{seat}"}, &House::replay},
      {{"GET", "/api/v1/comparison"}, &House::comparison},
      {{"GET", "/api/v1/record"}, &House::record},
      {{"GET", "/api/v1/presence"}, &House::presence},
      {{"GET", "/api/v1/seats"}, &House::seats},
      {{"POST", "/api/v1/seats/{seat}/link"}, &House::new_link},
      {{"DELETE", "/api/v1/seats/{seat}/link"}, &House::revoke_link},
      {{"GET", "/api/v1/roster/{name}"}, &House::roster_file},
      {{"POST", "/api/v1/roster/{name}"}, &House::roster_with_links},
      {{"POST", "/api/v1/roster"}, &House::import_roster},
      {{"POST", "/api/v1/incident"}, &House::stop_everything},
      {{"GET", "/api/v1/rehearsal"}, &House::rehearsal},
      {{"POST", "/api/v1/rehearsal"}, &House::rehearse},
      {{"GET", "/api/v1/rehearsal/page"}, &House::rehearsal_page},
      {{"GET", "/api/v1/scenarios"}, &House::scenarios},
      {{"GET", "/api/v1/exercises"}, &House::exercises},
      {{"POST", "/api/v1/exercises"}, &House::new_exercise},
      {{"POST", "/api/v1/exercises/{id}/enter"}, &House::enter},
      {{"GET", "/r/{name}/{signature}"}, &House::receipt_page},
      {{"POST", "/r/{name}/{signature}"}, &House::receipt},
      {{"GET", "/a/{name}/{signature}"}, &House::receipt_page},
      {{"POST", "/a/{name}/{signature}"}, &House::receipt},
      {{"GET", "/c/{name}/{signature}"}, &House::receipt_page},
      {{"POST", "/c/{name}/{signature}"}, &House::receipt},
      {{"GET", "/b/{name}/{signature}"}, &House::bait_link},
      {{"POST", "/b/{name}/{signature}"}, &House::bait_form},
      {{"GET", "/f/{name}/{signature}"}, &House::bait_file},
      {{"GET", "/api/v1/mail"}, &House::mail},
      {{"PUT", "/api/v1/mail/roster"}, &House::put_mail_roster},
      {{"POST", "/api/v1/invitations"}, &House::invite},
  };
  const auto found = handlers.find({request.method, request.route});
  if (found == handlers.end()) return reply(not_found());
  (this->*found->second)(std::make_shared<const net::ApiRequest>(std::move(request)), reply);
}

}  // namespace enshu::app
