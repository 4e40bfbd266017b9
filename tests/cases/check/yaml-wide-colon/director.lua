on.inject("notice", function(inject, lane)
  -- lane:fire("gone")
  if lane:done("isolat") then lane:fire("chas") end
  lane:send("sok", "csirt", "texts/notise")
  lane:set("pc-31", "isolated")
end)
