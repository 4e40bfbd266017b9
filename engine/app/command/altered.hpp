// What whoever judges by a record must know: that it is no longer as it was written.
#pragma once

#include <string>

namespace enshu::app {

/// Walks the record's chain and says on standard error where it is broken. The result is made all
/// the same: a figure that is doubted is still better seen than none.
void tell_if_altered(const std::string& path);

}  // namespace enshu::app
