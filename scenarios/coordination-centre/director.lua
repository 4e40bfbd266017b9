-- How members, police and the head of the centre answer when no controller does: by words, by what was done.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local has, names_a_time, weigh = words.among, words.names_a_time, answers.weigh

-- ---- The centre ---------------------------------------------------------------------------------------------------

on.message("chief", function(message, lane)
  if not lane:fired("support-hotel") then return answers.say(message, lane, "texts/say-chief-noted") end
  local both = words.all(message, {{"会場", "入場口", "venue", "gates"}, {"配信", "streaming", "broadcaster"}})
  weigh(message, lane, both, "texts/say-chief-agrees", "texts/say-chief-priority")
end)

on.report("support-decision", function(report, lane)
  if not has(report.to, "chief") then return end
  lane:acknowledge(report)
  local venue = words.in_field(report, "first_team", {"会場", "入場口", "venue", "gate"})
  local streaming = words.in_field(report, "second_team", {"配信", "streaming", "encoder"})
  lane:send("chief", report.from, venue and streaming and "texts/say-chief-agrees" or "texts/say-chief-priority")
end)

on.report("daily-summary", function(report, lane)
  if has(report.to, "chief") or has(report.to, "nisc") then lane:acknowledge(report) end
  if has(report.to, "chief") then lane:send("chief", report.from, "texts/say-chief-summary") end
end)

on.approval("chief", function(request, lane)
  for _, field in ipairs({"summary", "marks", "advice"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-chief-back") end
  end
  -- Members are told what to look for, never who was hit.
  local names = {"ミナトチケット", "あおば配信", "塚本", "minato ticket", "aoba streaming"}
  if words.in_field(request, "summary", names) or words.in_field(request, "marks", names) then
    return lane:send_back(request, "texts/say-chief-names")
  end
  lane:approve(request, "texts/say-chief-approves")
end)

on.report("sharing-note", function(report, lane)
  for _, member in ipairs({"venue", "tickets", "broadcaster", "transit", "hotel", "carrier"}) do
    if has(report.to, member) then
      lane:acknowledge(report)
      if answers.once(lane, "note-read") then lane:send(member, "desk", "texts/say-member-checked") end
      return
    end
  end
end)

-- ---- Agencies -----------------------------------------------------------------------------------------------------

on.message("jpcert", function(message, lane)
  if lane:fired("false-fix") and message:mentions("修正版", "easyassist-update", "fix", "なりすまし", "spoof") then
    return answers.say(message, lane, "texts/say-jpcert-fix")
  end
  answers.say(message, lane, "texts/say-jpcert")
end)

on.message("nisc", function(message, lane)
  if not lane:fired("ministry-asks") then return answers.say(message, lane, "texts/say-nisc") end
  local opening = message:mentions("開場", "10時", "紙", "opening", "10:00", "paper")
  weigh(message, lane, opening, "texts/say-nisc", "texts/say-nisc-opening")
end)

on.message("npa", function(message, lane) answers.say(message, lane, "texts/say-npa") end)

-- ---- Members: whoever gets the alert or an order to check says so ---------------------------------------------------

local function about_the_alert(message) return message:mentions("転送", "Fw:", "forward", "198.51.100.77", "8.2.9") end

on.message("venue", function(message, lane)
  if lane:fired("venue-reimage") and message.from == "analyst" then
    local keeps = message:mentions("保全", "記録", "preserve", "records", "evidence", "keep")
    return weigh(message, lane, keeps, "texts/say-venue-keeps", "texts/say-venue-what")
  end
  if message.from == "coord" then
    return weigh(message, lane, names_a_time(message), "texts/say-venue-support", "texts/say-venue-when")
  end
  if about_the_alert(message) then return answers.say(message, lane, "texts/say-venue-alert") end
  weigh(message, lane, message:mentions("1204", "番号", "number"), "texts/say-venue-thanks", "texts/say-venue-number")
end)

on.message("tickets", function(message, lane)
  if lane:fired("tickets-denies") then
    local proof = message:mentions("7時41分", "7:41", "8.2.9", "07:41")
    return weigh(message, lane, proof, "texts/say-tickets-admits", "texts/say-tickets-proof")
  end
  answers.say(message, lane, "texts/say-tickets-alert")
end)

on.message("broadcaster", function(message, lane)
  if message.from ~= "coord" then return answers.say(message, lane, "texts/say-broadcaster-alert") end
  weigh(message, lane, names_a_time(message), "texts/say-broadcaster-support", "texts/say-broadcaster-when")
end)

on.message("transit", function(message, lane)
  if lane:fired("open-or-wait") and message.from == "organiser" then
    return answers.say(message, lane, "texts/say-transit-opening")
  end
  answers.say(message, lane, "texts/say-transit")
end)

on.message("hotel", function(message, lane) answers.say(message, lane, "texts/say-hotel") end)

on.message("carrier", function(message, lane)
  local what = message:mentions("198.51.100.77", "8443")
  weigh(message, lane, what, "texts/say-carrier-blocked", "texts/say-carrier-what")
end)

-- ---- The organiser's people, and those outside ---------------------------------------------------------------------

on.message("volunteer", function(message, lane) answers.say(message, lane, "texts/say-volunteer") end)
on.message("org-head", function(message, lane) answers.say(message, lane, "texts/say-org-head") end)

on.approval("org-head", function(request, lane)
  for _, field in ipairs({"summary", "event_type", "systems"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-org-head-back") end
  end
  lane:approve(request, "texts/say-org-head-approves")
end)

on.message("sponsor", function(message, lane)
  local names = message:mentions("ミナトチケット", "あおば配信", "minato ticket", "aoba streaming")
  if names then return answers.say(message, lane, "texts/say-sponsor-names") end
  answers.say(message, lane, "texts/say-sponsor-insists")
end)

on.message("press", function(message, lane) answers.say(message, lane, "texts/say-press") end)
on.message("control", function(message, lane) lane:acknowledge(message) end)
