-- The race: what ends a leg, what a hint costs, the slip at the goal; and how the people around the runners answer.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- ---- Legs and limits ------------------------------------------------------------------------------------------------

local function count(lane, flag) return tonumber(lane:flag(flag)) or 0 end

-- What a leg's answer must hold, and what that earns: 100 in all. A list: any of them; `all`: every one. `of` finds
-- what could be meant: whoever names others beside the right ones (with `first`, before them) has not found them.
local hosts, times = "[a-z]+-\\d+", "\\d+(?::|時)\\d+"
local legs = {
  ["leg-1-answer"] = {
    {field = "host", any = {"pc-117"}, of = hosts, points = 30},
    {field = "address", any = {"203.0.113.66"}, of = "\\d+\\.\\d+\\.\\d+\\.\\d+", points = 30},
    {field = "first_at", any = {"9:42", "09:42", "9時42", "09時42"}, of = times, first = true, points = 20},
    {field = "grounds", any = {"5分", "規則", "定期", "five", "regular", "every"}, points = 20},
  },
  ["leg-2-answer"] = {
    {field = "pc_117", any = {"executed"}, points = 30},
    {field = "pc_052", any = {"opened"}, points = 30},
    {field = "persistence", any = {"KzUpdate"}, points = 20},
    {field = "grounds", any = {"mshta", "powershell"}, points = 20},
  },
  ["leg-3-answer"] = {
    {field = "account", any = {"svc-print"}, of = "(?:svc|adm)-[a-z]+|u\\d+", points = 30},
    {field = "servers", is = "2", points = 30},
    {field = "names", all = {"fs-03", "wf-01"}, of = hosts, points = 20},
    {field = "grounds", any = {"pc-117", "print-01"}, points = 20},
  },
  ["leg-4-answer"] = {
    {field = "leaked", any = {"confirmed"}, points = 30},
    {field = "megabytes", is = "312", points = 30},
    {field = "people", is = "1240", points = 20},
    {field = "grounds", any = {"403", "500"}, points = 20},
  },
}
local forbidden = {"accuse-088", "power-off", "stop-all", "announce-early"}
local forbidden_costs = 20

-- The figure of an answer, as the review's points read it: "1,240人" is 1240.
local function figure(text)
  local plain = string.gsub(fold(text), ",", "")
  return string.match(plain, "-?\\d+")
end

local function names_others(report, part)
  for word in string.gmatch(fold(report:first_of(part.field) or ""), part.of) do
    if not words.among(part.all or part.any, word) then return true end
    if part.first then return false end
  end
  return false
end

local function holds(report, part)
  if part.is then return figure(report:first_of(part.field) or "") == part.is end
  if part.of and names_others(report, part) then return false end
  for _, word in ipairs(part.all or {}) do
    if not words.in_field(report, part.field, {word}) then return false end
  end
  return part.all ~= nil or words.in_field(report, part.field, part.any)
end

-- The board of places reads race-points and race-time.
local function add_up(lane)
  local sum = 0
  for form in pairs(legs) do sum = sum + count(lane, "points-" .. form) end
  for _, action in ipairs(forbidden) do
    if lane:done(action) then sum = sum - forbidden_costs end
  end
  lane:set_flag("race-points", tostring(sum))
end

local function added_minutes(lane) return count(lane, "hints") * 3 + count(lane, "resent") * 5 end

local function keep_time(lane)
  if lane:flag("run-seconds") then
    lane:set_flag("race-time", tostring(count(lane, "run-seconds") + added_minutes(lane) * 60))
  end
end

for _, action in ipairs(forbidden) do on.action(action, function(_, lane) add_up(lane) end) end
on.inject("gather", function(_, lane) add_up(lane) end)

local function mark(report, lane)
  local points = 0
  for _, part in ipairs(legs[report.form]) do
    if holds(report, part) then points = points + part.points end
  end
  local flag = "points-" .. report.form
  lane:set_flag(flag, tostring(math.max(points, count(lane, flag))))
  add_up(lane)
end

-- The first answer ends the leg, so that its limit is not needed any more; each further one is counted. What comes
-- before the leg has started counts for nothing.
local function ends(form, start, limit, answered)
  on.report(form, function(report, lane)
    lane:acknowledge(report)
    if not lane:fired(start) then
      lane:send("judge", report.from, "texts/say-judge-early")
    elseif lane:flag(answered) then
      lane:set_flag("resent", tostring(count(lane, "resent") + 1))
      mark(report, lane)
      keep_time(lane)
    else
      mark(report, lane)
      lane:set_flag(answered, true)
      if not lane:fired(limit) then lane:skip(limit) end
    end
  end)
end

ends("leg-1-answer", "start-1", "limit-1", "answered-1")
ends("leg-2-answer", "start-2", "limit-2", "answered-2")
ends("leg-3-answer", "start-3", "limit-3", "answered-3")
ends("leg-4-answer", "start-4", "limit-4", "answered-4")

-- ---- Hints: two minutes to wait, three on the clock -----------------------------------------------------------------

local hint_waits = 120

-- Whoever asks before the leg has begun waits from its start.
local function offers_hint(leg, runner, text, start)
  local action, timer, asked = "hint-" .. leg, "hint-comes-" .. leg, "hint-asked-" .. leg
  on.action(action, function(_, lane)
    if not answers.once(lane, action) then return end
    lane:set_flag("hints", tostring(count(lane, "hints") + 1))
    if lane:fired(start) then
      lane:after(hint_waits, timer)
    else
      lane:set_flag(asked, true)
    end
  end)
  on.inject(start, function(_, lane)
    if lane:flag(asked) then lane:after(hint_waits, timer) end
  end)
  on.timer(timer, function(_, lane) lane:send("judge", runner, text) end)
end

offers_hint(1, "runner-1", "texts/hint-1", "start-1")
offers_hint(2, "runner-2", "texts/hint-2", "start-2")
offers_hint(3, "runner-3", "texts/hint-3", "start-3")
offers_hint(4, "runner-4", "texts/hint-4", "start-4")

-- ---- The slip at the goal -------------------------------------------------------------------------------------------

local team = {"runner-1", "runner-2", "runner-3", "runner-4"}
local start_seconds = 300

on.inject("goal", function(_, lane)
  local hints, resent = count(lane, "hints"), count(lane, "resent")
  local added = added_minutes(lane)
  local seconds = math.floor(lane.time) - start_seconds
  lane:set_flag("run-seconds", tostring(seconds))
  keep_time(lane)
  -- As the board of places writes it.
  local function clock(value)
    return string.format("%d:%02d:%02d", value // 3600, value // 60 % 60, value % 60)
  end
  answers.send_with(lane, "judge", team, "texts/slip", {
    ["run"] = clock(seconds),
    ["hints-used"] = tostring(hints),
    ["answers-resent"] = tostring(resent),
    ["added"] = tostring(added),
    ["finish"] = clock(seconds + added * 60),
  })
end)

-- ---- People ---------------------------------------------------------------------------------------------------------

on.message("judge", person({"審判です。", "The judge.", tone = "formal"}, {
  {words = {"ヒント", "hint"}, says = "texts/say-judge-hint"},
  {words = {"規則", "解答", "採点", "タイム", "加算", "様式", "rules", "answer", "points", "time", "form"}, says =
      "texts/say-judge"},
  noted = "texts/say-judge",
}))

on.message("ops", person({"佐伯です。", "Saeki here.", tone = "ops"}, {
  {since = "ops-asks", from = "runner-3", does = function(message, lane, say)
     if people.asks(message) and message.about ~= "ops-asks" then return false end
     local all = words.has(message.body, {"全て止め", "全部止め", "全部を止め", "全サーバーを停止", "stop all", "stop them all"})
     local no = words.has(message.body, {"止めません", "止めない", "停止しません", "do not", "don't", "not all"})
     if all and not no and not words.refuses(message) then return say(message, lane, "texts/say-ops-all") end
     return say(message, lane, "texts/say-ops-two")
   end},
  {words = {"svc-print", "印刷", "print"}, since = "start-3", says = "texts/say-ops-print"},
  {words = {"088"}, since = "ops-mentions", does = function(message, lane, say)
     if not people.asks(message) then return say(message, lane, "texts/say-ops-088") end
     return say(message, lane, {"経理の端末です。何につないでいるのかは、記録で確かめてください。",
                                "It is a terminal of accounting. What it connects to please see in the records."},
                                    "088")
   end},
  noted = "texts/say-ops-noted",
}))

on.message("eto", person({"江藤です。", "Eto here.", tone = "public"}, {
  {words = {"なぜ開いた", "あなたのせい", "規則違反", "your fault", "why did you", "against the rules"}, since = "eto-calls",
   always = true, says = "texts/say-eto-silent"},
  {since = "eto-calls", says = "texts/say-eto"},
  {words = {"編集", "有効", "ボタン", "開き", "開い", "資料", "何時", "いつ", "電源", "線", "ケーブル", "画面",
            "enable", "button", "open", "when", "what time", "power", "cable", "screen"}, since = "eto-calls", says =
                "texts/say-eto"},
  noted = {"分かりました。", "All right."},
}))

on.message("mochizuki", person({"望月です。", "Mochizuki here.", tone = "public"}, {
  {since = "start-2", says = "texts/say-mochizuki"},
  {words = {"編集", "有効", "開き", "開い", "資料", "添付", "何時", "いつ", "enable", "open", "attachment", "when", "what time"},
   since = "start-2", says = "texts/say-mochizuki"},
  noted = {"分かりました。", "All right."},
}))

on.message("ciso", person({"栗原です。", "Kurihara here.", tone = "boss"}, {
  {since = "ciso-asks", earned = function(message)
     return message:mentions("漏え", "外に出", "leak", "went out") and
            message:mentions("1240", "1,240", "312", "調査中", "確認中", "not yet known", "still looking")
   end, good = "texts/say-ciso-thanks", asking = "texts/say-ciso-short"},
  noted = {"分かりました。結論から短く、続けてください。", "All right. Conclusions first, and short."},
}))
