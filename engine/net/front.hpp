// From a request to its answer: route, site, session, access, then whoever answers. No sockets
// here.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "engine/net/house.hpp"
#include "engine/net/http.hpp"
#include "engine/net/rate_limits.hpp"
#include "engine/net/routes.hpp"
#include "engine/net/static_files.hpp"
#include "engine/net/worker_pool.hpp"

namespace enshu::net {

/// A request on its way through the front.
struct Call {
  HttpRequest request;
  Target target;
  Matched matched;
  Identity who;
  std::optional<SeatInfo> seat;  ///< nothing for operators outside an exercise
  Respond respond;

  void refuse(const Refusal& refusal) const { respond(net::refuse(refusal)); }
};
using CallPtr = std::shared_ptr<Call>;

class Front {
 public:
  explicit Front(House& house);
  /// On the I/O thread; `respond` is called there too, perhaps before this returns.
  void handle(HttpRequest request, Respond respond);
  /// Once a minute or so: forgets buckets and sessions that are at rest.
  void tidy();

 private:
  // front.cpp: who may pass
  void route(const CallPtr& call);
  void unrouted(const CallPtr& call);
  void admit(const CallPtr& call);
  void admit_seat(const CallPtr& call);
  void dispatch(const CallPtr& call);
  void answer(const CallPtr& call);
  void ask_backend(const CallPtr& call);

  // front_sign_in.cpp
  void join(const CallPtr& call);
  void login(const CallPtr& call);
  void logout(const CallPtr& call);
  void session(const CallPtr& call);
  void password_checked(const CallPtr& call, const std::string& account, bool right);
  bool may_try(const CallPtr& call);
  /// Answers with who the person now is; `token` non-empty: as a new session.
  void introduce(const CallPtr& call, const Identity& who, const std::string& token);
  /// A new session in place of the one that the request came with.
  void sign_in_as(const CallPtr& call, const Identity& who);
  void end_old_session(const CallPtr& call);

  // front_drafts.cpp
  void list_drafts(const CallPtr& call);
  void put_draft(const CallPtr& call);
  void drop_draft(const CallPtr& call);

  House& house_;
  StaticFiles files_;
  RateTable joins_;
  RateTable passwords_;          ///< by account and address
  RateTable account_passwords_;  ///< by account
  WorkerPool workers_;
};

}  // namespace enshu::net
