-- How NISC, the cabinet and the others answer when no controller does: each organisation for itself. What a script
-- cannot
-- answer stays in the cast's inbox.
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en", apart = true})

on.message("nisc", person({"NISC 重要インフラ担当です。", "NISC, critical infrastructure.", tone = "formal"}, {
  {says = "texts/say-nisc"},
}))
on.message("cabinet", person({"内閣官房の梶です。", "Kaji, Cabinet Secretariat.", tone = "formal"}, {
  {says = "texts/say-cabinet"},
}))
on.message("watch", person({"監視担当です。", "Monitoring desk.", tone = "ops"}, {
  {words = {"記録", "ログ", "保存", "接続", "通信元", "切り離", "遮断", "遠隔保守", "log", "record", "session", "link", "block"},
   since = "night-login", says = "texts/say-watch"},
}))
on.message("press", person({"あさぎり通信社の戸田です。", "Toda, Asagiri News.", tone = "press"}, {
  {since = "false-claim", says = "texts/say-press"},
}))
on.message("control", function(message, lane) lane:acknowledge(message) end)

on.report("situation-report", function(report, lane)
  for _, to in ipairs(report.to) do
    if to == "cabinet" then return lane:acknowledge(report) end
  end
end)
