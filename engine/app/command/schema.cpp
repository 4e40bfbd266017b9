// `enshu schema`: what editors and programs need to write scenarios and clients.
#include <boost/json/serialize.hpp>
#include <cstdio>

#include "engine/app/command/common.hpp"
#include "engine/scenario/schema.hpp"
#include "engine/wire/typescript.hpp"

namespace enshu::app {

int schema(const std::string& what) {
  const std::string text =
      what == "wire" ? wire::typescript() : boost::json::serialize(scenario::schema_json());
  std::fwrite(text.data(), 1, text.size(), stdout);
  if (!text.ends_with('\n')) std::fputc('\n', stdout);
  return exit_done;
}

}  // namespace enshu::app
