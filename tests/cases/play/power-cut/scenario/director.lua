-- The utility tells what it sees of its control servers and of the hospital.
on.host("scada-02", function(change, lane)
  if change.state == "encrypted" and lane:service("power") == "working" then
    lane:set_flag("control-lost", true)
  end
end)

on.service("generator", function(change, lane)
  if change.state == "on-buffer" then lane:send("utility", "hospital", "texts/priority", {channel = "phone"}) end
end)
