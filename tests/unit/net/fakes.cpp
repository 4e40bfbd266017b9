// What the fakes do; see fakes.hpp.
#include "tests/unit/net/fakes.hpp"

#include "engine/core/authority.hpp"

namespace enshu::net::test {
namespace {

std::string place_of(const Identity& who) { return who.exercise + "/" + who.seat.value; }

}  // namespace

Result<std::string> FakeSignIn::new_code(const Identity& who, WallTime) {
  const std::string code = "code-" + who.seat.value;
  codes_[code] = who;
  return code;
}

Result<std::pair<Identity, std::string>> FakeSignIn::join(const std::string& code, WallTime now) {
  const auto found = codes_.find(code);
  if (found == codes_.end())
    return Error{"join_unknown", {"リンクが正しくありません。", "Unknown link."}, {}};
  return std::pair{found->second, *new_session(found->second, now)};
}

Result<std::string> FakeSignIn::new_session(const Identity& who, WallTime) {
  const std::string token = "token-" + std::to_string(++tokens_);
  sessions_[token] = who;
  return token;
}

std::optional<Identity> FakeSignIn::session(const std::string& token, WallTime) {
  ++session_lookups;
  const auto found = sessions_.find(token);
  return found == sessions_.end() ? std::nullopt : std::optional(found->second);
}

void FakeSignIn::end_session(const std::string& token) { sessions_.erase(token); }

Result<Done> FakeSignIn::revoke(const std::string& exercise, const SeatId& seat) {
  std::erase_if(sessions_, [&](const auto& entry) {
    return entry.second.exercise == exercise && entry.second.seat == seat;
  });
  return Done{};
}

Result<Done> FakeSignIn::set_password(const std::string&, const std::string&) { return Done{}; }

bool FakeSignIn::check_password(const std::string& account, const std::string& password) {
  return account == "ops" && password == "right";
}

Result<Done> FakeSignIn::put_draft(const Identity& who, const std::string& key,
                                   const std::string& content) {
  drafts_[place_of(who)][key] = content;
  return Done{};
}

Result<Done> FakeSignIn::drop_draft(const Identity& who, const std::string& key) {
  drafts_[place_of(who)].erase(key);
  return Done{};
}

std::vector<std::pair<std::string, std::string>> FakeSignIn::drafts(const Identity& who) {
  const auto& kept = drafts_[place_of(who)];
  return {kept.begin(), kept.end()};
}

ViewerClass FakeBackend::participants(const std::string& lane) {
  return {Access::participant, LaneId(lane), PartyId("csirt")};
}

ViewerClass FakeBackend::staff(Access access) { return {access, {}, {}}; }

std::optional<SeatInfo> FakeBackend::find(const SeatId& seat) {
  const std::lock_guard lock(mutex_);
  if (closed_.contains(seat)) return std::nullopt;
  if (seat.value == "lead") return SeatInfo{staff(Access::lead_controller), false};
  if (seat.value == "controller") return SeatInfo{staff(Access::controller), false};
  if (seat.value == "evaluator") return SeatInfo{staff(Access::evaluator), false};
  if (seat.value == "observer") return SeatInfo{staff(Access::observer), false};
  if (seat.value == "sub")
    return SeatInfo{{Access::sub_controller, LaneId("a"), {}, OrganisationId("power")}, false};
  if (seat.value == "a-1" || seat.value == "a-2") return SeatInfo{participants("a"), false};
  if (seat.value == "b-1") return SeatInfo{participants("b"), false};
  return std::nullopt;
}

void FakeBackend::seat(const Identity& who, std::function<void(std::optional<SeatInfo>)> reply) {
  thread_.post([this, who, reply] { reply(who.exercise == "ex" ? find(who.seat) : std::nullopt); });
}

void FakeBackend::greet(const Identity& who, bool with_past,
                        std::function<void(Result<Greeting>)> reply) {
  thread_.post([this, who, with_past, reply] {
    const auto piece = [](std::string text) {
      return std::make_shared<const std::string>(std::move(text));
    };
    reply(Greeting{{piece(R"({"you":{"seat":)"), piece('"' + who.seat.value + "\"}")},
                   with_past ? piece(past) : nullptr});
  });
}

void FakeBackend::command(const Identity& who, CommandId id, std::uint64_t hash, Command command,
                          std::function<void(CommandReply)> reply) {
  thread_.post([this, who, id, hash, command, reply] {
    if (std::holds_alternative<EndExercise>(command))
      return reply({Error{"not_started", {"まだ始まっていません。", "It has not begun."}, {}}, 0});
    std::uint64_t seq = 0;
    {
      const std::lock_guard lock(mutex_);
      const auto known = done_.find(id.value);
      if (known != done_.end()) {
        if (known->second.first == hash) return reply({std::nullopt, known->second.second});
        return reply({Error{"command_reused", {"別の内容です。", "Another body."}, {}}, 0});
      }
      seq = ++record_;
      done_[id.value] = {hash, seq};
    }
    ++commands_done;
    const auto json = std::make_shared<const std::string>(R"({"at":)" + std::to_string(seq) +
                                                          R"(,"event":{"kind":"done"}})");
    std::vector<FeedItem> items{{staff(Access::lead_controller), seq, json}};
    if (!std::holds_alternative<OpenMessage>(command))
      items.push_back({find(who.seat)->viewer, seq, json});
    server->publish("ex", std::move(items));
    reply({std::nullopt, seq});
  });
}

void FakeBackend::api(ApiRequest request, std::function<void(ApiReply)> reply) {
  if (silent) return;
  thread_.post([request, reply]() mutable {
    ApiReply out;
    if (request.route == "/api/v1/artefacts/{id}" && request.params.at("id") != "mine") {
      out.status = 404;
    } else if (request.route == "/api/v1/exercises/{id}/enter") {
      out.sign_in_as = Identity{request.params.at("id"), SeatId("lead"), request.who.account};
    } else if (request.route == "/api/v1/debrief/{name}") {
      out.content_type = "text/html; charset=utf-8";
      out.headers.emplace_back("Content-Security-Policy",
                               "default-src 'none'; style-src 'unsafe-inline'");
    }
    out.body = R"({"route":")" + request.route + R"(","lang":")" + request.query["lang"] +
               R"(","body":)" + (request.body.empty() ? "null" : request.body) + "}";
    reply(out);
  });
}

void FakeBackend::close_seat(const SeatId& seat) {
  const std::lock_guard lock(mutex_);
  closed_.insert(seat);
}

void FakeBackend::tell(const ViewerClass& viewer, std::size_t count, std::size_t bytes) {
  std::vector<FeedItem> items;
  const std::lock_guard lock(mutex_);
  for (std::size_t i = 0; i < count; ++i) {
    ++record_;
    items.push_back(
        {viewer, record_,
         std::make_shared<const std::string>(R"({"at":)" + std::to_string(record_) + R"(,"x":")" +
                                             std::string(bytes, 'x') + "\"}")});
  }
  server->publish("ex", std::move(items));
}

}  // namespace enshu::net::test
