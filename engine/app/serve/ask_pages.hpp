// The pages behind links that ask for more than a receipt: a request for approval, a comms check.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "engine/mail/receipt.hpp"
#include "engine/net/backend.hpp"

namespace enshu::app {

class ExerciseHost;
class PostOffice;

struct AskDoor {
  PostOffice* post = nullptr;  ///< null: the server runs without mail
  std::function<std::shared_ptr<ExerciseHost>(const std::string& exercise)> host;
};
using AskAnswer = std::function<void(net::ApiReply)>;

/// What the link of a request stands for, if it was signed for that purpose.
std::optional<mail::LetterId> ask_link(PostOffice* post, const net::ApiRequest& asked,
                                       mail::Ask purpose);

/// GET shows how it stands and counts for nothing; POST is the button.
void approval_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer);
void check_link(const AskDoor& door, const net::ApiRequest& asked, const AskAnswer& answer);

}  // namespace enshu::app
