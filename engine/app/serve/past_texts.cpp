// One pass: the union of what the askers saw, each event decoded once and encoded once a form.
#include "engine/app/serve/past_texts.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/core/authority.hpp"
#include "engine/wire/codec.hpp"

namespace enshu::app {
namespace {

/// Classes of one pass: their texts stand in memory together.
constexpr std::size_t classes_most = 64;
/// When more than this part of the record is wanted it is read from end to end.
constexpr std::size_t scattered_part = 8;

struct Wanted {
  std::uint64_t seq{};
  std::size_t asker{};
  bool operator<(const Wanted& other) const {
    return std::tie(seq, asker) < std::tie(other.seq, other.asker);
  }
};

struct Growing {
  ViewerClass viewer;
  std::shared_ptr<std::string> text = std::make_shared<std::string>();
  std::uint64_t number = 0;

  /// `item`: an object, as `write_item` makes it.
  void add(std::string_view item) {
    if (number > 0) *text += ',';
    *text += R"({"seq":)";
    *text += std::to_string(++number);
    *text += ',';
    text->append(item.substr(1));
  }
};

/// An event as some of the askers see it.
struct Form {
  bool staff = false;
  Event shown;
  std::string item;
};

}  // namespace

PastTexts::PastTexts(Config config, const std::vector<net::Past>& past)
    : config_(std::move(config)) {
  for (const auto& each : past) entries_[each.viewer].seqs = each.seqs;
}

void PastTexts::ask(const ViewerClass& viewer, std::function<void(Body)> reply) {
  const auto found = entries_.find(viewer);
  if (found == entries_.end()) return reply(nullptr);
  Body text;
  {
    const std::lock_guard lock(mutex_);
    text = found->second.text.lock();
    if (text == nullptr && !stopping_) {
      if (found->second.asked.empty()) queue_.push_back(found);
      found->second.asked.push_back(std::move(reply));
      if (!thread_.joinable()) thread_ = std::thread([this] { run(); });
      wake_.notify_one();
      return;
    }
  }
  reply(std::move(text));
}

void PastTexts::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
  for (auto& [viewer, entry] : entries_) {
    for (auto& reply : std::exchange(entry.asked, {})) reply(nullptr);
  }
}

void PastTexts::run() {
  while (true) {
    std::vector<Place> wanted;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      const auto some =
          queue_.begin() + static_cast<std::ptrdiff_t>(std::min(queue_.size(), classes_most));
      wanted.assign(queue_.begin(), some);
      queue_.erase(queue_.begin(), some);
    }
    auto texts = read(wanted);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      std::vector<std::function<void(Body)>> asked;
      {
        const std::lock_guard lock(mutex_);
        wanted[i]->second.text = texts[i];
        asked.swap(wanted[i]->second.asked);
      }
      for (auto& reply : asked) reply(texts[i]);
      texts[i].reset();
    }
  }
}

/// A text for each, all of them null when the record cannot be read.
std::vector<PastTexts::Body> PastTexts::read(const std::vector<Place>& places) {
  std::vector<Wanted> wanted;
  std::vector<Growing> growing;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    growing.push_back({places[i]->first});
    for (const auto seq : *places[i]->second.seqs) wanted.push_back({seq, i});
    last = std::max(last, places[i]->second.seqs->back());
  }
  std::ranges::sort(wanted, std::less<>{});
  auto next = wanted.cbegin();
  const auto take = [&](const Recorded& recorded) {
    if (recorded.seq < next->seq) return true;
    std::vector<Form> forms;
    for (; next != wanted.cend() && next->seq == recorded.seq; ++next) {
      auto& one = growing[next->asker];
      const bool staff = one.viewer.access != Access::participant;
      Event shown = redact(recorded.event, one.viewer);
      auto same = std::ranges::find_if(
          forms, [&](const Form& form) { return form.staff == staff && form.shown == shown; });
      if (same == forms.end()) {
        std::string item;
        wire::write_item(item, recorded, shown, staff);
        same = forms.insert(same, {staff, std::move(shown), std::move(item)});
      }
      one.add(same->item);
    }
    return next != wanted.cend() && !stopping_;
  };
  auto log = config_.open_reader();
  auto done = Result<Done>(Done{});
  if (!log) {
    done = log.error();
  } else if (wanted.size() > last / scattered_part) {
    done = (*log)->read(wanted.front().seq, take);
  } else {
    std::vector<std::uint64_t> seqs;
    for (const auto& one : wanted) {
      if (seqs.empty() || seqs.back() != one.seq) seqs.push_back(one.seq);
    }
    done = (*log)->pick(seqs, take);
  }
  std::vector<Body> texts(places.size());
  if (!done) config_.failed(done.error());
  for (std::size_t i = 0; done && next == wanted.cend() && i < places.size(); ++i)
    texts[i] = std::move(growing[i].text);
  return texts;
}

}  // namespace enshu::app
