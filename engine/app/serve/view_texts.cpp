// Shared texts are made when they are first asked for and spliced into each seat's own.
#include "engine/app/serve/view_texts.hpp"

#include <algorithm>
#include <cassert>
#include <string_view>

#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

template <class T>
std::shared_ptr<const std::string> text_of(const T& value) {
  auto text = std::make_shared<std::string>();
  wire::write_json(*text, value);
  text->shrink_to_fit();
  return text;
}

/// Takes what stands before the member's empty list, its name included, off `rest`. Inside a string
/// every quote is escaped, so that the name can only be the member's.
std::string_view cut_before(std::string_view& rest, std::string_view name_and_list) {
  const auto at = rest.find(name_and_list);
  assert(at != std::string_view::npos);
  constexpr std::size_t brackets = 2;
  const auto before = rest.substr(0, at + name_and_list.size() - brackets);
  rest.remove_prefix(at + name_and_list.size());
  return before;
}

}  // namespace

bool sees_every_party(Access access) {
  return access != Access::participant && access != Access::observer;
}

std::vector<wire::PartyView> parties_of(const Scenario& scenario, bool every) {
  std::vector<wire::PartyView> book;
  for (const auto& role : scenario.roles) {
    // Where several organisations play, a post belongs to its own and not to the place of the
    // story; in a lane that they share, one without is an organisation by itself.
    const bool alone = scenario.lanes == LaneMode::shared;
    const Text org = !role.organisation.empty() ? scenario.house_name(role.id)
                     : alone                    ? Text{}
                                                : scenario.place;
    book.push_back({role.id, wire::PartyKind::role, role.title, org, role.address, role.phone});
  }
  for (const auto& member : scenario.cast) {
    if (!every && !member.listed) continue;
    book.push_back(
        {member.id, wire::PartyKind::cast, member.name, member.org, member.address, member.phone});
  }
  for (auto& party : book) {
    const auto* site = scenario.site(party.id);
    if (site == nullptr) continue;
    party.site = site->title;
    party.zone_minutes = site->zone_minutes;
  }
  return book;
}

std::vector<wire::FormView> forms_of(const Scenario& scenario) {
  std::vector<wire::FormView> views;
  for (const auto& form : scenario.forms) {
    wire::FormView view{form.id, form.title, {}};
    for (const auto& field : form.fields) {
      wire::FieldView shown{field.id, field.label, field.help, field.type, {}, field.required_at};
      for (const auto& option : field.options)
        shown.options.push_back({option.id, option.label, option.group});
      view.fields.push_back(std::move(shown));
    }
    views.push_back(std::move(view));
  }
  return views;
}

std::optional<std::vector<FormId>> forms_elsewhere(const Scenario& scenario, const PartyId& post) {
  const bool sides = scenario.lanes == LaneMode::shared && scenario.role(post) != nullptr &&
                     std::ranges::none_of(scenario.roles, [](const Role& role) {
                       return role.organisation.empty();
                     });
  if (!sides) return std::nullopt;
  const auto own = scenario.organisation_of(post);
  std::vector<FormId> others;
  for (const auto& form : scenario.forms) {
    bool owed = false;
    bool ours = false;
    for (const auto& duty : scenario.obligations) {
      if (duty.form != form.id) continue;
      owed = true;
      ours = ours || scenario.organisation_of(duty.owes) == own;
    }
    if (owed && !ours) others.push_back(form.id);
  }
  if (others.empty()) return std::nullopt;
  return others;
}

net::Pieces ViewTexts::pieces(const wire::View& view) {
  const bool every = sees_every_party(view.you.access);
  Text& parties = every ? every_party_ : parties_;
  if (parties == nullptr) parties = text_of(parties_of(scenario_, every));
  if (forms_ == nullptr) forms_ = text_of(forms_of(scenario_));
  std::string own;
  wire::write_json(own, view);
  std::string_view rest(own);
  rest.remove_suffix(1);
  const auto piece = [](std::string_view text) {
    return std::make_shared<const std::string>(text);
  };
  net::Pieces out{piece(cut_before(rest, R"(,"parties":[])")), parties};
  out.push_back(piece(cut_before(rest, R"(,"forms":[])")));
  out.push_back(forms_);
  out.push_back(piece(rest));
  return out;
}

}  // namespace enshu::app
