on.approval('soc', function(q, lane) if lane:chance(500) then lane:approve(q) else lane:send_back(q, 'texts/a') end end)
