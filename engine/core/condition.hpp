// What an author can wait for: a small tree of facts about one lane, evaluated by the timeline and
// by scoring.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"

namespace enshu {

struct InjectFiredFact {
  InjectId inject;
  bool operator==(const InjectFiredFact&) const = default;
};
struct InjectOpenedFact {
  InjectId inject;
  bool operator==(const InjectOpenedFact&) const = default;
};
/// Somebody answered a message of this inject (mail reply, or a call back to its sender).
struct RepliedFact {
  InjectId inject;
  bool operator==(const RepliedFact&) const = default;
};
/// The action was taken. `since`: only what comes after that inject has fired in the lane counts;
/// empty: from the start.
struct ActionFact {
  ActionId action;
  InjectId since{};
  bool operator==(const ActionFact&) const = default;
};
/// A report by form was sent; empty parts match anything. `since` as with actions.
struct ReportFact {
  PartyId to;
  FormId form;
  std::optional<Stage> stage;
  InjectId since{};
  bool operator==(const ReportFact&) const = default;
};
/// A mail, call or report to `to` by `from`; an empty `from` is any role. `since` as with actions.
struct MessageFact {
  PartyId to;
  PartyId from;
  InjectId since{};
  bool operator==(const MessageFact&) const = default;
};
struct FlagFact {
  std::string flag;
  std::string value;
  bool operator==(const FlagFact&) const = default;
};
struct HostFact {
  HostId host;
  std::string state;
  bool operator==(const HostFact&) const = default;
};

struct ServiceFact {
  ServiceId service;
  ServiceState state = ServiceState::failed;
  bool operator==(const ServiceFact&) const = default;
};

/// The channel works, or does not.
struct ChannelFact {
  Channel channel = Channel::mail;
  bool working = true;
  bool operator==(const ChannelFact&) const = default;
};
struct ModeFact {
  Mode mode = Mode::normal;
  bool operator==(const ModeFact&) const = default;
};
/// The lane's parameter has this value.
struct ParameterFact {
  std::string parameter;
  std::string value;
  bool operator==(const ParameterFact&) const = default;
};
/// The lane is in this move: it has begun, and none after it.
struct MoveFact {
  MoveId move;
  bool operator==(const MoveFact&) const = default;
};

/// Somebody took the bait of this inject, by its link, its file or its form.
struct LuredFact {
  InjectId inject;
  bool operator==(const LuredFact&) const = default;
};

/// Somebody has handed the questionnaire in; an empty `by` is any role.
struct AnsweredFact {
  SurveyId survey;
  PartyId by;
  bool operator==(const AnsweredFact&) const = default;
};

using Fact = std::variant<InjectFiredFact, InjectOpenedFact, RepliedFact, ActionFact, ReportFact,
                          MessageFact, FlagFact, HostFact, ServiceFact, ChannelFact, ModeFact,
                          ParameterFact, MoveFact, LuredFact, AnsweredFact>;

/// `all` of the parts, `any` of them, `none` of them, or a single fact. An `all` without parts is
/// always true.
struct Condition {
  enum class Join { fact, all, any, none };
  Join join = Join::all;
  std::optional<Fact> fact;
  std::vector<Condition> parts;
  bool operator==(const Condition&) const = default;

  [[nodiscard]] bool always() const { return join == Join::all && parts.empty(); }
};

}  // namespace enshu
