// The simulated world as those who may see it get it: what there is and how it hangs together. What
// became of it follows from the events.
#pragma once

#include "engine/wire/view.hpp"

namespace enshu::wire {

/// A host or service that a service needs. `any`: one of several that can stand in for each other.
struct NeedView {
  std::string name;
  bool any = false;
};
BOOST_DESCRIBE_STRUCT(NeedView, (), (name, any))

/// `state` is the one at the start; `buffer` and `recovery` are 0 where there is none.
struct ServiceView {
  ServiceId id;
  Text title;
  Text site;
  std::string sector;
  ServiceState state = ServiceState::working;
  std::vector<NeedView> needs;
  Duration buffer{};
  Duration recovery{};
  std::vector<PartyId> users;
};
BOOST_DESCRIBE_STRUCT(ServiceView, (),
                      (id, title, site, sector, state, needs, buffer, recovery, users))

/// `state` is the one at the start. `states`: those that the scenario speaks of; staff only.
struct HostView {
  HostId id;
  Text title;
  std::string owner;
  std::string segment;
  std::string state;
  std::vector<std::string> reaches;
  std::vector<std::string> states;
  std::vector<Attachment> artefacts;
};
BOOST_DESCRIBE_STRUCT(HostView, (), (id, title, owner, segment, state, reaches, states, artefacts))

/// Staff see all of it, participants the services and the hosts of their segments.
struct WorldView {
  std::vector<ServiceView> services;
  std::vector<HostView> hosts;
};
BOOST_DESCRIBE_STRUCT(WorldView, (), (services, hosts))

}  // namespace enshu::wire
