-- How the people around the three CERTs answer when no controller does. English is the drill's; Japanese is understood.
local answers = use "answers"
local words = use "words"

local say = answers.say

-- The good answer when it is earned, the asking one until then, and silence once the good one was given.
local function weigh(message, lane, earned, good, asking)
  if earned then
    say(message, lane, good)
  elseif answers.said(lane, good) then
    lane:acknowledge(message)
  else
    say(message, lane, asking)
  end
end

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- ---- Control --------------------------------------------------------------------------------------------------------

on.message("excon", function(message, lane)
  if lane:fired("false-stop") and message:mentions("中止", "reg1on", "stop") then
    lane:acknowledge(message)
    if answers.once(lane, "excon-fake-" .. message.from) then lane:reply(message, "texts/say-excon-fake") end
    return
  end
  say(message, lane, "texts/say-excon-noted")
end)

on.report("drill-report", function(report, lane) lane:acknowledge(report) end)

-- ---- Sorami ---------------------------------------------------------------------------------------------------------

on.message("researcher", function(message, lane)
  local until_when = message:mentions("UTC", "合同", "同時", "joint", "together", "same time")
  weigh(message, lane, until_when, "texts/say-researcher", "texts/say-researcher-asks")
end)

on.message("ticket", function(message, lane)
  local what = message:mentions("落と", "止め", "遮断", "直し方", "drop", "filter", "block", "clean", "mend")
  local when = message:mentions("分で", "分以内", "までに", "minutes", "by 1", "at once", "now")
  weigh(message, lane, what and when, "texts/say-ticket", "texts/say-ticket-asks")
end)

on.message("customers", function(message, lane)
  if not lane:fired("tickets-down") then return lane:acknowledge(message) end
  local whole = words.all(message, {
    {"ハッシュ", "確かめ", "確認", "check", "hash"},
    {"入れ直", "直し", "駆除", "パスワード", "8.3.2", "clean", "install", "mend", "password"},
  })
  weigh(message, lane, whole, "texts/say-customers-sent", "texts/say-customers-more")
end)

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

on.message("host", function(message, lane) say(message, lane, "texts/say-host-noted") end)

on.message("vantor", function(message, lane)
  if not lane:fired("wrong-window") then return say(message, lane, "texts/say-vantor-noted") end
  local right = message:mentions("18:40", "18時40", "5:30", "5時間30", "five and a half")
  weigh(message, lane, right, "texts/say-vantor-right", "texts/say-vantor-why")
end)

on.message("reporter", function(message, lane)
  local when = message:mentions("05:00", "5:00 UTC", "17:00", "17時", "公表", "publish", "advisory")
  local names = message:mentions("診療所", "空見チケット", "clinic", "Sorami Tickets")
  weigh(message, lane, when and not names, "texts/say-reporter-waits", "texts/say-reporter-writes")
end)

-- ---- Kesava ---------------------------------------------------------------------------------------------------------

on.message("vendor", function(message, lane)
  if lane:fired("vendor-wording") then
    local together = message:mentions("05:00", "10:30", "10時30", "合同", "同時", "together", "joint", "same instant")
    return weigh(message, lane, together, "texts/say-vendor-agrees", "texts/say-vendor-goes")
  end
  if not lane:fired("update-log") then return lane:acknowledge(message) end
  local window = message:mentions("18:40", "21:04", "18時40", "e4b71c09")
  weigh(message, lane, window, "texts/say-vendor-revoked", "texts/say-vendor-asks")
end)

on.message("kesava-isp", function(message, lane) say(message, lane, "texts/say-kesava-isp") end)
