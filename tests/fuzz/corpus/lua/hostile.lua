pcall(function() while true do end end)
local t = setmetatable({}, {__index = function(t, k) return k end, __len = function() return 9 end})
local s = ('x'):rep(1000):find('(x*)*y')
local function f(...) return select('#', ...) end f(table.unpack({1, 2, 3}))
