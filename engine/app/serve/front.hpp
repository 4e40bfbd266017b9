// What `serve` and `demo` share: the folder, the front with its pages, the house behind it, and the
// end by signal.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/app/serve/folder_lock.hpp"
#include "engine/app/serve/house.hpp"
#include "engine/app/serve/operator_log.hpp"
#include "engine/app/serve/post_office.hpp"
#include "engine/app/serve/shelf.hpp"

namespace enshu::app {

struct FrontOptions {
  std::string data;
  std::string listen;  ///< HOST:PORT
  bool any_port_if_taken = false;
  AfterRestart after_restart = AfterRestart::run;
  std::string tls_certificate;  ///< empty, with the key: plain HTTP
  std::string tls_key;
  LogForm log = LogForm::text;
  std::string mail;                      ///< file of the mail settings; empty: no real e-mail
  std::optional<std::string> scenarios;  ///< folder of the operator's own; nothing: none
};

/// The folder when none is given: `enshu-data` in the current one.
std::string default_data();

class Front {
 public:
  /// Blocks SIGINT and SIGTERM for every thread made from here on. Errors: `bad_listen`, `listen`,
  /// `access_open`, `write_failed`, `tls_pair`, `tls_certificate`, `tls_key`,
  /// `mail_config`, `no_folder`, `unreadable`.
  static Result<std::unique_ptr<Front>> open(const FrontOptions& options);
  ~Front();

  House& house() { return *house_; }
  SignIn& sign_in() { return *sign_in_; }
  [[nodiscard]] const std::string& url() const { return url_; }
  /// Serves until SIGINT or SIGTERM, then drains.
  void run();

 private:
  Front() = default;
  FolderLock lock_;
  std::unique_ptr<OperatorLog> log_;
  std::unique_ptr<SignIn> sign_in_;
  std::unique_ptr<Shelf> shelf_;
  std::unique_ptr<PostOffice> post_;
  std::unique_ptr<House> house_;
  std::unique_ptr<net::Server> server_;
  std::string url_;
};

}  // namespace enshu::app
