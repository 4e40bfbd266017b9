// The routes that answer with judgements: scores and figures as they stand, and the debrief.
#include <boost/asio/post.hpp>

#include "engine/app/record_pictures.hpp"
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/replies.hpp"
#include "scoring/export/export.hpp"
#include "scoring/own_score.hpp"
#include "scoring/score_json.hpp"

namespace enshu::app {
namespace {

using net::ApiReply;

Result<std::vector<scoring::ExportFile>> export_files(const Scenario& scenario,
                                                      const std::string& path,
                                                      const std::string& name) {
  auto model = read_debrief(scenario, path);
  if (!model) return model.error();
  scoring::ExportOptions options;
  if (name.ends_with(".html")) {
    auto pictures = pictures_of(path, *model);
    if (!pictures) return pictures.error();
    options.note_files = std::move(*pictures);
  }
  options.language = name.find(".en.") != std::string::npos ? Language::en : Language::ja;
  using scoring::ExportFormat;
  const ExportFormat format = name == scoring::people_file        ? ExportFormat::people
                              : name.starts_with("feedback.")     ? ExportFormat::feedback
                              : name.starts_with("certificates.") ? ExportFormat::certificates
                              : name.ends_with(".html")           ? ExportFormat::html
                              : name.ends_with(".xlsx")           ? ExportFormat::xlsx
                              : name.ends_with(".csv")            ? ExportFormat::csv
                                                                  : ExportFormat::json;
  return scoring::export_debrief(*model, std::vector{format}, options);
}

/// A file to keep. A page brings its own look and no script.
ApiReply paper(scoring::ExportFile file) {
  ApiReply reply;
  reply.content_type = file.media_type;
  reply.body = std::move(file.content);
  reply.headers.push_back(as_attachment(file.name));
  reply.headers.emplace_back(
      "Content-Security-Policy",
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
  return reply;
}

ApiReply no_certificate() {
  return refusal(403,
                 {"no_certificate",
                  {"参加証は、操作の記録が一つもない席と、一人で進める演習を最後まで進めていない"
                   "席には出ません。参加したのに出ないときは、演習を用意した人に知らせてください。",
                   "There is no certificate for a seat that did nothing at all, or that has "
                   "not come to the end of an exercise at its own pace. If you did take part, "
                   "tell whoever set up the exercise."},
                  {}});
}

}  // namespace

void House::score(const Asked& asked, const Answer& answer) {
  inside(asked, answer,
         [this, asked, answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
           target.score(in, [this, asked, answer](const Result<scoring::Score>& score) {
             if (!score) return answer(refusal(500, score.error()));
             // A sub-controller's is cut to their people by the state, on the exercise's thread.
             inside(asked, answer,
                    [asked, answer, own = *score](ExerciseHost&, const auto& now) mutable {
                      const auto* seat = now.state.seat(asked->who.seat);
                      if (seat != nullptr && seat->access == Access::sub_controller && seat->lane)
                        scoring::keep_to(own, now.scenario, now.state,
                                         now.state.lanes[*seat->lane].id, seat->organisation);
                      ApiReply reply;
                      reply.body = scoring::score_json(own);
                      answer(std::move(reply));
                    });
           });
         });
}

/// Counts by department, without persons.
void House::training(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
    target.score(in, [answer](const Result<scoring::Score>& score) {
      answer(score ? json_reply(score->training) : refusal(500, score.error()));
    });
  });
}

void House::debrief(const Asked& asked, const Answer& answer) {
  inside(asked, answer,
         [this, asked, answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
           const auto* seat = in.state.seat(asked->who.seat);
           if (seat == nullptr) return answer(not_found());
           if (!debrief_open(in.state, *seat)) return answer(not_ended());
           const auto own = viewpoint(in.scenario, in.state, asked->who.seat);
           const auto config = target.config();
           boost::asio::post(slow_, [this, config, own, asked, answer] {
             auto model = read_debrief(config.scenario->scenario, config.path, own);
             if (!model) return answer(refusal(500, model.error()));
             if (own) shown_files_.remember(asked->who, *model);
             ApiReply reply;
             reply.body = scoring::debrief_json(*model);
             answer(std::move(reply));
           });
         });
}

void House::certificate(const Asked& asked, const Answer& answer) {
  const auto& name = asked->params.at("name");
  const bool english = name == "certificate.en.html";
  if (!english && name != "certificate.ja.html") return answer(not_found());
  inside(
      asked, answer,
      [this, asked, answer, name, english](ExerciseHost& target, const ExerciseHost::Inside& in) {
        const auto* seat = in.state.seat(asked->who.seat);
        if (seat == nullptr) return answer(not_found());
        if (!debrief_open(in.state, *seat)) return answer(not_ended());
        const auto own = viewpoint(in.scenario, in.state, asked->who.seat);
        const auto config = target.config();
        boost::asio::post(slow_, [config, own, asked, answer, name, english] {
          const auto model = read_debrief(config.scenario->scenario, config.path, own);
          if (!model) return answer(refusal(500, model.error()));
          auto page = scoring::certificate_html(*model, asked->who.seat,
                                                english ? Language::en : Language::ja);
          if (!page) return answer(no_certificate());
          answer(paper({name, "text/html; charset=utf-8", std::move(*page)}));
        });
      });
}

void House::debrief_file(const Asked& asked, const Answer& answer) {
  inside(asked, answer,
         [this, asked, answer](ExerciseHost& target, const ExerciseHost::Inside& in) {
           const auto config = target.config();
           const auto* seat = in.state.seat(asked->who.seat);
           const bool lead = seat != nullptr && seat->access == Access::lead_controller;
           if (asked->params.at("name") == scoring::people_file && !lead)
             return answer(not_found());
           boost::asio::post(slow_, [config, asked, answer] {
             const auto& name = asked->params.at("name");
             auto files = export_files(config.scenario->scenario, config.path, name);
             if (!files) return answer(refusal(500, files.error()));
             for (auto& file : *files) {
               if (file.name != name) continue;
               return answer(paper(std::move(file)));
             }
             answer(not_found());
           });
         });
}

}  // namespace enshu::app
