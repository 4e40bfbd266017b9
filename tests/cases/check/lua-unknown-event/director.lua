on.replay("notice", function() end)
