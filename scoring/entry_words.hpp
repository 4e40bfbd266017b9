// What the timeline says about events, in both languages.
#pragma once

#include <string>

#include "engine/base/text.hpp"
#include "engine/core/event.hpp"
#include "engine/core/scenario.hpp"

namespace enshu::scoring {

Text access_words(Access access);
Text clock_words(const ClockChanged& change);
Text cause_words(FireCause cause);
Text plan_words(PlanChange change);
/// How somebody took a bait.
Text lure_words(LureStep step);
/// Why a hop of a relay failed, and how its following up stands.
Text reason_words(HopReason reason);
Text follow_words(HopResult result);
/// Why a real mail came back.
Text return_words(ReturnCause cause);
/// The same with the mail server's figures behind.
Text return_words(ReturnCause cause, const std::string& status);
Text channel_words(Channel channel);
Text mode_words(Mode mode);
/// What stands where a path of the doctrine has no rule of its own.
Text doctrine_words();
Text severity_words(Severity severity);
/// `宛先: 県、総務省` with cc behind.
Text recipients_words(const Scenario& scenario, const std::vector<PartyId>& to,
                      const std::vector<PartyId>& cc);
/// Parts that are not empty, one a line.
Text lines(std::initializer_list<Text> parts);
/// `label: words`, empty when there are no words. Typed words are the same in both languages.
Text labelled(const Text& label, const std::string& typed);

}  // namespace enshu::scoring
