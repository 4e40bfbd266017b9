// Words of the scenario that controllers set for a team within limits, such as the name of a notice
// or a telephone number, before people read them.
#pragma once

#include <boost/describe/class.hpp>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/renderer.hpp"

namespace enshu {

using WordingId = Id<struct WordingTag>;

struct Wording {
  WordingId id;
  Text title;
  Text text;                 ///< until somebody sets another
  std::size_t most{};        ///< characters in each language
  std::vector<Text> must{};  ///< each must occur, in its language
};

/// Null when there is no such wording.
const Wording* wording_of(std::span<const Wording> wordings, const WordingId& name);

/// Characters (code points) of a text in UTF-8.
std::size_t characters_in(std::string_view text);

/// The required words that the text lacks, by language; English counts only where it is written.
std::vector<std::string> missing_words(const Wording& wording, const Text& text);

/// The names that `{{wording.NAME}}` gives in a template.
void names_of_wordings(std::string_view source, std::set<WordingId>& out);

/// Fills in as another renderer does, and remembers which wordings went into a text of which lane.
class WatchingRenderer final : public Renderer {
 public:
  explicit WatchingRenderer(const Renderer& inner) : inner_(inner) {}
  [[nodiscard]] Text render(const Text& source, const RenderContext& context) const override;
  struct Readers {
    bool everybody = false;
    std::set<OrganisationId> organisations;
  };
  using Used = std::map<LaneId, std::map<WordingId, Readers>>;
  [[nodiscard]] const Used& used() const { return used_; }

 private:
  const Renderer& inner_;
  mutable Used used_;  ///< of one decision
};

// Events and a command; part of their lists.

/// Somebody chose other words for a lane, or for one organisation in it.
struct WordingSet {
  WordingId wording;
  Text text;
  std::optional<OrganisationId> organisation{};
  bool operator==(const WordingSet&) const = default;
};
BOOST_DESCRIBE_STRUCT(WordingSet, (), (wording, text, organisation))

/// The words went out in the lane for the first time: they stand from now on. `organisations`: to
/// the people of these; unset: to everybody.
struct WordingUsed {
  WordingId wording;
  std::optional<std::vector<OrganisationId>> organisations{};
  bool operator==(const WordingUsed&) const = default;
};
BOOST_DESCRIBE_STRUCT(WordingUsed, (), (wording, organisations))

struct SetWording {
  LaneId lane;
  WordingId wording;
  Text text;
  OrganisationId organisation{};  ///< of a shared lane; empty: the lane's words
};
BOOST_DESCRIBE_STRUCT(SetWording, (), (lane, wording, text, organisation))

}  // namespace enshu
