-- How the people around the exercise answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local has, names_a_time, weigh = words.among, words.names_a_time, answers.weigh

-- Words of somebody who says in public that it was an attack.
local admissions = {
  "サイバー攻撃です", "サイバー攻撃による", "攻撃を受けました", "攻撃と判断", "攻撃を確認",
  "it is a cyber attack", "it was a cyber attack", "we were attacked", "confirm a cyber attack", "confirm the attack",
}

-- ---- The state ----------------------------------------------------------------------------------------------------

on.message("nisc", function(message, lane)
  local number = message:mentions("台", "戸", "局", "時", "分", "households", "stations", "terminals", ":", "minutes")
  weigh(message, lane, number, "texts/say-nisc-received", "texts/say-nisc-facts")
end)

on.message("cabinet", function(message, lane)
  if lane:fired("cabinet-estimate") and message.from == "meti" then
    local corrected = message:mentions("12時40分", "12:40")
    return weigh(message, lane, corrected, "texts/say-cabinet-received", "texts/say-cabinet-older")
  end
  answers.say(message, lane, "texts/say-cabinet-received")
end)

on.message("npa", function(message, lane)
  if lane:fired("false-claim") then return answers.say(message, lane, "texts/say-npa-claim") end
  answers.say(message, lane, "texts/say-npa")
end)

local sitrep_wants = {
  {"affected", "影響の規模", "the extent"},
  {"status", "サービスの状況", "the state of the services"},
  {"estimate", "復旧の見込み", "the estimate"},
}

on.report("situation-report", function(report, lane)
  if not has(report.to, "cabinet") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, sitrep_wants)
  if ja == "" then return end
  local labels = {["sitrep-missing-ja"] = ja, ["sitrep-missing-en"] = en}
  answers.send_with(lane, "cabinet", report.from, "texts/say-cabinet-missing", labels, {otherwise = {"phone"}})
end)

-- Reports of incidents go to the ministries, who are players; a copy to somebody of the cast gets its receipt.
on.report("incident-report", function(report, lane)
  for _, party in ipairs({"nisc", "npa", "power-ceptoar", "telecom-ceptoar", "finance-ceptoar"}) do
    if has(report.to, party) then return lane:acknowledge(report) end
  end
end)

-- ---- CEPTOARs: what was forwarded goes on to the operators, a summary does not -----------------------------------

local function hands_down(secretariat, operator)
  on.message(secretariat, function(message, lane)
    local original = message:mentions("転送", "Fw:", "Fwd:", "forward", "203.0.113.45")
    if not lane:fired("nisc-advisory") or not original then
      return answers.say(message, lane, "texts/say-ceptoar-original")
    end
    lane:acknowledge(message)
    if not answers.once(lane, "handed-down-" .. secretariat) then return end
    lane:reply(message, "texts/say-ceptoar")
    lane:forward(message, secretariat, operator)
  end)
end

hands_down("power-ceptoar", "power")
hands_down("telecom-ceptoar", "telecom")
hands_down("finance-ceptoar", "finance")

-- ---- Electric power -----------------------------------------------------------------------------------------------

on.message("misaki", function(message, lane)
  if lane:fired("reconnect-offer") then
    if words.agrees(message) and not message:mentions("調査が終わるまで", "until your investigation") then
      lane:set("maint-gateway", "in-use")
      return answers.say(message, lane, "texts/say-misaki-reconnected")
    end
    return answers.say(message, lane, "texts/say-misaki-waits")
  end
  weigh(message, lane, message:mentions("maint-07", "203.0.113.45"), "texts/say-misaki", "texts/say-misaki-which")
end)

local function about_the_log(message, lane)
  return lane:fired("event-log") and message:mentions("maint-07", "CB-211", "不正", "illicit")
end

on.message("control-room", function(message, lane)
  if about_the_log(message, lane) then return answers.say(message, lane, "texts/say-control-log") end
  if message:mentions("再起動", "restart", "reboot") then
    if words.refuses(message) or lane:done("keep-records") then
      return answers.say(message, lane, "texts/say-control-waits")
    end
    if words.agrees(message) then return answers.say(message, lane, "texts/say-control-restarted") end
  end
  local careful = message:mentions("保全", "写真", "触らない", "preserve", "photograph", "leave it")
  weigh(message, lane, careful, "texts/say-control-waits", "texts/say-control-which")
end)

on.message("field", function(message, lane)
  if lane:fired("manual-operation") and message:mentions("設定", "照合", "settings", "compare") then
    return answers.say(message, lane, "texts/say-field-checks")
  end
  answers.say(message, lane, "texts/say-field")
end)

on.message("power-exec", function(message, lane) answers.say(message, lane, "texts/say-power-exec") end)

local accuses = {
  "攻撃", "犯人", "犯行", "不正アクセス", "ハッカー", "VOLT-9", "attack", "intrud", "hacker", "culprit",
}

local function accuses_somebody(request)
  return words.in_field(request, "title", accuses) or words.in_field(request, "cause", accuses)
end

on.approval("power-exec", function(request, lane)
  local notice = request.form == "public-notice"
  local wanted = notice and {"area", "cause", "estimate"} or {"summary", "event_type", "systems"}
  for _, field in ipairs(wanted) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-power-exec-back") end
  end
  if notice and accuses_somebody(request) then
    return lane:send_back(request, "texts/say-power-exec-cause")
  end
  lane:approve(request, "texts/say-power-exec-approves")
end)

local function decides(request, lane)
  for _, field in ipairs({"summary", "event_type", "actions_taken"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-exec-back") end
  end
  lane:approve(request, "texts/say-exec-approves")
end

on.approval("telecom-exec", decides)
on.approval("finance-exec", decides)
on.message("telecom-exec", function(message, lane) answers.say(message, lane, "texts/say-exec") end)
on.message("finance-exec", function(message, lane) answers.say(message, lane, "texts/say-exec") end)

on.report("public-notice", function(report, lane)
  if not has(report.to, "website") then return end
  lane:acknowledge(report)
  if answers.once(lane, "published") then
    lane:send("website", "power-pr", "texts/say-website", {otherwise = {"phone"}})
  end
end)

on.message("website", function(message, lane) lane:acknowledge(message) end)

on.message("reporter", function(message, lane)
  local flash = message:mentions(table.unpack(admissions))
  answers.say(message, lane, flash and "texts/say-reporter-writes" or "texts/say-reporter")
end)

on.message("foreign", function(message, lane)
  local flash = message:mentions(table.unpack(admissions))
  answers.say(message, lane, flash and "texts/say-foreign-writes" or "texts/say-foreign")
end)

-- ---- Telecommunications and finance -------------------------------------------------------------------------------

on.message("noc", function(message, lane)
  if not lane:fired("which-stations") then return answers.say(message, lane, "texts/say-noc-noted") end
  local right = words.count(message, {{"BS-117"}, {"BS-123"}, {"BS-131"}, {"BS-140"}})
  if right >= 3 then
    lane:set("power-cars", "working")
    return answers.say(message, lane, "texts/say-noc-going")
  end
  local largest = message:mentions("BS-104", "BS-108", "BS-112", "BS-126", "加入者の多い", "most subscribers", "largest")
  weigh(message, lane, false, "texts/say-noc-going", largest and "texts/say-noc-largest" or "texts/say-noc-which")
end)

on.message("branches", function(message, lane)
  local all = words.all(message, {
    {"資産", "預金", "お預かり", "assets", "deposits"},
    {"隣", "電話", "手書き", "neighbour", "telephone", "paper"},
    {"お知らせ", "時に", "時30分", "未定", "next word", "11:30", "open"},
  })
  weigh(message, lane, all, "texts/say-branches-ok", "texts/say-branches-more")
end)

-- ---- Those who depend on them -------------------------------------------------------------------------------------

on.message("venue", function(message, lane)
  weigh(message, lane, names_a_time(message), "texts/say-venue-ok", "texts/say-venue-more")
end)

on.message("hospital", function(message, lane)
  local clear = message:mentions("12時10分", "ローリー", "燃料車", "燃料を手配", "12:10", "lorry", "tanker", "fuel is on")
  weigh(message, lane, clear, "texts/say-hospital-thanks", "texts/say-hospital-until")
end)

on.message("railway", function(message, lane) answers.say(message, lane, "texts/say-railway") end)
on.message("control", function(message, lane) lane:acknowledge(message) end)
