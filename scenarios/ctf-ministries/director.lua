-- The judge: marks each answer at once, keeps points and time for the board, and hands out hints.
local answers = use "answers"
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

local start_seconds = 300
local wrong_seconds = 120

-- The answers stand here and in the obligations alone; neither reaches a participant. Patterns are RE2, on folded text.
local questions = {
  {points = 100, right = "^\\s*pc-?204\\s*$"},
  {points = 100, right = "s-kuroda"},
  {points = 150, right = "^\\D*203\\.0\\.113\\.129\\D*$"},
  {points = 100, right = "^\\s*(tlp:? ?)?amber\\s*$"},
  {points = 200, right = "^[^ ]*\\bt\\.fileparts\\.example\\.?\\s*$"},
  {points = 200, right = "printercare"},
  {points = 250, right = "^\\s*214 ?(mb)?\\s*$"},
  {points = 300, right = "^\\D*0?9(:|時)12"},
}

local function count(lane, flag) return tonumber(lane:flag(flag)) or 0 end

local function told(report, lane, n, text)
  answers.send_with(lane, "judge", report.from, text, {["last-question"] = tostring(n)})
end

-- The time that decides between equal points: the last right answer, and what wrong ones add.
local function keep_time(lane)
  if count(lane, "last-right") == 0 then return end
  lane:set_flag("race-time", tostring(count(lane, "last-right") + wrong_seconds * count(lane, "wrong")))
end

local function mark(report, lane, n, question)
  lane:acknowledge(report)
  if not lane:fired("question-" .. n) then return told(report, lane, n, "texts/say-early") end
  if lane:fired("closing") then return told(report, lane, n, "texts/say-late") end
  local solved = "solved-" .. n
  if lane:flag(solved) then return told(report, lane, n, "texts/say-solved") end
  if not string.find(fold(report:first_of("answer") or ""), question.right) then
    lane:set_flag("wrong", tostring(count(lane, "wrong") + 1))
    keep_time(lane)
    return told(report, lane, n, "texts/say-wrong")
  end
  local points = question.points
  if lane:flag("hinted-" .. n) then points = points * 7 // 10 end
  lane:set_flag(solved, true)
  lane:set_flag("last-right", tostring(math.floor(lane.time) - start_seconds))
  lane:set_flag("race-points", tostring(count(lane, "race-points") + points))
  lane:set_flag("last-points", tostring(points))
  keep_time(lane)
  told(report, lane, n, "texts/say-right")
end

-- ---- Answers and hints; a hint that is asked for before its question has come is sent with it ----
local hints = {
  "texts/hint-1", "texts/hint-2", "texts/hint-3", "texts/hint-4",
  "texts/hint-5", "texts/hint-6", "texts/hint-7", "texts/hint-8",
}
for n, question in ipairs(questions) do
  on.report("answer-" .. n, function(report, lane) mark(report, lane, n, question) end)
  on.action("hint-" .. n, function(_, lane)
    if not answers.once(lane, "hint-" .. n) then return end
    -- What is solved already keeps its points.
    lane:set_flag("hinted-" .. n, true)
    if lane:fired("question-" .. n) then lane:send("judge", "player", hints[n]) end
  end)
  on.inject("question-" .. n, function(_, lane)
    if lane:flag("hinted-" .. n) then lane:send("judge", "player", hints[n]) end
  end)
end

on.inject("gather", function(_, lane) lane:set_flag("race-points", "0") end)

local judge = person({"審判です。", "The judge.", tone = "formal"}, {
  {words = {"ヒント", "hint"},
   says = {"ヒントは、対処の一覧の「ヒント」を選んでください。得点が3割減ります。",
       "For a hint choose it among the actions. It takes three tenths of the points."}},
  {words = {"規則", "解答", "採点", "得点", "様式", "時間", "締切", "rules", "answer", "points", "form", "time"}, says =
      "texts/say-judge"},
  noted = "texts/say-judge",
})

on.message("judge", function(message, lane)
  if lane:fired("closing") and not people.asks(message) then return lane:acknowledge(message) end
  judge(message, lane)
end)
