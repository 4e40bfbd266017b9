-- Reacts to the answer to the question.
on.reply("question", function(reply, lane)
  if reply:mentions("隔離", "isolated") and not lane:done("isolate") then
    lane:send("soc", "csirt", "texts/confirm", {attach = {"logs/extra.csv"}})
  end
end)
