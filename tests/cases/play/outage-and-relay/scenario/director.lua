-- The secretariat gives a receipt and hands down what it gets; NISC answers by fax while mail fails.
on.message("secretariat", function(message, lane)
  lane:acknowledge(message)
  lane:forward(message, "secretariat", { "op-1", "op-2" })
end)

on.message("nisc", function(message, lane)
  if lane:works("mail") then return end
  lane:send("nisc", message.from, "texts/received", { channel = "mail", otherwise = { "fax" }, reply_to = message })
end)
