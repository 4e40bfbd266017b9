-- How the people around the port's information centre answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local say, weigh = answers.say, answers.weigh

-- ---- Contact by the book --------------------------------------------------------------------------------------------

on.message("ceptoar", function(message, lane)
  weigh(message, lane, message:mentions("L-1118"), "texts/say-ceptoar-thanks", "texts/say-ceptoar-number")
end)

on.report("contact-record", function(report, lane)
  if not words.among(report.to, "ceptoar") then return end
  lane:acknowledge(report)
  if words.in_field(report, "number", {"L-1118"}) then
    if answers.once(lane, "record-thanks") then lane:send("ceptoar", report.from, "texts/say-ceptoar-thanks") end
  elseif answers.once(lane, "record-number") then
    lane:send("ceptoar", report.from, "texts/say-ceptoar-number")
  end
end)

on.message("terminal-a", function(message, lane)
  if lane:fired("slow-call") then return say(message, lane, "texts/say-terminal-slow") end
  say(message, lane, "texts/say-terminal-a")
end)

-- The desk is empty: the answer is a notice of absence, once, and no receipt.
on.message("terminal-b", function(message, lane)
  if answers.once(lane, "away-" .. message.from) and message.channel == "mail" then
    lane:reply(message, "texts/say-terminal-b")
  end
end)

on.message("deputy-b", function(message, lane)
  local whole = message:mentions("L-1118", "TLP", "訓練", "exercise")
  weigh(message, lane, whole, "texts/say-deputy-b", "texts/say-deputy-repeat")
end)

-- ---- First response -------------------------------------------------------------------------------------------------

-- Restarted or clicked away: the berth display is reached at once unless the terminal is off the network.
local function reaches_display(_, lane)
  if lane:host("ops-04") == "infected" then lane:set("ops-06", "infected") end
end

on.action("restart-terminal", reaches_display)
on.action("press-yes", reaches_display)

on.message("vendor", function(message, lane)
  local waits = words.refuses(message) or message:mentions("触ら", "切り離", "セキュリティ", "isolat", "security")
  weigh(message, lane, waits, "texts/say-vendor-waits", "texts/say-vendor-restart")
end)

on.message("chief", function(message, lane)
  local points = words.count(message, {
    {"ops-04", "端末", "いま", "now", "terminal"}, {"船", "入港", "予定", "ship", "berth"},
    {"時", "次", "判断", "next", "decision", "at "},
  })
  weigh(message, lane, points >= 3, "texts/say-chief-accepts", "texts/say-chief-ships")
end)

on.message("pilot", function(message, lane)
  weigh(message, lane, message:mentions("紙", "電話", "印刷", "FAX", "paper", "telephone", "print"),
    "texts/say-pilot-paper", "texts/say-pilot-when")
end)

on.message("ministry", function(message, lane) say(message, lane, "texts/say-ministry") end)

on.report("first-word", function(report, lane)
  for _, party in ipairs({"ministry", "ceptoar"}) do
    if words.among(report.to, party) then lane:acknowledge(report) end
  end
  if words.among(report.to, "ministry") and answers.once(lane, "word-received") then
    lane:send("ministry", report.from, "texts/say-ministry")
  end
end)

on.message("control", function(message, lane) lane:acknowledge(message) end)
