-- How the people of Minato answer when no controller does: by a few words, by what was done, and by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

local function said(lane, text) return lane:flag("said-" .. string.sub(text, 7)) == "yes" end

-- True the first time in a lane: nobody says the same thing twice.
local function first_time(lane, text)
  if said(lane, text) then return false end
  lane:set_flag("said-" .. string.sub(text, 7), "yes")
  return true
end

-- A receipt and a written answer, also to a call: nobody rings back with every word.
local function tell(message, lane, speaker, text)
  lane:acknowledge(message)
  lane:send(speaker, message.from, text, {channel = "mail", reply_to = message})
end

-- Answers with the text, or with a mere receipt when it was said before.
local function say_once(message, lane, speaker, text)
  if first_time(lane, text) then return tell(message, lane, speaker, text) end
  lane:acknowledge(message)
end

local function filled(fields, name)
  local values = fields[name]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

-- Labels of the empty fields among `wanted` ({field, ja, en}), joined for each language.
local function missing(fields, wanted)
  local ja, en = {}, {}
  for _, want in ipairs(wanted) do
    if not filled(fields, want[1]) then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  return table.concat(ja, "、"), table.concat(en, ", ")
end

-- Receipts of the bodies that a report went to; reports among the posts of the city need none.
local function receipt(report, lane)
  local outside = 0
  for _, party in ipairs(report.to) do
    if not has({"csirt", "pr", "welfare"}, party) then outside = outside + 1 end
  end
  if outside > 0 then lane:acknowledge(report) end
end

local function later(lane) return lane:fired("next-days") end

-- ---- Maintenance vendor -------------------------------------------------------------------------------------------

local function refuses(message)
  return message:mentions("しない", "行わない", "始めない", "待って", "お待ち", "待機", "控え", "見合わせ", "中止", "せず", "触ら",
                          "認め", "do not", "don't", "not reboot", "not overwrite", "hold off", "wait")
end

-- Whether the message settles, or tries to settle, the question of the reboot.
local function answers_reboot(message, lane)
  if not lane:fired("vendor-asks-reboot") or later(lane) or lane:flag("reboot-settled") == "yes" then return false end
  local go = message:mentions("再起動して", "再起動を", "進めて", "go ahead", "please reboot", "may reboot", "reboot it")
  local evidence = message:mentions("保全", "証拠", "evidence", "preserve")
  if refuses(message) or (evidence and not go) then
    lane:set_flag("reboot-settled", "yes")
    tell(message, lane, "vendor", "texts/say-vendor-waits")
  elseif go then
    lane:set_flag("reboot-settled", "yes")
    lane:set("pc-031", "rebooted")
    if lane:done("preserve-evidence") then
      tell(message, lane, "vendor", "texts/say-vendor-reboot-ok")
    else
      lane:set_flag("memory-lost", "yes")
      tell(message, lane, "vendor", "texts/say-vendor-rebooted")
    end
  elseif message:mentions("再起動", "reboot", "pc-031", "スキャン", "scan") then
    tell(message, lane, "vendor", "texts/say-vendor-unclear")
  else
    return false
  end
  return true
end

local function answers_vpn(message, lane)
  if not later(lane) or not message:mentions("VPN", "mnt", "アカウント", "account") then return false end
  if not message:mentions("停止", "止め", "遮断", "無効", "stop", "close", "disable") then return false end
  lane:set_flag("vpn-stopped", "yes")
  lane:set("vpn-01", "stopped")
  say_once(message, lane, "vendor", "texts/say-vendor-vpn-stopped")
  return true
end

local function answers_backup(message, lane)
  if not message:mentions("バックアップ", "復元", "リストア", "テープ", "世代", "restore", "backup", "tape") then return false end
  if not later(lane) then
    say_once(message, lane, "vendor", "texts/say-vendor-backup-day1")
  elseif not lane:fired("backup-partly") then
    return false
  elseif message:mentions("上書き", "初期化", "overwrite", "wipe") and not refuses(message) then
    tell(message, lane, "vendor", "texts/say-vendor-restore-overwrite")
  else
    say_once(message, lane, "vendor", "texts/say-vendor-backup-hold")
  end
  return true
end

on.message("vendor", function(message, lane)
  if answers_reboot(message, lane) or answers_vpn(message, lane) then return end
  local ransom = message:mentions("支払", "身代金", "犯人", "ransom", "criminal", "payment")
  if lane:fired("ransom-note") and ransom and not lane:fired("backup-partly") then
    say_once(message, lane, "vendor", "texts/say-vendor-nopay")
  elseif not answers_backup(message, lane) then
    say_once(message, lane, "vendor", "texts/say-vendor-noted")
  end
end)

-- Taken by their own hands, a reboot before the evidence costs the memory just the same.
on.action("reboot-pc-031", function(_, lane)
  if not lane:done("preserve-evidence") then lane:set_flag("memory-lost", "yes") end
end)

on.action("preserve-evidence", function(_, lane)
  if lane:flag("memory-lost") == "yes" then lane:after(240, "memory-lost") end
end)

on.timer("memory-lost", function(_, lane) lane:send("vendor", "csirt", "texts/say-vendor-memory-lost") end)

-- Whatever was cut off too early for the story to go on was put back in between, and they are told.
on.inject("next-days", function(_, lane)
  if not (lane:done("stop-vpn") or lane:done("disconnect-backup") or lane:done("disconnect-fs-01")) then return end
  lane:set_flag("vpn-stopped", "")
  lane:set("vpn-01", "healthy")
  lane:send("vendor", "csirt", "texts/say-vendor-reconnected")
end)

-- ---- Security operation centre ------------------------------------------------------------------------------------

local function answers_logs(message, lane)
  local block = message:mentions("遮断", "block")
  local both = message:mentions("198.51.100.77", "pc-058", "10.20.32.58")
  local sweep = message:mentions("横断", "全端末", "ほかの端末", "他の端末", "other pc", "all pc", "every pc", "sweep")
  if block then lane:fire("c2-blocked", 180) end
  if both and first_time(lane, "texts/say-soc-sweep") then lane:after(180, "sweep-both") end
  if sweep and not both and first_time(lane, "texts/say-soc-sweep-partial") then lane:after(180, "sweep-one") end
  return block or both or sweep
end

on.message("soc", function(message, lane)
  if later(lane) and message:mentions("VPN", "198.51.100.203", "10.20.250") then
    say_once(message, lane, "soc", "texts/say-soc-vpn")
  elseif not later(lane) and answers_logs(message, lane) then
    lane:acknowledge(message)
  else
    say_once(message, lane, "soc", "texts/say-soc-noted")
  end
end)

on.timer("sweep-both", function(_, lane) lane:send("soc", "csirt", "texts/say-soc-sweep") end)
on.timer("sweep-one", function(_, lane) lane:send("soc", "csirt", "texts/say-soc-sweep-partial") end)

-- ---- Deputy mayor (CISO) ------------------------------------------------------------------------------------------

local must_be_filled = {
  ["incident-report"] = {"summary", "event_type", "systems", "actions_taken"},
  ["personal-data-report"] = {"summary", "data_items", "people", "cause"},
  ["press-release"] = {"summary", "effect", "personal_data", "caution"},
}

local function complete(request)
  for _, name in ipairs(must_be_filled[request.form] or {}) do
    if not filled(request.fields, name) then return false end
  end
  return true
end

-- Addresses and names of machines or accounts help attackers; they have no place in an announcement.
local clues = {"203.0.113.", "198.51.100.", "10.20.", "pc-031", "pc-058", "fs-01", "bk-01", "vpn-01", "mnt-"}

local function tells_too_much(request)
  for _, name in ipairs({"title", "summary", "effect", "personal_data", "response", "caution"}) do
    local words = filled(request.fields, name) and string.lower(request.fields[name][1]) or ""
    for _, clue in ipairs(clues) do
      if string.find(words, clue, 1, true) then return true end
    end
  end
  return false
end

on.approval("ciso", function(request, lane)
  local range = string.lower(request.tlp)
  if not complete(request) then
    lane:send_back(request, "texts/say-ciso-sends-back")
  elseif request.form == "press-release" and tells_too_much(request) then
    lane:send_back(request, "texts/say-ciso-details")
  elseif request.form ~= "press-release" and (range == "clear" or range == "green") then
    lane:send_back(request, "texts/say-ciso-too-wide")
  else
    lane:set_flag("approved-" .. request.form, "yes")
    lane:approve(request, "texts/say-ciso-approves")
  end
end)

on.message("ciso", function(message, lane)
  if not lane:fired("restore-question") then return say_once(message, lane, "ciso", "texts/say-ciso-noted") end
  local generation = message:mentions("22日", "11月22", "22 nov", "テープ", "tape", "LTO")
  local place = message:mentions("予備", "新しく", "新規", "別のサーバ", "spare", "new server", "newly")
  local evidence = message:mentions("複製", "保全", "保存", "上書きしない", "上書きせず", "copy", "copied", "copies", "kept")
  if generation and place and evidence then
    say_once(message, lane, "ciso", "texts/say-ciso-decides")
  elseif message:mentions("復元", "復旧", "世代", "戻", "restor", "recover", "backup") then
    say_once(message, lane, "ciso", "texts/say-ciso-restore-question")
  else
    lane:acknowledge(message)
  end
end)

-- ---- Reports by form ----------------------------------------------------------------------------------------------

local prefecture_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"detected_at", "検知日時", "time of detection"},
}
local also_wanted = {
  first = {{"next_report_at", "次回報告の予定", "time of the next report"}},
  followup = {
    {"effect_area", "影響の範囲", "area of effect"},
    {"next_report_at", "次回報告の予定", "time of the next report"},
  },
  final = {
    {"effect_users", "影響を受けた利用者数", "people affected"},
    {"intrusion_route", "侵入経路", "route of intrusion"},
  },
}

local function prefecture_receives(report, lane)
  local wanted = {}
  for _, want in ipairs(prefecture_wants) do wanted[#wanted + 1] = want end
  for _, want in ipairs(also_wanted[report.stage] or {}) do wanted[#wanted + 1] = want end
  local ja, en = missing(report.fields, wanted)
  if ja ~= "" then
    lane:set_flag("pref-missing-ja", ja)
    lane:set_flag("pref-missing-en", en)
    lane:send("prefecture", "csirt", "texts/say-prefecture-missing")
  elseif report.stage == "followup" then
    lane:send("prefecture", "csirt", "texts/say-prefecture-ransom")
  else
    lane:send("prefecture", "csirt", "texts/say-prefecture-received")
  end
end

on.report("incident-report", function(report, lane)
  receipt(report, lane)
  if has(report.to, "prefecture") then prefecture_receives(report, lane) end
  if has(report.to, "jlis") and first_time(lane, "texts/say-jlis-noted") then
    lane:send("jlis", "csirt", "texts/say-jlis-noted")
  end
end)

on.report("personal-data-report", function(report, lane)
  receipt(report, lane)
  if not has(report.to, "ppc") then return end
  local ja, en = missing(report.fields, {
    {"known_at", "事態を知った日時", "time of knowledge"},
    {"data_items", "項目", "items of data"},
    {"people", "本人の数", "people concerned"},
    {"cause", "原因", "cause"},
    {"notice_to_people", "本人への対応", "notice to the people concerned"},
  })
  if ja == "" then return lane:send("ppc", "csirt", "texts/say-ppc-received") end
  lane:set_flag("ppc-missing-ja", ja)
  lane:set_flag("ppc-missing-en", en)
  lane:send("ppc", "csirt", "texts/say-ppc-missing")
end)

on.report("press-release", function(report, lane)
  receipt(report, lane)
  if not (has(report.to, "website") or has(report.to, "press-club") or has(report.to, "reporter")) then return end
  lane:set_flag("announced", "yes")
  lane:skip("news-premature")
  if has(report.to, "press-club") then lane:send("press-club", "pr", "texts/say-press-club-received") end
  if has(report.to, "website") then lane:send("website", "pr", "texts/say-website-published") end
  if lane:flag("approved-press-release") ~= "yes" and first_time(lane, "texts/say-ciso-unapproved") then
    lane:send("ciso", {"pr", "csirt"}, "texts/say-ciso-unapproved")
  end
end)

-- ---- Those who have one thing to say ------------------------------------------------------------------------------

local one_answer = {
  ["jlis"] = "texts/say-jlis-noted",
  ["mayor-office"] = "texts/say-mayor-office-ok",
  ["mic"] = "texts/say-mic-noted",
  ["ppc"] = "texts/say-ppc-noted",
  ["prefecture"] = "texts/say-prefecture-noted",
  ["resident"] = "texts/say-resident-ok",
  ["website"] = "texts/say-website-noted",
  ["window"] = "texts/say-window-ok",
}

for name, text in pairs(one_answer) do
  on.message(name, function(message, lane) say_once(message, lane, name, text) end)
end

-- ---- Other bodies -------------------------------------------------------------------------------------------------

on.message("police", function(message, lane)
  local kept = message:mentions("保全", "複製", "ログ", "保管", "preserv", "copied", "log")
  if not later(lane) then
    say_once(message, lane, "police", "texts/say-police-early")
  elseif lane:fired("police-asks") and kept then
    say_once(message, lane, "police", "texts/say-police-thanks")
  elseif said(lane, "texts/say-police-thanks") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "police", "texts/say-police-preserve")
  end
end)

on.action("pay-ransom", function(_, lane) lane:after(120, "police-warns") end)
on.timer("police-warns", function(_, lane)
  lane:send("police", "csirt", "texts/canned-police-nopay", {channel = "phone"})
end)

on.message("neighbour", function(message, lane)
  if message:mentions("198.51.100.77") then
    say_once(message, lane, "neighbour", "texts/say-neighbour-thanks")
  elseif message:mentions("203.0.113.45", "kaitou", "shiryo_") then
    say_once(message, lane, "neighbour", "texts/canned-neighbour-ok")
  elseif lane:fired("neighbour-complains") and not said(lane, "texts/say-neighbour-thanks") then
    say_once(message, lane, "neighbour", "texts/say-neighbour-more")
  else
    lane:acknowledge(message)
  end
end)

-- ---- Inside the city ----------------------------------------------------------------------------------------------

on.message("clerk", function(message, lane)
  if later(lane) then
    say_once(message, lane, "clerk", "texts/say-clerk-counter")
  elseif message:mentions("パスワード", "password") then
    say_once(message, lane, "clerk", "texts/say-clerk-password")
  elseif message:mentions("何を開", "いつ開", "何時", "有効化しました", "USB", "what did you", "when did you") then
    say_once(message, lane, "clerk", "texts/say-clerk-file")
  else
    say_once(message, lane, "clerk", "texts/say-clerk-ok")
  end
end)

on.message("tax-clerk", function(message, lane)
  local asked = message:mentions("業者", "潮騒", "保守", "接続設定", "VPN", "contractor", "vendor", "shiosai", "remote")
  say_once(message, lane, "tax-clerk", asked and "texts/say-tax-clerk-vendor" or "texts/say-tax-clerk-ok")
end)

-- ---- Press and residents ------------------------------------------------------------------------------------------

on.message("reporter", function(message, lane)
  local figures = message:mentions("4,200", "4200", "四千", "1,318", "1318", "1,840", "1840")
  if figures and lane:flag("announced") ~= "yes" and first_time(lane, "texts/say-reporter-number") then
    tell(message, lane, "reporter", "texts/say-reporter-number")
    lane:fire("news-premature", 600)
  else
    say_once(message, lane, "reporter", "texts/say-reporter-wait")
  end
end)

on.message("press-club", function(message, lane)
  local asked = lane:fired("press-conference")
  say_once(message, lane, "press-club", asked and "texts/say-press-club-conference" or "texts/say-press-club-noted")
end)

on.message("family", function(message, lane)
  if message:mentions("電話", "9110", "金融機関", "銀行", "郵便", "call", "bank", "post") then
    say_once(message, lane, "family", "texts/say-family-ok")
  elseif said(lane, "texts/say-family-ok") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "family", "texts/say-family-angry")
  end
end)

-- Without a help desk the rumours land on the switchboard.
on.inject("leak-site", function(_, lane)
  if not lane:done("open-call-desk") then lane:fire("residents-rush", 240) end
end)
