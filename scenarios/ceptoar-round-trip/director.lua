-- How the people around one CEPTOAR's line answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local say = answers.say

-- ---- NISC -----------------------------------------------------------------------------------------------------------

on.message("nisc", function(message, lane)
  if message:mentions("4.2.1", "連絡会", "forum") and lane:fired("duplicate") then
    return say(message, lane, "texts/say-nisc-which")
  end
  if lane:fired("damage-card") and message:mentions("被害", "侵入", "第1報", "damage", "intrusion", "compromise") then
    return say(message, lane, "texts/say-nisc-damage")
  end
  say(message, lane, "texts/say-nisc-noted")
end)

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

on.report("line-total", function(report, lane)
  if not has(report.to, "nisc") then return end
  lane:acknowledge(report)
  if answers.once(lane, "nisc-total") then lane:send("nisc", report.from, "texts/say-nisc-total") end
end)

-- ---- The secretariat's surroundings ---------------------------------------------------------------------------------

on.message("members", function(message, lane) lane:acknowledge(message) end)

on.message("deputy", function(message, lane)
  if lane:fired("nisc-notice") and message.from == "ministry" and not answers.said(lane, "texts/say-deputy-got") then
    return say(message, lane, "texts/say-deputy-got")
  end
  say(message, lane, "texts/say-deputy-noted")
end)

-- The address is dead: only the first such mail is told, the list's own bounce comes by itself.
on.message("former", function(message, lane)
  if answers.once(lane, "former-" .. message.from) then
    lane:send("mailer", message.from, "texts/bounce", {channel = "mail", otherwise = {"fax"}})
  end
end)

on.message("assoc", answers.choose({
  {words = {"後任", "異動", "江口", "副担当", "successor", "moved", "eguchi", "deputy"}, text = "texts/say-assoc-successor"},
}))

on.message("unreached", function(message, lane)
  if message:mentions("VPN", "HARIMA", "受領", "転送", "receipt", "forward", "4.2") then
    say(message, lane, "texts/say-unreached-moved")
  else
    say(message, lane, "texts/say-unreached-not-yet")
  end
end)

on.message("provider", function(message, lane) say(message, lane, "texts/say-provider") end)
on.message("registry", function(message, lane) say(message, lane, "texts/say-registry") end)

-- ---- Members --------------------------------------------------------------------------------------------------------

on.message("it-a", function(message, lane)
  if lane:fired("nisc-update") and message:mentions("4.2.2") then
    return say(message, lane, "texts/say-it-a-version")
  end
  say(message, lane, "texts/say-it-a")
end)

on.message("it-b", function(message, lane)
  if not lane:fired("damage-card") then return lane:acknowledge(message) end
  local keeps = message:mentions("保全", "写し", "写す", "残", "preserve", "copy", "keep")
  local isolates = message:mentions("切り離", "切離", "外し", "外す", "遮断", "isolate", "off the network", "disconnect")
  if answers.said(lane, "texts/say-it-b-done") then return lane:acknowledge(message) end
  say(message, lane, keeps and isolates and "texts/say-it-b-done" or "texts/say-it-b-which")
end)

local ciso_wants = {
  {"summary", "概要", "summary"},
  {"event_type", "事象の種類", "event type"},
  {"actions_taken", "実施した対応", "actions taken"},
}

on.approval("ciso-b", function(request, lane)
  local ja, en = words.missing(request, ciso_wants)
  if ja == "" then return lane:approve(request, "texts/say-ciso-yes") end
  lane:set_flag("ciso-missing-ja", ja)
  lane:set_flag("ciso-missing-en", en)
  lane:send_back(request, "texts/say-ciso-no")
end)

on.message("ciso-b", function(message, lane) lane:acknowledge(message) end)

-- ---- Outside --------------------------------------------------------------------------------------------------------

on.message("industry", function(message, lane)
  if message:mentions("4.2.2", "訂正", "矛盾", "更新", "correct", "contradict", "update") then
    say(message, lane, "texts/say-industry")
  else
    say(message, lane, "texts/say-industry-waits")
  end
end)

-- What is secret: once it is told, no later refusal takes it back.
on.message("supplier", function(message, lane)
  if message:mentions("203.0.113", "svc_", "4.2.2", "/mgmt", "添付します", "お送りします", "I attach", "here it is") then
    return say(message, lane, "texts/say-supplier-shares")
  end
  local shows_way = message:mentions("公開", "省庁", "事務局", "JPCERT", "範囲", "public", "ministry", "secretariat", "limits")
  if words.refuses(message) and shows_way then
    say(message, lane, "texts/say-supplier-fine")
  elseif not answers.said(lane, "texts/say-supplier-fine") then
    say(message, lane, "texts/say-supplier-insists")
  else
    lane:acknowledge(message)
  end
end)

on.action("send-outside", function(_, lane)
  if answers.once(lane, "say-supplier-shares") then lane:send("supplier", "operator-a", "texts/say-supplier-shares") end
end)

-- ---- The drill office -----------------------------------------------------------------------------------------------

on.message("control", function(message, lane) say(message, lane, "texts/say-control") end)

for _, form in ipairs({"unreached-list", "cause-survey"}) do
  on.report(form, function(report, lane) lane:acknowledge(report) end)
end
