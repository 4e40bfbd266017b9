local words, answers, facts, remind = use "words", use "answers", use "facts", use "remind"
local chase = remind.ladder("later", {from = "soc", to = "csirt", steps = {{after = 1, text = "texts/a"}},
  done = function(lane) return lane:done("isolate") end})
on.message("soc", answers.choose({{words = {"再起動"}, text = "texts/a", flag = "x"}, {text = "texts/a"}}))
on.reply("notice", answers.queue("soc", {"texts/a", "texts/a"}))
on.report("report", function(r, lane)
  lane:set_flag("m", words.missing(r, {{"a", "甲", "a"}, {"z", "乙", "z"}}) .. tostring(words.in_field(r, "a", {"B"})))
end)
on.inject("notice", function(_, lane)
  chase.start(lane)
  facts.branch(lane, {{done = "isolate"}, {host = "pc", is = "normal"}}, {{at_least = 1, fire = "notice", after = 3}})
end)
on.action("isolate", use("lua/own.lua").run)
on.opened("notice", function(_, lane) answers.send_with(lane, "soc", "csirt", "texts/a", {k = "v"}) end)
