-- NISC, the drill office and every member's own systems desk answer when no controller does, each member for itself.
-- What a
-- script cannot answer stays in the cast's inbox.
local people = use "people"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en", apart = true})

on.message("nisc", person({"NISC 情報共有担当です。", "NISC, information sharing.", tone = "formal"}, {
  {says = "texts/say-nisc"},
}))
on.message("control", person({"訓練事務局です。", "Drill office.", tone = "formal"}, {
  noted = {"承知しました。", "Understood."},
}))
on.message("systems", person({"システム担当です。", "Systems desk.", tone = "ops"}, {
  {words = {"記録", "ログ", "保存", "装置", "VPN", "初期化", "切り離", "痕跡", "log", "record", "gateway", "device", "trace"},
   since = "damage-card", says = "texts/say-systems"},
}))

on.report("damage-total", function(report, lane) lane:acknowledge(report) end)
