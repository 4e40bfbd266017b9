-- Answers of cast members: `local answers = use "answers"`. What was said is kept in flags, lane by lane.
local answers = {}

-- The lane's exercise time as H:MM.
function answers.clock(lane)
  local minutes = math.floor(lane.time / 60)
  return string.format("%d:%02d", minutes // 60, minutes % 60)
end

-- True the first time in a lane, and never again: the key is a name of your own. The flag holds when it was.
function answers.once(lane, key)
  local flag = "once-" .. key
  if lane:flag(flag) then return false end
  lane:set_flag(flag, answers.clock(lane))
  return true
end

-- The name under which a text is remembered: texts/say-soc becomes say-soc.
local function key_of(text) return (string.gsub(text, "^texts/", "")) end

-- Whether answers.say has sent the text in this lane.
function answers.said(lane, text) return lane:flag("once-" .. key_of(text)) ~= nil end

-- A receipt and a written answer; when it was given before, the receipt alone.
function answers.say(message, lane, text, options)
  lane:acknowledge(message)
  if not answers.once(lane, key_of(text)) then return false end
  lane:reply(message, text, options)
  return true
end

-- The good answer when it is earned, the asking one until then, and a mere receipt once the good one was given.
function answers.weigh(message, lane, earned, good, asking)
  if earned then
    answers.say(message, lane, good)
  elseif answers.said(lane, good) then
    lane:acknowledge(message)
  else
    answers.say(message, lane, asking)
  end
end

-- A handler that gives the texts one after the other, one an occasion, then receipts only:
--   on.message("soc", answers.queue("soc", {"texts/say-soc-1", "texts/say-soc-2"}))
function answers.queue(key, texts)
  if #texts == 0 then error("answers.queue: a list of texts is needed", 2) end
  local flag = "queue-" .. key
  return function(message, lane)
    local at = (tonumber(lane:flag(flag)) or 0) + 1
    lane:acknowledge(message)
    if at > #texts then return end
    lane:set_flag(flag, tostring(at))
    lane:reply(message, texts[at])
  end
end

-- A handler that chooses by words; the first rule that fits is taken, and each text is sent once a lane:
--   on.message("soc", answers.choose({
--     {words = {"遮断", "block"}, text = "texts/say-soc-block"},
--     {words = {"再起動"}, when = function(_, lane) return lane:fired("reboot") end, text = "texts/say-soc-reboot"},
--     {text = "texts/say-soc-noted"},
--   }))
function answers.choose(rules)
  for at, rule in ipairs(rules) do
    if type(rule.text) ~= "string" then error("answers.choose: rule " .. at .. " has no text", 2) end
  end
  return function(message, lane)
    for _, rule in ipairs(rules) do
      local fits = not rule.words or message:mentions(table.unpack(rule.words))
      if fits and (not rule.when or rule.when(message, lane)) then
        if rule.flag then lane:set_flag(rule.flag, true) end
        return answers.say(message, lane, rule.text)
      end
    end
    lane:acknowledge(message)
  end
end

-- Sends a text whose {{flag.NAME}} are filled from `values`: {["missing-ja"] = "概要"}.
function answers.send_with(lane, from, to, text, values, options)
  for name, value in pairs(values) do lane:set_flag(name, value) end
  lane:send(from, to, text, options)
end

local function quoted(list, from, to, between) return from .. table.concat(list, to .. between .. from) .. to end

-- What a guide says of an answer, in Japanese and in English; nil when it makes no point. A point is {ja, en, …} and
-- `makes(point)` tells whether the answer makes it.
function answers.judged(points, makes)
  local there_ja, there_en, gone_ja, gone_en = {}, {}, {}, {}
  for _, point in ipairs(points) do
    local found = makes(point)
    local ja, en = found and there_ja or gone_ja, found and there_en or gone_en
    ja[#ja + 1] = point[1]
    en[#en + 1] = point[2]
  end
  if #there_ja == 0 then return nil end
  if #gone_ja == 0 then
    return "大切な点が全て入っています。お見事です。", "All that matters is there. Very good."
  end
  return quoted(there_ja, "「", "」", "") .. "が書けています。次は" .. quoted(gone_ja, "「", "」", "") .. "も加えてみましょう。",
    "You have " .. quoted(there_en, "\"", "\"", ", ") .. ". Next time add " .. quoted(gone_en, "\"", "\"", ", ") .. "."
end

return answers
