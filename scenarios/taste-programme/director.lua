-- The guide of the taste programme: judges each answer by a few words, helps at half time, and closes the step with its
-- model answer. Words stand in Japanese and English; `mentions` folds width and case.

local answers = use "answers"
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- A step: who is answered, seconds until it closes by itself, and the points that a good answer makes.
local steps = {
  {step = "step-1", model = "model-1", hint = "texts/hint-1", who = "ceptoar", limit = 240, points = {
    {"受け取ったこと", "that you received it", {"受領", "受け取", "拝受", "received", "receipt"}},
    {"自社で確認すること", "what you check", {"確認し", "確認を", "調べ", "点検", "check", "look at", "look into"}},
  }},
  {step = "step-2", model = "model-2", hint = "texts/hint-2", who = "clerk", limit = 240, points = {
    {"再起動しない", "no reboot", {"再起動はしない", "再起動しない", "再起動せず", "再起動は待", "not reboot", "no reboot",
                                   "don't reboot"}},
    {"LANケーブルを抜く", "pull the cable", {"LAN", "ケーブル", "切り離", "cable", "off the network", "disconnect"}},
    {"写真や時刻を残す", "picture and time", {"写真", "時刻", "記録", "メモ", "picture", "photo", "write down", "note"}},
  }},
  {step = "step-3", model = "model-3", hint = "texts/hint-3", who = "vendor", limit = 330, points = {
    {"アカウント（hoshu-07）", "the account (hoshu-07)", {"hoshu-07"}},
    {"時刻（2:37）", "the time (2:37)", {"2:37", "2時37分", "02:37"}},
    {"接続元（203.0.113.58）", "the source (203.0.113.58)", {"203.0.113.58"}},
  }},
  {step = "step-4", model = "model-4", hint = "texts/hint-4", who = "chief", limit = 240, points = {
    {"何が起きたか", "what happened", {"検針サーバ", "ms-01", "侵入", "不正", "meter-reading server", "entered"}},
    {"供給への影響", "effect on the supply", {"供給", "supply"}},
    {"分からないこと", "what is not known", {"調査中", "確認中", "分から", "不明", "checked", "investigat", "not know"}},
    {"今していること", "what you do now", {"切り離", "止め", "無効", "off the network", "stopped", "disabled"}},
  }},
  {step = "step-5", model = "model-5", hint = "texts/hint-5", who = "meti", limit = 390, points = {}},
  {step = "step-6", model = "model-6", hint = "texts/hint-6", who = "desk", limit = 240, points = {
    {"供給への影響", "the supply", {"供給", "ガスは止まり", "ガスは止まら", "supply", "gas will not stop"}},
    {"情報は調査中であること", "data are being checked", {"調査中", "確認中", "investigat", "checking"}},
    {"次のお知らせ・注意", "the next word, a warning",
     {"お知らせ", "ご案内", "15時", "お尋ね", "注意", "next word", "website", "never ask", "beware"}},
  }},
  {step = "step-7", model = "model-7", hint = "texts/hint-7", who = "vendor", limit = 240, points = {
    {"上書きしない", "no overwriting", {"上書きはしない", "上書きしない", "上書きせず", "保全", "証拠", "予備", "not overwrite",
                                        "evidence", "spare"}},
    {"侵入より前の24日の分", "the 24th, from before", {"24日", "前日", "侵入前", "侵入より前", "24th", "day before"}},
    {"紙の検針票", "paper slips", {"紙", "検針票", "手作業", "paper", "slips"}},
  }},
}

-- The step that waits for an answer, or nil between steps.
local function current(lane)
  for n = #steps, 1, -1 do
    if lane:fired(steps[n].step) then
      if lane:flag("closed-" .. n) == "yes" then return nil end
      return n
    end
  end
  return nil
end

-- Closes a step once: the model answer comes after a breath.
local function close(lane, n, ja, en)
  if lane:flag("closed-" .. n) == "yes" then return end
  lane:set_flag("closed-" .. n, "yes")
  lane:set_flag("feedback-ja", ja)
  lane:set_flag("feedback-en", en)
  lane:fire(steps[n].model, 10)
end

local function help(lane, n)
  if lane:flag("hinted-" .. n) == "yes" then return end
  lane:set_flag("hinted-" .. n, "yes")
  lane:send("tutor", "learner", steps[n].hint)
end

for n, step in ipairs(steps) do
  on.inject(step.step, function(_, lane)
    lane:after(step.limit // 2, "half-" .. n)
    lane:after(step.limit, "limit-" .. n)
  end)
  on.timer("half-" .. n, function(_, lane)
    if lane:flag("closed-" .. n) ~= "yes" then help(lane, n) end
  end)
  on.timer("limit-" .. n, function(_, lane)
    close(lane, n, "時間になりました。模範解答と比べてみましょう。", "Time is up. Compare with the model answer.")
  end)
end

-- ---- Those who wait for an answer ---------------------------------------------------------------------------------

-- Out of turn: nobody has asked them anything, and a question of the learner's own gets no later step.
local others = {
  chief = person({"久我です。", "Kuga here.", tone = "boss"}, {
    {words = {"承認", "報告", "様式", "approv", "report", "form"},
     says = {"報告は様式で回してください。概要、事象の種類、対象があれば承認します。",
         "Put the report to me on its form. With summary, event type and systems I approve."}},
  }),
  desk = person({"お客様センターの白石です。", "Shiraishi, customers' desk."}, {}),
  vendor = person({"港町システム保守の柏木です。", "Kashiwagi, maintenance.", tone = "formal"}, {}),
  clerk = person({"石田です。", "Ishida here."}, {}),
  ceptoar = person({"ガスセプター事務局の井口です。", "Iguchi, gas CEPTOAR.", tone = "formal"}, {}),
  meti = person({"経済産業省ガス担当です。", "METI, gas.", tone = "formal"}, {
    {words = {"様式", "報告", "期限", "form", "report", "deadline"},
     says = {"報告は様式でお願いします。分からない欄は「調査中」で構いません。",
         "Please report on the form; \"under investigation\" will do where you do not know."}},
  }),
}

local function not_yet(message, lane, n)
  if people.asks(message) then others[message.addressee](message, lane) else lane:acknowledge(message) end
  help(lane, n)
end

-- An answer that makes no point yet brings help and leaves the step open.
local function answered(message, lane)
  local n = current(lane)
  if n == nil or steps[n].who ~= message.addressee then return others[message.addressee](message, lane) end
  local ja, en = answers.judged(steps[n].points, function(point) return message:mentions(table.unpack(point[3])) end)
  if ja == nil then return not_yet(message, lane, n) end
  lane:acknowledge(message)
  close(lane, n, ja, en)
end

for _, who in ipairs({"chief", "desk", "vendor"}) do on.message(who, answered) end
on.message("meti", others.meti)

on.message("ceptoar", function(message, lane)
  answered(message, lane)
  if lane:flag("thanked") == "yes" or not lane:fired("step-1") or (people.asks(message)
      and message.about ~= "step-1") then return end
  lane:set_flag("thanked", "yes")
  lane:reply(message, "texts/say-ceptoar")
end)

local function reboots(lane)
  if lane:flag("rebooted") == "yes" then return end
  lane:set_flag("rebooted", "yes")
  lane:set("ms-01", "rebooted")
  lane:send("clerk", "learner", "texts/say-clerk-rebooted")
end

on.message("clerk", function(message, lane)
  answered(message, lane)
  local refuses = message:mentions("しない", "せず", "待", "控え", "not reboot", "no reboot", "don't")
  local go = message:mentions("再起動して", "再起動を", "どうぞ", "go ahead", "please reboot", "you may reboot")
  if lane:flag("clerk-told") == "yes" then return end
  if go and not refuses then
    reboots(lane)
  elseif message:mentions("LAN", "ケーブル", "切り離", "cable", "再起動", "reboot") then
    lane:set_flag("clerk-told", "yes")
    lane:reply(message, "texts/say-clerk")
  end
end)

-- ---- The report of step 5 -----------------------------------------------------------------------------------------

local function has(list, name)
  for _, one in ipairs(list or {}) do
    if one == name then return true end
  end
  return false
end

local function filled(report, name)
  local values = report.fields[name]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

local report_points = {
  {"分野", "the sector", function(report) return has(report.fields.sector, "gas") end},
  {"事象の種類", "the event type", function(report) return has(report.fields.event_type, "intrusion") end},
  {"原因の種類", "the cause", function(report) return has(report.fields.cause_types, "false_identity") end},
  {"対象", "the system", function(report) return filled(report, "systems") end},
  {"概要", "the summary", function(report) return filled(report, "summary") end},
  {"次回報告の予定", "the next report", function(report) return filled(report, "next_report_at") end},
}

on.report("incident-report", function(report, lane)
  lane:acknowledge(report)
  local n = current(lane)
  if not has(report.to, "meti") then
    if n == 5 then help(lane, 5) end
    return
  end
  lane:send("meti", "learner", "texts/say-meti")
  if n ~= 5 then return end
  local ja, en = answers.judged(report_points, function(point) return point[3](report) end)
  close(lane, 5, ja or "送れました。次は、空欄を「調査中」で埋めてみましょう。",
        en or "It is sent. Next time fill the gaps with \"under investigation\".")
end)

on.approval("chief", function(request, lane)
  for _, name in ipairs({"summary", "event_type", "systems"}) do
    if not filled(request, name) then return lane:send_back(request, "texts/say-chief-back") end
  end
  lane:approve(request, "texts/say-chief-approves")
end)

-- ---- Cards that go too far ----------------------------------------------------------------------------------------

on.action("reboot-ms-01", function(_, lane) reboots(lane) end)
on.action("stop-supply", function(_, lane) lane:after(30, "supply") end)
on.timer("supply", function(_, lane) lane:send("chief", "learner", "texts/say-supply-stopped") end)

-- ---- The guide ----------------------------------------------------------------------------------------------------

on.message("tutor", function(message, lane)
  local understood = not people.asks(message) or message:mentions("次へ", "次に", "next") or
                     message:mentions("ヒント", "分かりません", "わからない", "hint", "help")
  if understood then lane:acknowledge(message) else people.waits(message, lane) end
  if lane:fired("closing") then
    if lane:flag("goodbye") == "yes" then return end
    lane:set_flag("goodbye", "yes")
    return lane:reply(message, "texts/say-goodbye")
  end
  local n = current(lane)
  if n ~= nil and message:mentions("次へ", "次に", "next") then
    close(lane, n, "先へ進みます。模範解答に目を通しておきましょう。", "We go on. Do read the model answer.")
  elseif n ~= nil and message:mentions("ヒント", "分かりません", "わからない", "hint", "help") then
    lane:set_flag("hinted-" .. n, "yes")
    lane:reply(message, steps[n].hint)
  else
    lane:reply(message, "texts/say-tutor-here")
  end
end)
