-- How the people around Asanagi answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.

-- ---- What differs by type of firm ---------------------------------------------------------------------------------

on.move("flood", function(_, lane)
  local type = lane:param("type")
  if type == "bank" then
    lane:set_flag("service-ja", "インターネットバンキング")
    lane:set_flag("service-en", "internet banking")
    lane:set_flag("others-ja", "ATM・店頭・全銀接続")
    lane:set_flag("others-en", "Cash machines, branches, interbank network")
    lane:set_flag("payout-ja", "振込")
    lane:set_flag("payout-en", "transfers")
    lane:set_flag("rightful-ja", "月中の給与振込 1,900件")
    lane:set_flag("rightful-en", "1,900 wage payments")
    lane:set_flag("deadline-ja", "15時に振込が締め切られる")
    lane:set_flag("deadline-en", "transfers close at 15:00")
  elseif type == "securities" then
    lane:set_flag("service-ja", "オンライントレード")
    lane:set_flag("service-en", "online trading")
    lane:set_flag("others-ja", "店頭・電話注文・取引所接続")
    lane:set_flag("others-en", "Branches, telephone orders, links to the exchange")
    lane:set_flag("payout-ja", "出金")
    lane:set_flag("payout-en", "withdrawals")
    lane:set_flag("rightful-ja", "お客様の通常の出金 1,900件")
    lane:set_flag("rightful-en", "1,900 ordinary withdrawals")
    lane:set_flag("deadline-ja", "15時30分に取引が終わる")
    lane:set_flag("deadline-en", "trading ends at 15:30")
  else
    lane:set_flag("service-ja", "契約者ページ")
    lane:set_flag("service-en", "policyholders' pages")
    lane:set_flag("others-ja", "窓口・代理店端末・給付金の支払い")
    lane:set_flag("others-en", "Branches, agents' terminals, benefit payments")
    lane:set_flag("payout-ja", "契約者貸付の送金")
    lane:set_flag("payout-en", "policy-loan payments")
    lane:set_flag("rightful-ja", "給付金の支払い 1,900件")
    lane:set_flag("rightful-en", "1,900 benefit payments")
    lane:set_flag("deadline-ja", "15時に給付金の支払いが締め切られる")
    lane:set_flag("deadline-en", "benefit payments close at 15:00")
  end
end)

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

-- The good answer when it is earned, the asking one until then, and silence once the good one was given.
local function weigh(message, lane, earned, good, asking)
  if earned then
    say_once(message, lane, good)
  elseif said(lane, good) then
    lane:acknowledge(message)
  else
    say_once(message, lane, asking)
  end
end

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- ---- Carrier and cloud --------------------------------------------------------------------------------------------

local function refuses(message)
  return message:mentions("しない", "しません", "せず", "行わない", "行いません", "まだ", "待って", "do not", "don't", "no black hole",
                          "not end", "not yet", "until")
end

on.message("isp", function(message, lane)
  if lane:fired("attack-stops") then
    if not refuses(message) and message:mentions("解除", "end the scrubbing", "end it", "lift") then
      return say_once(message, lane, "texts/say-isp-lifted")
    end
    return say_once(message, lane, "texts/say-isp-keeps")
  end
  local hole = message:mentions("ブラックホール", "破棄", "black hole", "drop")
  if hole and not refuses(message) then
    say_once(message, lane, "texts/say-isp-blackhole")
  elseif message:mentions("洗浄", "スクラビング", "scrub") then
    lane:acknowledge(message)
    lane:fire("scrubbing-on", 420)
  else
    say_once(message, lane, "texts/say-isp-noted")
  end
end)

on.message("cloud", function(message, lane)
  local apps = message:mentions("ため丸", "192.0.2.128", "家計簿", "tamemaru", "household")
  local marks = message:mentions("LoginCheck", "203.0.113", "User-Agent", "Cookie")
  if apps then lane:set_flag("apps-exempt", "yes") end
  if not lane:fired("app-layer") then return lane:acknowledge(message) end
  if marks and apps then
    say_once(message, lane, "texts/say-cloud-rule")
  elseif marks then
    say_once(message, lane, "texts/say-cloud-rule-broad")
  elseif apps then
    say_once(message, lane, "texts/say-cloud-exempt")
  else
    say_once(message, lane, "texts/say-cloud-how")
  end
end)

-- ---- Inside the firm ----------------------------------------------------------------------------------------------

on.message("centre", function(message, lane)
  if message.from ~= "pr" then return lane:acknowledge(message) end
  local assets = message:mentions("資産", "預金", "お預かり", "deposit", "assets", "money")
  local instead = message:mentions("ATM", "店舗", "窓口", "電話", "代理店", "cash machine", "branch", "telephone", "agent")
  local when = message:mentions("お知らせ", "次の", "時までに", "notice", "next", "by 9")
  weigh(message, lane, assets and instead and when, "texts/say-cc-ok", "texts/say-cc-more")
end)

on.message("fraud-desk", function(message, lane)
  if not lane:fired("fraud-alerts") then return lane:acknowledge(message) end
  local which = message:mentions("7741", "5件", "五件", "five", "電話番号変更", "telephone changed")
  weigh(message, lane, which, "texts/say-fraud-holds", "texts/say-fraud-which")
end)

on.message("cio", function(message, lane)
  if not lane:fired("exec-meeting") or lane:fired("second-demand") then
    return say_once(message, lane, "texts/say-cio-noted")
  end
  local assets = message:mentions("預金", "残高", "資産", "balance", "deposit", "assets")
  local payment = message:mentions("支払いません", "支払わない", "払いません", "応じません", "do not pay", "not pay", "no payment")
  local instead = message:mentions("ATM", "店舗", "窓口", "電話", "代理店", "cash machine", "branch", "telephone", "agent")
  weigh(message, lane, assets and payment and instead, "texts/say-cio-agrees", "texts/say-cio-why")
end)

local function filled(fields, name)
  local values = fields[name]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

local must_be_filled = {
  ["incident-report"] = {"summary", "event_type", "systems", "actions_taken"},
  ["customer-notice"] = {"service", "assets", "instead"},
}

-- Demand and name of the criminals belong to the investigation, not to a notice.
local function tells_of_crime(request)
  for _, name in ipairs({"title", "service", "assets", "caution"}) do
    local words = filled(request.fields, name) and string.lower(request.fields[name][1]) or ""
    for _, clue in ipairs({"kurage", "身代金", "脅迫", "暗号資産", "ransom", "extortion", "crypto"}) do
      if string.find(words, clue, 1, true) then return true end
    end
  end
  return false
end

on.approval("cio", function(request, lane)
  for _, name in ipairs(must_be_filled[request.form] or {}) do
    if not filled(request.fields, name) then return lane:send_back(request, "texts/say-cio-back") end
  end
  if request.form == "customer-notice" and tells_of_crime(request) then
    return lane:send_back(request, "texts/say-cio-details")
  end
  lane:approve(request, "texts/say-cio-approves")
end)

-- ---- Reports ------------------------------------------------------------------------------------------------------

local fsa_wants = {
  {"event_type", "事象の種類", "event type"},
  {"systems", "対象のシステム・サービス", "systems affected"},
  {"summary", "概要", "summary"},
  {"actions_taken", "実施した対応", "actions taken"},
  {"cause_types", "原因の種類", "cause types"},
}

on.report("incident-report", function(report, lane)
  if not has(report.to, "fsa") then return end
  lane:acknowledge(report)
  local ja, en = {}, {}
  for _, want in ipairs(fsa_wants) do
    if not filled(report.fields, want[1]) then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  if #ja == 0 then return lane:send("fsa", "csirt", "texts/say-fsa-received") end
  lane:set_flag("fsa-missing-ja", table.concat(ja, "、"))
  lane:set_flag("fsa-missing-en", table.concat(en, ", "))
  lane:send("fsa", "csirt", "texts/say-fsa-missing")
end)

on.report("customer-notice", function(report, lane)
  if not has(report.to, "website") then return end
  lane:acknowledge(report)
  lane:send("website", "pr", "texts/say-website")
end)

on.report("debit-finding", function(report, lane)
  if not has(report.to, "centre") then return end
  lane:acknowledge(report)
  if first_time(lane, "texts/say-cc-finding") then lane:send("centre", "pr", "texts/say-cc-finding") end
end)

on.message("fsa", function(message, lane) say_once(message, lane, "texts/say-fsa-noted") end)
on.message("isac", function(message, lane) say_once(message, lane, "texts/say-isac") end)
on.message("police", function(message, lane) say_once(message, lane, "texts/say-police") end)
on.message("website", function(message, lane) lane:acknowledge(message) end)
on.message("control", function(message, lane) lane:acknowledge(message) end)

-- ---- Outside ------------------------------------------------------------------------------------------------------

on.message("peer", function(message, lane)
  local marks = message:mentions("LoginCheck", "203.0.113", "NTP", "7741")
  weigh(message, lane, marks, "texts/say-peer-thanks", "texts/say-peer-more")
end)

local calm = {
  bank = "texts/say-customer-calm",
  securities = "texts/say-customer-calm-securities",
  insurer = "texts/say-customer-calm-insurer",
}

on.message("customer", function(message, lane)
  local type = lane:param("type")
  local way = message:mentions("コンタクトセンター", "電話", "お調べ", "調べて", "contact centre", "call", "look")
  local refund = message:mentions("返金", "お返し", "お戻し", "refund", "pay back", "money back")
  local fine = way and (type ~= "securities" or refund)
  weigh(message, lane, fine, calm[type], "texts/say-customer-loud")
end)

on.message("reporter", function(message, lane)
  local admits = message:mentions("要求がありました", "要求を受け", "身代金", "要求されました", "ransom", "they demanded")
  if admits then
    say_once(message, lane, "texts/say-reporter-writes")
  else
    say_once(message, lane, "texts/say-reporter-waits")
  end
end)

local function hurries(lane)
  if first_time(lane, "texts/say-kurage") then lane:after(120, "kurage-hurries") end
end

on.message("kurage", function(_, lane) hurries(lane) end)
on.action("answer-kurage", function(_, lane) hurries(lane) end)
on.timer("kurage-hurries", function(_, lane) lane:send("kurage", "csirt", "texts/say-kurage") end)
