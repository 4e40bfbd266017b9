-- The umpire's desk: whether a card stands, what it changes, what each side hears; and the people around the
-- association.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local words = use "words"

local say, weigh = answers.say, answers.weigh
local red = {"red-lead", "red-op"}

-- ---- Rounds ---------------------------------------------------------------------------------------------------------

local names = {
  mail = {"標的型メール", "targeted mail"}, vpn = {"漏れた認証情報", "leaked credentials"},
  web = {"案内サイトの弱点", "weakness of the site"}, creds = {"管理者の資格情報", "administrator's credentials"},
  share = {"共有フォルダの探索", "search of the share"}, erase = {"痕跡を消して待つ", "erase and wait"},
  exfil = {"名簿の持ち出し", "rosters taken"}, encrypt = {"名簿の暗号化", "rosters encrypted"},
  deface = {"入場案内の改ざん", "ticket site altered"},
}

-- Which preparation stops which card; footholds that were isolated stop every card of the second round but waiting.
local stops = {
  mail = function(lane) return lane:done("train-staff") end,
  vpn = function(lane) return lane:done("vpn-mfa") end,
  web = function(lane) return lane:done("patch-web") end,
  creds = function(lane) return lane:host("pc-22") == "isolated" end,
  share = function(lane) return lane:host("pc-22") == "isolated" end,
  erase = function() return false end,
  exfil = function(lane) return lane:done("block-outbound") end,
  encrypt = function(lane) return lane:done("offline-backup") and lane:done("reset-admins") end,
  deface = function(lane) return lane:done("patch-web") end,
}

local rounds = {
  entry = {
    open = "entry-open", blocked = "entry-blocked", default = "mail",
    fire = {mail = "entry-mail", vpn = "entry-vpn", web = "entry-web"},
  },
  spread = {
    open = "spread-open", blocked = "spread-blocked", default = "share",
    fire = {creds = "spread-creds", share = "spread-share", erase = "spread-erase"},
  },
  aim = {
    open = "aim-open", blocked = "aim-blocked", default = "exfil",
    fire = {exfil = "aim-exfil", encrypt = "aim-encrypt", deface = "aim-deface"},
  },
}

local function note(lane, round, means, ruling_ja, ruling_en)
  if round == "entry" then
    lane:set_flag("entry-means", means)
    lane:set_flag("entry-ja", names[means][1] .. "：" .. ruling_ja)
    lane:set_flag("entry-en", names[means][2] .. ": " .. ruling_en)
  elseif round == "spread" then
    lane:set_flag("spread-means", means)
    lane:set_flag("spread-ja", names[means][1] .. "：" .. ruling_ja)
    lane:set_flag("spread-en", names[means][2] .. ": " .. ruling_en)
  else
    lane:set_flag("aim-means", means)
    lane:set_flag("aim-ja", names[means][1] .. "：" .. ruling_ja)
    lane:set_flag("aim-en", names[means][2] .. ": " .. ruling_en)
  end
end

-- A card is ruled on: it stands and the world changes at once, or the preparation stops it and a lesser foothold
-- follows
-- after four minutes, so that the game goes on.
local function play(lane, round, means)
  local plan = rounds[round]
  if stops[means](lane) then
    note(lane, round, means, "備えに阻まれ、第5条により代わりの足掛かりで続行", "stopped by preparation, went on by rule 5")
    lane:fire(plan.blocked)
    lane:fire(plan.fire[means], 240)
  else
    note(lane, round, means, "成立", "stands")
    lane:fire(plan.fire[means])
    lane:send("umpire", red, "texts/say-umpire-stands")
  end
end

local function card(round, means)
  return function(_, lane)
    if not lane:fired(rounds[round].open) then return lane:send("umpire", "red-op", "texts/say-umpire-early") end
    if lane:flag(round .. "-means") then return lane:send("umpire", "red-op", "texts/say-umpire-second") end
    play(lane, round, means)
  end
end

on.action("card-mail", card("entry", "mail"))
on.action("card-vpn", card("entry", "vpn"))
on.action("card-web", card("entry", "web"))
on.action("card-creds", card("spread", "creds"))
on.action("card-share", card("spread", "share"))
on.action("card-erase", card("spread", "erase"))
on.action("card-exfil", card("aim", "exfil"))
on.action("card-encrypt", card("aim", "encrypt"))
on.action("card-deface", card("aim", "deface"))

-- Without a card the umpire plays what was declared, or the round's usual one.
local function umpire_plays(round)
  return function(_, lane)
    local declared = lane:flag("declared-" .. round)
    local means = declared and rounds[round].fire[declared] and declared or rounds[round].default
    play(lane, round, means)
  end
end

on.inject("entry-default", umpire_plays("entry"))
on.inject("spread-default", umpire_plays("spread"))
on.inject("aim-default", umpire_plays("aim"))

on.report("attack-order", function(report, lane)
  if not words.among(report.to, "umpire") then return end
  lane:acknowledge(report)
  local round, means = report:first_of("round"), report:first_of("means")
  if round == "entry" then
    lane:set_flag("declared-entry", means)
  elseif round == "spread" then
    lane:set_flag("declared-spread", means)
  elseif round == "aim" then
    lane:set_flag("declared-aim", means)
  end
  if not words.filled(report, "signs") or not words.filled(report, "in_bounds") then
    if answers.once(lane, "order-incomplete") then lane:send("umpire", report.from, "texts/say-umpire-order") end
  end
end)

on.action("real-target", function(_, lane) lane:fire("warning-red") end)
on.action("strike-back", function(_, lane) lane:send("umpire", {"blue-lead", "blue-soc"}, "texts/say-umpire-foul") end)

-- ---- Claims ---------------------------------------------------------------------------------------------------------

local where = {
  mail = {"pc-22"}, vpn = {"pc-22"}, web = {"web-1"}, creds = {"ad-1"}, share = {"file-1"}, erase = {"pc-41"},
  exfil = {"file-1"}, encrypt = {"file-1"}, deface = {"web-1"},
}

-- A claim is upheld when it names the means of a round that was played and the host where it shows.
on.report("detection-claim", function(report, lane)
  if not words.among(report.to, "umpire") then return end
  lane:acknowledge(report)
  local means = report:first_of("means")
  for _, round in ipairs({"entry", "spread", "aim"}) do
    if means and lane:flag(round .. "-means") == means and words.in_field(report, "host", where[means]) then
      if not words.filled(report, "grounds") then
        return lane:send("umpire", report.from, "texts/say-umpire-grounds")
      end
      lane:send("umpire", report.from, "texts/say-umpire-upheld")
      if answers.once(lane, "found-" .. round) and round == "entry" then lane:fire("found-red") end
      return
    end
  end
  lane:send("umpire", report.from, "texts/say-umpire-rejected")
end)

-- ---- The umpire is spoken to ----------------------------------------------------------------------------------------

on.reply("appeal-red", function(message, lane)
  local grounds = message:mentions("13:", "14:", "13時", "宣言票", "order", "記録", "log")
  lane:reply(message, grounds and "texts/say-umpire-noted" or "texts/say-umpire-grounds")
end)

on.reply("appeal-blue", function(message, lane)
  local grounds = message:mentions("13:", "14:", "13時", "記録", "行", "log", "line")
  lane:reply(message, grounds and "texts/say-umpire-noted" or "texts/say-umpire-grounds")
end)

on.message("umpire", function(message, lane)
  lane:acknowledge(message)
  if message:mentions("委託先", "切れ端", "転送", "contractor", "scrap") and answers.once(lane, "thanked-" .. message.from) then
    lane:send("umpire", message.from, "texts/say-umpire-thanks")
  end
end)

on.report("attack-record", function(report, lane) lane:acknowledge(report) end)
on.report("defence-report", function(report, lane) lane:acknowledge(report) end)

-- ---- The attackers' scout -------------------------------------------------------------------------------------------

on.message("scout", function(message, lane)
  if lane:fired("out-of-bounds") and message.from == "red-lead" then
    local no = words.refuses(message) or message:mentions("使わない", "規則", "範囲外", "rule", "bounds")
    return weigh(message, lane, no, "texts/say-scout-drops", "texts/say-scout-insists")
  end
  if lane:fired("stray-mail") and message:mentions("審判", "使わない", "使いません", "umpire", "not use") then
    return say(message, lane, "texts/say-scout-drops")
  end
  say(message, lane, "texts/say-scout-noise")
end)

-- ---- The association ------------------------------------------------------------------------------------------------

on.message("clerk", function(message, lane)
  if lane:fired("entry-mail") then return say(message, lane, "texts/say-clerk-opened") end
  say(message, lane, "texts/say-clerk-away")
end)

on.message("board", function(message, lane)
  local points = words.count(message, {
    {"いま", "現在", "now", "at present"}, {"影響", "名簿", "案内", "effect", "roster", "ticket"},
    {"判断", "お願い", "止め", "decision", "decide", "please"},
  })
  weigh(message, lane, points >= 3, "texts/say-board-accepts", "texts/say-board-three")
end)

on.message("press", function(message, lane)
  local careful = message:mentions("発表", "確認", "お答えでき", "statement", "checking", "confirm")
  weigh(message, lane, careful, "texts/say-press-waits", "texts/say-press-presses")
end)

on.message("monitor", function(message, lane) lane:acknowledge(message) end)
