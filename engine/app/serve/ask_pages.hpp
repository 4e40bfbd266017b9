// The pages behind links that ask for more than a receipt: a request for approval, a comms check.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/net/backend.hpp"

namespace enshu::app {

class ExerciseHost;
class PostOffice;

struct AskDoor {
  PostOffice* post = nullptr;  ///< null: the server runs without mail
  std::function<std::shared_ptr<ExerciseHost>(const std::string& exercise)> host;
};
using AskAnswer = std::function<void(net::ApiReply)>;

/// GET shows how it stands and counts for nothing; POST is the button.
void approval_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer);
void check_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer);

}  // namespace enshu::app
