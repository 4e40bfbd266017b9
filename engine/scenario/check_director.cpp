// The director: names in its text, then whether it loads at all.
#include "engine/scenario/names.hpp"
#include "engine/scenario/sense.hpp"

namespace enshu::scenario {

void check_director(const Whole& whole, Findings& findings) { (void)whole; (void)findings; }

}  // namespace enshu::scenario
