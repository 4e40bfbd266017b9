-- How the people around the port's information centre answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- Contact by the book --------------------------------------------------------------------------------------------

on.message("ceptoar", person({"物流セプター事務局の芹沢です。", "Serizawa, logistics CEPTOAR.", tone = "formal"}, {
  {since = "ceptoar-info", earned = {"L-1118"}, good = "texts/say-ceptoar-thanks", asking = "texts/say-ceptoar-number"},
  {words = {"範囲", "TLP", "記録票", "期限", "誰に", "range", "record", "deadline", "whom"}, since = "ceptoar-info",
   says = {"訓練。共有範囲は TLP:AMBER です。連絡簿の全員に伝え、連絡記録票で結果を知らせてください。",
           "Drill. The range is TLP:AMBER. Tell everybody in the contact book and report on the contact record."}},
  {words = {"情報", "訓練", "information", "drill"}, before = "ceptoar-info",
   says = {"訓練の情報は、決まった時間帯にお送りします。", "The drill's information comes within the agreed hours."}},
  noted = {"訓練。受け取りました。", "Drill. Received."},
}))

on.report("contact-record", function(report, lane)
  if not words.among(report.to, "ceptoar") then return end
  lane:acknowledge(report)
  if words.in_field(report, "number", {"L-1118"}) then
    if answers.once(lane, "record-thanks") then lane:send("ceptoar", report.from, "texts/say-ceptoar-thanks") end
  elseif answers.once(lane, "record-number") then
    lane:send("ceptoar", report.from, "texts/say-ceptoar-number")
  end
end)

on.message("terminal-a", person({"第1ターミナルの倉田です。", "Kurata, Terminal 1.", tone = "ops"}, {
  {since = "slow-call", says = "texts/say-terminal-slow"},
  {words = {"画面", "遅", "いつから", "状況", "screen", "slow", "since when"}, since = "slow-call",
   says = {"10時15分頃から、入港予定の画面が開くのに1分近くかかります。", "Since about 10:15 the berth schedule takes almost a minute to open."}},
  {since = "ceptoar-info", says = "texts/say-terminal-a"},
  {words = {"画面", "状況", "異常", "荷役", "screen", "unusual", "status"}, before = "slow-call",
   says = {"今のところ、いつもどおりです。", "All as usual so far."}},
  noted = {"了解しました。", "Understood."},
}))

-- The desk is empty: the answer is a notice of absence, once, and no receipt.
on.message("terminal-b", function(message, lane)
  if answers.once(lane, "away-" .. message.from) and message.channel == "mail" then
    lane:reply(message, "texts/say-terminal-b")
  end
end)

on.message("deputy-b", person({"宇佐です。", "Usa here.", tone = "ops"}, {
  {since = "ceptoar-info", earned = {"L-1118", "TLP", "訓練", "exercise"}, good = "texts/say-deputy-b", asking =
      "texts/say-deputy-repeat"},
  {words = {"不在", "机", "誰か", "運営課", "away", "desk", "anybody"},
   says = {"運営課は10時から11時30分まで全員が荷役の現場です。急ぎの連絡は、電話かFAXで私にください。",
           "The desk is on the quay from 10:00 to 11:30. Urgent word to me please, by telephone or fax."}},
  noted = {"了解しました。", "Understood."},
}))

-- ---- First response -------------------------------------------------------------------------------------------------

-- Restarted or clicked away: the berth display is reached at once unless the terminal is off the network.
local function reaches_display(_, lane)
  if lane:host("ops-04") == "infected" then lane:set("ops-06", "infected") end
end

on.action("restart-terminal", reaches_display)
on.action("press-yes", reaches_display)

on.message("vendor", person({"保守窓口の湊です。", "Minato, maintenance.", tone = "formal"}, {
  {since = "vendor-call", does = function(message, lane, say)
     if people.asks(message) and message.about ~= "vendor-call" then return false end
     if words.refuses(message) or message:mentions("触ら", "切り離", "セキュリティ", "isolat", "security") then
       return say(message, lane, "texts/say-vendor-waits")
     end
     if answers.said(lane, "texts/say-vendor-waits") then return false end
     return say(message, lane, "texts/say-vendor-restart")
   end},
  {words = {"記録", "保存", "通信", "log", "keep", "traffic"},
   says = {"通信の記録は、ご指示があればこちらで保存します。", "We keep the traffic log if you ask us to."}},
  {words = {"遅", "再起動", "端末", "故障", "slow", "restart", "terminal", "fault"}, before = "vendor-call",
   says = {"当方には、まだ何も届いていません。症状と時刻をお知らせください。", "Nothing has reached us yet. Tell us the symptom and the time."}},
  noted = {"承知しました。", "Noted."},
}))

on.message("chief", person({"沢渡です。", "Sawatari here.", tone = "boss"}, {
  {since = "chief-asks", earned = function(message)
     return words.count(message, {
       {"ops-04", "端末", "いま", "now", "terminal"}, {"船", "入港", "予定", "ship", "berth"},
       {"時", "次", "判断", "next", "decision", "at "},
     }) >= 3
   end, good = "texts/say-chief-accepts", asking = "texts/say-chief-ships"},
  {words = {"切り離", "判断", "任せ", "許可", "isolat", "decide", "permission"},
   says = {"端末の切り離しは当番の判断でよい。船の動きに関わるなら、先に知らせてくれ。",
           "The duty officer may take a terminal off the network. If ships are concerned tell me first."}},
  noted = {"分かった。船の動きに関わることは、すぐ知らせてくれ。", "All right. What concerns ships I want to hear at once."},
}))

on.message("pilot", person({"水先案内所の北村です。", "Kitamura, pilots.", tone = "ops"}, {
  {since = "pilot-asks", earned = {"紙", "電話", "印刷", "FAX", "paper", "telephone", "print"},
   good = "texts/say-pilot-paper", asking = "texts/say-pilot-when"},
  {words = {"入港", "何時", "何隻", "船", "berth", "when", "how many", "ship"},
   says = {"10時50分に1隻、入港の予定です。", "One ship is due at 10:50."}},
  noted = {"了解。", "Understood."},
}))

on.message("ministry", person({"国土交通省港湾担当です。", "Ministry, ports.", tone = "formal"}, {
  {words = {"様式", "報告", "form", "report"},
   says = {"一報は短くて構いません。船の動きへの影響を最初にお知らせください。", "First word may be short. Begin with the effect on ships."}},
  noted = "texts/say-ministry",
}))

on.report("first-word", function(report, lane)
  for _, party in ipairs({"ministry", "ceptoar"}) do
    if words.among(report.to, party) then lane:acknowledge(report) end
  end
  if words.among(report.to, "ministry") and answers.once(lane, "word-received") then
    lane:send("ministry", report.from, "texts/say-ministry")
  end
end)

on.message("control", function(message, lane) lane:acknowledge(message) end)
