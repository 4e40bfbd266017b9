-- How NISC, the cabinet and the others answer when no controller does. Words stand in Japanese and English.
local answers = use "answers"

local say = answers.say

on.message("nisc", function(message, lane) say(message, lane, "texts/say-nisc") end)
on.message("cabinet", function(message, lane) say(message, lane, "texts/say-cabinet") end)
on.message("watch", function(message, lane)
  -- 819 organisations ask their own desk: each gets the answer that the first one got.
  lane:acknowledge(message)
  if answers.once(lane, "watch-" .. message.from) then lane:reply(message, "texts/say-watch") end
end)
on.message("press", function(message, lane)
  lane:acknowledge(message)
  if answers.once(lane, "press-" .. message.from) then lane:reply(message, "texts/say-press") end
end)
on.message("control", function(message, lane) lane:acknowledge(message) end)

on.report("situation-report", function(report, lane)
  for _, to in ipairs(report.to) do
    if to == "cabinet" then return lane:acknowledge(report) end
  end
end)
