// The same proof as `enshu replay --verify`, before a score or a debrief.
#include "engine/app/command/altered.hpp"

#include "engine/app/command/common.hpp"
#include "engine/store/verify.hpp"

namespace enshu::app {

void tell_if_altered(const std::string& path) {
  const auto verified = store::verify(path);
  if (verified) return;
  tell(verified.error());
  tell({"record_altered",
        {"警告: 書き換えられた記録から結果を作っています。評価の根拠には使えません。",
         "warning: the result is made from an altered record and proves nothing"},
        path});
}

}  // namespace enshu::app
