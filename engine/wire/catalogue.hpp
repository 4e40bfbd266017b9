// The wire's types as data, gathered from the same descriptions as the conversions; the printers of
// TypeScript and of JSON Schema read it.
#pragma once

#include <string>
#include <vector>

namespace enshu::wire {

/// The type of a member. `name` with `named`; `inner` has one element with `list` and `map`.
struct TypeRef {
  enum class Kind { text, flag, integer, count, named, list, map };
  Kind kind = Kind::text;
  std::string name;
  std::vector<TypeRef> inner;
};

struct MemberShape {
  std::string name;
  TypeRef type;
  bool optional = false;
};

/// `kind` is set for events and commands: their first member on the wire.
struct StructShape {
  std::string name;
  std::string kind;
  std::vector<MemberShape> members;
};

struct EnumShape {
  std::string name;
  std::vector<std::string> values;
};

/// A name for a plain string (ids) or a plain integer (times).
struct AliasShape {
  std::string name;
  bool text = true;
};

/// Everything, each name once, parts before wholes.
struct Catalogue {
  std::vector<AliasShape> aliases;
  std::vector<EnumShape> enums;
  std::vector<StructShape> structs;
  std::vector<StructShape> events;
  std::vector<StructShape> commands;
};

Catalogue catalogue();

}  // namespace enshu::wire
