-- Nothing here speaks for the SOC.
on.action("isolate", function(_, lane) lane:fire("chase") end)
