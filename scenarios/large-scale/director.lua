-- How the Prime Minister's Office, operators and people on the ground answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local has, weigh = words.among, answers.weigh

-- ---- The Prime Minister's Office ----------------------------------------------------------------------------------

on.message("secretary", function(message, lane)
  if lane:fired("stand-down") then
    local careful = message:mentions("条件", "残", "続け", "水道", "確認できるまで", "condition", "stay", "keep", "until")
    return weigh(message, lane, careful, "texts/say-secretary-stays", "texts/say-secretary-sure")
  end
  if lane:fired("raise-or-not") and not lane:fired("headquarters-set-up") then
    local grounds = words.count(message, {
      {"48,200", "48200", "停電", "power cut", "households"},
      {"人命", "滞留", "負傷", "病院", "lives", "injured", "crowd"},
      {"攻撃", "不正な操作", "attack", "illicit"},
      {"波及", "広が", "信号", "通信", "spread", "traffic lights", "telecom"},
    })
    return weigh(message, lane, grounds >= 2, "texts/say-secretary-raises", "texts/say-secretary-ground")
  end
  answers.say(message, lane, "texts/say-secretary-noted")
end)

local accuses = {"国家", "某国", "犯人", "VOLT-9", "攻撃者は", "foreign state", "culprit", "the attackers are"}

on.approval("secretary", function(request, lane)
  for _, field in ipairs({"facts", "false_word", "request"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-secretary-back") end
  end
  if words.in_field(request, "facts", accuses) or words.in_field(request, "title", accuses) then
    return lane:send_back(request, "texts/say-secretary-names")
  end
  lane:approve(request, "texts/say-secretary-approves")
end)

local board_wants = {
  {"households", "停電戸数", "households without power"},
  {"people", "人的被害・閉じ込め・滞留", "casualties and people trapped"},
  {"spread", "他の分野への波及", "effects on other sectors"},
  {"estimate", "復旧の見込みと根拠", "the estimate and its ground"},
  {"decisions", "判断を求める事項", "decisions needed"},
}

on.report("situation-board", function(report, lane)
  if not has(report.to, "secretary") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, board_wants)
  if ja == "" and not words.in_field(report, "estimate", {"12時40分", "12:40"}) then
    return lane:send("secretary", report.from, "texts/say-secretary-old", {otherwise = {"phone"}})
  end
  if ja == "" then return lane:send("secretary", report.from, "texts/say-secretary-board", {otherwise = {"phone"}}) end
  local labels = {["board-missing-ja"] = ja, ["board-missing-en"] = en}
  answers.send_with(lane, "secretary", report.from, "texts/say-secretary-missing", labels, {otherwise = {"phone"}})
end)

on.report("statement", function(report, lane)
  if not has(report.to, "kantei-site") then return end
  lane:acknowledge(report)
  if answers.once(lane, "published") then
    lane:send("kantei-site", "spokes", "texts/say-site", {otherwise = {"phone"}})
  end
end)

on.message("kantei-site", function(message, lane) lane:acknowledge(message) end)

-- ---- Operators ----------------------------------------------------------------------------------------------------

on.message("power-op", function(message, lane) answers.say(message, lane, "texts/say-power") end)

on.message("telecom-op", function(message, lane)
  if message:mentions("電源車", "power car") and message.from == "infra" then
    lane:set("power-cars", "working")
    return answers.say(message, lane, "texts/say-telecom-going")
  end
  answers.say(message, lane, "texts/say-telecom")
end)

on.message("water-op", function(message, lane)
  if message.from == "nisc" then
    local clear = message:mentions("203.0.113.45", "切り離", "遮断", "遠隔保守", "disconnect", "remote maintenance")
    return weigh(message, lane, clear, "texts/say-water-cut", "texts/say-water-what")
  end
  answers.say(message, lane, "texts/say-water-thanks")
end)

on.message("railway", function(message, lane) answers.say(message, lane, "texts/say-railway") end)

-- ---- On the ground ------------------------------------------------------------------------------------------------

on.message("field-police", function(message, lane) answers.say(message, lane, "texts/say-field-police") end)
on.message("city", function(message, lane) answers.say(message, lane, "texts/say-city") end)

on.message("fire", function(message, lane)
  local right = message:mentions("23棟", "23 棟", "23か所", "23 buildings", "twenty-three", "61人", "61 people")
  weigh(message, lane, right, "texts/say-fire-right", "texts/say-fire-how")
end)

on.message("hospital", function(message, lane)
  local clear = message:mentions("11時15分", "ローリー", "燃料車", "手配", "11:15", "lorry", "tanker", "on its way")
  weigh(message, lane, clear, "texts/say-hospital-thanks", "texts/say-hospital-until")
end)

-- ---- Abroad and the press -----------------------------------------------------------------------------------------

on.message("embassy", function(message, lane) answers.say(message, lane, "texts/say-embassy") end)

on.message("press", function(message, lane)
  local names = message:mentions("某国", "国家が関与", "国の関与を確認", "a foreign state is", "state actor")
  local careful = words.refuses(message) or message:mentions("捜査", "確認中", "確認でき", "確認していない", "investigation", "cannot")
  answers.say(message, lane, names and not careful and "texts/say-press-writes" or "texts/say-press")
end)

on.message("control", function(message, lane) lane:acknowledge(message) end)
