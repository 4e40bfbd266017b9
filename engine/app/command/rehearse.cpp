// `enshu rehearse`: a whole exercise with modelled participants in a moment, as often as wanted.
#include "engine/app/command/common.hpp"
#include "engine/app/models/crew.hpp"
#include "engine/app/rehearse/session.hpp"

namespace enshu::app {

int rehearse(const RehearseOptions& options) {
  auto crew = find_crew(options.profile);
  if (!crew) {
    // Without a place there is no such profile at all: wrong use. Otherwise the file is at fault.
    if (!crew.error().place.empty()) return fail(crew.error());
    tell(crew.error());
    return exit_usage;
  }
  if (!options.watch) return rehearse_once(options, *crew);
  if (options.json || !options.record.empty()) {
    tell({"bad_use",
          {"--watch は --json、--record と一緒に使えません。どちらかを外してください。",
           "--watch cannot be used with --json or --record; leave one of them out."},
          {}});
    return exit_usage;
  }
  return rehearse_watching(options, *std::move(crew));
}

}  // namespace enshu::app
