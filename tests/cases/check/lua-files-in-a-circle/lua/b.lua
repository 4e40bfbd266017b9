-- Second.
return use "lua/a.lua"
