-- One name is misspelt, one file is missing.
local words = use "wrods"
local replies = use "lua/replies.lua"
on.action("isolate", function(_, lane) lane:set_flag("x", words and replies) end)
