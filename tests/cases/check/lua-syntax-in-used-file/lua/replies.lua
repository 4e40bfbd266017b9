-- Not Lua.
local replies = {}
function replies.isolated(_, lane)
  if lane:done("isolate") lane:fire("chase") end
end
return replies
