on.action("isolate", function(_, lane)
  local t = setmetatable({}, {__index = setmetatable({}, {__index = function() return fold("Ａ") end})})
  pcall(setmetatable, t, {__call = t, __newindex = t, __concat = string.rep})
  lane:set_flag("a", string.rep("", 1 << 40) .. string.format("%5.2s|%q", "x", 1 / 3) .. t.b)
  for p, c in utf8.codes("語") do lane:set_flag("u", utf8.char(c) .. p) end
  local ok, e = pcall(error, setmetatable({}, {__tostring = function() return "e" end}))
  lane:set_flag("e", tostring(ok) .. tostring(e) .. select("#", table.unpack({1, 2, 3})))
end)
