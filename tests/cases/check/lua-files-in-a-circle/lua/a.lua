-- First.
return use "lua/b.lua"
