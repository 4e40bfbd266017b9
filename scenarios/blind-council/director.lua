-- How the people around one municipality answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- Staff, residents -----------------------------------------------------------------------------------------------

-- What has begun: one of the three stories, at a moment that nobody knows.
local function begun(_, lane) return lane:fired("r-sign") or lane:fired("c-sign") or lane:fired("k-sign") end
local function not_begun(message, lane) return not begun(message, lane) end
local function told_log(_, lane) return lane:fired("r-log") or lane:fired("c-log") or lane:fired("k-log") end
local function trapped(_, lane) return lane:fired("r-trap") or lane:fired("c-trap") end

local function no_question(message) return not people.asks(message) or message.about ~= nil end

on.message("clerk", person({"佐倉です。", "Sakura here."}, {
  {when = begun, words = {"いつ", "何時", "順", "画面", "ありがとう", "when", "what time", "screen", "thank", "what did"},
   says = "texts/say-clerk-details"},
  {when = begun, says = "texts/say-clerk-touched"},
  {words = {"窓口", "異常", "変わ", "端末", "予定", "counter", "unusual", "terminal"}, when = not_begun,
   says = {"窓口は平常どおりです。変わったことがあれば、すぐお知らせします。",
       "All is normal at the counter. If something is odd I tell you at once."}},
  noted = {"承知しました。", "Understood."},
}))

on.message("resident", person({"横田です。", "Yokota here.", tone = "public"}, {
  {since = "counter-plan", earned = function(message)
     return words.count(message, {
       {"紙", "電話", "郵送", "コンビニ", "代わり", "paper", "post", "instead", "by telephone"},
       {"時", "分", "o'clock", "11:", "10:", "at "},
     }) >= 2
   end, good = "texts/say-resident-calm", asking = "texts/say-resident-angry"},
  {words = {"何の", "手続", "証明", "which", "procedure", "certificate"},
   says = {"住民票の手続です。今日中に済ませたいのです。", "My certificate of residence. I want it done today."}},
  noted = {"ありがとうございます。", "Thank you."},
}))

-- ---- Firms ----------------------------------------------------------------------------------------------------------

on.message("vendor", person({"結城です。", "Yuki here.", tone = "formal"}, {
  {since = "cause-found", earned = function(message)
     return words.count(message, {
       {"入口", "塞", "更新", "二要素", "way in", "closed", "patch", "factor"},
       {"証拠", "保全", "記録", "evidence", "record"},
       {"控え", "確認", "backup", "checked"},
     }) >= 2
   end, good = "texts/say-vendor-waits", asking = "texts/say-vendor-what"},
  {when = trapped, earned = function(message)
     return no_question(message) and (words.refuses(message) or message:mentions("保全", "転送", "接続を切", "keep",
         "session", "rule"))
   end, good = "texts/say-vendor-waits", asking = "texts/say-vendor-what"},
  {words = {"原因", "入口", "経路", "cause", "way in"}, before = "cause-found", when = begun,
   says = {"まだ分かりません。確かめてからお伝えします。", "Not known yet. I tell you when I have verified it."}},
  {words = {"原因", "入口", "接続元", "cause", "way in", "source"}, since = "cause-found",
   says = {"お送りした見立てのとおりです。塞ぐ順番は、そちらのご指示に従います。", "It is as in what I sent. In what order to close it you decide."}},
  {words = {"記録", "ログ", "調べ", "log", "record"}, when = told_log,
   says = {"記録をお送りしたとおりです。調べる範囲をご指定いただければ、続けて調べます。", "You have the records. Name what to look at and I go on."}},
  {words = {"保守", "作業", "状態", "異常", "maintenance", "work", "status"}, when = not_begun,
   says = {"本日の作業の予定はありません。監視に異常は出ていません。", "No work is planned today, and our monitoring shows nothing."}},
  noted = "texts/say-vendor-what",
}))

on.message("contractor", person({"共同利用センターです。", "The shared centre.", tone = "formal"}, {
  {since = "k-trap", when = function(message) return message:mentions("mnt-2", "8時31", "8:31", "根拠", "文書", "書面",
      "何人", "ground", "in writing", "how many") end,
   always = true, says = "texts/say-contractor-facts"},
  {words = {"停止", "障害", "いつ", "復旧", "原因", "stop", "fault", "when", "restor", "cause"}, since = "k-log", says =
      "texts/say-contractor-checking"},
  {since = "k-log", says = "texts/say-contractor-checking"},
  {words = {"停止", "障害", "稼働", "状況", "stop", "fault", "status"}, when = function(_, lane)
      return not lane:fired("k-log") end,
   says = {"現在、ご利用の団体にお知らせしている障害はありません。", "At present there is no failure that we have announced."}},
  noted = {"承知いたしました。", "Noted."},
}))

-- Restored while the way in was open: it is encrypted once more.
on.action("restore-now", function(_, lane)
  if not lane:done("preserve") then
    lane:set("fs-2", "encrypted")
    lane:send("vendor", "csirt", "texts/restored-in-vain", {channel = "phone"})
  end
end)

on.action("delete-mailbox", function(_, lane)
  if not lane:done("preserve") then lane:send("vendor", "csirt", "texts/mailbox-gone") end
end)

on.action("say-equipment", function(_, lane)
  lane:send("mayor-office", "head", "texts/had-to-correct", {channel = "phone"})
end)

-- ---- Prefecture, commission, police ---------------------------------------------------------------------------------

on.message("prefecture", person({"県市町村課の古賀です。", "Koga, the prefecture.", tone = "formal"}, {
  {words = {"様式", "期限", "いつまで", "報告", "form", "deadline", "by when", "report"},
   says = {"住民への影響を最初に、様式でお願いします。分からない欄は「調査中」で構いません。",
           "On the form please, the effect on residents first; \"under investigation\" will do " ..
           "where you do not know."}},
  {words = {"ほかの", "他の団体", "他市", "other bodies", "other cities"},
   says = {"ほかの団体のことは、お答えできません。", "I cannot speak of other bodies."}},
  noted = "texts/say-prefecture-form",
}))

local prefecture_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"next_report_at", "次回報告の予定", "next report"},
}

on.report("incident-report", function(report, lane)
  if not words.among(report.to, "prefecture") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, prefecture_wants)
  if ja == "" then
    if answers.once(lane, "prefecture-" .. report.stage) then
      lane:send("prefecture", report.from, "texts/say-prefecture-received")
    end
    return
  end
  answers.send_with(lane, "prefecture", report.from, "texts/say-prefecture-missing",
                    {["prefecture-missing-ja"] = ja, ["prefecture-missing-en"] = en})
end)

on.report("personal-data-report", function(report, lane)
  if not words.among(report.to, "ppc") then return end
  lane:acknowledge(report)
  if answers.once(lane, "ppc-received") then lane:send("ppc", report.from, "texts/say-ppc-received") end
end)

on.message("ppc", person({"個人情報保護委員会事務局です。", "Secretariat of the commission.", tone = "formal"}, {
  {words = {"期限", "速報", "確報", "何日", "様式", "deadline", "preliminary", "days", "form"},
   says = {"速報は知ってから3～5日以内に様式でお願いします。人数は後から訂正できます。",
           "The preliminary report is due within 3 to 5 days of knowledge, on the form. Numbers can be " ..
               "corrected later."}},
  noted = "texts/say-ppc-form",
}))

on.message("police", person({"千早です。", "Chihaya here.", tone = "formal"}, {
  {words = {"届出", "被害届", "相談", "残", "保全", "report", "keep", "preserve"}, says = "texts/say-police"},
  {words = {"捜査", "犯人", "investigation", "culprit"}, says = {"捜査に関わることは、お答えできません。",
      "We do not speak about investigations."}},
  {when = begun, says = "texts/say-police"},
  noted = {"承知しました。ご相談だけでも構いません。", "Noted. You may also just ask for advice."},
}))

-- ---- The council and its neighbours ---------------------------------------------------------------------------------

on.message("council", person({"真壁です。", "Makabe here."}, {
  {from = "coordinator", since = "coordinator-ready", earned = {"問い", "聞いて", "見守", "question", "asked", "watch"},
   good = "texts/say-council-thanks", asking = "texts/say-council-questions"},
  {words = {"いつ始", "筋書き", "正解", "次は", "when does", "story", "solution", "what next"},
   says = {"筋書きのことは、お答えできません。ふだんの手順で進めてください。", "Of the story I cannot speak. Go by your usual procedures."}},
  {words = {"共有", "TLP", "共有票", "sharing", "sheet"}, says = "texts/say-council-range"},
  {when = begun, says = "texts/say-council-range"},
  noted = {"承知しました。", "Noted."},
}))

on.report("share-sheet", function(report, lane)
  if not words.among(report.to, "council") then return end
  lane:acknowledge(report)
  local useful = words.filled(report, "iocs") and words.filled(report, "advice")
  if useful then
    if answers.once(lane, "sheet-thanks") then lane:send("council", report.from, "texts/say-council-sheet") end
  elseif answers.once(lane, "sheet-more") then
    lane:send("council", report.from, "texts/say-council-more")
  end
end)

on.report("self-review", function(report, lane) lane:acknowledge(report) end)

on.message("peer", person({"相馬です。", "Soma here."}, {
  {since = "peer-asks", earned = {".krp", "203.0.113", "転送", "mnt-2", "198.51.100.93", "TLP", "forward", "サインイン",
      "sign-in"},
   good = "texts/say-peer-helps", asking = "texts/say-peer-more"},
  {words = {"異常", "そちら", "被害", "同じ", "unusual", "your", "same"}, before = "peer-asks",
   says = {"うちでは、今のところ変わったことはありません。何かあればお互いに。", "Nothing unusual here so far. Let us keep each other informed."}},
  {words = {"何が", "いつ", "状況", "what", "when"}, since = "peer-asks",
   says = {"窓口で、よく似たことが一件ありました。探せる形の痕跡があれば、うちでも調べます。",
       "Something very like it happened once at our counter. With traces that we can search for we look too."}},
  noted = {"ありがとうございます。", "Thank you."},
}))

-- ---- The mayor's office, the press ----------------------------------------------------------------------------------

on.message("mayor-office", person({"三枝です。", "Saegusa here."}, {
  {when = function(_, lane) return lane:fired("head-unaware") or lane:fired("mayor-asks") end,
      earned = function(message)
     return words.count(message, {
       {"いま", "現在", "now", "at present"}, {"住民", "窓口", "影響", "resident", "counter", "effect"},
       {"判断", "次", "時", "decision", "next", "at "},
     }) >= 3
   end, good = "texts/say-mayor-accepts", asking = "texts/say-mayor-short"},
  {words = {"首長", "予定", "納品", "トナー", "複合機", "schedule", "mayor", "toner", "delivery"},
   says = {"本日の予定に変わりはありません。複合機のトナーは午後に届きます。", "Today's schedule stands. The toner comes this afternoon."}},
  noted = {"承知しました。首長に伝えることがあれば、3行でお願いします。", "Understood. If the mayor must hear something, three lines please."},
}))

on.message("reporter", person({"名取です。", "Natori here.", tone = "press"}, {
  {since = "press-asks", earned = {"確認中", "調査中", "発表", "checking", "investigat", "statement"},
   good = "texts/say-reporter-waits", asking = "texts/say-reporter-presses"},
  {words = {"締切", "投稿", "deadline", "what do you", "post"}, since = "press-asks",
   says = {"窓口の混乱の投稿を見ました。攻撃か故障か、漏れたかを伺いたいのです。",
       "I saw the posts about your counter. Attack or fault, and did data leak?"}},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))
