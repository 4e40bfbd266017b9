// A seat's own answers to questionnaires: its colleagues share its stream of events, not these.
#include "engine/app/serve/house.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {

void House::surveys(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [asked, answer](ExerciseHost&, const ExerciseHost::Inside& in) {
    wire::SurveysReply own;
    const auto* seat = in.state.seat(asked->who.seat);
    if (seat != nullptr && seat->lane) {
      for (const auto& survey : in.state.lanes[*seat->lane].surveys) {
        const auto found = survey.answers.find(asked->who.seat);
        if (found == survey.answers.end()) continue;
        const auto& answered = found->second;
        own.surveys.push_back({answered.survey, answered.answers, answered.model});
      }
    }
    net::ApiReply reply;
    wire::write_json(reply.body, own);
    answer(std::move(reply));
  });
}

}  // namespace enshu::app
