// Everything that the front itself says no to: code, HTTP status and what the person can do about
// it.
#pragma once

#include <string>
#include <string_view>

#include "engine/base/result.hpp"

namespace enshu::net {

struct Refusal {
  std::string_view code;
  int status;
  std::string_view ja;
  std::string_view en;

  [[nodiscard]] Error error() const {
    return {std::string(code), {std::string(ja), std::string(en)}, {}};
  }
};

namespace refusals {

// ---- requests that are not well formed ----
inline constexpr Refusal kMalformed{"malformed_request", 400, "HTTP の要求として正しくありません。",
                                    "This is not a well-formed HTTP request."};
inline constexpr Refusal kBadHost{"bad_host", 400,
                                  "Host ヘッダーを正しい形で一つだけ付けてください。",
                                  "Send exactly one well-formed Host header."};
inline constexpr Refusal kBadFraming{
    "bad_framing", 400,
    "本文の長さの示し方が正しくありません。Content-Length か chunked "
    "のどちらか一つにしてください。",
    "The length of the body is not stated clearly. Use one Content-Length or chunked."};
inline constexpr Refusal kFoldedHeader{"folded_header", 400,
                                       "複数行に折り返したヘッダーは受け付けません。",
                                       "Headers folded over several lines are not accepted."};
inline constexpr Refusal kBadTarget{"bad_target", 400, "要求先のアドレスが正しくありません。",
                                    "The address of the request is not well formed."};
inline constexpr Refusal kMethod{
    "method_not_allowed", 405,
    "このアドレスではそのメソッドを使えません。Allow ヘッダーをご覧ください。",
    "That method cannot be used here; see the Allow header."};
inline constexpr Refusal kVersion{"http_version", 505, "HTTP/1.1 で送ってください。",
                                  "Use HTTP/1.1."};
inline constexpr Refusal kHeadTooLarge{"head_too_large", 431, "ヘッダーが長すぎます。",
                                       "The headers are too long."};
inline constexpr Refusal kBodyTooLarge{
    "body_too_large", 413,
    "本文が長すぎます。64 KB（名簿は 512 KB、メモのファイルは 5 MB）以内にしてください。",
    "The body is too long; keep it within 64 KB, a roster within 512 KB, a file of a note within "
    "5 MB."};
inline constexpr Refusal kTimeout{"timeout", 408,
                                  "時間内に要求が届きませんでした。もう一度お試しください。",
                                  "The request did not arrive in time. Try again."};
inline constexpr Refusal kExpectation{"expectation_failed", 417,
                                      "Expect には 100-continue だけを使えます。",
                                      "Only 100-continue may be expected."};
inline constexpr Refusal kNotJsonType{"not_json", 415,
                                      "Content-Type は application/json にしてください。",
                                      "Send Content-Type: application/json."};
inline constexpr Refusal kBadBody{"bad_body", 400, "本文が求められる JSON の形になっていません。",
                                  "The body is not the JSON that is asked for here."};

inline constexpr Refusal kNeedsTls{
    "needs_tls", 400, "このポートは HTTPS です。https:// で始まるアドレスを開いてください。",
    "This port speaks HTTPS. Open the address with https://."};

// ---- who may come in ----
inline constexpr Refusal kNotSignedIn{"not_signed_in", 401,
                                      "参加用リンクを開くか、サインインしてください。",
                                      "Open your join link, or sign in."};
inline constexpr Refusal kSessionEnded{
    "session_ended", 401,
    "この席は終了しています。統裁から新しい参加用リンクを受け取ってください。",
    "This seat has been closed. Ask the lead controller for a new join link."};
inline constexpr Refusal kLoginFailed{"login_failed", 401, "アカウント名かパスワードが違います。",
                                      "The account name or the password is wrong."};
inline constexpr Refusal kNotFound{"not_found", 404, "見つかりません。",
                                   "There is no such thing here."};
inline constexpr Refusal kForeignOrigin{
    "foreign_origin", 403,
    "ほかのサイトからの要求は受け付けません。このサイトのページから操作してください。",
    "Requests from other sites are not accepted. Use the pages of this site."};
inline constexpr Refusal kTooManyJoins{
    "too_many_sign_ins", 429,
    "サインインの回数が多すぎます。少し待ってからもう一度お試しください。",
    "Too many sign-ins. Wait a moment and try again."};
inline constexpr Refusal kTooManyRequests{
    "too_many_requests", 429, "要求が多すぎます。少し待ってからもう一度お試しください。",
    "Too many requests. Wait a moment and try again."};
inline constexpr Refusal kTooManyConnections{
    "too_many_connections", 503,
    "このアドレスからの接続が多すぎます。使っていない画面を閉じてください。",
    "Too many connections from this address. Close consoles that are not in use."};

// ---- the house is in trouble ----
inline constexpr Refusal kBusy{"busy", 503,
                               "混み合っています。少し待ってからもう一度お試しください。",
                               "The server is busy. Wait a moment and try again."};
inline constexpr Refusal kFilesAtOnce{
    "files_at_once", 503,
    "ほかのファイルを受け取っています。少し待ってからもう一度お試しください。",
    "Other files are coming in. Wait a moment and try again."};
inline constexpr Refusal kNoAnswer{"no_answer", 504,
                                   "演習からの応答がありません。もう一度お試しください。",
                                   "The exercise did not answer. Try again."};
inline constexpr Refusal kInternal{"internal", 500,
                                   "サーバーの内部で問題が起きました。管理者に知らせてください。",
                                   "Something went wrong inside the server. Tell its operator."};

// ---- consoles ----
inline constexpr Refusal kUpgradeRequired{"upgrade_required", 426,
                                          "ここは WebSocket（enshu.v1）専用です。",
                                          "This address speaks WebSocket (enshu.v1) only."};
inline constexpr Refusal kBadUpgrade{
    "bad_upgrade", 400, "WebSocket の開始要求が正しくありません。サブプロトコルは enshu.v1 です。",
    "The WebSocket handshake is not right; the subprotocol is enshu.v1."};
inline constexpr Refusal kBadMessage{"bad_message", 400, "メッセージの形が正しくありません。",
                                     "The message is not well formed."};
inline constexpr Refusal kHelloTwice{"hello_twice", 400,
                                     "hello は接続ごとに一度だけ送ってください。",
                                     "Send hello once for each connection."};
inline constexpr Refusal kTooFast{"too_fast", 429,
                                  "送信が速すぎます。つなぎ直して、ゆっくり送ってください。",
                                  "Messages come too fast. Reconnect and send more slowly."};
inline constexpr Refusal kNotAllowed{"not_allowed", 403, "あなたの立場ではこの操作はできません。",
                                     "Your part in the exercise does not allow this."};

// ---- drafts ----
inline constexpr Refusal kBadDraft{
    "bad_draft", 400,
    "下書きは JSON のオブジェクトで、キーは 1 文字以上 120 バイト以内にしてください。",
    "A draft is a JSON object under a key of 1 to 120 bytes."};
inline constexpr Refusal kTooManyDrafts{
    "too_many_drafts", 409, "下書きが多すぎます。使わないものを捨ててください。",
    "There are too many drafts. Discard those you no longer need."};

}  // namespace refusals

/// `{"error":{"code","message":{"ja","en"}}}`
std::string error_body(const Error& error);
/// `{"code","message":{"ja","en"}}`
std::string error_object(const Error& error);

}  // namespace enshu::net
