-- How the people of Minato answer when no controller does: by a few words, by what was done, and by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
-- Those who take no decision stand in lua/persons.lua.
local answers = use "answers"
local people = use "people"
use "lua/persons.lua"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en", written = true})

local function has(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

local function tell(message, lane, speaker, text)
  local key = string.gsub(text, "^texts/", "")
  answers.once(lane, key)
  lane:acknowledge(message)
  lane:send(speaker, message.from, text, {channel = "mail", reply_to = message})
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

local function answers_vpn(message, lane, say)
  if not later(lane) or not message:mentions("VPN", "mnt", "アカウント", "account") then return false end
  if not message:mentions("停止", "止め", "遮断", "無効", "stop", "close", "disable") then return false end
  lane:set_flag("vpn-stopped", "yes")
  lane:set("vpn-01", "stopped")
  say(message, lane, "texts/say-vendor-vpn-stopped")
  return true
end

local function answers_backup(message, lane, say)
  if not message:mentions("バックアップ", "復元", "リストア", "テープ", "世代", "restore", "backup", "tape") then return false end
  if not later(lane) then
    say(message, lane, "texts/say-vendor-backup-day1")
  elseif not lane:fired("backup-partly") then
    return false
  elseif message:mentions("上書き", "初期化", "overwrite", "wipe") and not refuses(message) then
    tell(message, lane, "vendor", "texts/say-vendor-restore-overwrite")
  else
    say(message, lane, "texts/say-vendor-backup-hold")
  end
  return true
end

on.message("vendor", person({"潮騒システムズの江口です。", "Eguchi, Shiosai Systems.", tone = "formal"}, {
  {does = function(message, lane) return (not people.asks(message) or message.about ~= nil)
      and answers_reboot(message, lane) end},
  {does = answers_vpn},
  {words = {"支払", "身代金", "犯人", "ransom", "criminal", "payment"}, since = "ransom-note", before = "backup-partly",
   says = "texts/say-vendor-nopay"},
  {does = answers_backup},
  {words = {"再起動", "pc-031", "作業", "スキャン", "reboot", "scan", "work"}, since = "vendor-asks-reboot", before =
      "next-days",
   says = {"お送りしたとおり、再起動とスキャンを考えています。進めてよいか、お返事をお待ちしています。",
           "As I wrote, we mean to reboot and scan. We wait for your word whether to go ahead."}},
  {words = {"VPN", "接続", "記録", "連絡", "remote", "log"}, since = "vpn-trace",
   says = {"接続記録の確認結果をお送りしたとおりです。止める場合は、対象のアカウントをご指示ください。",
           "You have what we found in the connection records. To stop something please name the account."}},
  {words = {"作業", "保守", "予定", "接続", "work", "maintenance", "connect"}, before = "vendor-asks-reboot",
   says = {"福祉課様からのお電話を受け、状況を確かめています。作業の前には必ずご相談します。",
           "The welfare section called us and we are looking into it. We ask before we do anything."}},
  noted = "texts/say-vendor-noted",
}))

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
  if both and answers.once(lane, "say-soc-sweep") then lane:after(180, "sweep-both") end
  if sweep and not both and answers.once(lane, "say-soc-sweep-partial") then lane:after(180, "sweep-one") end
  return block or both or sweep
end

on.message("soc", person({"SOCの三輪です。", "Miwa, SOC.", tone = "ops"}, {
  {words = {"VPN", "198.51.100.203", "10.20.250"}, since = "vpn-trace", says = "texts/say-soc-vpn"},
  {before = "next-days", does = function(message, lane)
     if not answers_logs(message, lane) then return false end
     lane:acknowledge(message)
     return true
   end},
  {words = {"ログ", "記録", "log", "record"}, before = "proxy-log",
   says = {"プロキシとメールゲートウェイのログを抽出しています。取り出せたらお送りします。",
           "I am extracting the proxy and mail-gateway logs and send them when done."}},
  {words = {"ログ", "記録", "log", "record"}, since = "proxy-log", before = "next-days",
   says = {"お送りしたログのとおりです。見る時間帯か端末を言っていただければ、絞り込みます。",
           "You have the logs. Name the hours or a terminal and I narrow them down."}},
  {words = {"警報", "通信", "pc-031", "宛先", "alert", "traffic", "destination"}, before = "next-days",
   says = {"警報の内容は SC-20261126-0017 のとおりです。遮断は、ご依頼から3分で済みます。",
           "The alert is SC-20261126-0017. A block takes three minutes from your request."}},
  noted = "texts/say-soc-noted",
}))

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

on.message("ciso", person({"長谷川です。", "Hasegawa here.", tone = "boss"}, {
  {since = "restore-question", does = function(message, lane, say)
     local generation = message:mentions("22日", "11月22", "22 nov", "テープ", "tape", "LTO")
     local place = message:mentions("予備", "新しく", "新規", "別のサーバ", "spare", "new server", "newly")
     local evidence = message:mentions("複製", "保全", "保存", "上書きしない", "上書きせず", "copy", "copied", "copies", "kept")
     if generation and place and evidence then return say(message, lane, "texts/say-ciso-decides") end
     if message:mentions("復元", "復旧", "世代", "戻", "restor", "recover", "backup") then
       return say(message, lane, "texts/say-ciso-restore-question")
     end
     return false
   end},
  {words = {"公表", "承認", "様式", "文案", "publish", "approv", "form", "announce"},
   says = {"外に出すものは様式で私に回してください。市民への影響、隠さないこと、証拠を残すこと。この3つを見ます。",
           "Put what goes out to me on its form. I look at the effect on citizens, at openness, and at the evidence."}},
  {words = {"支払", "身代金", "pay", "ransom"}, since = "ransom-note", says = {"支払いはしません。", "We do not pay."}},
  {words = {"予定", "どちら", "いつ戻", "schedule", "where are you", "when"},
   says = {"午前中は県の会議です。急ぐことは電話をください。", "I am at a meeting at the prefecture this morning. Call me if it is urgent."}},
  noted = "texts/say-ciso-noted",
}))

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
  if has(report.to, "jlis") and answers.once(lane, "say-jlis-noted") then
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
  if lane:flag("approved-press-release") ~= "yes" and answers.once(lane, "say-ciso-unapproved") then
    lane:send("ciso", {"pr", "csirt"}, "texts/say-ciso-unapproved")
  end
end)

-- ---- What follows from cards -----------------------------------------------------------------------------------

on.action("pay-ransom", function(_, lane) lane:after(120, "police-warns") end)
on.timer("police-warns", function(_, lane)
  lane:send("police", "csirt", "texts/canned-police-nopay", {channel = "phone"})
end)

-- Without a help desk the rumours land on the switchboard.
on.inject("leak-site", function(_, lane)
  if not lane:done("open-call-desk") then lane:fire("residents-rush", 240) end
end)
