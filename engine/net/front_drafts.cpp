// Front: unsent work of a seat, kept by the store so that a reload, a crash or another machine
// loses none of it.
#include <algorithm>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>
#include <utility>

#include "engine/net/front.hpp"
#include "engine/wire/codec.hpp"

namespace enshu::net {
namespace {

constexpr std::size_t kKeyMax = 120;

/// The store's own words name files of the server: they are for its log.
HttpReply stored(House& house, const Result<Done>& result) {
  if (result) return json_reply("{}");
  if (result.error().code == "draft_many") return refuse(refusals::kTooManyDrafts);
  if (result.error().code == "draft_large") return refuse(refusals::kBodyTooLarge);
  house.log.write(LogLevel::error, "draft_failed", {{"what", result.error().message.en}});
  return refuse(refusals::kInternal);
}

}  // namespace

void Front::list_drafts(const CallPtr& call) {
  std::string body = "{";
  for (const auto& [key, content] : house_.sign_in.drafts(call->who)) {
    if (body.size() > 1) body += ',';
    body += boost::json::serialize(boost::json::value(key));
    body += ':';
    body += content;
  }
  body += '}';
  call->respond(json_reply(std::move(body)));
}

void Front::put_draft(const CallPtr& call) {
  const std::string& key = call->matched.params.at("key");
  const auto content = wire::parse_json(call->request.body, house_.config.limits.body_bytes_max);
  // Read back, because %FF in a path is no letter, and the list of drafts is JSON.
  const auto read_back = wire::parse_json(boost::json::serialize(boost::json::value(key)),
                                          house_.config.limits.body_bytes_max);
  if (key.size() > kKeyMax || !read_back || !content || !content->is_object())
    return call->refuse(refusals::kBadDraft);
  const auto kept = house_.sign_in.drafts(call->who);
  const bool known =
      std::any_of(kept.begin(), kept.end(), [&](const auto& draft) { return draft.first == key; });
  if (!known && kept.size() >= house_.config.limits.drafts_per_seat)
    return call->refuse(refusals::kTooManyDrafts);
  const std::string text = boost::json::serialize(*content);
  call->respond(stored(house_, house_.sign_in.put_draft(call->who, key, text)));
}

void Front::drop_draft(const CallPtr& call) {
  const std::string& key = call->matched.params.at("key");
  call->respond(stored(house_, house_.sign_in.drop_draft(call->who, key)));
}

}  // namespace enshu::net
