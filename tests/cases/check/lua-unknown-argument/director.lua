on.message("soc", function(message, lane)
  lane:send("soc", "csrit", "texts/notice", {channel = "fon", severity = "hihg"})
  lane:send("soc", {"csirt", "prefektur"}, "notice", {otherwise = {"fax", "news"}, attach = "logs/proxy.csv"})
  lane:forward(message, "sok", {"prefecture"}, "texts/notice")
  lane:reply(message, "text/notice")
  if lane:reported("prefecture", "incident-reprot") or lane:works("telephone") then lane:skip("chase") end
  lane:send("soc", message.from, "texts/notice", {channel = "email", reply_to = message})
end)
