local s = ('a=1, b=2'):gsub('(\\w)=(\\d)', '\\2\\1')
for k, v in ('x y'):gmatch('\\w') do s = s .. k end
local t = {3, 1, 2} table.sort(t) table.insert(t, 4) table.remove(t, 1)
printx = string.format('%5.1f %s %q', 1.5, t, 'x') .. table.concat(t, ',') .. utf8.char(12354)
for k, v in pairs({b = 1, a = 2, [1] = 3}) do end
