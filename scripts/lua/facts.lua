-- Branches by what a team has done so far: `local facts = use "facts"`.
local facts = {}

-- A fact of a lane: {done = "isolate"}, {fired = …}, {opened = …}, {replied = …}, {told = …}, {reported = …, form = …},
-- {flag = …} or {flag = …, is = …}, {host = …, is = …}.
function facts.holds(lane, fact)
  for _, kind in ipairs({"done", "fired", "opened", "replied", "told"}) do
    if fact[kind] then return lane[kind](lane, fact[kind]) end
  end
  if fact.reported then return lane:reported(fact.reported, fact.form) end
  if fact.flag then
    local value = lane:flag(fact.flag)
    if fact.is then return value == fact.is end
    return value ~= nil
  end
  if fact.host then return lane:host(fact.host) == fact.is end
  error("facts: this is no fact; there are done, fired, opened, replied, told, reported, flag and host", 2)
end

-- The points of all facts that hold; a fact without `points` counts 1.
function facts.score(lane, list)
  local score = 0
  for _, fact in ipairs(list) do
    if facts.holds(lane, fact) then score = score + (fact.points or 1) end
  end
  return score
end

-- Fires the inject of the first branch that the score reaches, from the most to the least, and returns its name:
--   facts.branch(lane, list, {{at_least = 3, fire = "calm"}, {at_least = 1, fire = "rumours"}, {fire = "uproar"}})
function facts.branch(lane, list, branches)
  local score = facts.score(lane, list)
  for _, branch in ipairs(branches) do
    if score >= (branch.at_least or 0) then
      lane:fire(branch.fire, branch.after)
      return branch.fire
    end
  end
end

-- One of the list by seeded chance, each as likely as the others.
function facts.pick(lane, list)
  for at, value in ipairs(list) do
    if at == #list or lane:chance(1000 // (#list - at + 1)) then return value end
  end
end

return facts
