-- The guide of the online course: looks for a few points in each answer, helps at half time, and closes the step with
-- its model answer. Times are the learner's own: while they rest, nothing here goes on.
local points = use "lua/points.lua"
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

local limit_seconds = 600
local asks = {ciso = "president", strategy = "ciso-office", csirt = "soc", audit = "auditor"}
local models = {"model-1", "model-2", "model-3", "model-4", "model-5"}
local hints = {"texts/hint-1", "texts/hint-2", "texts/hint-3", "texts/hint-4", "texts/hint-5"}

-- The step that waits for an answer, or nil between steps.
local function current(lane)
  for n = #models, 1, -1 do
    if lane:fired("situation-" .. n) then
      if lane:flag("closed-" .. n) then return nil end
      return n
    end
  end
  return nil
end

-- Closes a step once: the model answer comes after a breath.
local function close(lane, n, ja, en)
  if lane:flag("closed-" .. n) then return end
  lane:set_flag("closed-" .. n, true)
  lane:set_flag("feedback-ja", ja)
  lane:set_flag("feedback-en", en)
  lane:fire(models[n], 10)
end

local function help(lane, n)
  if answers.once(lane, "hint-" .. n) then lane:send("guide", "learner", hints[n]) end
end

for n in ipairs(models) do
  on.inject("situation-" .. n, function(_, lane)
    lane:after(limit_seconds // 2, "half-" .. n)
    lane:after(limit_seconds, "limit-" .. n)
  end)
  on.timer("half-" .. n, function(_, lane)
    if not lane:flag("closed-" .. n) then help(lane, n) end
  end)
  on.timer("limit-" .. n, function(_, lane)
    close(lane, n, "時間になりました。模範解答と比べてみましょう。", "Time is up. Compare with the model answer.")
  end)
end

-- ---- Answers --------------------------------------------------------------------------------------------------------

-- Out of turn: nobody has asked them anything, and a question of the learner's own gets no course content.
local others = {
  president = person({"黒川です。", "Kurokawa here.", tone = "boss"}, {}),
  ["ciso-office"] = person({"梶原です。", "Kajiwara here."}, {}),
  soc = person({"監視センターの野中です。", "Nonaka, monitoring.", tone = "ops"}, {}),
  auditor = person({"槇です。", "Maki here.", tone = "boss"}, {}),
  legal = person({"法規担当の向井です。", "Mukai, legal."}, {
    {words = {"報告", "届出", "通知", "法", "report", "notice", "law"},
     says = {"報告の期限と宛先は、棚の手引のとおりです。迷ったら、事実だけを先に報告してください。",
             "Deadlines and recipients are in the guide on the shelf. When in doubt report the facts first."}},
  }),
  mext = person({"文部科学省の窓口です。", "The ministry's desk.", tone = "formal"}, {
    {words = {"様式", "報告", "期限", "form", "report", "deadline"},
     says = {"報告は様式でお願いします。分からない欄は「調査中」で構いません。",
         "Please report on the form; \"under investigation\" will do where you do not know."}},
  }),
}

local function not_yet(message, lane, n)
  if people.asks(message) then others[message.addressee](message, lane) else lane:acknowledge(message) end
  help(lane, n)
end

-- An answer that touches no point yet brings help and leaves the step open.
local function answered(message, lane)
  local n = current(lane)
  local layer = lane:param("layer")
  if n == nil or asks[layer] ~= message.addressee then return others[message.addressee](message, lane) end
  if n == 3 and layer == "csirt" then return not_yet(message, lane, n) end
  local ja, en = answers.judged(points[n][layer], function(point)
    return message:mentions(table.unpack(point[3]))
  end)
  if ja == nil then return not_yet(message, lane, n) end
  lane:acknowledge(message)
  close(lane, n, ja, en)
end

for _, who in ipairs({"president", "ciso-office", "soc", "auditor"}) do on.message(who, answered) end
on.message("mext", others.mext)
on.message("legal", others.legal)

on.report("incident-report", function(report, lane)
  lane:acknowledge(report)
  if not words.among(report.to, "mext") then return end
  lane:send("mext", "learner", "texts/say-mext")
  if current(lane) ~= 3 then return end
  local missing = {}
  for _, field in ipairs({{"event_type", "事象の種類", "the event type"}, {"cause_types", "原因の種類", "the cause"},
                          {"systems", "対象", "the system"}, {"summary", "概要", "the summary"},
                          {"next_report_at", "次回報告の予定", "the next report"}}) do
    if not words.filled(report, field[1]) then missing[#missing + 1] = field end
  end
  if #missing == 0 then
    return close(lane, 3, "第一報が届きました。必要な欄が埋まっています。", "The first report has arrived, with what it needs.")
  end
  close(lane, 3, "第一報が届きました。次は「" .. missing[1][2] .. "」も埋めてみましょう。",
        "The first report has arrived. Next time fill in " .. missing[1][3] .. " too.")
end)

-- ---- Cards that go too far ------------------------------------------------------------------------------------------

for _, action in ipairs({"stay-silent", "wait-all", "delete-mailboxes", "take-command"}) do
  on.action(action, function(_, lane)
    if answers.once(lane, "reckless") then lane:send("legal", "learner", "texts/say-reckless") end
  end)
end

-- ---- The guide ------------------------------------------------------------------------------------------------------

on.message("guide", function(message, lane)
  local understood = not people.asks(message) or message:mentions("次へ", "次に", "next") or
                     message:mentions("ヒント", "分かりません", "わからない", "hint", "help")
  if understood then lane:acknowledge(message) else people.waits(message, lane) end
  if lane:fired("closing") then
    if answers.once(lane, "goodbye") then lane:reply(message, "texts/say-goodbye") end
    return
  end
  local n = current(lane)
  if n ~= nil and message:mentions("次へ", "次に", "next") then
    close(lane, n, "先へ進みます。模範解答に目を通しておきましょう。", "We go on. Do read the model answer.")
  elseif n ~= nil and message:mentions("ヒント", "分かりません", "わからない", "hint", "help") then
    help(lane, n)
  else
    lane:reply(message, "texts/say-guide")
  end
end)
