-- The mistake stands in another file.
local replies = use "lua/replies.lua"
on.action("isolate", replies.isolated)
