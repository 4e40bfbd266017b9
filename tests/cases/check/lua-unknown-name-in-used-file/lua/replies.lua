-- Names of the scenario are checked here too.
local replies = {}
function replies.isolated(_, lane)
  lane:fire("chace")
  lane:send("soc", "csirt", "texts/notise")
end
return replies
