-- Nothing here speaks for the SOC; the prefecture gives receipts.
on.report("incident-report", function(report, lane) lane:acknowledge(report) end)
on.action("isolate", function(_, lane) lane:fire("chase") end)
