-- How the people around the ministry's CSIRT answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.

local function said(lane, text) return lane:flag("said-" .. string.sub(text, 7)) == "yes" end

-- True the first time in a lane: nobody says the same thing twice.
local function first_time(lane, text)
  if said(lane, text) then return false end
  lane:set_flag("said-" .. string.sub(text, 7), "yes")
  return true
end

-- A receipt, and the text unless it was said before.
local function say_once(message, lane, text)
  lane:acknowledge(message)
  if first_time(lane, text) then lane:reply(message, text) end
end

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- Labels of the empty fields among `wanted` ({field, ja, en}), joined for each language.
local function missing(fields, wanted)
  local ja, en = {}, {}
  for _, want in ipairs(wanted) do
    local values = fields[want[1]]
    if values == nil or values[1] == nil or values[1] == "" then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  return table.concat(ja, "、"), table.concat(en, ", ")
end

-- ---- Staff --------------------------------------------------------------------------------------------------------

on.message("hirano", function(message, lane)
  if message:mentions("周り", "周囲", "ほかの", "他の方", "同じ課", "around you", "anybody else", "colleague") then
    lane:acknowledge(message)
    if first_time(lane, "texts/say-hirano-neighbour") then lane:after(240, "hirano-remembers") end
  else
    say_once(message, lane, "texts/say-hirano")
  end
end)

on.timer("hirano-remembers", function(_, lane) lane:send("hirano", "csirt", "texts/say-hirano-neighbour") end)

-- He admits what he did when asked for it without blame, or shown the time in the log.
on.message("nishida", function(message, lane)
  if said(lane, "texts/say-nishida-admits") then return lane:acknowledge(message) end
  if message:mentions("8:31", "372,736", "372736", "パスワードを", "保存", "プレビュー", "代替端末", "typed", "preview",
                      "spare pc", "another pc") then
    say_once(message, lane, "texts/say-nishida-admits")
  else
    say_once(message, lane, "texts/say-nishida-denies")
  end
end)

on.message("usui", function(message, lane) say_once(message, lane, "texts/say-usui") end)

on.message("bureau", function(message, lane)
  if lane:fired("file-list") then return say_once(message, lane, "texts/say-bureau-noted") end
  if not lane:fired("bureau-resists") then return lane:acknowledge(message) end
  local ground = message:mentions("adm-ops03", "管理者アカウント", "管理者権限", "侵入", "administrator", "entered")
  local instead = message:mentions("代替", "貸出", "読み取り専用", "spare", "alternative", "read-only")
  if (ground and instead) or lane:done("decide-isolation") then
    say_once(message, lane, "texts/say-bureau-yields")
  elseif said(lane, "texts/say-bureau-yields") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "texts/say-bureau-noon")
  end
end)

on.action("decide-isolation", function(_, lane)
  if lane:fired("bureau-resists") and first_time(lane, "texts/say-bureau-yields") then
    lane:send("bureau", {"csirt", "ciso"}, "texts/say-bureau-yields")
  end
end)

-- ---- Operator -----------------------------------------------------------------------------------------------------

local function refuses(message)
  return message:mentions("しない", "行わない", "せず", "中止", "待って", "お待ち", "控え", "見合わせ", "do not", "don't",
                          "not be wiped", "hold off", "wait")
end

local function answers_reimage(message, lane)
  if not lane:fired("reimage-question") or lane:fired("ops-reimages") then return false end
  if not message:mentions("初期化", "再配備", "wipe", "re-imag", "reimag", "set up anew") then return false end
  lane:set_flag("reimage-settled", "yes")
  if refuses(message) or message:mentions("保全", "証拠", "preserv", "evidence") then
    say_once(message, lane, "texts/say-ops-stops")
  else
    say_once(message, lane, "texts/say-ops-goes")
    lane:set("kt-0412", "re-imaged")
    if not lane:done("preserve-evidence") then lane:set_flag("evidence-lost", "yes") end
  end
  return true
end

local function answers_logs(message, lane)
  local stop = message:mentions("無効", "停止", "パスワード", "disable", "password")
  if lane:fired("proxy-log") and message:mentions("198.51.100.61") and message:mentions("遮断", "block") then
    lane:set_flag("c2-blocked", "yes")
  end
  if message:mentions("adm-ops03") and stop then
    lane:set_flag("admin-disabled", "yes")
    lane:set("dc-02", "cleaned")
    say_once(message, lane, "texts/say-ops-disabled")
  elseif lane:fired("exfil-found") and message:mentions("312", "6:58", "fs-k01", "別媒体", "separate media") then
    say_once(message, lane, "texts/say-ops-kept")
  elseif message:mentions("1,184", "1184", "198.51.100.140") and lane:fired("proxy-log") then
    lane:acknowledge(message)
    if first_time(lane, "texts/say-ops-sweep") then lane:after(300, "sweep") end
  elseif message:mentions("203.0.113.88", "送信元", "ドメイン", "sending address", "sender domain") then
    lane:acknowledge(message)
    if first_time(lane, "texts/say-ops-search") then lane:after(300, "search") end
  elseif message:mentions("遮断", "198.51.100.61", "block") then
    say_once(message, lane, "texts/say-ops-blocked")
  else
    return false
  end
  return true
end

on.message("ops", function(message, lane)
  if answers_reimage(message, lane) or answers_logs(message, lane) then return end
  say_once(message, lane, "texts/say-ops-noted")
end)

on.timer("search", function(_, lane) lane:send("ops", "csirt", "texts/say-ops-search") end)
on.timer("sweep", function(_, lane) lane:send("ops", "csirt", "texts/say-ops-sweep") end)

on.action("reimage", function(_, lane)
  if not lane:done("preserve-evidence") then lane:set_flag("evidence-lost", "yes") end
end)

-- ---- GSOC, NISC, the commission -----------------------------------------------------------------------------------

on.message("gsoc", function(message, lane)
  local facts = message:mentions("203.0.113.88", "198.51.100.140", "kt-0412", "sr-0127")
  say_once(message, lane, facts and "texts/say-gsoc-shared" or "texts/say-gsoc-noted")
end)

on.message("nisc", function(message, lane)
  if not lane:fired("cymat-question") or not message:mentions("CYMAT", "派遣") then
    return say_once(message, lane, "texts/say-nisc-noted")
  end
  if message:mentions("要請しない", "希望しない", "希望しません", "要請しません", "見送", "不要", "do not ask", "do not want",
                      "not needed", "no need") then
    say_once(message, lane, "texts/say-nisc-nocymat")
  else
    say_once(message, lane, "texts/say-nisc-cymat")
  end
end)

local nisc_wants = {
  {"event_type", "事象の種類", "event type"},
  {"recipients_found", "不審メールの受信数", "suspicious mails received"},
  {"systems", "対象の端末・サーバ・アカウント", "terminals, servers, accounts"},
  {"iocs", "攻撃の痕跡", "indicators"},
  {"summary", "概要", "summary"},
  {"next_report_at", "次回報告の予定", "next report"},
}

on.report("ministry-notice", function(report, lane)
  if has(report.to, "gsoc") and not has(report.to, "nisc") then return lane:acknowledge(report) end
  if not has(report.to, "nisc") then return end
  lane:acknowledge(report)
  local ja, en = missing(report.fields, nisc_wants)
  if ja == "" then return lane:send("nisc", "csirt", "texts/say-nisc-received") end
  lane:set_flag("nisc-missing-ja", ja)
  lane:set_flag("nisc-missing-en", en)
  lane:send("nisc", "csirt", "texts/say-nisc-missing")
end)

on.report("personal-data-report", function(report, lane)
  if not has(report.to, "ppc") then return end
  lane:acknowledge(report)
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

on.message("ppc", function(message, lane) say_once(message, lane, "texts/say-ppc-noted") end)

-- ---- Minister's office, press section, the agency, the analysts ---------------------------------------------------

-- Whether the message asserts that nothing got out; "not confirmed" and "cannot be ruled out" do not.
local function denies_leak(message)
  local careful = message:mentions("確認中", "調査中", "否定でき", "疑われ", "checking", "cannot rule", "nor can", "suspect")
  if careful then return false end
  return message:mentions("漏れていない", "漏れていません", "漏えいはあり", "漏えいはない", "流出はあり", "流出はない", "出ていません",
                          "nothing has leaked", "no leak", "no information got out", "nothing got out")
end

on.message("secretary", function(message, lane)
  if denies_leak(message) then
    say_once(message, lane, "texts/say-secretary-sure")
  else
    say_once(message, lane, "texts/say-secretary-ok")
  end
end)

on.message("press-office", function(message, lane)
  say_once(message, lane, denies_leak(message) and "texts/say-press-sure" or "texts/say-press-ok")
end)

on.message("agency", function(message, lane)
  if message:mentions("198.51.100.140", "198.51.100.61", "203.0.113.88") then
    say_once(message, lane, "texts/say-agency-found")
  elseif said(lane, "texts/say-agency-found") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "texts/say-agency-more")
  end
end)

on.message("forensics", function(message, lane)
  local point = message:mentions("sr-0127", "312", "8:31", "9時間", "矛盾", "合わない", "nine hours", "contradict", "agree")
  if point then
    say_once(message, lane, "texts/say-forensics-again")
  elseif not said(lane, "texts/say-forensics-again") then
    say_once(message, lane, "texts/say-forensics-closing")
  else
    lane:acknowledge(message)
  end
end)

-- ---- The drill's secretariat --------------------------------------------------------------------------------------

on.message("control", function(message, lane) lane:acknowledge(message) end)

on.action("upload-sample", function(_, lane) lane:after(120, "upload-note") end)
on.timer("upload-note", function(_, lane) lane:send("control", "csirt", "texts/say-control-upload") end)
