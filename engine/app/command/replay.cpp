// `enshu replay`: folds a record again, without Lua, mail or a clock, and proves that it is whole.
#include <cstdio>
#include <map>
#include <string>

#include "engine/app/command/common.hpp"
#include "engine/app/record_file.hpp"
#include "engine/core/state.hpp"
#include "engine/store/verify.hpp"
#include "engine/wire/codec.hpp"
#include "engine/wire/write.hpp"

namespace enshu::app {
namespace {

struct Summary {
  std::uint64_t events{};
  ExerciseTime at{};
  std::map<std::string, std::uint64_t> kinds;
};

void print_text(const Summary& summary, const State& state, const Scenario& scenario) {
  std::printf("%s  %s\n", scenario.id.value.c_str(), scenario.title.in(spoken_language()).c_str());
  std::printf("%llu events until %s\n", static_cast<unsigned long long>(summary.events),
              format_exercise_time(summary.at).c_str());
  for (const auto& [kind, count] : summary.kinds) {
    std::printf("  %-20s %llu\n", kind.c_str(), static_cast<unsigned long long>(count));
  }
  for (const auto& lane : state.lanes) {
    std::size_t fired = 0;
    for (const auto& inject : lane.injects) fired += inject.status == InjectStatus::fired ? 1 : 0;
    std::printf("%s: %zu of %zu injects, %zu reports, %zu actions\n", lane.id.value.c_str(), fired,
                lane.injects.size(), lane.reports.size(), lane.actions.size());
  }
}

}  // namespace

int replay(const ReplayOptions& options) {
  std::optional<ExerciseTime> until;
  if (!options.until.empty()) {
    until = parse_exercise_time(options.until);
    if (!until) {
      tell({"bad_time",
            {"--until には 1:20 や 45m のように書いてください。", "Write --until as 1:20 or 45m."},
            {}});
      return exit_usage;
    }
  }
  std::string head;
  if (options.verify) {
    auto verified = store::verify(options.file);
    if (!verified) return fail(verified.error());
    head = verified->head_hash;
  }
  auto record = open_record(options.file);
  if (!record) return fail(record.error());
  const auto meta = record->log->meta();
  if (!meta) return fail(meta.error());
  const bool anonymised = meta->contains("anonymised");
  const auto& scenario = record->scenario->scenario;
  State state;
  Summary summary;
  std::string events;
  auto read = read_record(*record, [&](const Recorded& recorded) {
    if (until && recorded.at > *until) return false;
    evolve(scenario, state, recorded);
    ++summary.events;
    summary.at = recorded.at;
    ++summary.kinds[std::string(wire::kind_of(recorded.event))];
    if (options.json) {
      events += events.empty() ? "" : ",";
      wire::write_item(events, recorded, recorded.event, true);
    }
    return true;
  });
  if (!read) return fail(read.error());
  if (options.json) {
    std::string out = "{\"scenario\":";
    wire::write_string(out, scenario.id.value);
    out += ",\"digest\":";
    wire::write_string(out, scenario.digest);
    if (options.verify) {
      out += ",\"verified\":true,\"head\":";
      wire::write_string(out, head);
    }
    if (anonymised) out += ",\"anonymised\":true";
    out += ",\"at\":" + std::to_string(summary.at.ms) + ",\"events\":[" + events + "]}";
    std::printf("%s\n", out.c_str());
    return exit_done;
  }
  print_text(summary, state, scenario);
  if (anonymised)
    std::printf("%s\n", spoken_language() == Language::ja ? "名前を置き換えた記録です。"
                                                          : "Names were replaced in this record.");
  if (options.verify)
    std::printf("verified: %llu events, head %s\n", static_cast<unsigned long long>(summary.events),
                head.c_str());
  return exit_done;
}

}  // namespace enshu::app
