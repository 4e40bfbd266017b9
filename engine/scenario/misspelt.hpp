// Keys that are nearly one of the language: read as what was probably meant, so that one slip
// brings one message and not one for every name that the section declares.
#pragma once

#include "engine/scenario/language.hpp"
#include "engine/scenario/node.hpp"

namespace enshu::scenario {

/// Whether a value of this type of YAML can be one of the shape.
bool takes(const Shape& shape, Node::Type type);

/// Below `node`, an unknown key gets the name of the known key that it is nearest to, when that one
/// is missing there and the value has its form. `Entry::written` keeps what stands in the file;
/// whoever finds it filled reports it.
void read_misspelt(Node& node, const Object& object);

}  // namespace enshu::scenario
