// Building of the list of files that participants can get.
#include <array>
#include <unordered_set>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/texts.hpp"

namespace enshu::scenario {
namespace {

struct MediaType {
  std::string_view suffix;
  ArtefactKind kind;
  std::string_view type;
};

/// Fixed here, never guessed from content: a browser is told exactly these.
constexpr std::array media_types{
    MediaType{".csv", ArtefactKind::log, "text/csv"},
    MediaType{".md", ArtefactKind::document, "text/markdown"},
    MediaType{".png", ArtefactKind::picture, "image/png"},
    MediaType{".jpg", ArtefactKind::picture, "image/jpeg"},
    MediaType{".jpeg", ArtefactKind::picture, "image/jpeg"},
    MediaType{".txt", ArtefactKind::file, "text/plain"},
    MediaType{".log", ArtefactKind::file, "text/plain"},
    MediaType{".json", ArtefactKind::file, "application/json"},
    MediaType{".pdf", ArtefactKind::file, "application/pdf"},
};

void set_media(Artefact& artefact) {
  artefact.kind = ArtefactKind::file;
  artefact.media_type = "application/octet-stream";
  for (const auto& media : media_types) {
    if (!artefact.path_ja.ends_with(media.suffix)) continue;
    artefact.kind = media.kind;
    artefact.media_type = media.type;
  }
}

std::string leaf_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

class ArtefactList {
 public:
  ArtefactList(Scenario& scenario, const FileTree& tree) : scenario_(scenario), tree_(tree) {}

  /// A title that is given later does not replace an earlier one.
  void add(const ArtefactId& id, const Text& title) {
    const bool paired = !has_suffix(id.value);
    Artefact artefact;
    artefact.id = id;
    artefact.path_ja = paired ? path_in(id.value, Language::ja) : id.value;
    artefact.path_en = paired ? path_in(id.value, Language::en) : id.value;
    const auto found = tree_.find(artefact.path_ja);
    if (found == tree_.end() || !tree_.contains(artefact.path_en) || !seen_.insert(id.value).second)
      return;
    artefact.bytes = found->second.size();
    artefact.title = title.empty() ? Text{leaf_of(id.value), leaf_of(id.value)} : title;
    set_media(artefact);
    scenario_.artefacts.push_back(std::move(artefact));
  }

 private:
  Scenario& scenario_;
  const FileTree& tree_;
  std::unordered_set<std::string> seen_;
};

}  // namespace

void build_artefacts(Scenario& scenario, const Node& root, const FileTree& tree,
                     std::span<const std::string_view> director_words) {
  ArtefactList list(scenario, tree);
  for (const auto& entry : entries_at(root, "artefacts"))
    list.add(ArtefactId(entry.key), text_at(entry.value, "title"));
  for (const auto& entry : items_at(root, "shelf")) {
    const auto id = id_at<ArtefactId>(entry, "file");
    list.add(id, text_at(entry, "title"));
    scenario.shelf.push_back({id, ids_at<PartyId>(entry, "for"), only_at(entry)});
  }
  for (const auto& inject : scenario.msel) {
    for (const auto& content : inject.contents) {
      for (const auto& file : content.attachments) list.add(file, {});
    }
  }
  for (const auto& host : scenario.hosts) {
    for (const auto& file : host.artefacts) list.add(file, {});
  }
  for (const auto& service : scenario.services) {
    for (const auto* contents : {&service.on_buffer, &service.failed, &service.restored}) {
      for (const auto& content : *contents) {
        for (const auto& file : content.attachments) list.add(file, {});
      }
    }
  }
  for (const auto word : director_words) {
    const bool participants =
        word.find('/') != std::string_view::npos && !word.starts_with("texts/");
    if (participants) list.add(ArtefactId(word), {});
  }
}

}  // namespace enshu::scenario
