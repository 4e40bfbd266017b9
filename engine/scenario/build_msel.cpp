// Building of injects, conditions, obligations and actions.
#include <array>

#include "engine/scenario/build_parts.hpp"
#include "engine/scenario/content_channels.hpp"
#include "engine/scenario/texts.hpp"
#include "engine/scenario/values.hpp"

namespace enshu::scenario {
namespace {

Condition fact_condition(Fact fact) { return {Condition::Join::fact, std::move(fact), {}}; }

Fact flag_fact(const Node& value) {
  if (value.is_map() && !value.entries.empty())
    return FlagFact{value.entries[0].key, value.entries[0].value.text};
  return FlagFact{value.text, {}};
}

Fact host_fact(const Node& value) {
  if (!value.is_map() || value.entries.empty()) return HostFact{};
  return HostFact{HostId(value.entries[0].key), value.entries[0].value.text};
}

Fact service_fact(const Node& value) {
  if (!value.is_map() || value.entries.empty()) return ServiceFact{};
  return ServiceFact{
      ServiceId(value.entries[0].key),
      chosen<ServiceState>(value.entries[0].value.text).value_or(ServiceState::failed)};
}

Fact channel_fact(const Node& value) {
  if (!value.is_map() || value.entries.empty()) return ChannelFact{};
  return ChannelFact{chosen<Channel>(value.entries[0].key).value_or(Channel::mail),
                     value.entries[0].value.text == "works"};
}

std::optional<Fact> fact_of(std::string_view key, const Node& value, const InjectId& reply_to) {
  if (key == "fired") return InjectFiredFact{InjectId(value.text)};
  if (key == "opened") return InjectOpenedFact{InjectId(value.text)};
  if (key == "reply") return RepliedFact{value.is_scalar() ? InjectId(value.text) : reply_to};
  if (key == "action") {
    return value.is_map()
               ? ActionFact{id_at<ActionId>(value, "name"), id_at<InjectId>(value, "since")}
               : ActionFact{ActionId(value.text), {}};
  }
  if (key == "report") {
    return ReportFact{id_at<PartyId>(value, "to"), id_at<FormId>(value, "form"),
                      choice_at<Stage>(value, "stage"), id_at<InjectId>(value, "since")};
  }
  if (key == "message") {
    return MessageFact{id_at<PartyId>(value, "to"), id_at<PartyId>(value, "from"),
                       id_at<InjectId>(value, "since")};
  }
  if (key == "flag") return flag_fact(value);
  if (key == "host") return host_fact(value);
  if (key == "service") return service_fact(value);
  if (key == "channel") return channel_fact(value);
  if (key == "mode") return ModeFact{chosen<Mode>(value.text).value_or(Mode::normal)};
  if (key == "param" && value.is_map() && !value.entries.empty())
    return ParameterFact{value.entries[0].key, value.entries[0].value.text};
  if (key == "move") return MoveFact{MoveId(value.text)};
  if (key == "lured") return LuredFact{InjectId(value.text)};
  if (key == "answered") {
    return value.is_map()
               ? AnsweredFact{id_at<SurveyId>(value, "survey"), id_at<PartyId>(value, "by")}
               : AnsweredFact{SurveyId(value.text), {}};
  }
  return std::nullopt;
}

std::optional<Condition::Join> join_of(std::string_view key) {
  if (key == "all") return Condition::Join::all;
  if (key == "any") return Condition::Join::any;
  if (key == "none") return Condition::Join::none;
  return std::nullopt;
}

Content build_content(const Node& node, Channel channel, const FileTree& tree) {
  Content content;
  content.channel = channel;
  content.from = id_at<PartyId>(node, "from");
  content.to = ids_at<PartyId>(node, "to");
  content.cc = ids_at<PartyId>(node, "cc");
  content.severity = choice_at<Severity>(node, "severity").value_or(Severity::info);
  auto words = letter(tree, node.scalar("text"));
  content.subject = std::move(words.subject);
  content.body = std::move(words.body);
  content.attachments = ids_at<ArtefactId>(node, "attach");
  content.otherwise = choices_at<Channel>(node, "or");
  content.only = only_at(node);
  return content;
}

Schedule build_schedule(const Node& node) {
  using Kind = Schedule::Kind;
  Schedule schedule;
  schedule.delay = duration_at(node, "delay");
  if (const auto at = read_window(node.scalar("at"))) {
    schedule.kind = Kind::at;
    schedule.at = at->from;
    if (at->drawn) schedule.latest = at->until;
  } else if (node.find("after") != nullptr) {
    schedule.kind = Kind::after;
    schedule.anchor = id_at<InjectId>(node, "after");
  } else if (const auto* when = node.find("when")) {
    schedule.kind = Kind::when;
    schedule.condition = build_condition(*when, {});
  } else if (const auto* unless = node.find("unless")) {
    schedule.kind = Kind::unless;
    schedule.condition = build_condition(*unless, {});
    schedule.at = time_at(node, "by").value_or(ExerciseTime{});
  }
  return schedule;
}

std::optional<Expectation> build_expect(const Node& node, const InjectId& inject,
                                        const FileTree& tree) {
  const auto* expect = node.find("expect");
  if (expect == nullptr) return std::nullopt;
  Expectation out;
  out.condition = build_condition(*expect, inject);
  out.within = duration_at(*expect, "within");
  if (const auto model = expect->scalar("model"); !model.empty())
    out.model_answer = whole_text(tree, model);
  return out;
}

Truth build_truth(const Entry& entry) {
  Truth truth;
  truth.field = FieldId(entry.key);
  const bool dated = entry.value.is_map();
  if (dated) truth.known_from = id_at<InjectId>(entry.value, "from");
  if (entry.value.is_scalar()) truth.accepted.push_back(entry.value.text);
  for (const auto& item : entry.value.items) truth.accepted.push_back(item.text);
  if (dated) {
    for (const auto* item : each_at(entry.value, "is")) truth.accepted.push_back(item->text);
  }
  return truth;
}

ActionRule build_rule(const Node& node) {
  ActionRule rule;
  const auto* must_not = node.find("must_not");
  if (must_not != nullptr && must_not->is_map())
    rule.not_before = id_at<ActionId>(*must_not, "before");
  if (must_not != nullptr && must_not->text == "true") rule.duty = Duty::must_not;
  if (flag_at(node, "should", false)) rule.duty = Duty::should;
  if (flag_at(node, "must", false)) rule.duty = Duty::must;
  rule.by = time_at(node, "by");
  return rule;
}

std::optional<Bait> build_bait(const Node& node, const FileTree& tree) {
  const auto* bait = node.find("bait");
  if (bait == nullptr) return std::nullopt;
  Bait out;
  auto words = letter(tree, bait->scalar("landing"));
  out.title = std::move(words.subject);
  out.lesson = std::move(words.body);
  for (const auto* sign : each_at(*bait, "signs"))
    out.signs.push_back({std::string(sign->scalar("ja")), std::string(sign->scalar("en"))});
  out.form = text_at(*bait, "form");
  out.level = whole_at(*bait, "level", 1);
  return out;
}

}  // namespace

Condition build_condition(const Node& node, const InjectId& reply_to) {
  if (node.is_scalar()) return fact_condition(RepliedFact{reply_to});
  for (const auto& entry : node.entries) {
    if (const auto join = join_of(entry.key)) {
      Condition out{*join, std::nullopt, {}};
      for (const auto& part : entry.value.items)
        out.parts.push_back(build_condition(part, reply_to));
      return out;
    }
    if (auto fact = fact_of(entry.key, entry.value, reply_to))
      return fact_condition(std::move(*fact));
  }
  return {};
}

std::vector<Content> contents_at(const Node& node, const FileTree& tree) {
  std::vector<Content> out;
  for (const auto& entry : node.entries) {
    for (const auto& [key, channel] : content_channels) {
      if (entry.key != key) continue;
      for (const auto* content : each_at(node, key))
        out.push_back(build_content(*content, channel, tree));
    }
  }
  return out;
}

Inject build_inject(const Node& node, const FileTree& tree, const Scenario& scenario) {
  Inject inject;
  inject.id = id_at<InjectId>(node, "id");
  inject.notes = text_at(node, "notes");
  inject.objective = id_at<ObjectiveId>(node, "objective");
  inject.schedule = build_schedule(node);
  inject.contents = contents_at(node, tree);
  inject.title = title_at(node, inject.id.value);
  if (node.find("title") == nullptr && !inject.contents.empty() &&
      !inject.contents.front().subject.ja.empty())
    inject.title = inject.contents.front().subject;
  if (node.find("jump") != nullptr) inject.jump = duration_at(node, "jump");
  inject.flags = flags_at(node);
  inject.sets = sets_at(node, scenario);
  inject.sets_services = service_sets_at(node, scenario);
  inject.expect = build_expect(node, inject.id, tree);
  if (const auto* outage = node.find("outage")) {
    inject.outage = Outage{choices_at<Channel>(*outage, "channels"), {}};
    if (outage->find("for") != nullptr) inject.outage->lasts = duration_at(*outage, "for");
  }
  inject.restores = choices_at<Channel>(node, "restore");
  inject.mode = choice_at<Mode>(node, "mode");
  inject.only = only_at(node);
  inject.bait = build_bait(node, tree);
  return inject;
}

Obligation build_obligation(const Entry& entry) {
  const Node& node = entry.value;
  Obligation out;
  out.id = ObligationId(entry.key);
  out.title = title_at(node, entry.key);
  out.ground = text_at(node, "ground");
  out.trigger = id_at<InjectId>(node, "trigger");
  out.owes = id_at<PartyId>(node, "owes");
  if (const auto* to = node.find("to")) {
    out.required = ids_at<PartyId>(*to, "required");
    out.allowed = ids_at<PartyId>(*to, "allowed");
  }
  out.target = duration_at(node, "target");
  out.limit = duration_at(node, "limit");
  if (node.find("every") != nullptr) out.every = duration_at(node, "every");
  out.until = id_at<InjectId>(node, "until");
  out.clock = choice_at<DutyClock>(node, "clock").value_or(DutyClock::exercise);
  out.form = id_at<FormId>(node, "form");
  out.stage = choice_at<Stage>(node, "stage");
  for (const auto& truth : entries_at(node, "truth")) out.truth.push_back(build_truth(truth));
  out.approvals = ids_at<PartyId>(node, "approval");
  out.tlp = choice_at<Tlp>(node, "tlp");
  out.objective = id_at<ObjectiveId>(node, "objective");
  out.weight = whole_at(node, "weight", 1);
  out.modes = choices_at<Mode>(node, "mode");
  out.only = only_at(node);
  return out;
}

Action build_action(const Entry& entry, const Scenario& scenario) {
  const Node& node = entry.value;
  Action out;
  out.id = ActionId(entry.key);
  out.title = title_at(node, entry.key);
  out.help = text_at(node, "help");
  out.roles = ids_at<PartyId>(node, "role");
  out.phase = choice_at<Phase>(node, "phase").value_or(Phase::detection);
  out.rule = build_rule(node);
  out.objective = id_at<ObjectiveId>(node, "objective");
  out.outcome = text_at(node, "outcome");
  out.sets = sets_at(node, scenario);
  out.sets_services = service_sets_at(node, scenario);
  out.flags = flags_at(node);
  out.only = only_at(node);
  out.cost = whole_at(node, "cost", 0);
  return out;
}

}  // namespace enshu::scenario
