-- The vendor thanks for an answer that speaks of rebooting, and sees whether the PC was isolated before.
on.reply("notice", function(reply, lane)
  lane:acknowledge(reply)
  if reply:mentions("再起動", "reboot") then
    lane:reply(reply, "texts/understood")
  end
end)
