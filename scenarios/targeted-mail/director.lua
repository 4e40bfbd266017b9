-- The desk answers every report: thanks for a bait, an all-clear for a genuine mail.
local people = use "people"

local baits = {invoice = true, ["cloud-sign-in"] = true, ["reply-thread"] = true}

on.message("desk", function(message, lane)
  if message.about == nil then
    if people.asks(message) and not message:mentions("不審", "怪し", "報告", "suspicious", "report") then
        people.waits(message, lane) end
    lane:reply(message, "texts/say-general")
  elseif baits[message.about] then
    lane:reply(message, "texts/say-bait")
  elseif message.about ~= "welcome" and message.about ~= "closing" then
    lane:reply(message, "texts/say-ordinary")
  else
    lane:acknowledge(message)
  end
end)
