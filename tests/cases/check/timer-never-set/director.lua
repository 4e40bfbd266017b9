-- The timer is set under another name.
on.inject("notice", function(_, lane) lane:after(60, "later") end)
on.timer("latr", function(_, lane) lane:fire("chase") end)
on.timer("later", function(_, lane) lane:fire("chase") end)
