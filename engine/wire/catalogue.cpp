// Walks the described types once and notes what it meets.
#include "engine/wire/catalogue.hpp"

#include <algorithm>

#include "engine/wire/drill_http.hpp"
#include "engine/wire/http.hpp"
#include "engine/wire/kinds.hpp"
#include "engine/wire/mail.hpp"
#include "engine/wire/staff_view.hpp"
#include "engine/wire/types.hpp"

namespace enshu::wire {
namespace {

template <class T>
struct TagOf;
template <class Tag>
struct TagOf<Id<Tag>> {
  using type = Tag;
};

/// `Id<PartyTag>` is called `PartyId`.
template <IdLike T>
std::string id_name() {
  std::string name(type_name<typename TagOf<T>::type>());
  name.resize(name.size() - std::string_view("Tag").size());
  return name + "Id";
}

template <class List>
bool has_name(const List& list, const std::string& name) {
  return std::any_of(list.begin(), list.end(),
                     [&](const auto& shape) { return shape.name == name; });
}

class Gatherer {
 public:
  template <class T>
  TypeRef refer() {
    if constexpr (std::same_as<T, std::string>) {
      return {TypeRef::Kind::text, {}, {}};
    } else if constexpr (std::same_as<T, bool>) {
      return {TypeRef::Kind::flag, {}, {}};
    } else if constexpr (Integer<T>) {
      return {std::is_signed_v<T> ? TypeRef::Kind::integer : TypeRef::Kind::count, {}, {}};
    } else if constexpr (IdLike<T>) {
      return alias(id_name<T>(), true);
    } else if constexpr (TimeLike<T>) {
      return alias(std::string(type_name<T>()), false);
    } else if constexpr (DescribedEnum<T>) {
      return enumeration<T>();
    } else if constexpr (OptionalLike<T>) {
      return refer<typename T::value_type>();
    } else if constexpr (ListLike<T>) {
      return {TypeRef::Kind::list, {}, {refer<typename T::value_type>()}};
    } else if constexpr (MapLike<T>) {
      return {TypeRef::Kind::map, {}, {refer<typename T::mapped_type>()}};
    } else {
      if (!has_name(out_.structs, std::string(type_name<T>()))) out_.structs.push_back(shape<T>());
      return {TypeRef::Kind::named, std::string(type_name<T>()), {}};
    }
  }

  template <class T>
  StructShape shape() {
    StructShape out{std::string(type_name<T>()), {}, {}};
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
      using Member = MemberType<T, decltype(member)>;
      out.members.push_back({member.name, refer<Member>(), OptionalLike<Member>});
    });
    return out;
  }

  template <class List>
  std::vector<StructShape> variant() {
    std::vector<StructShape> out;
    boost::mp11::mp_for_each<boost::mp11::mp_transform<boost::mp11::mp_identity, List>>(
        [&](auto identity) {
          using T = typename decltype(identity)::type;
          out.push_back(shape<T>());
          out.back().kind = kind_name<T>;
        });
    return out;
  }

  Catalogue& out() { return out_; }

 private:
  TypeRef alias(std::string name, bool text) {
    if (!has_name(out_.aliases, name)) out_.aliases.push_back({name, text});
    return {TypeRef::Kind::named, std::move(name), {}};
  }

  template <class T>
  TypeRef enumeration() {
    std::string name(type_name<T>());
    if (!has_name(out_.enums, name)) {
      out_.enums.push_back({name, {enum_names<T>.begin(), enum_names<T>.end()}});
    }
    return {TypeRef::Kind::named, std::move(name), {}};
  }

  Catalogue out_;
};

/// Commands may leave every member out, and their texts may be plain strings.
void loosen(StructShape& command) {
  for (MemberShape& member : command.members) {
    member.optional = true;
    if (member.type.name == "Text") member.type.name = "TextInput";
  }
}

}  // namespace

Catalogue catalogue() {
  Gatherer gatherer;
  auto events = gatherer.variant<Event>();
  auto commands = gatherer.variant<ConsoleCommands>();
  for (StructShape& command : commands) loosen(command);
  gatherer.refer<View>();
  gatherer.refer<SessionInfo>();
  gatherer.refer<PresenceReply>();
  gatherer.refer<RefusalBody>();
  gatherer.refer<SeatsReply>();
  gatherer.refer<LinkReply>();
  gatherer.refer<ScenariosReply>();
  gatherer.refer<ExercisesReply>();
  gatherer.refer<NewExercise>();
  gatherer.refer<SurveysReply>();
  gatherer.refer<MailReply>();
  gatherer.refer<MailRoster>();
  gatherer.refer<InvitationOrder>();
  gatherer.refer<InvitationReply>();
  gatherer.refer<RosterImport>();
  gatherer.refer<RosterImportReply>();
  gatherer.refer<IncidentStop>();
  gatherer.refer<IncidentReply>();
  gatherer.refer<RehearsalOrder>();
  gatherer.refer<RehearsalReply>();
  Catalogue out = std::move(gatherer.out());
  for (StructShape& shape : out.structs) {
    if (shape.name != "View") continue;  // the front adds the seat's history
    shape.members.push_back(
        {"events", {TypeRef::Kind::list, {}, {{TypeRef::Kind::named, "NumberedItem", {}}}}, false});
  }
  out.events = std::move(events);
  out.commands = std::move(commands);
  return out;
}

}  // namespace enshu::wire
