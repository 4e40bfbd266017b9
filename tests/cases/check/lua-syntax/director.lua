on.reply("notice", function(reply, lane)
  if reply:mentions("x") do
  end
end)
