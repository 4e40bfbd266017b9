-- How the people around the three CERTs answer when no controller does. English is the drill's; Japanese is understood.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- What somebody says: English, with the Japanese beneath.
local function both(en, ja) return {en .. "\n\n---\n\n**【参考訳】** " .. ja, en} end

local function voice(en, ja)
  local function said(words_en, words_ja) return both(en .. " " .. words_en, ja .. words_ja) end
  return {"", "",
    unsure = said("Which matter do you mean? I will check and come back to you.", "どの件でしょうか。確かめて、改めてご連絡します。"),
    early = said("I have nothing on that so far. You hear as soon as I do.", "その件は、今のところ何も把握していません。分かりしだいお知らせします。"),
    still = said("Still checking, together with what you asked before.", "先のお尋ねと併せて確かめています。"),
    again = {en .. " It is as I wrote before.\n\n---\n\n**【参考訳】** " .. ja .. "先に（演習時刻 %s）お伝えしたとおりです。",
             en .. " It is as I wrote before (exercise time %s)."},
    more = {en .. " I still need what I asked for.\n\n---\n\n**【参考訳】** " .. ja .. "先に（演習時刻 %s）お尋ねした点を待っています。",
            en .. " I still need what I asked for (exercise time %s)."},
  }
end

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- ---- Control --------------------------------------------------------------------------------------------------------

on.message("excon", person(voice("EXCON.", "EXCONです。"), {
  {words = {"中止", "reg1on", "stop"}, since = "false-stop", does = function(message, lane)
     lane:acknowledge(message)
     if answers.once(lane, "excon-fake-" .. message.from) then lane:reply(message, "texts/say-excon-fake") end
     return true
   end},
  {words = {"rules", "schedule", "time zone", "report", "規則", "予定", "時刻", "様式"},
   says = both("EXCON. Go by the rules of the drill; times are in UTC. We do not comment on answers.",
               "EXCONです。ドリルの規則に従ってください。時刻はUTCです。答えについては申し上げません。")},
  noted = "texts/say-excon-noted",
}))

on.report("drill-report", function(report, lane) lane:acknowledge(report) end)

-- ---- Sorami ---------------------------------------------------------------------------------------------------------

on.message("researcher", person(voice("Hale.", "ヘイルです。"), {
  {since = "research-report", earned = function(message) return not (people.asks(message) and message.about == nil)
      and message:mentions("UTC", "合同", "同時", "joint", "together", "same time") end,
   good = "texts/say-researcher", asking = "texts/say-researcher-asks"},
  {words = {"hash", "indicator", "file", "window", "when", "ハッシュ", "指標", "いつ", "時間帯"}, since = "research-report",
   says = both("Hale. The hash and the indicators are in my report. I do not know from when to when the file " ..
       "was served.",
               "ヘイルです。ハッシュと指標は報告のとおりです。いつからいつまで配られたかは、分かりません。")},
}))

on.message("ticket", person(voice("Sorami Tickets.", "空見チケットです。"), {
  {since = "tickets-down", earned = function(message)
     return message:mentions("落と", "止め", "遮断", "直し方", "drop", "filter", "block", "clean", "mend") and
            message:mentions("分で", "分以内", "までに", "minutes", "by 1", "at once", "now")
   end, good = "texts/say-ticket", asking = "texts/say-ticket-asks"},
  {words = {"sale", "site", "when", "発売", "サイト", "何時"},
      says = both("Sorami Tickets. The sale opens at 13:00 our time, 04:00 UTC.",
   "空見チケットです。発売は13時（04:00 UTC）です。")},
  noted = both("Sorami Tickets. Noted.", "空見チケットです。承知しました。"),
}))

on.message("customers", person(voice("Customer desk.", "お客様窓口です。"), {
  {since = "tickets-down", earned = function(message)
     return words.all(message, {
       {"ハッシュ", "確かめ", "確認", "check", "hash"},
       {"入れ直", "直し", "駆除", "パスワード", "8.3.2", "clean", "install", "mend", "password"},
     })
   end, good = "texts/say-customers-sent", asking = "texts/say-customers-more"},
  {words = {"calls", "customers", "notice", "問い合わせ", "お客様", "通知"}, before = "tickets-down",
   says = both("Customer desk. Calls are as usual. Give us the wording and we send it to whom you name.",
               "お客様窓口です。問い合わせはふだんどおりです。文面と宛先をいただければ、お送りします。")},
}))

-- ---- Lumora ---------------------------------------------------------------------------------------------------------

local host_wants = {
  {"address", "対象のアドレス", "address"},
  {"grounds", "根拠", "grounds"},
  {"preserve", "停止の前に残すもの", "what to preserve"},
  {"when_utc", "停止の時刻", "when to stop it"},
}

on.report("takedown", function(report, lane)
  if not has(report.to, "host") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, host_wants)
  if ja == "" then
    if answers.once(lane, "say-host-done") then lane:send("host", report.from, "texts/say-host-done") end
    return
  end
  answers.send_with(lane, "host", report.from, "texts/say-host-more",
                    {["host-missing-ja"] = ja, ["host-missing-en"] = en})
end)

on.message("host", person(voice("Lumora Hosting.", "ルモラ・ホスティングです。"), {
  {words = {"takedown", "form", "preserve", "stop", "停止", "様式", "保全"},
   says = "texts/say-host-noted"},
  {words = {"customer", "subscriber", "who rents", "契約者", "借り"},
   says = both("Lumora Hosting. We do not name customers without an order.", "ルモラ・ホスティングです。契約者は、令状がなければお答えできません。")},
  noted = "texts/say-host-noted",
}))

on.message("vantor", person(voice("VantorCERT.", "VantorCERTです。"), {
  {since = "wrong-window", earned = {"18:40", "18時40", "5:30", "5時間30", "five and a half"},
   good = "texts/say-vantor-right", asking = "texts/say-vantor-why"},
  {words = {"machines", "found", "members", "seen", "台", "会員", "見つ"}, before = "wrong-window",
   says = both("VantorCERT. Nothing found so far. We go on looking.", "VantorCERTです。今のところ見つかっていません。続けて調べます。")},
  noted = "texts/say-vantor-noted",
}))

on.message("reporter", person(voice("Cole.", "コールです。"), {
  {since = "herald-asks", earned = function(message)
     local when = message:mentions("05:00", "5:00 UTC", "17:00", "17時", "公表", "publish", "advisory")
     return when and not message:mentions("診療所", "空見チケット", "clinic", "Sorami Tickets")
   end, good = "texts/say-reporter-waits", asking = "texts/say-reporter-writes"},
  noted = both("Cole. Noted.", "コールです。承知しました。"),
}))

-- ---- Kesava ---------------------------------------------------------------------------------------------------------

on.message("vendor", person(voice("Desai.", "デサイです。"), {
  {since = "vendor-wording", earned = {"05:00", "10:30", "10時30", "合同", "同時", "together", "joint", "same instant"},
   good = "texts/say-vendor-agrees", asking = "texts/say-vendor-goes"},
  {since = "update-log", before = "vendor-wording", earned = {"18:40", "21:04", "18時40", "e4b71c09"},
   good = "texts/say-vendor-revoked", asking = "texts/say-vendor-asks"},
  {words = {"key", "certificate", "signature", "鍵", "証明書", "署名"}, since = "update-log",
   says = both("Desai. The signing key was not taken. The update server was entered; its log is with you.",
               "デサイです。署名の鍵は盗まれていません。更新サーバーに入られました。記録はお送りしたとおりです。")},
  {words = {"update", "server", "log", "更新", "サーバー", "記録"}, before = "update-log",
   says = both("Desai. We are going through the update server and send the log when we have it.",
               "デサイです。更新サーバーを調べています。記録が取れたらお送りします。")},
  noted = both("Desai. Understood.", "デサイです。承知しました。"),
}))

on.message("kesava-isp", person(voice("Kesava Telecom.", "ケサバ・テレコムです。"), {
  {words = {"192.0.2.77"}, since = "new-controller",
   says = both("Kesava Telecom. If you ask us to preserve, we take an image first and stop it then.",
               "ケサバ・テレコムです。保全のご依頼があれば、複製してから止めます。")},
  {words = {"traffic", "indicator", "seen", "通信", "指標", "見つ"}, since = "research-report", says =
      "texts/say-kesava-isp"},
  {words = {"traffic", "indicator", "seen", "通信", "指標", "見つ"}, before = "research-report",
   says = both("Kesava Telecom. Nothing unusual so far.", "ケサバ・テレコムです。今のところ変わったことはありません。")},
  {since = "research-report", says = "texts/say-kesava-isp"},
  noted = both("Kesava Telecom. Noted.", "ケサバ・テレコムです。承知しました。"),
}))
