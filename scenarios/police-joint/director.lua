-- How the people around the waterworks and the police answer when no controller does: by words, by what was done, by
-- the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- The plant ------------------------------------------------------------------------------------------------------

on.message("lab", person({"片瀬です。", "Katase here."}, {
  {since = "conflict", from = "manager", earned = function(message, lane)
     return lane:done("authorise-manual") or
            (message:mentions("手動", "manual") and not message:mentions("待つ", "待って", "wait for") and
             not (people.asks(message) and message.about == nil))
   end, good = "texts/say-lab-goes", asking = "texts/say-lab-still"},
  {words = {"立会", "立ち会", "記録係", "witness"}, says = "texts/say-lab-record"},
  {words = {"0.1", "高台", "見込み", "手動", "何分", "いつ戻", "hilltop", "forecast", "manual", "how long"}, since = "conflict",
   says = {"手動に切り替えれば20分で0.40に戻ります。切り替えなければ13時50分に出口で0.20の見込みです。",
           "By hand we are back at 0.40 in twenty minutes. Otherwise I expect 0.20 at the outlet at 13:50."}},
  {words = {"値", "いくつ", "塩素", "濃度", "測", "採水", "value", "chlorine", "measure", "sample"}, since = "hand-value",
   does = function(message, lane, say)
     if not people.asks(message) then return say(message, lane, "texts/say-lab-sample") end
     return say(message, lane, {"13時02分の手分析は0.38mg/Lで、画面とは合いません。10分おきに測っています。",
                                "By hand it was 0.38 mg/L at 13:02, which is not what the screen shows. I " ..
                                    "measure every ten minutes."}, "value")
   end},
  {words = {"値", "塩素", "測", "採水", "value", "chlorine", "measure", "sample"}, before = "hand-value",
   says = {"いま採水して測っているところです。値が出たら電話します。", "I am taking a sample now. I call when I have the value."}},
  noted = "texts/say-lab-noted",
}))

on.action("seize-plc", function(_, lane)
  lane:set("plc-03", "stopped")
  lane:send("lab", "police", "texts/say-lab-protest", {channel = "phone"})
  lane:after(120, "plc-brought-back")
end)

on.timer("plc-brought-back", function(_, lane)
  lane:set("plc-03", "manual")
  lane:send("hq", "police", "texts/say-hq-seized")
end)

-- Without its power the PLC comes up with initial settings: dosing goes on, by hand.
on.action("restart-plc", function(_, lane) lane:set("plc-03", "manual") end)

-- ---- The vendor -----------------------------------------------------------------------------------------------------

local images = {"採取", "保全", "メモリ", "証拠", "image", "memory", "evidence"}

on.message("vendor", person({"加納です。", "Kano here.", tone = "formal"}, {
  {since = "restore-question", earned = function(message)
     local points = {{"比較", "控え", "compar", "copy"}, {"VPN", "閉じ", "入口", "closed"},
       {"警察", "同意", "police", "consent"}}
     return words.count(message, points) >= 2
   end, good = "texts/say-vendor-conditions", asking = "texts/say-vendor-what"},
  {words = {"要約値", "封印", "c433", "c483", "hash", "seal"}, since = "hash-differs", says = "texts/say-vendor-slip"},
  {since = "vendor-denies", before = "image-ready", does = function(message, lane, say)
     if people.asks(message) and message.about ~= "vendor-denies" then return false end
     if message:mentions("初期化", "入れ直", "anew", "reset") and not words.refuses(message) and
        not words.has(message.body, images) then
       if answers.said(lane, "texts/say-vendor-images") then return false end
       return say(message, lane, "texts/say-vendor-hurry")
     end
     if words.has(message.body, images) or words.refuses(message) then return say(message, lane,
         "texts/say-vendor-images") end
     return false
   end},
  {words = {"hoshu-02", "誰", "退職", "アカウント", "利用者", "who", "account", "user"}, since = "vendor-denies",
   says = {"hoshu-02 は9月に退職した者の番号で、本日、弊社の作業はありません。",
       "hoshu-02 belonged to somebody who left in September. We have no work planned today."}},
  {words = {"予定", "作業", "保守", "hoshu", "接続", "work", "maintenance", "connect"}, before = "vendor-denies",
   says = {"本日の作業の有無を、社内で確かめて折り返します。", "I check whether we have work planned today, and come back to you."}},
  {words = {"記録", "操作", "PLC", "EWS", "log", "operation"}, since = "control-events",
   says = {"操作記録をお送りしたとおりです。どれが当番の操作かは、そちらでご確認ください。",
       "You have the records. Which are your operators' please check at your end."}},
  {words = {"採取", "立会", "品目", "image", "witness", "item"}, since = "image-ready",
   says = {"13時58分に3点を封印し、お渡ししました。作業記録の出力も手元にあります。",
       "Three items were sealed at 13:58 and handed over. I have the printout of the work record too."}},
  noted = "texts/say-vendor-what",
}))

on.action("reset-ews", function(_, lane)
  if not lane:done("take-images") then lane:send("vendor", "it", "texts/say-vendor-lost") end
end)

-- ---- General affairs, the clinic, the press -------------------------------------------------------------------------

on.message("office", person({"三宅です。", "Miyake here."}, {
  {since = "desk-left", earned = {"何時", "時刻", "いつ", "順に", "確認", "責める", "ありがとう", "when", "what time", "thank", "blame"},
   good = "texts/say-office-tells", asking = "texts/say-office-sorry"},
  {words = {"封印", "袋", "預か", "seal", "bag", "keep"}, since = "image-ready", before = "desk-left",
   says = {"13時58分に封印の袋を3つお預かりしています。", "I have had three sealed bags since 13:58."}},
  {words = {"問い合わせ", "市長", "危機管理", "電話", "enquir", "mayor", "calls"},
   says = {"各課からの問い合わせは、私のほうで控えて次長にお渡しします。", "I note what other sections ask and give it to the deputy director."}},
  noted = {"承知しました。", "Understood."},
}))

on.message("clinic", person({"大和田です。", "Owada here."}, {
  {since = "clinic-asks", earned = {"0.5", "0.4", "0.3", "0.52", "mg"}, good = "texts/say-clinic-thanks", asking =
      "texts/say-clinic-when"},
  {words = {"何人", "患者", "透析", "いつまで", "how many", "patients", "dialysis"}, since = "clinic-asks",
   says = {"18人が透析中です。続けてよいかは、塩素の実測値で判断します。",
       "Eighteen people are on dialysis. Whether we go on depends on the measured chlorine."}},
  {words = {"水", "患者", "透析", "water", "patients", "dialysis"}, before = "clinic-asks",
   says = {"透析は予定どおり行っています。水のことで何かあるのでしたら、数字で教えてください。",
       "Dialysis goes on as planned. If something is wrong with the water give me figures."}},
  noted = {"分かりました。", "All right."},
}))

on.message("reporter", person({"早瀬です。", "Hayase here.", tone = "press"}, {
  {since = "hand-value", words = {"203.0.113.45", "hoshu-02", "犯人", "押収", "侵入され", "culprit", "seized", "intruder"},
      always = true,
   says = "texts/say-reporter-presses"},
  {when = function(_, lane) return lane:fired("police-hear-elsewhere") or lane:fired("press-call") end,
   earned = {"お答えでき", "発表", "実測", "nothing to say", "statement", "measured"},
   good = "texts/say-reporter-waits", asking = "texts/say-reporter-presses"},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))

-- ---- The ministry ---------------------------------------------------------------------------------------------------

on.message("ministry", person({"厚生労働省の小暮です。", "Kogure, health ministry.", tone = "formal"}, {
  {words = {"様式", "期限", "いつまで", "欄", "form", "deadline", "by when"},
   says = {"情報連絡様式で、まず水質の値と給水への影響をお願いします。分からない欄は「調査中」で構いません。",
           "On the report form please, first the water values and the effect on supply; \"under investigation\" " ..
               "will do."}},
  noted = "texts/say-ministry-form",
}))

local ministry_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"next_report_at", "次回報告の予定", "next report"},
}

on.report("incident-report", function(report, lane)
  if not words.among(report.to, "ministry") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, ministry_wants)
  if ja == "" then
    if answers.once(lane, "ministry-received") then
      lane:send("ministry", report.from, "texts/say-ministry-received")
    end
    return
  end
  answers.send_with(lane, "ministry", report.from, "texts/say-ministry-missing",
                    {["ministry-missing-ja"] = ja, ["ministry-missing-en"] = en})
end)

-- ---- Police headquarters --------------------------------------------------------------------------------------------

on.message("hq", person({"真鍋だ。", "Manabe.", tone = "boss", unsure = {"どの件だ。ここでは答えられない。確かめて返す。",
    "Which matter? I cannot answer that here. I will check."},
  early = {"その件はまだ何も上がってきていない。分かれば知らせる。", "Nothing has come up to me on that. You will hear when it does."},
  still = {"先の件と併せて確かめている。待て。", "Being checked with the other. Wait."},
  again = {"それは先ほど（演習時刻 %s）言ったとおりだ。", "I told you that before (exercise time %s)."},
  more = {"先ほど（演習時刻 %s）聞いた点の答えがまだだ。", "I still have no answer to what I asked (exercise time %s)."}}, {
  {since = "hq-plan", before = "hq-hand-over", earned = function(message)
     local order = message:mentions("メモリ", "memory") and message:mentions("順", "消え", "揮発", "first", "vanish",
         "volatile")
     local takes = message:mentions("取り外", "持ち帰", "押収する", "take away", "remove it")
     local leaves = message:mentions("持ち帰らない", "取り外さない", "稼働中", "stays", "running", "not take")
     return order and (leaves or not takes)
   end, good = "texts/say-hq-agreed", asking = "texts/say-hq-why"},
  {words = {"立会", "署名", "書類", "任意提出", "witness", "sign", "paper"},
   says = {"立会人の署名と時刻を必ず取れ。任意提出書は引き渡しの場で作る。",
       "Get the witness's signature and the time. The voluntary-submission form is made out at the hand-over."}},
  {words = {"臨場", "何人", "いつ着", "現場", "arrive", "how many", "site"},
   says = {"捜査員と解析担当を出す。着く時刻は、決まりしだい知らせる。",
       "I send investigators and an analyst. You hear the time when it is settled."}},
  noted = "texts/say-hq-noted",
}))

-- A gap that is written down is accepted; one that is left out is asked about once the waterworks knows of it.
on.report("custody-record", function(report, lane)
  if not words.among(report.to, "hq") then return end
  lane:acknowledge(report)
  local told = words.in_field(report, "gap", {"13:58", "13時58", "14:20", "14時20", "22分", "22 minutes"})
  if told then
    if answers.once(lane, "hq-record-" .. report.stage) then lane:send("hq", report.from, "texts/say-hq-received") end
  elseif lane:fired("desk-left") and answers.once(lane, "hq-gap-" .. report.stage) then
    lane:send("hq", report.from, "texts/say-hq-gap")
  end
end)

on.report("joint-sheet", function(report, lane)
  if words.among(report.to, "hq") then lane:acknowledge(report) end
end)

on.action("overwrite-record", function(_, lane) lane:send("hq", "police", "texts/say-hq-overwritten") end)

-- ---- Forensics, NPA, the hosting firm -------------------------------------------------------------------------------

on.message("analysis", person({"宇野です。", "Uno here.", tone = "formal"}, {
  {words = {"もう一度", "再計算", "計算し直", "again", "once more"}, since = "hash-differs", says = "texts/say-analysis-again"},
  {since = "hash-differs", says = "texts/say-analysis-original"},
  {words = {"要約値", "品目", "合わ", "hash", "item", "match"}, since = "hash-differs", says = "texts/say-analysis-original"},
  {words = {"結果", "要約値", "いつ", "解析", "result", "hash", "when", "analysis"}, before = "hash-differs",
   says = {"証拠品を受け取り、封印を確かめてから要約値を計算します。確かめたことだけをお知らせします。",
           "I compute hashes once I have the items and have checked the seals. I tell only what I have verified."}},
  noted = {"承知しました。", "Understood."},
}))

on.message("npa", person({"警察庁サイバー担当です。", "NPA, cyber.", tone = "formal"}, {
  {earned = function(message)
     return (not people.asks(message) or message.about ~= nil) and
            message:mentions("203.0.113.45", "hoshu-02", "CL2", "12時41分", "12:41")
   end, good = "texts/say-npa-shared", asking = "texts/say-npa-received"},
  {words = {"契約者", "サーバ", "203.0.113.45", "貸し", "subscriber", "server"}, since = "server-found",
   says = {"お送りした調査結果のとおりです。なみかぜホスティングの窓口へ、書面で保全を求めてください。",
           "It is as in our findings. Ask Namikaze Hosting in writing to preserve."}},
  {words = {"契約者", "サーバ", "203.0.113.45", "調査", "subscriber", "server", "findings"}, before = "server-found",
   says = {"接続元は照会しているところです。分かりしだいお知らせします。", "We are enquiring about the source and tell you what we learn."}},
  {words = {"他県", "ほかの事業者", "下見", "手口", "other operators", "reconnaissance"}, since = "npa-intel",
   says = {"お送りした情報のとおりです。事業者名は申し上げられません。", "It is as in our information. We do not name operators."}},
}))

on.message("host", person({"なみかぜホスティング法務窓口です。", "Namikaze Hosting, legal desk.", tone = "formal"}, {
  {since = "server-found", earned = function(message)
     return words.count(message, {{"197"}, {"203.0.113.45"}, {"30日", "30 days"}, {"12月", "december"}}) >= 3
   end, good = "texts/say-host-kept", asking = "texts/say-host-paper"},
  {words = {"保全", "契約者", "記録", "書面", "令状", "preserv", "subscriber", "record", "in writing", "warrant"}, says =
      "texts/say-host-paper"},
  noted = "texts/say-host-paper",
}))

on.action("request-preservation", function(_, lane)
  if lane:fired("server-found") and answers.once(lane, "say-host-kept") then
    lane:send("host", "police", "texts/say-host-kept")
  end
end)

on.message("control", function(message, lane) lane:acknowledge(message) end)
on.message("scada", function(message, lane) lane:acknowledge(message) end)
