// One line a route; a test holds the table against engine/WIRE.md.
#include "engine/wire/openapi_routes.hpp"

#include <array>

namespace enshu::wire {
namespace {

constexpr const char* anybody = "anybody";
constexpr const char* signed_in = "anybody signed in";
constexpr const char* seat = "the seat";
constexpr const char* participants = "participants";
constexpr const char* staff = "controllers, evaluators";
constexpr const char* local_staff = "controllers, evaluators, sub-controllers";
constexpr const char* controllers = "lead controller, controllers";
constexpr const char* operators = "operators";
constexpr const char* machine =
    "anybody on the server's own machine; operators, lead controller, controllers";

constexpr auto table = std::to_array<RouteText>({
    {"get", "/healthz", anybody, "サーバーが動いていれば ok", "ok while the server works", nullptr,
     nullptr, "text/plain"},
    {"get", "/metrics", machine, "Prometheus 形式の計測値", "measurements as Prometheus text",
     nullptr, nullptr, "text/plain"},
    {"get", "/api/v1/openapi.json", anybody, "この文書", "this document", nullptr, "AnyObject"},
    {"post", "/api/v1/join", anybody, "参加コードで席に着く（Cookie を受け取る）",
     "take a seat with a join code; sets the cookie", "JoinRequest", "SessionInfo"},
    {"post", "/api/v1/login", anybody, "運営者がパスワードで入る", "sign in as an operator",
     "LoginRequest", "SessionInfo"},
    {"post", "/api/v1/logout", signed_in, "セッションを終える", "end the session", nullptr,
     "AnyObject"},
    {"get", "/api/v1/session", signed_in, "自分が誰か", "who am I", nullptr, "SessionInfo"},
    {"get", "/api/v1/artefacts/{id}", "who may see it", "ファイルを受け取る", "fetch a file",
     nullptr, nullptr, "application/octet-stream"},
    {"get", "/api/v1/drafts", seat, "送る前の下書きの一覧", "unsent work of the seat", nullptr,
     "Drafts"},
    {"put", "/api/v1/drafts/{key}", seat, "下書きを保存する（64 KB まで）",
     "keep a draft, up to 64 KB", "AnyObject", "AnyObject"},
    {"delete", "/api/v1/drafts/{key}", seat, "下書きを捨てる", "drop a draft", nullptr,
     "AnyObject"},
    {"get", "/api/v1/surveys", participants, "自分が質問票に答えた内容",
     "what the seat has answered to questionnaires", nullptr, "SurveysReply"},
    {"post", "/api/v1/notes/files",
     "controllers, evaluators, sub-controllers; participants from StartEx to EndEx",
     "メモやメッセージに付けるファイルを送る（?name=…、5 MB まで、PNG・JPEG・PDF・テキスト・"
     "マクロのない Office 文書・ZIP）",
     "send a file for a note or a message (?name=…, up to 5 MB; PNG, JPEG, PDF, text, office "
     "documents without macros, ZIP)",
     "application/octet-stream", "NoteFile"},
    {"get", "/api/v1/notes/files/{id}", "who may see a note or a message that names it",
     "メモやメッセージに付いたファイルを受け取る", "fetch a file of a note or a message", nullptr,
     nullptr, "application/octet-stream"},
    {"get", "/api/v1/score", local_staff, "いまの義務と得点", "obligations and points now", nullptr,
     "AnyObject"},
    {"get", "/api/v1/training", staff, "標的型メール訓練の集計",
     "figures of a targeted-mail training", nullptr, "AnyObject"},
    {"get", "/api/v1/debrief",
     "controllers, evaluators, sub-controllers; participants after the end, own lane or "
     "organisation",
     "振り返りの内容", "the debrief model", nullptr, "AnyObject"},
    {"get", "/api/v1/debrief/{name}", staff, "振り返りのファイル（debrief.ja.html など）",
     "a debrief file such as debrief.ja.html", nullptr, nullptr, "application/octet-stream"},
    {"get", "/api/v1/certificate/{name}", "participants after the end",
     "本人の参加証（certificate.ja.html、certificate.en.html）",
     "one's own certificate: certificate.ja.html, certificate.en.html", nullptr, nullptr,
     "text/html"},
    {"get", "/api/v1/replay/{seat}",
     "controllers, evaluators, sub-controllers; participants after the end, own seat",
     "席から見えていたもの（再生用）", "what a participant's seat saw, to replay", nullptr,
     "AnyObject"},
    {"get", "/api/v1/comparison", controllers, "同じシナリオの終了した演習との比較",
     "ended exercises of the same scenario, compared", nullptr, "AnyObject"},
    {"get", "/api/v1/record", "lead controller", "演習の記録（.exercise）",
     "the record, as a consistent copy", nullptr, nullptr, "application/vnd.sqlite3"},
    {"get", "/api/v1/presence", local_staff, "接続状況と未読",
     "who is connected, and unread messages", nullptr, "PresenceReply"},
    {"get", "/api/v1/seats", "lead controller, controllers, sub-controllers", "名簿", "the roster",
     nullptr, "SeatsReply"},
    {"post", "/api/v1/seats/{seat}/link", controllers, "新しい参加リンク", "a new join link",
     nullptr, "LinkReply"},
    {"delete", "/api/v1/seats/{seat}/link", controllers, "参加リンクとセッションを取り消す",
     "revoke links and sessions", nullptr, "AnyObject"},
    {"get", "/api/v1/roster/{name}", controllers,
     "名簿のファイル（roster.csv、roster.xlsx、記入用の template.csv、template.xlsx）",
     "the roster as a file: roster.csv, roster.xlsx, or template.csv, template.xlsx to fill in",
     nullptr, nullptr, "application/octet-stream"},
    {"post", "/api/v1/roster/{name}", controllers,
     "全席に新しい参加リンクを出し、リンク入りの名簿（roster.csv、roster.xlsx）を返す",
     "new join links for all seats, in the file roster.csv or roster.xlsx", "AnyObject", nullptr,
     "application/octet-stream"},
    {"post", "/api/v1/roster", controllers, "名簿の行を調べる、または取り込む",
     "check lines of a roster, or import them", "RosterImport", "RosterImportReply"},
    {"post", "/api/v1/incident", "lead controller",
     "実際の事案の発生により、サーバーのすべての演習を中断する",
     "stop every exercise of the server because of a real incident", "IncidentStop",
     "IncidentReply"},
    {"get", "/api/v1/rehearsal", controllers, "リハーサルの状況", "how the rehearsal stands",
     nullptr, "RehearsalReply"},
    {"post", "/api/v1/rehearsal", controllers, "この演習のリハーサルを始める（開始前だけ）",
     "rehearse this exercise, before StartEx only", "RehearsalOrder", "RehearsalReply"},
    {"get", "/api/v1/rehearsal/page", controllers, "リハーサルの結果のページ",
     "the page of the rehearsal", nullptr, nullptr, "text/html"},
    {"get", "/api/v1/scenarios", operators, "実施できるシナリオ", "scenarios that can be run",
     nullptr, "ScenariosReply"},
    {"get", "/api/v1/exercises", operators, "演習の一覧", "the exercises", nullptr,
     "ExercisesReply"},
    {"post", "/api/v1/exercises", operators, "演習を作る", "create an exercise", "NewExercise",
     "ExerciseReply"},
    {"post", "/api/v1/exercises/{id}/enter", operators, "統裁の席に着く",
     "take the lead controller's seat", nullptr, "SessionInfo"},
    {"get", "/r/{name}/{signature}", "who has the link", "メールの受領を確認するページ",
     "the page that confirms receipt of a mail", nullptr, nullptr, "text/html"},
    {"post", "/r/{name}/{signature}", "who has the link", "メールの受領を確認する",
     "confirm receipt of a mail", nullptr, nullptr, "text/html"},
    {"get", "/a/{name}/{signature}", "who has the link", "メールで届いた承認依頼のページ",
     "the page of a request for approval that came by mail", nullptr, nullptr, "text/html"},
    {"post", "/a/{name}/{signature}", "who has the link",
     "承認する・差し戻す（フォームの欄 verdict と comment）",
     "approve or return it (form fields verdict and comment)", nullptr, nullptr, "text/html"},
    {"get", "/c/{name}/{signature}", "who has the link", "メールで届いた通信確認のページ",
     "the page of a comms check that came by mail", nullptr, nullptr, "text/html"},
    {"post", "/c/{name}/{signature}", "who has the link", "通信確認に答える",
     "answer a comms check", nullptr, nullptr, "text/html"},
    {"get", "/b/{name}/{signature}", "who has the link", "訓練メールのリンク先",
     "where the link of a training mail leads", nullptr, nullptr, "text/html"},
    {"post", "/b/{name}/{signature}", "who has the link", "偽のサインインの送信（入力は届かない）",
     "sends off a fake sign-in; nothing typed comes with it", nullptr, nullptr, "text/html"},
    {"get", "/f/{name}/{signature}", "who has the link", "訓練メールの添付の先",
     "where the file of a training mail leads", nullptr, nullptr, "text/html"},
    {"get", "/api/v1/mail", controllers, "実メールの送受信の状況", "how the real e-mail stands",
     nullptr, "MailReply"},
    {"put", "/api/v1/mail/roster", "lead controller", "席とアドレスの名簿を入れ替える",
     "replace the roster of seats and addresses", "MailRoster", "MailReply"},
    {"post", "/api/v1/invitations", controllers, "参加リンクをメールで送る",
     "send join links by mail", "InvitationOrder", "InvitationReply"},
    {"get", "/ws", seat, "WebSocket（サブプロトコル enshu.v1）", "WebSocket, subprotocol enshu.v1",
     nullptr, nullptr},
});

}  // namespace

std::span<const RouteText> route_texts() { return table; }

}  // namespace enshu::wire
