// Refusals as JSON, in the form of WIRE.md.
#include "engine/net/refusals.hpp"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

namespace enshu::net {

std::string error_object(const Error& error) {
  return boost::json::serialize(boost::json::value{
      {"code", error.code}, {"message", {{"ja", error.message.ja}, {"en", error.message.en}}}});
}

std::string error_body(const Error& error) { return R"({"error":)" + error_object(error) + "}"; }

}  // namespace enshu::net
