-- NISC, the drill office and every member's own systems desk answer when no controller does.
local answers = use "answers"

on.message("nisc", function(message, lane) answers.say(message, lane, "texts/say-nisc") end)
on.message("control", function(message, lane) lane:acknowledge(message) end)
on.message("systems", function(message, lane)
  lane:acknowledge(message)
  if answers.once(lane, "systems-" .. message.from) then lane:reply(message, "texts/say-systems") end
end)

on.report("damage-total", function(report, lane) lane:acknowledge(report) end)
