// Limits of wordings, and which of them a template names.
#include "engine/core/wording.hpp"

#include <algorithm>

namespace enshu {

const Wording* wording_of(std::span<const Wording> wordings, const WordingId& name) {
  const auto found = std::ranges::find(wordings, name, &Wording::id);
  return found == wordings.end() ? nullptr : &*found;
}

std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::vector<std::string> missing_words(const Wording& wording, const Text& text) {
  std::vector<std::string> out;
  const auto look = [&](const std::string& written, const std::string& word) {
    if (written.find(word) == std::string::npos) out.push_back(word);
  };
  for (const auto& word : wording.must) {
    look(text.ja, word.ja);
    if (!text.en.empty()) look(text.en, word.in(Language::en));
  }
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

void names_of_wordings(std::string_view source, std::set<WordingId>& out) {
  constexpr std::string_view mark = "{{";
  constexpr std::string_view kind = "wording.";
  for (auto at = source.find(mark); at != std::string_view::npos;
       at = source.find(mark, at + mark.size())) {
    auto name = source.substr(at + mark.size());
    name = name.substr(std::min(name.find_first_not_of(' '), name.size()));
    if (!name.starts_with(kind)) continue;
    name.remove_prefix(kind.size());
    out.insert(WordingId(name.substr(0, name.find_first_of(" }"))));
  }
}

Text WatchingRenderer::render(const Text& source, const RenderContext& context) const {
  if (!context.lane.empty()) {
    std::set<WordingId> names;
    names_of_wordings(source.ja, names);
    names_of_wordings(source.en, names);
    for (const auto& name : names) {
      auto& readers = used_[context.lane][name];
      if (!context.readers) readers.everybody = true;
      if (context.readers)
        readers.organisations.insert(context.readers->begin(), context.readers->end());
    }
  }
  return inner_.render(source, context);
}

}  // namespace enshu
