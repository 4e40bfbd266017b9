-- Reminders that grow sterner until something was done: `local remind = use "remind"`.
local remind = {}

local function need(value, kind, name)
  if type(value) ~= kind then error("remind.ladder: '" .. name .. "' must be a " .. kind, 3) end
end

-- Registers a ladder of reminders while the director is loaded:
--   local chase = remind.ladder("chase", {
--     from = "prefecture", to = "csirt",
--     steps = {{after = 600, text = "texts/chase-1"}, {after = 300, text = "texts/chase-2", channel = "phone"}},
--     done = function(lane) return lane:reported("prefecture") end,
--   })
--   on.inject("soc-notice", function(_, lane) chase.start(lane) end)
-- Each step comes so many seconds after the one before it. Before each, `done` is asked; once it says true, or after
-- chase.stop(lane), nothing more is sent. A second start begins nothing while the ladder runs or when it has ended.
function remind.ladder(name, plan)
  need(name, "string", "name")
  need(plan.from, "string", "from")
  need(plan.steps, "table", "steps")
  need(plan.done, "function", "done")
  local flag = "remind-" .. name
  for at, step in ipairs(plan.steps) do
    if type(step.after) ~= "number" or type(step.text) ~= "string" then
      error("remind.ladder: step " .. at .. " needs 'after' (seconds) and 'text'", 2)
    end
  end

  on.timer(name, function(_, lane)
    local at = tonumber(lane:flag(flag))
    local step = at and plan.steps[at]
    if not step then return end
    if plan.done(lane) then
      lane:set_flag(flag, "over")
      return
    end
    lane:send(plan.from, plan.to, step.text, {channel = step.channel, severity = step.severity})
    local following = plan.steps[at + 1]
    lane:set_flag(flag, following and tostring(at + 1) or "over")
    if following then lane:after(following.after, name) end
  end)

  local ladder = {}
  function ladder.start(lane)
    if lane:flag(flag) or not plan.steps[1] then return false end
    lane:set_flag(flag, "1")
    lane:after(plan.steps[1].after, name)
    return true
  end
  function ladder.stop(lane) lane:set_flag(flag, "over") end
  return ladder
end

return remind
