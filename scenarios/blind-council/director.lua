-- How the people around one municipality answer when no controller does.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local say, weigh = answers.say, answers.weigh

-- ---- Staff, residents -----------------------------------------------------------------------------------------------

on.message("clerk", function(message, lane)
  if message:mentions("いつ", "何時", "順", "画面", "ありがとう", "when", "what time", "screen", "thank") then
    return say(message, lane, "texts/say-clerk-details")
  end
  say(message, lane, "texts/say-clerk-touched")
end)

on.message("resident", function(message, lane)
  if not lane:fired("counter-plan") then return lane:acknowledge(message) end
  local told = words.count(message, {
    {"紙", "電話", "郵送", "コンビニ", "代わり", "paper", "post", "instead", "by telephone"},
    {"時", "分", "o'clock", "11:", "10:", "at "},
  })
  weigh(message, lane, told >= 2, "texts/say-resident-calm", "texts/say-resident-angry")
end)

-- ---- Firms ----------------------------------------------------------------------------------------------------------

on.message("vendor", function(message, lane)
  if lane:fired("cause-found") then
    local conditions = words.count(message, {
      {"入口", "塞", "更新", "二要素", "way in", "closed", "patch", "factor"},
      {"証拠", "保全", "記録", "evidence", "record"},
      {"控え", "確認", "backup", "checked"},
    })
    return weigh(message, lane, conditions >= 2, "texts/say-vendor-waits", "texts/say-vendor-what")
  end
  local stop = words.refuses(message) or message:mentions("保全", "転送", "接続を切", "keep", "session", "rule")
  weigh(message, lane, stop, "texts/say-vendor-waits", "texts/say-vendor-what")
end)

on.message("contractor", function(message, lane)
  local exact = message:mentions("mnt-2", "8時31", "8:31", "根拠", "文書", "書面", "何人", "ground", "in writing", "how many")
  weigh(message, lane, exact, "texts/say-contractor-facts", "texts/say-contractor-checking")
end)

-- Restored while the way in was open: it is encrypted once more.
on.action("restore-now", function(_, lane)
  if not lane:done("preserve") then
    lane:set("fs-2", "encrypted")
    lane:send("vendor", "csirt", "texts/restored-in-vain", {channel = "phone"})
  end
end)

on.action("delete-mailbox", function(_, lane)
  if not lane:done("preserve") then lane:send("vendor", "csirt", "texts/mailbox-gone") end
end)

on.action("say-equipment", function(_, lane)
  lane:send("mayor-office", "head", "texts/had-to-correct", {channel = "phone"})
end)

-- ---- Prefecture, commission, police ---------------------------------------------------------------------------------

on.message("prefecture", function(message, lane) say(message, lane, "texts/say-prefecture-form") end)

local prefecture_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"next_report_at", "次回報告の予定", "next report"},
}

on.report("incident-report", function(report, lane)
  if not words.among(report.to, "prefecture") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, prefecture_wants)
  if ja == "" then
    if answers.once(lane, "prefecture-" .. report.stage) then
      lane:send("prefecture", report.from, "texts/say-prefecture-received")
    end
    return
  end
  answers.send_with(lane, "prefecture", report.from, "texts/say-prefecture-missing",
                    {["prefecture-missing-ja"] = ja, ["prefecture-missing-en"] = en})
end)

on.report("personal-data-report", function(report, lane)
  if not words.among(report.to, "ppc") then return end
  lane:acknowledge(report)
  if answers.once(lane, "ppc-received") then lane:send("ppc", report.from, "texts/say-ppc-received") end
end)

on.message("ppc", function(message, lane) say(message, lane, "texts/say-ppc-form") end)
on.message("police", function(message, lane) say(message, lane, "texts/say-police") end)

-- ---- The council and its neighbours ---------------------------------------------------------------------------------

on.message("council", function(message, lane)
  if message.from == "coordinator" then
    local asks = message:mentions("問い", "聞いて", "見守", "question", "asked", "watch")
    return weigh(message, lane, asks, "texts/say-council-thanks", "texts/say-council-questions")
  end
  say(message, lane, "texts/say-council-range")
end)

on.report("share-sheet", function(report, lane)
  if not words.among(report.to, "council") then return end
  lane:acknowledge(report)
  local useful = words.filled(report, "iocs") and words.filled(report, "advice")
  if useful then
    if answers.once(lane, "sheet-thanks") then lane:send("council", report.from, "texts/say-council-sheet") end
  elseif answers.once(lane, "sheet-more") then
    lane:send("council", report.from, "texts/say-council-more")
  end
end)

on.report("self-review", function(report, lane) lane:acknowledge(report) end)

on.message("peer", function(message, lane)
  local facts = message:mentions(".krp", "203.0.113", "転送", "mnt-2", "198.51.100.93", "TLP", "forward", "サインイン",
    "sign-in")
  weigh(message, lane, facts, "texts/say-peer-helps", "texts/say-peer-more")
end)

-- ---- The mayor's office, the press ----------------------------------------------------------------------------------

on.message("mayor-office", function(message, lane)
  local points = words.count(message, {
    {"いま", "現在", "now", "at present"}, {"住民", "窓口", "影響", "resident", "counter", "effect"},
    {"判断", "次", "時", "decision", "next", "at "},
  })
  weigh(message, lane, points >= 3, "texts/say-mayor-accepts", "texts/say-mayor-short")
end)

on.message("reporter", function(message, lane)
  local careful = message:mentions("確認中", "調査中", "発表", "checking", "investigat", "statement")
  weigh(message, lane, careful, "texts/say-reporter-waits", "texts/say-reporter-presses")
end)
