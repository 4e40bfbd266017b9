// Spelling of rubric keys; equal spelling means equal judgement.
#include "scoring/rubric_keys.hpp"

#include <algorithm>

#include "engine/core/event.hpp"
#include "engine/wire/write.hpp"

namespace enshu::scoring {
namespace {

template <class List, class Spell>
std::string listed(const List& items, const Spell& spell) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ", ") + spell(item);
  return out;
}

template <class E>
std::string word(E value) {
  std::string out(wire::enum_name(value));
  std::ranges::replace(out, '_', '-');
  return out;
}

std::string parties(const std::vector<PartyId>& ids) {
  return listed(ids, [](const PartyId& id) { return id.value; });
}

std::string since_words(const InjectId& since) {
  return since.empty() ? std::string{} : ", since: " + since.value;
}

std::string fact_words(const Fact& fact) {
  return std::visit(
      Overload{
          [](const InjectFiredFact& f) { return "fired: " + f.inject.value; },
          [](const InjectOpenedFact& f) { return "opened: " + f.inject.value; },
          [](const RepliedFact& f) { return "reply: " + f.inject.value; },
          [](const ActionFact& f) { return "action: " + f.action.value + since_words(f.since); },
          [](const ReportFact& f) {
            return "report: {to: " + f.to.value + ", form: " + f.form.value +
                   ", stage: " + (f.stage ? word(*f.stage) : std::string{}) + since_words(f.since) +
                   "}";
          },
          [](const MessageFact& f) {
            return "message: {to: " + f.to.value + ", from: " + f.from.value +
                   since_words(f.since) + "}";
          },
          [](const FlagFact& f) { return "flag: {" + f.flag + ": " + f.value + "}"; },
          [](const HostFact& f) { return "host: {" + f.host.value + ": " + f.state + "}"; },
          [](const ServiceFact& f) {
            return "service: {" + f.service.value + ": " + word(f.state) + "}";
          },
          [](const ChannelFact& f) {
            return "channel: {" + word(f.channel) + ": " + (f.working ? "works" : "down") + "}";
          },
          [](const ModeFact& f) { return "mode: " + word(f.mode); },
          [](const ParameterFact& f) {
            return "parameter: {" + f.parameter + ": " + f.value + "}";
          },
          [](const MoveFact& f) { return "move: " + f.move.value; },
          [](const LuredFact& f) { return "lured: " + f.inject.value; },
          [](const AnsweredFact& f) {
            return "answered: {survey: " + f.survey.value + ", by: " + f.by.value + "}";
          },
      },
      fact);
}

std::string truth_words(const Truth& truth) {
  const auto accepted = listed(truth.accepted, [](const std::string& each) { return each; });
  return "[" + accepted + "]" +
         (truth.known_from.empty() ? "" : " from: " + truth.known_from.value);
}

std::string field_words(const FormField& field) {
  const auto options = listed(field.options, [](const Option& option) {
    return option.id + (option.group.empty() ? "" : "/" + option.group);
  });
  return word(field.type) + ", required: [" +
         listed(field.required_at, [](Stage stage) { return word(stage); }) +
         "], weight: " + std::to_string(field.weight) +
         (options.empty() ? "" : ", options: [" + options + "]");
}

}  // namespace

std::string condition_words(const Condition& condition) {
  if (condition.join == Condition::Join::fact)
    return condition.fact ? fact_words(*condition.fact) : std::string{};
  const char* join = condition.join == Condition::Join::any    ? "any"
                     : condition.join == Condition::Join::none ? "none"
                                                               : "all";
  return std::string(join) + ": [" + listed(condition.parts, condition_words) + "]";
}

RubricKeys keys_of(const Scenario& scenario, const Obligation& o) {
  RubricKeys out{
      {"trigger", o.trigger.value},
      {"owes", o.owes.value},
      {"to.required", parties(o.required)},
      {"to.allowed", parties(o.allowed)},
      {"target", format_duration(o.target)},
      {"limit", format_duration(o.limit)},
      {"clock", o.clock == DutyClock::exercise ? std::string{} : word(o.clock)},
      {"every", o.every ? format_duration(*o.every) : std::string{}},
      {"until", o.until.value},
      {"form", o.form.value},
      {"stage", o.stage ? word(*o.stage) : std::string{}},
  };
  for (const auto& truth : o.truth)
    out.emplace_back("truth." + truth.field.value, truth_words(truth));
  out.emplace_back("approval", parties(o.approvals));
  out.emplace_back("mode", listed(o.modes, [](Mode mode) { return word(mode); }));
  out.emplace_back("tlp", o.tlp ? word(*o.tlp) : std::string{});
  out.emplace_back("objective", o.objective.value);
  out.emplace_back("weight", std::to_string(o.weight));
  if (const auto* form = scenario.form(o.form)) {
    for (const auto& field : form->fields)
      out.emplace_back("forms." + form->id.value + "." + field.id.value, field_words(field));
  }
  return out;
}

RubricKeys keys_of(const Action& action) {
  const auto& rule = action.rule;
  return {{"role", parties(action.roles)},
          {"phase", word(action.phase)},
          {"duty", word(rule.duty)},
          {"by", rule.by ? format_exercise_time(*rule.by) : std::string{}},
          {"must_not.before", rule.not_before ? rule.not_before->value : std::string{}},
          {"cost", action.cost > 0 ? std::to_string(action.cost) : std::string{}},
          {"objective", action.objective.value}};
}

RubricKeys keys_of(const Inject& inject) {
  if (!inject.expect) return {};
  return {{"expect", condition_words(inject.expect->condition)},
          {"within", format_duration(inject.expect->within)},
          {"objective", inject.objective.value}};
}

}  // namespace enshu::scoring
