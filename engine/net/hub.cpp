// Hub: sorts published events into streams and wakes the consoles that read them, once a call.
#include "engine/net/hub.hpp"

#include <cassert>
#include <utility>

namespace enshu::net {

void Hub::end_all(const Open& open, CloseCode code, std::string_view reason) {
  for (const auto& [viewer, feed] : open.feeds)
    for (FeedReader* reader : feed->readers) reader->end(code, reason);
}

const std::shared_ptr<Feed>& Hub::feed_of(Open& open, const ViewerClass& viewer) {
  auto& feed = open.feeds[viewer];
  if (feed == nullptr) {
    feed = std::make_shared<Feed>();
    feed->epoch = open.epoch;
    feed->notice = open.notice;
  }
  return feed;
}

void Hub::open(const std::string& exercise, std::string epoch, std::vector<Past> past) {
  Open& open = exercises_[exercise];
  end_all(open, CloseCode::restart, "exercise reopened");
  open = Open{std::move(epoch), {}, nullptr};
  for (Past& each : past) feed_of(open, each.viewer)->stream.begin_after(std::move(each.seqs));
}

void Hub::close(const std::string& exercise) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return;
  end_all(found->second, CloseCode::going_away, "exercise closed");
  exercises_.erase(found);
}

std::size_t Hub::publish(const std::string& exercise, std::vector<FeedItem> items) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return 0;
  std::size_t fresh = 0;
  std::vector<Feed*> grown;
  for (FeedItem& item : items) {
    Feed& feed = *feed_of(found->second, item.viewer);
    if (!feed.stream.append(item.record_seq, std::move(item.json))) continue;
    ++fresh;
    if (!std::exchange(feed.grown, true)) grown.push_back(&feed);
  }
  for (Feed* feed : grown) {
    feed->grown = false;
    for (FeedReader* reader : feed->readers) reader->on_events();
  }
  return fresh;
}

void Hub::drop_seat(const std::string& exercise, const SeatId& seat) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return;
  for (const auto& [viewer, feed] : found->second.feeds)
    for (FeedReader* reader : feed->readers)
      if (reader->seat() == seat) reader->end(CloseCode::policy, "seat closed");
}

void Hub::drop_session(const std::string& exercise, const std::string& session) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return;
  for (const auto& [viewer, feed] : found->second.feeds)
    for (FeedReader* reader : feed->readers)
      if (reader->session() == session) reader->end(CloseCode::policy, "session ended");
}

void Hub::notice(const std::string& exercise, Notice notice) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return;
  Open& open = found->second;
  open.notice = std::make_shared<const Notice>(std::move(notice));
  for (const auto& [viewer, feed] : open.feeds) {
    feed->notice = open.notice;
    for (FeedReader* reader : feed->readers) reader->on_notice();
  }
}

std::shared_ptr<Feed> Hub::join(const std::string& exercise, const ViewerClass& viewer,
                                FeedReader& reader) {
  const auto found = exercises_.find(exercise);
  if (found == exercises_.end()) return nullptr;
  auto feed = feed_of(found->second, viewer);
  reader.place_ = feed->readers.size();
  feed->readers.push_back(&reader);
  return feed;
}

void Hub::leave(Feed& feed, FeedReader& reader) {
  assert(feed.readers.at(reader.place_) == &reader);
  feed.readers[reader.place_] = feed.readers.back();
  feed.readers[reader.place_]->place_ = reader.place_;
  feed.readers.pop_back();
}

}  // namespace enshu::net
