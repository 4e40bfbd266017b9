-- A way out of the folder.
local replies = use("../other/replies.lua")
on.action("isolate", function(_, lane) lane:set_flag("x", replies) end)
