on.report("incident-report", function(report, lane)
  if report.stage == "frist" or report.tlp ~= "Amber" or report.from == "csrit" then lane:skip("chase") end
  if lane:service("mail") == "down" or lane:mode() == "large" then lane:fire("chase") end
end)

on.message("soc", function(message, lane)
  if message.channel == "email" and message.about == "notise" then lane:fire("chase") end
end)

on.service("mail", function(change, lane)
  if change.state == "faild" or lane.move == "spread" then lane:fire("chase") end
end)
