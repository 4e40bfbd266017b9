// The part of the sandbox that is written in Lua, so that the step counter sees its loops. The
// chunk gets a table of primitives and fills it with what authors use.
#include "engine/scenario/lua/host.hpp"

namespace enshu::scenario::lua {

const char* const prelude_source = R"lua(
local p = ...
local raw_next, rawget, type, less, fail, match = p.raw_next, p.rawget, p.type, p.less, p.fail, p.match
local sub, concat = p.sub, p.concat

-- Stable merge sort: the same order on every machine, whatever the comparison says.
local function sorted(list, n, lt)
  local other, width = {}, 1
  while width < n do
    for low = 1, n, 2 * width do
      local mid, high = low + width, low + 2 * width
      if mid > n + 1 then mid = n + 1 end
      if high > n + 1 then high = n + 1 end
      local i, j = low, mid
      for k = low, high - 1 do
        if i < mid and (j >= high or not lt(list[j], list[i])) then
          other[k] = list[i]
          i = i + 1
        else
          other[k] = list[j]
          j = j + 1
        end
      end
    end
    list, other = other, list
    width = width * 2
  end
  return list
end

local function sorted_keys(t)
  local keys, n = {}, 0
  for key in raw_next, t do
    n = n + 1
    keys[n] = key
  end
  return sorted(keys, n, less), n
end

function p.sort(t, lt)
  if type(t) ~= "table" then fail("sort: a table is needed") end
  local n, list = #t, {}
  for i = 1, n do list[i] = t[i] end
  list = sorted(list, n, lt or function(a, b) return a < b end)
  for i = 1, n do t[i] = list[i] end
end

function p.pairs(t)
  if type(t) ~= "table" then fail("pairs: a table is needed") end
  local keys, n = sorted_keys(t)
  local i = 0
  return function()
    while i < n do
      i = i + 1
      local value = rawget(t, keys[i])
      if value ~= nil then return keys[i], value end
    end
  end
end

function p.next(t, key)
  if type(t) ~= "table" then fail("next: a table is needed") end
  local keys, n = sorted_keys(t)
  local i = 1
  if key ~= nil then
    while i <= n and keys[i] ~= key do i = i + 1 end
    if i > n then fail("next: no such key") end
    i = i + 1
  end
  if i > n then return nil end
  return keys[i], rawget(t, keys[i])
end

function p.find(s, pattern, init, plain)
  if plain then return p.find_plain(s, pattern, init) end
  local function found(from, to, _, whole, ...)
    if not from then return nil end
    if whole then return from, to end
    return from, to, ...
  end
  return found(match(s, pattern, init))
end

function p.first_match(s, pattern, init)
  local function found(from, to, _, whole, ...)
    if not from then return nil end
    if whole then return sub(s, from, to) end
    return ...
  end
  return found(match(s, pattern, init))
end

function p.gmatch(s, pattern)
  local at = 1
  local function found(from, to, following, whole, ...)
    at = following
    if not from then return nil end
    if whole then return sub(s, from, to) end
    return ...
  end
  return function()
    if not at then return nil end
    return found(match(s, pattern, at))
  end
end

function p.gsub(s, pattern, replacement, most)
  local kind = type(replacement)
  if kind == "number" then replacement, kind = replacement .. "", "string" end
  local pieces, n, at, copied, count = {}, 0, 1, 1, 0
  local function add(piece)
    n = n + 1
    pieces[n] = piece
  end
  local function replaced(text, first, ...)
    if kind == "string" then return p.expand(replacement, text, first, ...) end
    local value
    if kind == "table" then value = replacement[first]
    elseif kind == "function" then value = replacement(first, ...)
    else fail("gsub: the replacement must be a string, a table or a function") end
    if value == nil or value == false then return text end
    if type(value) ~= "string" and type(value) ~= "number" then fail("gsub: a replacement is no string") end
    return value
  end
  local function step(from, to, following, whole, ...)
    at = following
    if not from then return end
    count = count + 1
    add(sub(s, copied, from - 1))
    local text = sub(s, from, to)
    if whole then add(replaced(text, text)) else add(replaced(text, ...)) end
    copied = to + 1
  end
  while at and (not most or count < most) do step(match(s, pattern, at)) end
  add(sub(s, copied))
  return concat(pieces), count
end
)lua";

}  // namespace enshu::scenario::lua
