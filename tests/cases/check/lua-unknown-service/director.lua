on.service("mial", function(change, lane)
  if lane:service("mael") == "failed" then lane:set("mali", "working") end
end)
