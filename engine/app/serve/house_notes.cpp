// Files of evaluators' notes: taken in, looked up when a note names them, and handed out to those
// who read the note. What they are is told from their bytes alone.
#include <boost/asio/post.hpp>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/note_bytes.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/core/note_files.hpp"
#include "engine/store/note_files.hpp"

namespace enshu::app {
namespace {

net::ApiReply bad_file() {
  return refusal(415, {"bad_file",
                       {"付けられるのは PNG・JPEG の画像、PDF、テキスト（UTF-8）です。",
                        "A file is a PNG or JPEG picture, a PDF, or text in UTF-8."},
                       {}});
}

net::ApiReply failed(const Error& error) {
  return refusal(error.code == "note_files_full" ? 409 : 500, error);
}

std::string asked_name(const net::ApiRequest& request) {
  const auto found = request.query.find("name");
  return found == request.query.end() ? std::string{} : found->second;
}

}  // namespace

void House::put_note_file(const Asked& asked, const Answer& answer) {
  const auto target = host(asked->who.exercise);
  if (!target) return answer(not_found());
  boost::asio::post(files_, [path = target->config().path, asked, answer] {
    const auto type = media_type_of(asked->body);
    if (!type) return answer(bad_file());
    const auto content = without_metadata(asked->body, *type);
    if (!content) return answer(bad_file());
    const auto id = store::keep_note_file(path, *content);
    if (!id) return answer(failed(id.error()));
    answer(json_reply(
        NoteFile{*id, plain_name(asked_name(*asked), *type), std::string(*type), content->size()},
        201));
  });
}

void House::note_file(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost& target, const auto& in) {
    const NoteFileId id{asked->params.at("id")};
    const auto& who = asked->who;
    const auto config = target.config();
    if (const auto* file = enshu::note_file(in.scenario, in.state, who.seat, id))
      return hand_out(config.path, *file, answer);
    // Beyond the notes that come to the console stand those of the seat's own debrief.
    const auto own = viewpoint(in.scenario, in.state, who.seat);
    const auto* seat = in.state.seat(who.seat);
    if (!own || !debrief_open(in.state, *seat) || !in.state.note_files.contains(id))
      return answer(not_found());
    if (const auto file = shown_files_.find(who, id)) return hand_out(config.path, *file, answer);
    if (shown_files_.knows(who)) return answer(not_found());
    boost::asio::post(slow_, [this, config, own, asked, answer, id] {
      const auto model = read_debrief(config.scenario->scenario, config.path, own);
      if (!model) return answer(refusal(500, model.error()));
      shown_files_.remember(asked->who, *model);
      const auto file = shown_files_.find(asked->who, id);
      file ? hand_out(config.path, *file, answer) : answer(not_found());
    });
  });
}

void House::hand_out(const std::string& record, const NoteFile& file, const Answer& answer) {
  boost::asio::post(files_, [record, file, answer] {
    auto content = store::note_file(record, file.id);
    if (!content) return answer(failed(content.error()));
    if (!*content) return answer(not_found());
    const auto type = media_type_of(**content);
    if (!type) return answer(not_found());
    net::ApiReply reply;
    reply.content_type = *type;
    reply.headers.push_back(as_attachment(file.name));
    reply.headers.emplace_back("Content-Security-Policy", "default-src 'none'; sandbox");
    reply.body = std::move(**content);
    answer(std::move(reply));
  });
}

void House::look_up_files(const std::string& record, AddNote note,
                          std::function<void(AddNote)> then) {
  boost::asio::post(files_, [record, note = std::move(note), then = std::move(then)]() mutable {
    for (auto& file : note.files) {
      const auto content = store::note_file(record, file.id);
      const auto type = content && *content ? media_type_of(**content) : std::nullopt;
      // Without a type and a size it is refused as a file that has not arrived.
      file.media_type = type ? std::string(*type) : std::string();
      file.bytes = type ? (*content)->size() : 0;
      if (type) file.name = plain_name(file.name, *type);
    }
    then(std::move(note));
  });
}

}  // namespace enshu::app
