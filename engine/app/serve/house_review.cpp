// The debrief's slower questions: what a seat saw over the whole exercise, and how earlier
// exercises of the same scenario went. Both read records, on the threads for that.
#include <boost/asio/post.hpp>
#include <boost/describe/class.hpp>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/app/serve/views.hpp"
#include "engine/core/state.hpp"
#include "engine/core/teams.hpp"
#include "engine/store/record.hpp"
#include "scoring/review.hpp"

namespace enshu::app {
namespace {

struct ComparedExercise {
  std::string id;
  bool own = false;
  scoring::ExerciseSummary summary;
};
BOOST_DESCRIBE_STRUCT(ComparedExercise, (), (id, own, summary))

struct ComparisonReply {
  std::vector<ComparedExercise> exercises;
};
BOOST_DESCRIBE_STRUCT(ComparisonReply, (), (exercises))

/// Appends `,"events":[…]`: everything that this class of viewers got, as their consoles got it.
Result<Done> add_events(std::string& out, const Scenario& scenario, const std::string& path,
                        const ViewerClass& viewer) {
  auto record = store::Record::open(path, store::Access::read);
  if (!record) return record.error();
  State state;
  out += ",\"events\":[";
  bool first = true;
  auto read = (*record)->read(1, [&](const Recorded& recorded) {
    evolve(scenario, state, recorded);
    if (!may_see(audience(scenario, state, recorded), recorded.lane, viewer)) return true;
    if (!first) out += ',';
    first = false;
    wire::write_item(out, recorded, redact(recorded.event, viewer), false);
    return true;
  });
  if (!read) return read.error();
  out += ']';
  return Done{};
}

Result<ComparisonReply> compare(const std::vector<HostConfig>& exercises, const std::string& own) {
  ComparisonReply reply;
  for (const auto& exercise : exercises) {
    auto model = read_debrief(exercise.scenario->scenario, exercise.path);
    if (!model) return model.error();
    const bool this_one = exercise.id == own;
    if (!this_one && !model->exercise.final) continue;
    reply.exercises.push_back({exercise.id, this_one, scoring::summary_of(*model)});
  }
  return reply;
}

}  // namespace

Result<scoring::DebriefModel> read_debrief(const Scenario& scenario, const std::string& path,
                                           std::optional<scoring::Viewpoint> of) {
  auto record = store::Record::open(path, store::Access::read);
  if (!record) return record.error();
  scoring::DebriefBuilder builder(scenario, std::move(of));
  auto read = (*record)->read(1, [&](const Recorded& recorded) {
    builder.fold(recorded);
    return true;
  });
  if (!read) return read.error();
  return builder.model();
}

/// Staff see any participant's seat, sub-controllers those of their own people, participants their
/// own, when the exercise is over.
void House::replay(const Asked& asked, const Answer& answer) {
  inside(asked, answer,
         [this, asked, answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
           const auto* asker = in.state.seat(asked->who.seat);
           const SeatId wanted{asked->params.at("seat")};
           const auto* seat = in.state.seat(wanted);
           if (asker == nullptr || seat == nullptr || seat->access != Access::participant ||
               !seat->lane)
             return answer(not_found());
           if (asker->access == Access::sub_controller && !sees_seat(in.scenario, *asker, *seat))
             return answer(not_found());
           if (asker->access == Access::participant) {
             if (wanted != asked->who.seat) return answer(not_found());
             if (!debrief_open(in.state, *seat)) return answer(not_ended());
           }
           std::string body = "{\"view\":";
           wire::write_json(body, view_of(in, asked->who.exercise, wanted));
           const auto viewer = viewer_class(in.state, *seat);
           const auto config = target.config();
           boost::asio::post(slow_, [config, viewer, answer, body = std::move(body)]() mutable {
             auto done = add_events(body, config.scenario->scenario, config.path, viewer);
             if (!done) return answer(refusal(500, done.error()));
             net::ApiReply reply;
             reply.body = std::move(body) + "}";
             answer(std::move(reply));
           });
         });
}

void House::comparison(const Asked& asked, const Answer& answer) {
  const auto own = host(asked->who.exercise);
  if (!own) return answer(not_found());
  std::vector<HostConfig> same;
  for (const auto& target : hosts()) {
    if (target->scenario().id == own->scenario().id) same.push_back(target->config());
  }
  boost::asio::post(slow_, [same = std::move(same), answer, id = asked->who.exercise] {
    const auto reply = compare(same, id);
    answer(reply ? json_reply(*reply) : refusal(500, reply.error()));
  });
}

}  // namespace enshu::app
