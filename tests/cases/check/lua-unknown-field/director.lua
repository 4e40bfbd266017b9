local function filled(report, name) return report.fields[name] ~= nil end

local function sound(report)
  return filled(report, "summary") and report.fields.event_typ ~= nil
end

on.report("incident-report", function(given, lane)
  local kind = given:first_of("event-type")
  if given.fields.sumary and sound(given) then lane:set_flag("kind", kind) end
  if given.fields["event_type"] and given.sender == "csirt" then lane:skip("chase") end
end)

on.message("soc", function(message, lane)
  local part = {fields = {colour = "red"}}
  if message.fields or part.fields.colour then lane:fire("chase") end
end)
