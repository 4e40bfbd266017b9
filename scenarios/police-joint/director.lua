-- How the people around the waterworks and the police answer when no controller does: by words, by what was done, by
-- the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local say, weigh = answers.say, answers.weigh

-- ---- The plant ------------------------------------------------------------------------------------------------------

on.message("lab", function(message, lane)
  if lane:fired("conflict") and message.from == "manager" then
    local decided = lane:done("authorise-manual") or
                    (message:mentions("手動", "manual") and not message:mentions("待つ", "待って", "wait for"))
    return weigh(message, lane, decided, "texts/say-lab-goes", "texts/say-lab-still")
  end
  if message:mentions("立会", "立ち会", "記録係", "witness") then return say(message, lane, "texts/say-lab-record") end
  if message:mentions("採水", "測", "sample", "measure") then return say(message, lane, "texts/say-lab-sample") end
  say(message, lane, "texts/say-lab-noted")
end)

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

on.message("vendor", function(message, lane)
  if lane:fired("restore-question") then
    local points = {{"比較", "控え", "compar", "copy"}, {"VPN", "閉じ", "入口", "closed"},
      {"警察", "同意", "police", "consent"}}
    if words.count(message, points) >= 2 then
      return say(message, lane, "texts/say-vendor-conditions")
    end
    return say(message, lane, "texts/say-vendor-what")
  end
  if lane:fired("hash-differs") and message:mentions("要約値", "封印", "c433", "c483", "hash", "seal") then
    return say(message, lane, "texts/say-vendor-slip")
  end
  if message:mentions("初期化", "入れ直", "anew", "reset") and not words.refuses(message)
    and not words.has(message.body, images) then
    if not answers.said(lane, "texts/say-vendor-images") then say(message, lane, "texts/say-vendor-hurry") end
    return lane:acknowledge(message)
  end
  weigh(message, lane, words.has(message.body, images) or words.refuses(message),
    "texts/say-vendor-images", "texts/say-vendor-what")
end)

on.action("reset-ews", function(_, lane)
  if not lane:done("take-images") then lane:send("vendor", "it", "texts/say-vendor-lost") end
end)

-- ---- General affairs, the clinic, the press -------------------------------------------------------------------------

on.message("office", function(message, lane)
  if not lane:fired("desk-left") then return lane:acknowledge(message) end
  local asked = message:mentions("何時", "時刻", "いつ", "順に", "確認", "責める", "ありがとう", "when", "what time", "thank", "blame")
  weigh(message, lane, asked, "texts/say-office-tells", "texts/say-office-sorry")
end)

on.message("clinic", function(message, lane)
  local figure = message:mentions("0.5", "0.4", "0.3", "0.52", "mg")
  weigh(message, lane, figure, "texts/say-clinic-thanks", "texts/say-clinic-when")
end)

on.message("reporter", function(message, lane)
  local talks = message:mentions("203.0.113.45", "hoshu-02", "犯人", "押収", "侵入され", "culprit", "seized", "intruder")
  local careful = message:mentions("お答えでき", "発表", "実測", "nothing to say", "statement", "measured") and not talks
  weigh(message, lane, careful, "texts/say-reporter-waits", "texts/say-reporter-presses")
end)

-- ---- The ministry ---------------------------------------------------------------------------------------------------

on.message("ministry", function(message, lane) say(message, lane, "texts/say-ministry-form") end)

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

on.message("hq", function(message, lane)
  if lane:fired("hq-plan") and not lane:fired("hq-hand-over") then
    local order = message:mentions("メモリ", "memory") and message:mentions("順", "消え", "揮発", "first", "vanish", "volatile")
    local takes = message:mentions("取り外", "持ち帰", "押収する", "take away", "remove it")
    local leaves = message:mentions("持ち帰らない", "取り外さない", "稼働中", "stays", "running", "not take")
    return weigh(message, lane, order and (leaves or not takes), "texts/say-hq-agreed", "texts/say-hq-why")
  end
  say(message, lane, "texts/say-hq-noted")
end)

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

on.message("analysis", function(message, lane)
  if not lane:fired("hash-differs") then return lane:acknowledge(message) end
  local again = message:mentions("もう一度", "再計算", "計算し直", "again", "once more")
  say(message, lane, again and "texts/say-analysis-again" or "texts/say-analysis-original")
end)

on.message("npa", function(message, lane)
  local facts = message:mentions("203.0.113.45", "hoshu-02", "CL2", "12時41分", "12:41")
  weigh(message, lane, facts, "texts/say-npa-shared", "texts/say-npa-received")
end)

on.message("host", function(message, lane)
  local named = words.count(message, {{"197"}, {"203.0.113.45"}, {"30日", "30 days"}, {"12月", "december"}})
  weigh(message, lane, named >= 3, "texts/say-host-kept", "texts/say-host-paper")
end)

on.action("request-preservation", function(_, lane)
  if lane:fired("server-found") and answers.once(lane, "say-host-kept") then
    lane:send("host", "police", "texts/say-host-kept")
  end
end)

on.message("control", function(message, lane) lane:acknowledge(message) end)
on.message("scada", function(message, lane) lane:acknowledge(message) end)
