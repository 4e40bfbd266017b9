// Who takes part: the posts that participants hold, the organisations that have them, and the
// simulated persons.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/base/text.hpp"
#include "engine/core/ids.hpp"
#include "engine/core/kinds.hpp"
#include "engine/core/site.hpp"

namespace enshu {

/// A post that participants hold; its mailbox is shared by the seats of the role in a lane.
struct Role {
  PartyId id;
  Text title;
  Text brief;           ///< Markdown: what this post does and where to start
  std::string address;  ///< mail address inside the story
  std::string phone;
  int seats_min = 1;
  int seats_max = 1;
  std::optional<Department> department;
  bool sees_world = false;              ///< sees the services, and the hosts of its segments
  std::vector<std::string> segments{};  ///< of the network that this post looks after
  std::vector<std::string> bodies;      ///< of the doctrine, for which this post stands
  std::string sector;                   ///< of the doctrine
  std::string organisation{};           ///< whose post it is; empty: it stands for itself
  SiteId site{};                        ///< empty: where the scenario is
};

/// Several posts that are one house: what stays inside it is seen by them all.
struct Organisation {
  std::string id;
  Text title;
};

/// An answer prepared for whoever plays a cast member.
struct CannedReply {
  std::string id;
  Text title;
  Text subject;
  Text body;
};

/// Something that a cast member comes to know when that inject has fired.
struct Learned {
  InjectId from;
  Text text;
};

/// A simulated person or body.
struct CastMember {
  PartyId id;
  Text name;
  Text org;
  std::string address;
  std::string phone;
  bool by_script = false;           ///< the director answers
  bool by_controller = false;       ///< a controller answers; both may hold
  bool listed = true;               ///< stands in the participants' address book
  Text knows;                       ///< for controllers: what this person knows and how they speak
  std::vector<std::string> bodies;  ///< of the doctrine, for which this person speaks
  std::string sector;               ///< of the doctrine
  std::vector<CannedReply> canned;
  std::vector<Learned> learns;  ///< beside `knows`, what comes in the course of the exercise
  SiteId site{};                ///< empty: where the scenario is
};

}  // namespace enshu
