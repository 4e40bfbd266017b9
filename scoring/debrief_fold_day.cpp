// The day of the drill in the debrief (a stop for a real incident, comms checks), and what people
// read and pinned.
#include "scoring/debrief_fold.hpp"
#include "scoring/entry_words.hpp"

namespace enshu::scoring {
namespace {

Text artefact_title(const Scenario& scenario, const ArtefactId& id) {
  const auto* found = scenario.artefact(id);
  return found == nullptr || found->title.empty() ? Text{id.value, {}} : found->title;
}

}  // namespace

void DebriefFold::incident(const Recorded& recorded, const IncidentStopped& e) {
  const Text title =
      e.stopped ? Text{"実際の事案の発生により中断", "Stopped because of a real incident"}
                : Text{"実際の事案による中断を解除", "The stop for a real incident was lifted"};
  add(recorded, EntryKind::clock, title,
      lines({{e.reason, {}}, labelled({"操作した演習", "Asked from"}, e.elsewhere)}));
}

void DebriefFold::check_called(const Recorded& recorded, const CommsCheckCalled& e) {
  const Text title =
      e.closed ? Text{"通信確認を終了", "Comms check closed"} : Text{"通信確認", "Comms check"};
  add(recorded, EntryKind::clock, title, {e.note, {}}).minor = true;
}

void DebriefFold::artefact_opened(const Recorded& recorded, const ArtefactOpened& e) {
  auto& entry = add(recorded, EntryKind::opened, {"資料を開いた", "File opened"},
                    artefact_title(scenario, e.artefact));
  entry.message = e.message;
  entry.minor = true;
}

void DebriefFold::pinned(const Recorded& recorded, const EvidencePinned& e) {
  const auto row = std::to_string(e.line);
  add(recorded, EntryKind::evidence, artefact_title(scenario, e.artefact),
      lines({labelled({row + " 行目", "Row " + row}, e.excerpt), {e.note, {}}}));
}

}  // namespace enshu::scoring
