// /metrics as a scraper reads it: every line is taken apart. Source: Prometheus' text format 0.0.4.
#include "engine/net/metrics.hpp"

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/unit/catch.hpp"
#include "tests/unit/net/lab.hpp"

using namespace enshu::net;
using namespace enshu::net::test;

namespace {

struct Family {
  std::string type;
  bool helped = false;
  std::map<std::string, double> samples;  ///< by name and labels
};

/// Fails the test at the first line that is not what the format asks for.
std::map<std::string, Family> scrape(const std::string& text) {
  static const std::regex help("# HELP ([a-z_:][a-z0-9_:]*) (\\S.*)");
  static const std::regex type("# TYPE ([a-z_:][a-z0-9_:]*) (counter|gauge|histogram)");
  static const std::regex sample(
      "([a-z_:][a-z0-9_:]*)(\\{[a-z_]+=\"[^\"\\\\]*\"(,[a-z_]+=\"[^\"\\\\]*\")*\\})? "
      "(-?[0-9]+(\\.[0-9]+)?(e[+-]?[0-9]+)?)");
  std::map<std::string, Family> families;
  std::string last;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    INFO(line);
    std::smatch parts;
    if (std::regex_match(line, parts, help)) {
      last = parts[1];
      REQUIRE(families.count(last) == 0);
      families[last].helped = true;
    } else if (std::regex_match(line, parts, type)) {
      REQUIRE(parts[1] == last);
      families[last].type = parts[2];
    } else {
      REQUIRE(std::regex_match(line, parts, sample));
      const std::string name = parts[1];
      Family& family = families.at(last);
      const std::string rest = name.substr(std::min(name.size(), last.size()));
      const bool own = family.type == "histogram"
                           ? rest == "_bucket" || rest == "_sum" || rest == "_count"
                           : rest.empty();
      REQUIRE((own && name.rfind(last, 0) == 0));
      REQUIRE(family.samples.emplace(name + parts[2].str(), std::stod(parts[4])).second);
    }
  }
  for (const auto& [name, family] : families) {
    INFO(name);
    REQUIRE((family.helped && !family.type.empty()));
    REQUIRE((name.size() > 6 && name.substr(name.size() - 6) == "_total") ==
            (family.type == "counter"));
  }
  return families;
}

}  // namespace

TEST_CASE("every line of the figures is valid, and a histogram's buckets grow to its count") {
  Metrics metrics;
  for (const double ms : {0.2, 3.0, 40.0, 2'000.0}) metrics.ack_ms.add(ms);
  metrics.request_refused("bad_host");
  metrics.request_refused("");
  const auto families = scrape(metrics.text());
  const auto& latency = families.at("enshu_ack_latency_seconds");
  double before = 0;
  for (const char* bound : {"0.0005", "0.001", "0.0025", "0.005", "0.01", "0.025", "0.05", "0.1",
                            "0.25", "0.5", "1", "+Inf"}) {
    INFO(bound);
    const double count =
        latency.samples.at("enshu_ack_latency_seconds_bucket{le=\"" + std::string(bound) + "\"}");
    CHECK(count >= before);
    before = count;
  }
  CHECK(before == 4);
  CHECK(latency.samples.at("enshu_ack_latency_seconds_count") == 4);
  CHECK(families.at("enshu_requests_refused_total").samples.begin()->second == 2);
}

TEST_CASE("what is refused is counted by its code, requests and commands apart") {
  Lab lab;
  ask(lab, "GET", "/api/v1/score");
  ask(lab, "GET", "/api/v1/no-such-thing");
  ask(lab, "GET", "/api/v1/score", lab.cookie("a-1"));
  WsClient console(lab.port(), lab.cookie("a-1"));
  console.hello();
  console.send(R"({"type":"command","id":"c-1","command":{"kind":"start_exercise"}})");
  CHECK(console.read_json().at("error").at("code") == "not_allowed");
  const auto families = scrape(ask(lab, "GET", "/metrics").body);
  const auto& refusals = families.at("enshu_refusals_total").samples;
  CHECK(refusals.at("enshu_refusals_total{of=\"request\",code=\"not_signed_in\"}") == 1);
  CHECK(refusals.at("enshu_refusals_total{of=\"request\",code=\"not_found\"}") == 2);
  CHECK(refusals.at("enshu_refusals_total{of=\"command\",code=\"not_allowed\"}") == 1);
  CHECK(families.at("enshu_handshakes_total").samples.begin()->second == 1);
}

TEST_CASE("made-up codes cannot make the figures grow without end") {
  Metrics metrics;
  for (int i = 0; i < 10'000; ++i) metrics.request_refused("code_" + std::to_string(i));
  const auto families = scrape(metrics.text());
  CHECK(families.at("enshu_refusals_total").samples.size() <= 301);
  CHECK(metrics.requests_refused == 10'000);
}
