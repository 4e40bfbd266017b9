-- Nobody can answer what was never sent.
on.reply("next-day", function(reply, lane) lane:acknowledge(reply) end)
