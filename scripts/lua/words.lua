-- Words in messages and reports, in both languages: `local words = use "words"`. Width and case never matter.
local words = {}

-- Whether the text holds any of the words.
function words.has(text, list)
  local folded = fold(text)
  for _, word in ipairs(list) do
    if string.find(folded, fold(word), 1, true) then return true end
  end
  return false
end

-- Whether the list (of recipients, of a field's values) has the name.
function words.among(list, name)
  for _, one in ipairs(list) do
    if one == name then return true end
  end
  return false
end

-- Subject and body of a message in one text.
local function all_of(message) return message.subject .. "\n" .. message.body end

-- Whether the message holds any word of every group: words.all(message, {{"保全", "preserve"}, {"県", "prefecture"}}).
function words.all(message, groups)
  local text = all_of(message)
  for _, group in ipairs(groups) do
    if not words.has(text, group) then return false end
  end
  return true
end

-- How many of the groups the message touches.
function words.count(message, groups)
  local text, count = all_of(message), 0
  for _, group in ipairs(groups) do
    if words.has(text, group) then count = count + 1 end
  end
  return count
end

-- Whether the message names a time of day or a span: "9時25分に", "at 9:25", "in 20 minutes".
function words.names_a_time(message)
  return string.find(fold(all_of(message)), "\\d+ ?(時|分|:\\d\\d|minutes)") ~= nil
end

local refusals = {
  "しない", "しません", "行わない", "行いません", "始めない", "待って", "お待ち", "待機", "控え", "見合わせ", "中止", "せずに", "認めません", "できません",
  "do not", "don't", "will not", "won't", "not yet", "hold off", "must not", "please wait", "cannot",
}
local consents = {
  "してください", "お願いします", "進めて", "承知", "了解", "許可", "認めます", "構いません", "問題ありません",
  "go ahead", "please do", "please proceed", "approved", "agreed", "you may", "that is fine",
}

-- Whether the message says no; a message that says both counts as a refusal.
function words.refuses(message) return words.has(all_of(message), refusals) end

-- Whether the message says yes, and nowhere no.
function words.agrees(message)
  local text = all_of(message)
  return words.has(text, consents) and not words.has(text, refusals)
end

-- Whether a field of a report (or of a request for approval) is filled in.
function words.filled(report, field)
  local values = report.fields[field]
  return values ~= nil and values[1] ~= nil and values[1] ~= ""
end

-- Whether a field of a report holds any of the words.
function words.in_field(report, field, list)
  for _, value in ipairs(report.fields[field] or {}) do
    if words.has(value, list) then return true end
  end
  return false
end

-- Labels of the empty fields among `wanted` ({field, ja, en}), joined for each language; "" when nothing is missing.
function words.missing(report, wanted)
  local ja, en = {}, {}
  for _, want in ipairs(wanted) do
    if not words.filled(report, want[1]) then
      ja[#ja + 1] = want[2]
      en[#en + 1] = want[3]
    end
  end
  return table.concat(ja, "、"), table.concat(en, ", ")
end

return words
