// The table of routes, walked line by line by everybody over real connections.
#include "engine/net/routes.hpp"

#include <functional>
#include <future>

#include "engine/net/front.hpp"
#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net;
using namespace enshu::net::test;

namespace {

std::string fill(std::string_view pattern) {
  std::string out(pattern);
  for (auto open = out.find('{'); open != std::string::npos; open = out.find('{')) {
    const std::string name = out.substr(open, out.find('}') - open + 1);
    const std::string value =
        name == "{id}" ? (out.find("exercises") != std::string::npos ? "ex" : "mine") : "some";
    out.replace(open, name.size(), value);
  }
  return out;
}

struct Person {
  std::string name;
  Who who;
};

const Person kPeople[] = {{"nobody", Who::nobody},        {"ops", Who::operators},
                          {"lead", Who::lead_controller}, {"controller", Who::controller},
                          {"evaluator", Who::evaluator},  {"observer", Who::observer},
                          {"a-1", Who::participant},      {"sub", Who::sub_controller}};

}  // namespace

TEST_CASE("each route is open to those whom the table names and to nobody else") {
  Limits limits;
  limits.joins_burst = 10'000;
  Lab lab(limits);
  int walked = 0;
  for (const Route& route : routes()) {
    for (const Person& person : kPeople) {
      if (route.answer == Answer::join || route.answer == Answer::login)
        continue;  // sign_in_test.cpp
      INFO(route.method << ' ' << route.pattern << " by " << person.name);
      // A fresh session each time: some routes end or renew it.
      const std::string cookie = person.who == Who::nobody      ? ""
                                 : person.who == Who::operators ? lab.operator_cookie()
                                                                : lab.cookie(person.name);
      const bool writes = route.method == "POST" || route.method == "PUT";
      const auto answer =
          ask(lab, std::string(route.method), fill(route.pattern), cookie, writes ? "{}" : "",
              route.file ? "Content-Type: application/octet-stream\r\n" : "");
      // Every client of a test asks from the server's own machine.
      const bool open = has(route.who, Who::anybody) || has(route.who, Who::machine);
      const bool allowed = open || has(route.who, person.who);
      const int expected = !allowed ? (person.who == Who::nobody ? 401 : 404)
                           : route.answer == Answer::console ? 426
                                                             : 200;
      CHECK(answer.status == expected);
      ++walked;
    }
  }
  CHECK(walked == 8 * (static_cast<int>(routes().size()) - 2));
}

TEST_CASE("the table says what the interface's description says") {
  const auto allowed = [](std::string_view method, std::string_view pattern) {
    for (const Route& route : routes())
      if (route.method == method && route.pattern == pattern) return route.who;
    return Who::nobody;
  };
  CHECK(allowed("GET", "/api/v1/record") == Who::lead_controller);
  CHECK(allowed("GET", "/api/v1/score") ==
        (Who::lead_controller | Who::controller | Who::evaluator | Who::sub_controller));
  CHECK(allowed("GET", "/api/v1/presence") ==
        (Who::lead_controller | Who::controller | Who::evaluator | Who::sub_controller));
  CHECK_FALSE(has(allowed("GET", "/api/v1/debrief/{name}"), Who::sub_controller));
  CHECK(allowed("DELETE", "/api/v1/seats/{seat}/link") == (Who::lead_controller | Who::controller));
  CHECK(allowed("POST", "/api/v1/exercises") == Who::operators);
  CHECK_FALSE(has(allowed("GET", "/api/v1/debrief/{name}"), Who::participant));
  CHECK(allowed("GET", "/api/v1/comparison") == (Who::lead_controller | Who::controller));
  CHECK_FALSE(has(allowed("GET", "/api/v1/replay/{seat}"), Who::observer));
  CHECK_FALSE(has(allowed("GET", "/ws"), Who::operators));
}

TEST_CASE("figures are for the machine itself and for those who run the exercise") {
  FakeBackend backend;
  FakeSignIn sign_in;
  for (const char* seat : enshu::net::test::kSeats)
    sign_in.new_code({"ex", enshu::SeatId(seat), {}}, {});
  ServerConfig config;
  config.now = [] { return enshu::WallTime{1'000}; };
  std::promise<void> arrived;
  std::function<void()> wake = [&] { arrived.set_value(); };
  House house(config, backend, sign_in, [&] { wake(); });
  Front front(house);
  const auto status_of = [&](const std::string& address, const std::string& seat) {
    int status = 0;
    HttpRequest request;
    request.address = address;
    request.method = "GET";
    request.target = "/metrics";
    request.host = "a";
    if (!seat.empty()) request.cookie = "enshu=" + sign_in.join("code-" + seat, {})->second;
    arrived = {};
    front.handle(std::move(request),
                 [&](const HttpOutcome& outcome) { status = std::get<HttpReply>(outcome).status; });
    if (status == 0) {  // the seat is asked of the exercise's thread
      arrived.get_future().wait();
      house.inbox->drain([](const std::exception&) {});
    }
    return status;
  };
  CHECK(status_of("127.0.0.1", "") == 200);
  CHECK(status_of("::1", "") == 200);
  CHECK(status_of("192.0.2.9", "") == 401);
  CHECK(status_of("12.7.0.1", "") == 401);
  CHECK(status_of("192.0.2.9", "a-1") == 404);
  CHECK(status_of("192.0.2.9", "observer") == 404);
  CHECK(status_of("192.0.2.9", "evaluator") == 404);
  CHECK(status_of("192.0.2.9", "controller") == 200);
  CHECK(status_of("192.0.2.9", "lead") == 200);
}

TEST_CASE("what belongs to another is not found, as if it were not there") {
  Lab lab;
  const auto cookie = lab.cookie("a-1");
  CHECK(ask(lab, "GET", "/api/v1/artefacts/mine", cookie).status == 200);
  CHECK(ask(lab, "GET", "/api/v1/artefacts/other", cookie).status == 404);
  const auto forbidden = ask(lab, "GET", "/api/v1/record", cookie);
  const auto missing = ask(lab, "GET", "/api/v1/no-such-thing", cookie);
  CHECK(forbidden.status == 404);
  CHECK(forbidden.body == missing.body);
}

TEST_CASE("a request reaches the exercises with its route, parameters, query and body") {
  Lab lab;
  const auto score = ask(lab, "GET", "/api/v1/score?lang=en", lab.cookie("evaluator"));
  CHECK(score.body == R"({"route":"/api/v1/score","lang":"en","body":null})");
  const auto made = ask(lab, "POST", "/api/v1/exercises", lab.operator_cookie(), R"({"teams":2})");
  CHECK(made.body == R"({"route":"/api/v1/exercises","lang":"","body":{"teams":2}})");
}
