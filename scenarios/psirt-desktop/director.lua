-- How the people around Mizuki's PSIRT answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.

local function said(lane, text) return lane:flag("said-" .. string.sub(text, 7)) == "yes" end

-- True the first time in a lane: nobody says the same thing twice.
local function first_time(lane, text)
  if said(lane, text) then return false end
  lane:set_flag("said-" .. string.sub(text, 7), "yes")
  return true
end

-- A receipt and a written answer, also to a call; a mere receipt when it was said before.
local function say_once(message, lane, text)
  lane:acknowledge(message)
  if first_time(lane, text) then
    lane:send(message.addressee, message.from, text, {channel = "mail", reply_to = message})
  end
end

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

local function refuses(message)
  return message:mentions("しない", "できません", "できない", "送らない", "送らず", "待って", "お待ち", "控え", "見合わせ", "せず",
                          "do not", "don't", "cannot", "not before", "no warning", "hold off", "until",
                          "before the tests")
end

-- ---- The finder ---------------------------------------------------------------------------------------------------

local function answers_date(message, lane)
  local reason = message:mentions("守る手段", "修正版", "対策", "利用者", "水道", "お客様", "protect", "fix", "waterworks",
                                  "users")
  say_once(message, lane, reason and "texts/say-researcher-january" or "texts/say-researcher-why")
end

on.message("researcher", function(message, lane)
  if message:mentions("法的", "警告", "使用許諾", "訴", "legal action", "licence", "license", "lawsuit") then
    say_once(message, lane, "texts/say-researcher-angry")
  elseif lane:fired("researcher-date") and not lane:fired("next-december") then
    answers_date(message, lane)
  elseif not lane:fired("next-wednesday") then
    say_once(message, lane, "texts/say-researcher-glad")
  else
    say_once(message, lane, "texts/say-researcher-ok")
  end
end)

on.action("threaten-finder", function(_, lane)
  if first_time(lane, "texts/say-researcher-angry") then lane:after(180, "finder-angry") end
end)
on.timer("finder-angry", function(_, lane) lane:send("researcher", "psirt", "texts/say-researcher-angry") end)

-- ---- JPCERT/CC and IPA --------------------------------------------------------------------------------------------

on.message("jpcert", function(message, lane)
  local exploited = message:mentions("悪用を確認", "悪用が確認", "悪用されて", "exploitation is confirmed", "being exploited")
  if lane:fired("jpcert-early") and not lane:fired("next-day") and exploited then
    say_once(message, lane, "texts/say-jpcert-earlier")
  else
    say_once(message, lane, "texts/say-jpcert-noted")
  end
end)

local jpcert_wants = {
  {"affected", "該当の有無", "affected"},
  {"products", "製品と版", "products and versions"},
  {"cvss", "CVSS基本値", "CVSS base score"},
  {"workaround", "回避策", "workaround"},
  {"other_vendors", "他社製品", "other vendors' products"},
  {"exploitation", "悪用の有無", "exploitation"},
  {"disclosure_date", "公表の希望日", "date wished"},
}

local function filled(fields, name)
  local values = fields[name]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

on.report("developer-answer", function(report, lane)
  if not has(report.to, "jpcert") then return end
  lane:acknowledge(report)
  local ja, en = {}, {}
  for _, want in ipairs(jpcert_wants) do
    if not filled(report.fields, want[1]) then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  if #ja > 0 then
    lane:set_flag("jpcert-missing-ja", table.concat(ja, "、"))
    lane:set_flag("jpcert-missing-en", table.concat(en, ", "))
    lane:send("jpcert", "psirt", "texts/say-jpcert-missing")
  elseif report:first_of("exploitation") == "confirmed" and first_time(lane, "texts/say-jpcert-earlier") then
    lane:send("jpcert", "psirt", "texts/say-jpcert-earlier")
  else
    lane:send("jpcert", "psirt", "texts/say-jpcert-received")
  end
end)

on.message("ipa", function(message, lane)
  say_once(message, lane, lane:fired("ipa-asks") and "texts/say-ipa-thanks" or "texts/say-ipa-coordination")
end)

-- ---- Inside the company -------------------------------------------------------------------------------------------

on.message("lab", function(message, lane)
  if not lane:fired("fix-candidate") or lane:fired("next-day") then
    return say_once(message, lane, "texts/say-lab-noted")
  end
  if refuses(message) or message:mentions("終わるまで", "終えて", "試験の後") then
    say_once(message, lane, "texts/say-lab-waits")
  elseif message:mentions("出荷", "配布", "合格でよい", "release", "go out", "ship") then
    say_once(message, lane, "texts/say-lab-untested")
  else
    say_once(message, lane, "texts/say-lab-noted")
  end
end)

on.message("director", function(message, lane)
  local ground = message:mentions("基本値", "1,150", "1150", "9.8", "AV:N", "base score", "environmental")
  if ground then
    say_once(message, lane, "texts/say-director-gives-in")
  elseif said(lane, "texts/say-director-gives-in") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "texts/say-director-insists")
  end
end)

on.message("legal", function(message, lane)
  local go = message:mentions("送ってください", "発送して", "発送を", "警告書を送", "進めてください", "please send", "go ahead")
  local stop = refuses(message) or message:mentions("不要", "見送", "やめ", "no need", "not necessary", "please send no")
  if go and not stop then
    say_once(message, lane, "texts/say-legal-sends")
    lane:set_flag("finder-threatened", "yes")
    if first_time(lane, "texts/say-researcher-angry") then lane:after(180, "finder-angry") end
  else
    say_once(message, lane, "texts/say-legal-holds")
  end
end)

on.message("sales", function(message, lane)
  if refuses(message) or lane:fired("next-day") then
    say_once(message, lane, "texts/say-sales-understands")
  elseif message:mentions("よいです", "構いません", "お知らせして", "先に", "yes", "may tell", "go ahead", "tell them") then
    lane:set_flag("embargo-broken", "yes")
    say_once(message, lane, "texts/say-sales-told")
  else
    say_once(message, lane, "texts/say-sales-understands")
  end
end)

on.message("cloud", function(message, lane)
  if lane:fired("access-log") then
    say_once(message, lane, "texts/say-cloud-counts")
  else
    lane:acknowledge(message)
  end
end)

on.message("support", function(message, lane)
  if not lane:fired("support-faq") then return lane:acknowledge(message) end
  local who = message:mentions("3.2.0")
  local instead = message:mentions("停止", "遮断", "switch", "block", "off")
  local check = message:mentions("maint2", "見覚えのない", "再起動", "unknown user", "reboot", "203.0.113.17")
  if who and instead and check then
    say_once(message, lane, "texts/say-support-ready")
  elseif not said(lane, "texts/say-support-ready") then
    say_once(message, lane, "texts/say-support-more")
  else
    lane:acknowledge(message)
  end
end)

-- ---- The officer --------------------------------------------------------------------------------------------------

on.message("cto", function(message, lane)
  if not lane:fired("cto-asks") or lane:fired("next-day") then
    return say_once(message, lane, "texts/say-cto-noted")
  end
  local date = message:mentions("15日", "12/15", "明日", "tomorrow", "15 december")
  local protects = message:mentions("回避策", "停止", "workaround")
  local waiting = message:mentions("悪用", "待つ", "被害", "exploit", "wait", "harm")
  if date and protects and waiting then
    say_once(message, lane, "texts/say-cto-decides")
  elseif not said(lane, "texts/say-cto-decides") then
    say_once(message, lane, "texts/say-cto-compare")
  else
    lane:acknowledge(message)
  end
end)

local must_be_filled = {
  ["developer-answer"] = {"affected", "products", "cvss"},
  ["advisory"] = {"products", "impact", "cvss", "workaround"},
}

-- The path or the form of the request would serve attackers as it stands.
local function helps_attackers(request)
  for _, name in ipairs({"title", "impact", "workaround", "check"}) do
    local words = filled(request.fields, name) and string.lower(request.fields[name][1]) or ""
    if string.find(words, "/maint/", 1, true) or string.find(words, "/v1/exec", 1, true) then return true end
  end
  return false
end

on.approval("cto", function(request, lane)
  for _, name in ipairs(must_be_filled[request.form] or {}) do
    if not filled(request.fields, name) then return lane:send_back(request, "texts/say-cto-back") end
  end
  if request.form == "advisory" and helps_attackers(request) then
    return lane:send_back(request, "texts/say-cto-details")
  end
  lane:set_flag("approved-" .. request.form, "yes")
  lane:approve(request, "texts/say-cto-approves")
end)

on.report("advisory", function(report, lane)
  if has(report.to, "website") then
    lane:acknowledge(report)
    lane:send("website", {"psirt", "pr"}, "texts/say-website-published")
  end
  if has(report.to, "jpcert") and first_time(lane, "texts/say-jpcert-advisory") then
    lane:acknowledge(report)
    lane:send("jpcert", "psirt", "texts/say-jpcert-advisory")
  end
  if lane:flag("approved-advisory") ~= "yes" and first_time(lane, "texts/say-cto-unapproved") then
    lane:send("cto", {"psirt", "pr"}, "texts/say-cto-unapproved")
  end
end)

-- ---- Partner, customer, press -------------------------------------------------------------------------------------

on.message("oem", function(message, lane)
  local date = message:mentions("24日", "15日", "12/24", "12/15", "24 december", "15 december")
  local workaround = message:mentions("回避策", "停止", "workaround")
  local range = message:mentions("TLP", "AMBER", "限って", "限り")
  if date and workaround and range then
    say_once(message, lane, "texts/say-oem-understands")
  elseif not said(lane, "texts/say-oem-understands") then
    say_once(message, lane, "texts/say-oem-asks")
  else
    lane:acknowledge(message)
  end
end)

on.message("waterworks", function(message, lane)
  local advice = message:mentions("停止", "遮断", "switch", "block access", "disable")
  if lane:fired("waterworks-cannot") and advice then
    say_once(message, lane, "texts/say-waterworks-january")
  elseif advice then
    say_once(message, lane, "texts/say-waterworks-does")
  elseif said(lane, "texts/say-waterworks-does") or said(lane, "texts/say-waterworks-january") then
    lane:acknowledge(message)
  else
    say_once(message, lane, "texts/say-waterworks-now")
  end
end)

on.message("reporter", function(message, lane)
  local admits = message:mentions("脆弱性があります", "脆弱性を確認", "悪用され", "3.2.0", "問題を認め", "is vulnerable", "being exploited")
  if admits and not lane:fired("next-day") and not message:mentions("有無を含め", "neither confirm") then
    lane:set_flag("embargo-broken", "yes")
    say_once(message, lane, "texts/say-press-writes")
  else
    say_once(message, lane, "texts/say-press-waits")
  end
end)

on.message("website", function(message, lane) lane:acknowledge(message) end)
on.message("control", function(message, lane) lane:acknowledge(message) end)
