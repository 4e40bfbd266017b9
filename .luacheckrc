-- What Lua of this tree may name. Directors run in a sandbox: engine/scenario opens this much and no more.
std = {
  globals = {},
  read_globals = {
    "on", "use", "fold",
    "getmetatable", "rawequal", "rawget", "rawlen", "setmetatable",
    "assert", "error", "ipairs", "next", "pairs", "pcall", "select", "tonumber", "tostring", "type",
    math = { other_fields = true },
    string = { other_fields = true },
    table = { other_fields = true },
    utf8 = { other_fields = true },
  },
}
max_line_length = 120
