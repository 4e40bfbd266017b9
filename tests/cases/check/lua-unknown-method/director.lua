-- lane:nothing() in a comment counts for nothing, nor does "lane:nothing()" in quotes
on.inject("notice", function(inject, lane)
  if lane:doen("isolate") then lane:send("soc", "csirt", "texts/not") end
  local begun = "texts/not"
  lane:send("soc", "csirt", begun .. "ice")
  if lane.tiem > 5 then lane:fire("chase") end
end)
