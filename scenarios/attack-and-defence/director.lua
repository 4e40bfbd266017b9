-- The umpire's desk: whether a card stands, what it changes, what each side hears; and the people around the
-- association.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})
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

on.message("umpire", person({"審判です。", "The umpire.", tone = "formal"}, {
  {words = {"委託先", "切れ端", "転送", "contractor", "scrap"}, since = "stray-mail", does = function(message, lane)
     lane:acknowledge(message)
     if answers.once(lane, "thanked-" .. message.from) then lane:send("umpire", message.from,
         "texts/say-umpire-thanks") end
     return true
   end},
  {words = {"規則", "何条", "範囲", "時間", "宣言", "rule", "bounds", "time", "order"},
   says = {"規則は規則集のとおりです。相手の手は、お答えできません。裁定への異議は、記録の行を添えてください。",
           "The rules are in the rule book. Of the other side's moves I cannot speak. Objections need the line " ..
               "of the record."}},
}))

on.report("attack-record", function(report, lane) lane:acknowledge(report) end)
on.report("defence-report", function(report, lane) lane:acknowledge(report) end)

-- ---- The attackers' scout -------------------------------------------------------------------------------------------

on.message("scout", person({"鵜飼です。", "Ukai here.", tone = "ops"}, {
  {since = "out-of-bounds", from = "red-lead", does = function(message, lane, say)
     local no = words.refuses(message) or message:mentions("使わない", "規則", "範囲外", "rule", "bounds")
     if no then return say(message, lane, "texts/say-scout-drops") end
     if answers.said(lane, "texts/say-scout-drops") or (people.asks(message)
         and message.about ~= "out-of-bounds") then return false end
     return say(message, lane, "texts/say-scout-insists")
   end},
  {words = {"審判", "使わない", "使いません", "umpire", "not use"}, since = "stray-mail", says = "texts/say-scout-drops"},
  noted = "texts/say-scout-noise",
}))

-- ---- The association ------------------------------------------------------------------------------------------------

on.message("clerk", person({"堤です。", "Tsutsumi here."}, {
  {words = {"メール", "開", "添付", "クリック", "mail", "open", "attachment", "click"}, since = "entry-mail", says =
      "texts/say-clerk-opened"},
  {since = "entry-mail", says = "texts/say-clerk-opened"},
  {when = function(_, lane) return lane:fired("entry-vpn") or lane:fired("entry-web") end,
   words = {"pc-22", "VPN", "どこ", "いつ", "触", "席", "where", "when", "touch", "desk"}, says = "texts/say-clerk-away"},
  {when = function(_, lane) return lane:fired("entry-vpn") or lane:fired("entry-web") end, says =
      "texts/say-clerk-away"},
  {words = {"端末", "pc-22", "メール", "変わ", "terminal", "mail", "unusual"}, before = "entry-mail",
   says = {"今のところ、変わったことはありません。", "Nothing unusual so far."}},
  noted = {"承知しました。", "Understood."},
}))

local function board_asked(_, lane) return lane:fired("entry-mail") or lane:fired("entry-vpn")
    or lane:fired("entry-web") end

on.message("board", person({"滝本です。", "Takimoto here.", tone = "boss"}, {
  {when = board_asked, earned = function(message)
     return words.count(message, {
       {"いま", "現在", "now", "at present"}, {"影響", "名簿", "案内", "effect", "roster", "ticket"},
       {"判断", "お願い", "止め", "decision", "decide", "please"},
     }) >= 3
   end, good = "texts/say-board-accepts", asking = "texts/say-board-three"},
  {words = {"止め", "予算", "公表", "stop", "budget", "publish"},
   says = {"博覧会への影響が分かる形で案を出してください。そうすれば決めます。", "Bring me a proposal with its effect on the fair, and I decide."}},
  noted = {"分かりました。博覧会に影響することは、すぐ知らせてください。", "All right. What affects the fair I want to hear at once."},
}))

on.message("press", person({"梶です。", "Kaji here.", tone = "press"}, {
  {when = board_asked, earned = {"発表", "確認", "お答えでき", "statement", "checking", "confirm"},
   good = "texts/say-press-waits", asking = "texts/say-press-presses"},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))

on.message("monitor", function(message, lane) lane:acknowledge(message) end)
