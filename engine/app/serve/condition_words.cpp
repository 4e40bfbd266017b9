// Facts as noun phrases, so that they can be joined.
#include "engine/app/serve/condition_words.hpp"

#include <algorithm>

#include "engine/core/channels.hpp"
#include "scoring/words.hpp"
#include "scoring/world_words.hpp"

namespace enshu::app {
namespace {

Text quoted(const Text& title) {
  return {"「" + title.ja + "」", "'" + title.in(Language::en) + "'"};
}

/// The title of what a list of the scenario has under this id; the id when it has none.
template <class Entries, class Id>
Text titled(const Entries& entries, const Id& id, const std::string& spelled) {
  const auto found = std::ranges::find_if(entries, [&](const auto& each) { return each.id == id; });
  const bool bare = found == entries.end() || (found->title.ja.empty() && found->title.en.empty());
  return quoted(bare ? Text{spelled, {}} : found->title);
}

Text operator+(const Text& before, const Text& after) {
  return {before.ja + after.ja, before.in(Language::en) + after.in(Language::en)};
}

class FactWords {
 public:
  explicit FactWords(const Scenario& scenario) : scenario_(scenario) {}

  Text operator()(const InjectFiredFact& f) const {
    const auto name = inject(f.inject);
    return {name.ja + "の付与", name.en + " delivered"};
  }
  Text operator()(const InjectOpenedFact& f) const {
    const auto name = inject(f.inject);
    return {name.ja + "の開封", name.en + " opened"};
  }
  Text operator()(const RepliedFact& f) const {
    const auto name = inject(f.inject);
    return {name.ja + "への返信", "a reply to " + name.en};
  }
  Text operator()(const ActionFact& f) const {
    const auto name = titled(scenario_.actions, f.action, f.action.value);
    return Text{"対処" + name.ja, "the action " + name.en} + since(f.since);
  }
  Text operator()(const ReportFact& f) const {
    Text out{"報告", "a report"};
    if (f.stage) {
      const auto stage = scoring::stage_words(*f.stage);
      out = {stage.ja, "a " + stage.en};
    }
    if (!f.to.empty()) {
      const auto to = scenario_.party_name(f.to);
      out = {to.ja + "への" + out.ja, out.en + " to " + to.in(Language::en)};
    }
    if (!f.form.empty()) {
      const auto form = titled(scenario_.forms, f.form, f.form.value);
      out = {out.ja + form.ja, out.en + " by the form " + form.en};
    }
    return out + since(f.since);
  }
  Text operator()(const MessageFact& f) const {
    const auto to = scenario_.party_name(f.to);
    Text out{to.ja + "への連絡", "a message to " + to.in(Language::en)};
    if (!f.from.empty()) {
      const auto from = scenario_.party_name(f.from);
      out = {from.ja + "から" + out.ja, out.en + " from " + from.in(Language::en)};
    }
    return out + since(f.since);
  }
  Text operator()(const FlagFact& f) const {
    const auto flag = f.flag + (f.value.empty() ? "" : " = " + f.value);
    return {"フラグ " + flag, "flag " + flag};
  }
  Text operator()(const HostFact& f) const {
    const auto name = titled(scenario_.hosts, f.host, f.host.value);
    return {name.ja + "が " + f.state, name.en + " " + f.state};
  }
  Text operator()(const ServiceFact& f) const {
    const auto name = titled(scenario_.services, f.service, f.service.value);
    const auto state = scoring::service_state_words(f.state);
    return {name.ja + "が「" + state.ja + "」", name.en + " " + state.in(Language::en)};
  }
  Text operator()(const ChannelFact& f) const {
    const auto name = channel_name(f.channel);
    return f.working ? Text{name.ja + "の復旧", name.en + " working"}
                     : Text{name.ja + "の不通", name.en + " out of order"};
  }
  Text operator()(const ModeFact& f) const {
    return f.mode == Mode::normal ? Text{"平時の体制", "normal mode"}
                                  : Text{"大規模障害時の体制", "large-scale mode"};
  }
  Text operator()(const ParameterFact& f) const {
    const auto* parameter = scenario_.parameter(f.parameter);
    const auto* value = parameter == nullptr ? nullptr : parameter->value(f.value);
    const Text title = parameter == nullptr ? Text{f.parameter, {}} : parameter->title;
    const Text shown = value == nullptr ? Text{f.value, {}} : value->title;
    return {title.ja + "が「" + shown.ja + "」",
            title.in(Language::en) + " '" + shown.in(Language::en) + "'"};
  }
  Text operator()(const MoveFact& f) const {
    const auto name = titled(scenario_.moves, f.move, f.move.value);
    return {"局面" + name.ja, "move " + name.en};
  }
  Text operator()(const LuredFact& f) const {
    const auto name = inject(f.inject);
    return {name.ja + "に応じた人", "somebody lured by " + name.en};
  }
  Text operator()(const AnsweredFact& f) const {
    const auto name = titled(scenario_.surveys, f.survey, f.survey.value);
    Text out{"質問票" + name.ja + "への回答", "an answer to the questionnaire " + name.en};
    if (f.by.empty()) return out;
    const auto by = scenario_.party_name(f.by);
    return {by.ja + "による" + out.ja, out.en + " by " + by.in(Language::en)};
  }

 private:
  [[nodiscard]] Text inject(const InjectId& id) const {
    return titled(scenario_.msel, id, id.value);
  }
  [[nodiscard]] Text since(const InjectId& id) const {
    if (id.empty()) return {};
    const auto name = inject(id);
    return {"（" + name.ja + "より後）", " (after " + name.en + ")"};
  }

  const Scenario& scenario_;
};

}  // namespace

Text condition_words(const Scenario& scenario, const Condition& condition) {
  if (condition.join == Condition::Join::fact)
    return condition.fact ? std::visit(FactWords(scenario), *condition.fact) : Text{};
  const bool all = condition.join == Condition::Join::all;
  const Text joint = all ? Text{"、かつ ", ", and "} : Text{"、または ", ", or "};
  Text out;
  for (const auto& part : condition.parts) {
    if (!out.ja.empty()) out = out + joint;
    out = out + condition_words(scenario, part);
  }
  if (condition.join != Condition::Join::none) return out;
  return {"次のいずれもない: " + out.ja, "none of: " + out.en};
}

}  // namespace enshu::app
