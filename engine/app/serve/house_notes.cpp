// Files that people put to notes and messages: taken in, looked up when one names them, and handed
// out to those who read it. What they are is told from their bytes alone.
#include <boost/asio/post.hpp>

#include <algorithm>

#include "engine/app/serve/house.hpp"
#include "engine/app/serve/note_bytes.hpp"
#include "engine/app/serve/own_people.hpp"
#include "engine/app/serve/replies.hpp"
#include "engine/core/note_files.hpp"
#include "engine/store/note_files.hpp"

namespace enshu::app {
namespace {

net::ApiReply bad_file() {
  return refusal(
      415, {"bad_file",
            {"付けられるのは PNG・JPEG の画像、PDF、テキスト（UTF-8・Shift_JIS）、マクロのない "
             "Excel・Word・PowerPoint の文書、ZIP です。",
             "A file is a PNG or JPEG picture, a PDF, text (UTF-8, Shift_JIS), an Excel, "
             "Word or PowerPoint document without macros, or a ZIP archive."},
            {}});
}

net::ApiReply failed(const Error& error) {
  return refusal(store::is_full(error) ? 409 : 500, error);
}

net::ApiReply not_under_way() {
  return refusal(409, {"not_under_way",
                       {"ファイルを付けられるのは、演習の開始から終了までの間です。",
                        "Files are taken from StartEx to EndEx."},
                       {}});
}

/// Whoever plays hands files in while they play; a pause is no reason to lose one.
bool under_way(const State& state, const SeatState& seat) {
  return state.clock.started && seat.lane && !state.over(state.lanes[*seat.lane]);
}

std::string asked_name(const net::ApiRequest& request) {
  const auto found = request.query.find("name");
  return found == request.query.end() ? std::string{} : found->second;
}

}  // namespace

void House::put_note_file(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost& target, const auto& in) {
    const auto* seat = in.state.seat(asked->who.seat);
    if (seat == nullptr || seat->closed) return answer(not_found());
    const store::FileSender sender{asked->who.seat, seat->access == Access::participant};
    if (sender.plays && !under_way(in.state, *seat)) return answer(not_under_way());
    boost::asio::post(files_, [path = target.config().path, sender, asked, answer] {
      const auto type = media_type_of(asked->body);
      if (!type) return answer(bad_file());
      const auto content = without_metadata(asked->body, *type);
      if (!content) return answer(bad_file());
      const auto id = store::keep_note_file(path, *content, sender);
      if (!id) return answer(failed(id.error()));
      answer(json_reply(
          NoteFile{*id, plain_name(asked_name(*asked), *type), std::string(*type), content->size()},
          201));
    });
  });
}

void House::note_file(const Asked& asked, const Answer& answer) {
  inside(asked, answer, [this, asked, answer](ExerciseHost& target, const auto& in) {
    const NoteFileId id{asked->params.at("id")};
    const auto& who = asked->who;
    const auto config = target.config();
    if (const auto* file = enshu::note_file(in.scenario, in.state, who.seat, id))
      return hand_out(config.path, *file, answer);
    // Beyond what comes to the console stands what the seat's own debrief shows.
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

void House::look_up_files(const std::shared_ptr<ExerciseHost>& target, const SeatId& seat,
                          Command command, std::function<void(Command)> then) {
  boost::asio::post(
      files_, [target, seat, command = std::move(command), then = std::move(then)]() mutable {
        auto* files = files_of(command);
        const auto& record = target->config().path;
        std::vector<NoteFileId> others;
        for (auto& file : *files) {
          const auto content = store::note_file(record, file.id);
          const auto type = content && *content ? media_type_of(**content) : std::nullopt;
          // Without a type and a size it is refused as a file that has not arrived.
          file.media_type = type ? std::string(*type) : std::string();
          file.bytes = type ? (*content)->size() : 0;
          if (!type) continue;
          file.name = plain_name(file.name, *type);
          const auto own = store::handed_in(record, file.id, seat);
          if (!own || !*own) others.push_back(file.id);
        }
        if (others.empty()) return then(std::move(command));
        // What somebody else handed in is named by those alone who can see it: to know its hash
        // makes it nobody's.
        target->look([seat, others = std::move(others), command = std::move(command),
                      then = std::move(then)](const ExerciseHost::Inside& in) mutable {
          for (auto& file : *files_of(command)) {
            if (std::ranges::find(others, file.id) == others.end()) continue;
            if (enshu::note_file(in.scenario, in.state, seat, file.id) != nullptr) continue;
            file.media_type.clear();
            file.bytes = 0;
          }
          then(std::move(command));
        });
      });
}

std::vector<NoteFile>* files_of(Command& command) {
  if (auto* note = std::get_if<AddNote>(&command)) return &note->files;
  if (auto* message = std::get_if<SendMessage>(&command)) return &message->files;
  return nullptr;
}

}  // namespace enshu::app
