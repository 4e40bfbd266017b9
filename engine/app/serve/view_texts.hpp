// The parts of a first view that all who see the same share: the address book and the forms are
// most of its bytes, and only the scenario decides them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/core/scenario.hpp"
#include "engine/net/backend.hpp"
#include "engine/wire/staff_view.hpp"

namespace enshu::app {

/// One owner.
class ViewTexts {
 public:
  /// `scenario` must outlive the texts.
  explicit ViewTexts(const Scenario& scenario) : scenario_(scenario) {}

  /// The view as JSON without the brace that closes it. `view` comes without `parties` and `forms`.
  net::Pieces pieces(const wire::View& view);

 private:
  using Text = std::shared_ptr<const std::string>;

  const Scenario& scenario_;
  Text parties_;      ///< as participants and observers see them
  Text every_party_;  ///< as controllers and evaluators do
  Text forms_;
};

/// Whether the seat's address book has every cast member.
bool sees_every_party(Access access);
std::vector<wire::PartyView> parties_of(const Scenario& scenario, bool every);
std::vector<wire::FormView> forms_of(const Scenario& scenario);
/// Where every post belongs to one of the organisations that share a lane: forms that duties of the
/// others ask for, and none of the post's own organisation. A console does not offer them.
std::optional<std::vector<FormId>> forms_elsewhere(const Scenario& scenario, const PartyId& post);

}  // namespace enshu::app
