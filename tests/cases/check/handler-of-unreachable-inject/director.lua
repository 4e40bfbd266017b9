-- Waits for what never comes.
on.inject("chase", function(_, lane) lane:skip("notice") end)
on.reply("chase", function(reply, lane) lane:acknowledge(reply) end)
