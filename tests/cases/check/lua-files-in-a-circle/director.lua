-- Two files use each other.
use "lua/a.lua"
