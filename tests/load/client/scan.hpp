// Looks into JSON text without taking it apart: ten thousand consoles hear the same bytes, and a
// generator that parsed each copy would measure itself.
#pragma once

#include <string_view>

namespace enshu::load {

/// The raw text of a member of an object, empty when there is none. The text must be well formed.
std::string_view member(std::string_view object, std::string_view name);

/// Takes the next element off the inside of an array; empty at its end.
std::string_view take_element(std::string_view& inside);

/// What stands between the brackets of an array.
std::string_view inside_of(std::string_view array);

}  // namespace enshu::load
