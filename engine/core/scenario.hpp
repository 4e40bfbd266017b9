// A scenario as the engine plays it: checked, complete and immutable. engine/scenario makes it from
// files.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/base/time.hpp"
#include "engine/core/bait.hpp"
#include "engine/core/checklist.hpp"
#include "engine/core/condition.hpp"
#include "engine/core/form.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"
#include "engine/core/people.hpp"
#include "engine/core/race.hpp"
#include "engine/core/site.hpp"
#include "engine/core/survey.hpp"
#include "engine/core/wording.hpp"

namespace enshu {

struct Objective {
  ObjectiveId id;
  Text title;
};

/// The variants in which something exists: by parameter the values that a lane may have. Empty:
/// everywhere.
using Only = std::map<std::string, std::vector<std::string>>;

/// Whether something with this `only` exists in a lane with these parameters.
bool exists_in(const Only& only, const std::map<std::string, std::string>& parameters);

struct ParameterValue {
  std::string id;
  Text title;
};

/// What makes one lane's exercise differ from another's, such as the type of organisation.
struct Parameter {
  std::string id;
  Text title;
  std::vector<ParameterValue> values;
  std::string pick;  ///< `turn`, `seed`, or the value that lanes get unless somebody chooses

  /// Null when there is no such value.
  [[nodiscard]] const ParameterValue* value(std::string_view name) const;
};

/// A phase of the exercise. With neither `at` nor `after` only a controller begins it.
struct Move {
  MoveId id;
  Text title;
  Text brief;  ///< Markdown: where things stand; a template
  std::optional<ExerciseTime> at;
  InjectId after;  ///< begins `delay` after that inject has fired
  Duration delay{};
  std::optional<Duration> jump;  ///< the story's calendar moves on by this much
};

/// A file shown to participants. `path` is inside the scenario; for per-language files there is one
/// path a language.
struct Artefact {
  ArtefactId id;
  ArtefactKind kind = ArtefactKind::file;
  Text title;
  std::string path_ja;
  std::string path_en;
  std::string media_type;
  std::uint64_t bytes = 0;
};

struct ActionRule {
  Duty duty = Duty::optional;
  std::optional<ExerciseTime> by;      ///< later earns half
  std::optional<ActionId> not_before;  ///< forbidden until that action was taken in the lane
};

struct Action {
  ActionId id;
  Text title;
  Text help;
  std::vector<PartyId> roles;
  Phase phase = Phase::detection;
  ActionRule rule;
  ObjectiveId objective;
  Text outcome;  ///< what the participants see happen
  std::vector<std::pair<HostId, std::string>> sets;
  std::vector<std::pair<std::string, std::string>> flags;
  std::vector<std::pair<ServiceId, ServiceState>> sets_services{};
  Only only{};
  int cost = 0;  ///< points that taking it takes off the score, once a lane
};

struct Host {
  HostId id;
  Text title;
  PartyId owner;
  std::string segment;
  std::string state;
  std::vector<std::string> reaches{};  ///< segments besides its own
  std::optional<WorldSpread> spread{};
  std::vector<ArtefactId> artefacts{};  ///< files found on it by those who see it
};

/// When an inject is due. Exactly one of the forms.
struct Schedule {
  enum class Kind { at, after, when, unless, manual };
  Kind kind = Kind::manual;
  ExerciseTime
      at{};  ///< `at`; for `unless` the moment (`by`) at which it fires unless the condition holds
  InjectId anchor;      ///< `after`: the inject whose firing starts the delay
  Duration delay{};     ///< `after` and `when`
  Condition condition;  ///< `when` and `unless`
  /// `at` with a window: the moment is drawn between `at` and this (engine/core/window.hpp).
  std::optional<ExerciseTime> latest{};
};

/// Content put before participants. Subject and body are templates (injects/render).
struct Content {
  Channel channel = Channel::mail;
  PartyId from;
  std::vector<PartyId> to;
  std::vector<PartyId> cc;
  Severity severity = Severity::info;
  Text subject;
  Text body;  ///< Markdown
  std::vector<ArtefactId> attachments;
  std::vector<Channel> otherwise;  ///< tried in order when `channel` does not work
  Only only{};
};

/// Means of contact that fail, for a time or until something restores them.
struct Outage {
  std::vector<Channel> channels;
  std::optional<Duration> lasts;
};

/// Something that people use and notice the lack of. What is put before people when it lives on its
/// buffer, when it fails (or is stopped) and when it is back stands in the three lists.
struct Service {
  ServiceId id;
  Text title;
  Text site;
  std::string sector;
  std::vector<PartyId> users;
  ServiceState state = ServiceState::working;  ///< at the start
  WorldNeed needs;
  Duration buffer{};
  Duration recovery{};
  std::vector<Content> on_buffer;
  std::vector<Content> failed;
  std::vector<Content> restored;
};

/// What participants should do about an inject.
struct Expectation {
  Condition condition;
  Duration within{};
  Text model_answer;  ///< shown in the debrief and used by modelled participants
};

struct Inject {
  InjectId id;
  Text title;  ///< for controllers
  Text notes;  ///< for controllers and evaluators: intent, what to watch
  Schedule schedule;
  std::vector<Content> contents;  ///< may be empty, when the inject only jumps or sets
  std::optional<Duration> jump;   ///< the story's calendar moves on by this much
  std::vector<std::pair<std::string, std::string>> flags;
  std::vector<std::pair<HostId, std::string>> sets;
  ObjectiveId objective;
  std::optional<Expectation> expect;
  std::optional<Outage> outage;   ///< after its contents were sent
  std::vector<Channel> restores;  ///< before its contents are sent
  std::optional<Mode> mode;       ///< before it counts as fired
  std::vector<std::pair<ServiceId, ServiceState>> sets_services{};
  Only only{};
  std::optional<Bait> bait{};
};

/// A fact that a report must state, and from which inject on it can be known (empty: from the
/// trigger on).
struct Truth {
  FieldId field;
  std::vector<std::string>
      accepted;  ///< option ids, or words of which one must occur in a text field
  InjectId known_from;
};

/// One step of information that is handed down: `from` passes it on to each of `to`.
struct RelayTier {
  PartyId from;
  std::vector<PartyId> to;
  Duration within{};  ///< from when `from` got it
  Only only{};
};

/// Information that goes from tier to tier, and whose receipts come back up.
struct Relay {
  RelayId id;
  Text title;
  InjectId of;  ///< the inject that brings it in
  std::vector<RelayTier> tiers;
  Duration receipts{};  ///< how soon a receipt is due after the message
};

/// The tier of a relay for which an obligation stands.
struct RelayStep {
  std::size_t relay{};
  std::size_t tier{};
};

/// Who owes what report to whom, by when, with what content.
struct Obligation {
  ObligationId id;
  Text title;
  Text ground;  ///< the rule or plan that demands it
  InjectId trigger;
  PartyId owes;
  std::vector<PartyId> required;
  std::vector<PartyId> allowed;
  Duration target{};
  Duration limit{};
  FormId form;  ///< empty: any message to the recipients will do
  std::optional<Stage> stage;
  std::vector<Truth> truth;
  std::vector<PartyId> approvals;  ///< who approves before it is sent, in this order
  std::optional<Tlp> tlp;          ///< widest sharing range allowed
  ObjectiveId objective;
  int weight = 1;
  std::vector<Mode> modes;  ///< counts only when its trigger comes in one of these; empty: in any
  std::optional<RelayStep> relay;  ///< passing on a relay's information
  Only only{};
  std::optional<Duration> every{};        ///< updates are owed at this interval from the target on
  InjectId until{};                       ///< which ends them; empty: to the end of the exercise
  DutyClock clock = DutyClock::exercise;  ///< by which target, limit and interval run
};

/// A ministry, agency, secretariat or kind of organisation that a doctrine knows.
struct Body {
  std::string id;
  Text name;
  Text org;
  std::vector<std::string> kinds;    ///< by which paths may call it: ministry, ceptoar
  std::vector<std::string> sectors;  ///< that it is in charge of or stands for
};

/// Who tells whom in a mode, by the doctrine. `from` and `to` name bodies or kinds of bodies.
struct PathRule {
  Mode mode = Mode::normal;
  std::string from;
  std::string to;
  std::optional<Duration> within;
  Text ground;
};

/// A file at hand from the start; without roles everybody has it.
struct ShelfEntry {
  ArtefactId artefact;
  std::vector<PartyId> roles;
  Only only{};

  [[nodiscard]] bool is_for(const PartyId& role) const;
};

struct Scenario {
  ScenarioId id;
  Text title;
  Text summary;
  Text drill;                ///< which drill of the field it plays
  bool recommended = false;  ///< stands first where somebody chooses
  std::string doctrine;
  Duration duration{};
  WallTime calendar_start{};  ///< StartEx in the story's calendar
  int zone_minutes = 540;
  LaneMode lanes = LaneMode::per_team;
  bool clocks_together = false;  ///< `per_person`: nobody's clock rests
  int default_teams = 2;
  Text place;  ///< the organisation played, such as みなと市
  std::vector<Objective> objectives;
  std::vector<Role> roles;
  std::vector<CastMember> cast;
  std::vector<Artefact> artefacts;
  std::vector<ShelfEntry> shelf;
  std::vector<Form> forms;
  std::vector<Action> actions;
  std::vector<Host> hosts;
  std::vector<Inject> msel;
  std::vector<Obligation> obligations;
  std::vector<Relay> relays;
  std::vector<Parameter> parameters;
  std::vector<Move> moves;  ///< in the order in which they follow each other
  std::map<std::string, Text>
      subjects;  ///< first lines of the texts, by path without language and suffix
  std::map<std::string, Text> texts;                             ///< bodies of the texts, likewise
  std::vector<Channel> channels{Channel::mail, Channel::phone};  ///< of the participants
  std::optional<Mode> mode;          ///< at the start; unset: the scenario speaks of none
  std::vector<Body> bodies;          ///< of the doctrine
  std::vector<PathRule> path_rules;  ///< of the doctrine
  std::string director;              ///< Lua source; empty when there is none
  std::string director_path;
  std::string digest;  ///< hex BLAKE2b-256 over all files, set by the loader's caller
  std::vector<Organisation> organisations{};
  bool sub_controllers = false;  ///< a new exercise has one for each lane or organisation
  std::vector<Service> services;
  std::vector<Survey> surveys{};
  std::vector<Site> sites{};
  std::vector<Wording> wordings{};
  std::optional<Race> race{};  ///< unset: nobody is ranked
  PartyId report_desk{};       ///< where suspicious mails are reported; empty: nowhere
  std::string departments{};   ///< parameter whose values are the departments of a training
  World world;                 ///< the rules of `hosts` and `services`; `index` makes it
  std::vector<ChecklistItem> checklist;  ///< of the evaluators

  /// Each lane is one learner's, whose clock rests while they are away.
  [[nodiscard]] bool own_pace() const { return lanes == LaneMode::per_person && !clocks_together; }
  [[nodiscard]] const Role* role(const PartyId& name) const;
  [[nodiscard]] const CastMember* member(const PartyId& name) const;
  [[nodiscard]] bool has_party(const PartyId& name) const {
    return role(name) != nullptr || member(name) != nullptr;
  }
  [[nodiscard]] const Inject* inject(const InjectId& name) const;
  [[nodiscard]] std::optional<std::size_t> inject_index(const InjectId& name) const;
  [[nodiscard]] const Action* action(const ActionId& name) const;
  [[nodiscard]] const Form* form(const FormId& name) const;
  [[nodiscard]] const Artefact* artefact(const ArtefactId& name) const;
  [[nodiscard]] const Obligation* obligation(const ObligationId& name) const;
  [[nodiscard]] std::optional<std::size_t> host_index(const HostId& name) const;
  [[nodiscard]] std::optional<std::size_t> service_index(const ServiceId& name) const;
  [[nodiscard]] const Parameter* parameter(std::string_view name) const;
  [[nodiscard]] std::optional<std::size_t> move_index(const MoveId& name) const;
  /// Where a role or cast member is; null when the scenario does not say.
  [[nodiscard]] const Site* site(const PartyId& party) const;
  /// Minutes east of UTC of the clock that this party reads.
  [[nodiscard]] int zone_of(const PartyId& party) const;
  /// The title of a role or the name of a cast member; the id itself when it is neither.
  [[nodiscard]] Text party_name(const PartyId& name) const;
  /// The posts of one organisation with this one among them, in the scenario's order.
  [[nodiscard]] std::vector<PartyId> colleagues(const PartyId& role) const;
  /// By which post an organisation is called: its first. Of a post of no organisation: itself.
  [[nodiscard]] PartyId house(const PartyId& role) const;
  /// What the organisation of a post is called; the post's title when it has none.
  [[nodiscard]] Text house_name(const PartyId& role) const;

  /// Whose a post is: its organisation's or, when it stands for itself, its own. Empty: no post.
  [[nodiscard]] OrganisationId organisation_of(const PartyId& post) const;
  /// All of them, in the order of their first posts.
  [[nodiscard]] const std::vector<OrganisationId>& houses() const { return houses_; }
  [[nodiscard]] bool has_house(const OrganisationId& name) const;
  [[nodiscard]] Text house_name(const OrganisationId& name) const;
  /// Whether an inject puts something before a post of the organisation in the variant played.
  [[nodiscard]] bool reaches(const Inject& inject, const OrganisationId& name,
                             const std::map<std::string, std::string>& parameters) const;

  /// MSEL indices of the injects that wait for a condition, in their order.
  [[nodiscard]] const std::vector<std::size_t>& conditional() const { return conditional_; }

  /// Builds the look-ups; call once after the lists are complete.
  void index();

 private:
  std::unordered_map<std::string, std::size_t> roles_by_id_, cast_by_id_, msel_by_id_,
      actions_by_id_, forms_by_id_, artefacts_by_id_, hosts_by_id_, services_by_id_;
  std::vector<std::size_t> conditional_;
  std::vector<OrganisationId> houses_;
};

}  // namespace enshu
