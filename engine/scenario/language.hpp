// The scenario language as data: every key with its kind and meaning. The checker and the JSON
// Schema both read it, so that loader, editor and documentation cannot disagree.
#pragma once

#include <cstdint>
#include <deque>
#include <string_view>
#include <vector>

namespace enshu::scenario {

/// The name spaces of a scenario.
enum class Names {
  none,
  objective,
  role,
  cast,
  party,      ///< role or cast
  recipient,  ///< of an inject: a role, with others beside it
  inject,
  action,
  form,
  field,
  host,
  vocabulary,
  flag,
  obligation,
  service,
  world_part,  ///< host or service
  segment,     ///< declared by the hosts that stand in it
  reach,       ///< host or segment
  body,        ///< of the doctrine: ministry, agency, secretariat, kind of organisation
  sector,      ///< of the doctrine
  path_end,    ///< a body, or `ministry` or `ceptoar` for any of them
  parameter,
  organisation,
  move,
  survey,
  site,
  wording
};

enum class Kind {
  text,  ///< {ja, en}
  string,
  name,       ///< declares a name of its name space
  reference,  ///< names one that must exist
  choice,
  whole,  ///< whole number
  boolean,
  duration,
  time,      ///< since StartEx
  window,    ///< a time, or TIME..TIME between which one is drawn
  calendar,  ///< RFC 3339
  seats,     ///< N or N..M
  zone,      ///< +09:00
  text_file,
  artefact,
  list,
  one_or_list,
  map,
  object,
  condition,  ///< an object, or in `expect` also the word `reply`
  variant     ///< any one of several shapes, told apart by the node's type
};

struct Object;

struct Shape {
  Kind kind = Kind::string;
  Names names = Names::none;
  std::vector<std::string_view> choices;
  std::int64_t least = 0;  ///< whole numbers, and entries of lists and maps
  std::int64_t most = INT32_MAX;
  const Shape* key = nullptr;      ///< of a map
  const Shape* element = nullptr;  ///< of a list or map
  const Object* object = nullptr;
  std::vector<const Shape*> variants;
};

struct Words {
  std::string_view ja;
  std::string_view en;
};

enum class Need { optional, required };

struct Key {
  std::string_view name;
  Need need;
  const Shape* shape;
  Words doc;
};

/// Exactly one of the keys must stand there (or at most one, when `may_lack`).
struct OneOf {
  std::vector<std::string_view> keys;
  bool may_lack = false;
};

/// `key` makes sense only beside one of `beside`.
struct Beside {
  std::string_view key;
  std::vector<std::string_view> beside;
};

struct Object {
  std::string_view id;  ///< name in the schema's `$defs`
  Words label;          ///< how messages call it ("inject"); empty: they speak of what surrounds it
  std::vector<Key> keys;
  std::vector<OneOf> one_of;
  std::vector<Beside> beside;
  bool bare_reply =
      false;  ///< conditions inside `expect`: `reply` may stand without an inject's name

  [[nodiscard]] const Key* find(std::string_view name) const;
};

/// Built once; owns its parts.
class Grammar {
 public:
  static const Grammar& instance();

  const Object* scenario = nullptr;
  const Object* doctrine = nullptr;
  const Object* profile = nullptr;
  const Object* part = nullptr;  ///< a file that scenario.yaml includes
  /// All objects in the order of their making.
  std::deque<Object> objects;

  Grammar(const Grammar&) = delete;
  Grammar& operator=(const Grammar&) = delete;

  // The words of the description.
  const Shape* kind(Kind kind);
  const Shape* name(Names names);
  const Shape* refer(Names names);
  const Shape* choice(std::vector<std::string_view> choices);
  const Shape* whole(std::int64_t least, std::int64_t most);
  const Shape* list(const Shape* element, std::int64_t least = 0);
  const Shape* one_or_list(const Shape* element);
  const Shape* map(const Shape* key, const Shape* element);
  const Shape* of(const Object* object, Kind kind = Kind::object);
  const Shape* variant(std::vector<const Shape*> variants);
  Object* object(std::string_view id, Words label = {});
  /// An object that was made before, so that several places can share it; null when it was not.
  [[nodiscard]] const Object* known(std::string_view id) const;

 private:
  Grammar();
  const Shape* keep(Shape shape);

  std::deque<Shape> shapes_;
};

// Parts of the description, each in a file of its own.
Object* describe_condition(Grammar& g, bool in_expect);
Object* describe_inject(Grammar& g);
Object* describe_obligation(Grammar& g);
Object* describe_action(Grammar& g);
Object* describe_role(Grammar& g);
Object* describe_cast(Grammar& g);
Object* describe_world(Grammar& g);
/// What an inject or a failing service puts before people; the same object for both.
const Object* describe_content(Grammar& g);
Object* describe_form(Grammar& g);
const Shape* contact_channel(Grammar& g);  ///< mail, phone, mobile, …
Object* describe_outage(Grammar& g);
Object* describe_relay(Grammar& g);
/// Keys of the doctrine about who tells whom.
void describe_bodies(Grammar& g, Object& doctrine);
/// `body` and `sector` of roles and cast.
void add_body_keys(Grammar& g, Object& party);
/// A file that is included once for every row of a table.
Object* describe_included(Grammar& g);
/// The lists and maps of a scenario, as a file that it includes may hold them.
Object* describe_part(Grammar& g, const Object& scenario);
const Object* describe_parameter(Grammar& g);
const Object* describe_move(Grammar& g);
const Object* describe_checklist_item(Grammar& g);
/// `surveys` of a scenario.
void add_survey_keys(Grammar& g, Object& scenario);
/// `sites` and `wording` of a scenario.
void add_place_keys(Grammar& g, Object& scenario);
/// `report_desk` and `departments` of a scenario, and `bait` of an inject.
void add_training_keys(Grammar& g, Object& scenario);
Key bait_key(Grammar& g);
/// `site` of roles and cast.
Key site_key(Grammar& g);
/// `only: {PARAMETER: VALUE}` of whatever exists in some variants alone.
Key only_key(Grammar& g);
const Object* describe_option(Grammar& g);  ///< the same one for vocabularies and fields
Object* describe_profile(Grammar& g);

}  // namespace enshu::scenario
