// Finished exercises whose improvements are asked after, with the keys of their owners' forms.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/base/result.hpp"
#include "engine/store/chain.hpp"
#include "scoring/debrief_model.hpp"
#include "scoring/follow_up.hpp"

namespace enshu::app {

struct FollowedExercise {
  std::string file;  ///< as the person wrote it
  std::string name;  ///< of the file, without its ending
  std::string mark;  ///< by which answers find the exercise again
  store::Hash secret{};
  scoring::DebriefModel model;
};

/// Errors: those of the record, `not_ended`.
Result<FollowedExercise> open_followed(const std::string& file);

/// What only the form of this owner bears.
std::string key_of(const FollowedExercise& exercise, const LaneId& lane, const std::string& owner);

}  // namespace enshu::app
