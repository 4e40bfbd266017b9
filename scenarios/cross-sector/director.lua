-- How the people around the exercise answer when no controller does: by words, by what was done, by the hour.
-- Words stand in Japanese and English; `mentions` folds width and case.
local answers = use "answers"
local people = use "people"
local words = use "words"

local has, names_a_time = words.among, words.names_a_time
local person = people.with("texts/says", {re = "says-re", ja = "says-ja", en = "says-en"})

-- Words of somebody who says in public that it was an attack.
local admissions = {
  "サイバー攻撃です", "サイバー攻撃による", "攻撃を受けました", "攻撃と判断", "攻撃を確認",
  "it is a cyber attack", "it was a cyber attack", "we were attacked", "confirm a cyber attack", "confirm the attack",
}

-- ---- The state ----------------------------------------------------------------------------------------------------

local facts = {"台", "戸", "局", "households", "stations", "terminals", "minutes"}

-- What somebody reports is weighed for figures; a question is not a report.
local function reported(message)
  return not people.asks(message) and (message:mentions(table.unpack(facts)) or names_a_time(message))
end

on.message("nisc", person({"NISCです。", "NISC.", tone = "formal"}, {
  {words = {"203.0.113.45", "通信元", "海外", "情報源", "侵入", "source", "abroad", "intrusion"}, since = "nisc-advisory",
   says = {"お渡しした情報提供のとおりです。情報源は申し上げられません。TLP の範囲で事業者に渡してください。",
           "It is as in the information we gave you. We cannot name the source. Please pass it on within its TLP."}},
  {words = {"攻撃", "侵入", "脅威", "attack", "intrusion", "threat"}, before = "nisc-advisory",
   says = {"お送りした注意喚起のとおりです。国内で確認したことが出てくれば、情報提供としてお渡しします。",
           "It is as in our warning. If something is confirmed in Japan you will get it as information."}},
  {since = "load-lost", earned = reported, good = "texts/say-nisc-received", asking = "texts/say-nisc-facts"},
  noted = {"承知しました。確認できた事実と推定を分けて、続けてお知らせください。",
           "Noted. Please keep us informed, facts and guesses apart."},
}))

on.message("cabinet", person({"柊木です。", "Hiiragi here.", tone = "boss"}, {
  {since = "cabinet-estimate", from = "meti", earned = {"12時40分", "12:40"},
   good = "texts/say-cabinet-received", asking = "texts/say-cabinet-older"},
  {words = {"期限", "いつまで", "何時まで", "報告先", "deadline", "by when", "report to"}, since = "mode-switch",
   says = {"大規模時の体制です。事業者は所管省庁へ、省庁は内閣官房へ。定時報告の期限は、依頼に書いたとおりです。",
           "The large-scale organisation is in force: operators to their ministry, ministries to us, at the " ..
               "times in our request."}},
  {words = {"体制", "報告", "会見", "organisation", "report", "briefing"}, before = "mode-switch",
   says = {"今は平時の体制です。報告は、事業者から所管省庁へ、いつもの経路でお願いします。移行するときは知らせます。",
           "We are in the normal organisation. Reports go from operators to their ministry as usual. I will say " ..
               "when that changes."}},
  {since = "mode-switch", says = "texts/say-cabinet-received"},
  noted = {"受領しました。数字と時刻が変われば、短く知らせてください。", "Received. When figures or times change, tell me briefly."},
}))

on.message("npa", person({"サイバー犯罪対策課です。", "Cybercrime division.", tone = "formal"}, {
  {words = {"声明", "VOLT-9", "返信", "要求", "claim", "reply", "demand"}, since = "false-claim", says =
      "texts/say-npa-claim"},
  {since = "false-claim", says = "texts/say-npa-claim"},
  {words = {"記録", "保全", "被害届", "相談", "証拠", "何をすれば", "record", "preserve", "evidence"}, says = "texts/say-npa"},
  {words = {"捜査", "犯人", "誰が", "investigation", "who did"},
   says = {"捜査に関わることは、お答えできません。", "We do not speak about investigations."}},
  {since = "supplier-alert", says = "texts/say-npa"},
  noted = {"ご連絡を受けました。不審な点があれば、記録を残してご相談ください。", "Noted. If something looks wrong, keep the records and call us."},
}))

local sitrep_wants = {
  {"affected", "影響の規模", "the extent"},
  {"status", "サービスの状況", "the state of the services"},
  {"estimate", "復旧の見込み", "the estimate"},
}

on.report("situation-report", function(report, lane)
  if not has(report.to, "cabinet") then return end
  lane:acknowledge(report)
  local ja, en = words.missing(report, sitrep_wants)
  if ja == "" then return end
  local labels = {["sitrep-missing-ja"] = ja, ["sitrep-missing-en"] = en}
  answers.send_with(lane, "cabinet", report.from, "texts/say-cabinet-missing", labels, {otherwise = {"phone"}})
end)

-- Reports of incidents go to the ministries, who are players; a copy to somebody of the cast gets its receipt.
on.report("incident-report", function(report, lane)
  for _, party in ipairs({"nisc", "npa", "power-ceptoar", "telecom-ceptoar", "finance-ceptoar"}) do
    if has(report.to, party) then return lane:acknowledge(report) end
  end
end)

-- ---- CEPTOARs: what was forwarded goes on to the operators, a summary does not -----------------------------------

local function hands_down(secretariat, operator, name_ja, name_en)
  on.message(secretariat, person({name_ja, name_en, tone = "formal"}, {
    {words = {"転送", "Fw:", "Fwd:", "forward", "203.0.113.45"}, since = "nisc-advisory", does = function(message, lane)
       if people.asks(message) and message.about == nil then return false end
       lane:acknowledge(message)
       if not answers.once(lane, "handed-down-" .. secretariat) then return true end
       lane:reply(message, "texts/say-ceptoar")
       lane:forward(message, secretariat, operator)
       return true
     end},
    {words = {"展開", "会員", "情報", "TLP", "members", "information", "pass on"}, says = "texts/say-ceptoar-original"},
    {since = "nisc-advisory", says = "texts/say-ceptoar-original"},
    noted = {"ご連絡ありがとうございます。展開する情報があれば、原文を転送してください。",
             "Thank you. If there is information to hand on, please forward the original."},
  }))
end

hands_down("power-ceptoar", "power", "電力セプター事務局です。", "Power CEPTOAR secretariat.")
hands_down("telecom-ceptoar", "telecom", "情報通信セプター事務局です。", "Telecommunications CEPTOAR secretariat.")
hands_down("finance-ceptoar", "finance", "金融セプター事務局です。", "Finance CEPTOAR secretariat.")

-- ---- Electric power -----------------------------------------------------------------------------------------------

on.message("misaki", person({"有馬です。", "Arima here.", tone = "formal"}, {
  {since = "reconnect-offer", does = function(message, lane, say)
     if words.agrees(message) and not message:mentions("調査が終わるまで", "until your investigation") then
       lane:set("maint-gateway", "in-use")
       return say(message, lane, "texts/say-misaki-reconnected")
     end
     if people.asks(message) and message.about ~= "reconnect-offer" then return false end
     return say(message, lane, "texts/say-misaki-waits")
   end},
  {since = "supplier-alert", before = "reconnect-offer", earned = {"maint-07", "203.0.113.45"},
   good = "texts/say-misaki", asking = "texts/say-misaki-which"},
  {words = {"アカウント", "技術員", "接続", "記録", "経路", "account", "engineer", "connect", "log", "how did"}, since =
      "supplier-alert",
   says = {"接続装置の記録（vpn.csv）をご覧ください。本人は勤務外でした。どうやって使われたかは、調べているところです。",
           "Please see vpn.csv. The engineer was off duty. How the account came to be used we are still finding out."}},
  {words = {"保守", "接続", "アカウント", "maintenance", "connect", "account"}, before = "supplier-alert",
   says = {"本日の遠隔保守の予定はありません。気になることがあれば、お調べします。",
       "No remote maintenance is planned today. If something worries you we look into it."}},
  noted = {"承知しました。わかったことは、随時お送りします。", "Understood. We send what we find."},
}))

local log_marks = {"maint-07", "CB-211", "不正", "illicit"}
local careful = {"保全", "写真", "触らない", "preserve", "photograph", "leave it"}

on.message("control-room", person({"久世です。", "Kuze here.", tone = "ops"}, {
  {words = log_marks, since = "event-log", does = function(message, lane, say)
     if people.asks(message) and message.about == nil then return false end
     return say(message, lane, "texts/say-control-log")
   end},
  {words = {"再起動", "restart", "reboot"}, since = "screen-anomaly", does = function(message, lane, say)
     if words.refuses(message) or lane:done("keep-records") then return say(message, lane,
         "texts/say-control-waits") end
     if words.agrees(message) then return say(message, lane, "texts/say-control-restarted") end
     return false
   end},
  {since = "screen-anomaly", before = "load-lost", earned = careful, good = "texts/say-control-waits", asking =
      "texts/say-control-which"},
  {words = careful, since = "screen-anomaly", says = "texts/say-control-waits"},
  {words = {"画面", "カーソル", "操作", "監視", "screen", "cursor", "control"}, since = "screen-anomaly", before = "load-lost",
   says = {"誰も触っていないのに、カーソルが動いています。再起動してよいのか、触らないほうがよいのか、決めてください。",
           "The cursor moves and nobody touches it. Tell me whether to restart or to leave it alone."}},
  {words = {"停電", "遮断器", "何戸", "原因", "故障", "breaker", "power cut", "households", "cause", "fault"}, since = "load-lost",
   before = "event-log",
   says = {"遮断器3台が開いています。保護動作の表示はありません。操作記録を書き出していますので、原因はその後です。",
           "Three breakers are open, with no protection shown. I am exporting the records; the cause must wait " ..
               "for them."}},
  {words = {"停電", "遮断器", "原因", "記録", "故障", "breaker", "cause", "record", "fault"}, since = "event-log",
   says = {"操作記録（hmi-events.csv）をお送りしたとおりです。誰の操作かは、そちらで確かめてください。",
           "You have the records, hmi-events.csv. Please find out whose operation it was."}},
  {words = {"画面", "変電所", "監視", "停電", "screen", "substation", "power cut"}, before = "screen-anomaly",
   says = {"今のところ異常はありません。全て平常どおりです。", "Nothing unusual so far. All is as it should be."}},
  noted = {"了解しました。変わったことがあれば、すぐ知らせます。", "Understood. I will tell you at once if something changes."},
}))

local when_back = {"復旧", "見込み", "いつ戻", "何時", "正午", "restor", "estimate", "when", "noon"}

on.message("field", person({"南です。", "Minami here.", tone = "ops"}, {
  {words = {"設定", "照合", "settings", "compare"}, since = "manual-operation", says = "texts/say-field-checks"},
  {words = when_back, since = "recovery", says = {"12時40分に、全ての遮断器を入れました。", "All breakers went in at 12:40."}},
  {words = when_back, since = "estimate-wrong",
   says = {"見込みは12時40分です。設定が書き換えられていて、1台ずつ照合しています。これより早くはなりません。",
           "The estimate is 12:40. Settings were altered and we compare them one by one. It cannot be sooner."}},
  {words = when_back, since = "load-lost", before = "estimate-wrong",
   says = {"今のところ、正午を目指しています。変わればすぐに知らせます。", "We aim at noon for now. If it changes you hear at once."}},
  {words = {"復旧", "出動", "待機", "現場", "停電", "repair", "crew", "site", "power cut"}, before = "load-lost",
   says = {"班は待機しています。出動の連絡は来ていません。", "The crew stands by. We have not been called out."}},
  {since = "estimate-wrong", says = "texts/say-field"},
  noted = {"了解しました。現場の安全を確かめながら進めます。", "Understood. Safety on site first."},
}))

on.message("power-exec", person({"早乙女です。", "Saotome here.", tone = "boss"}, {
  {since = "load-lost", says = "texts/say-power-exec"},
  {words = {"承認", "お知らせ", "公表", "報告", "approv", "notice", "report"}, since = "load-lost",
   says = {"文案は様式で回してほしい。必要な欄が埋まっていれば、すぐ判断する。",
       "Put the draft to me on its form. If the fields are filled I decide at once."}},
  {words = {"保守", "アカウント", "承認", "account", "maintenance", "approv"}, before = "load-lost",
   says = {"その判断は CSIRT に任せる。供給に影響しそうなら、すぐ知らせてほしい。",
       "I leave that to the CSIRT. If supply may suffer, tell me at once."}},
  noted = {"報告を受けた。供給に影響しそうなら、すぐ知らせてほしい。", "Noted. If supply may suffer, tell me at once."},
}))

local accuses = {
  "攻撃", "犯人", "犯行", "不正アクセス", "ハッカー", "VOLT-9", "attack", "intrud", "hacker", "culprit",
}

local function accuses_somebody(request)
  return words.in_field(request, "title", accuses) or words.in_field(request, "cause", accuses)
end

on.approval("power-exec", function(request, lane)
  local notice = request.form == "public-notice"
  local wanted = notice and {"area", "cause", "estimate"} or {"summary", "event_type", "systems"}
  for _, field in ipairs(wanted) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-power-exec-back") end
  end
  if notice and accuses_somebody(request) then
    return lane:send_back(request, "texts/say-power-exec-cause")
  end
  lane:approve(request, "texts/say-power-exec-approves")
end)

local function decides(request, lane)
  for _, field in ipairs({"summary", "event_type", "actions_taken"}) do
    if not words.filled(request, field) then return lane:send_back(request, "texts/say-exec-back") end
  end
  lane:approve(request, "texts/say-exec-approves")
end

on.approval("telecom-exec", decides)
on.approval("finance-exec", decides)
for name, voice in pairs({
  ["telecom-exec"] = {"千田です。", "Senda here.", tone = "boss"},
  ["finance-exec"] = {"柳です。", "Yanagi here.", tone = "boss"},
}) do
  on.message(name, person(voice, {
    {since = "load-lost", says = "texts/say-exec"},
    {words = {"承認", "報告", "様式", "approv", "report", "form"},
     says = {"報告書は様式で回してほしい。概要、事象の種類、対応が書かれていれば承認する。",
             "Put the report to me on its form. With summary, event type and actions filled I approve."}},
    noted = {"わかった。変わったことがあれば、数字を添えて知らせるように。", "Noted. If something changes, tell me with figures."},
  }))
end

on.report("public-notice", function(report, lane)
  if not has(report.to, "website") then return end
  lane:acknowledge(report)
  if answers.once(lane, "published") then
    lane:send("website", "power-pr", "texts/say-website", {otherwise = {"phone"}})
  end
end)

on.message("website", person({"停電情報ページ担当です。", "The outage page desk.", tone = "formal"}, {
  {words = {"掲載", "訂正", "更新", "様式", "publish", "correct", "update", "form"},
   says = {"掲載と訂正は、承認済みのお知らせを様式で受け取ってから行います。",
       "We publish and correct once an approved notice reaches us on the form."}},
}))

on.message("reporter", person({"森です。", "Mori here.", tone = "press"}, {
  {words = admissions, always = true, says = "texts/say-reporter-writes"},
  {words = {"締切", "何を知りたい", "取材", "deadline", "what do you want"}, since = "load-lost",
   says = {"原因と、復旧の時刻です。昼のニュースに間に合わせたいので、話せる時刻を決めてください。",
           "The cause, and when power is back. I need it for the noon news, so name a time when you can speak."}},
  {since = "load-lost", says = "texts/say-reporter"},
  noted = {"承知しました。何かあれば、こちらから伺います。", "Noted. I call if something comes up."},
}))

on.message("foreign", person({"", "Gray.", early = {"Gray. I have nothing on that. （何も聞いていない、とのこと。）",
    "I have nothing on that."},
  unsure = {"Gray. Which matter do you mean? Let me check with my desk. （どの件か、社に確かめる、とのこと。）",
            "Which matter do you mean? Let me check with my desk."},
  still = {"Gray. Still checking with my desk. （社に確かめている、とのこと。）", "Still checking with my desk."},
  again = {"Gray. As I told you. （演習時刻 %s に伝えたとおり、とのこと。）", "As I told you (exercise time %s)."}}, {
  {words = admissions, always = true, says = "texts/say-foreign-writes"},
  {words = {"締切", "質問", "what do you", "deadline", "question"}, since = "foreign-media",
   says = {"Gray. Is a foreign state behind it: yes, no, or not known? （国の関与の有無を聞きたい、とのこと。）",
           "Is a foreign state behind it: yes, no, or not known?"}},
  {since = "foreign-media", says = "texts/say-foreign"},
  noted = {"Gray. Thank you. （承知した、とのこと。）", "Thank you."},
}))

-- ---- Telecommunications and finance -------------------------------------------------------------------------------

on.message("noc", person({"矢島です。", "Yajima here.", tone = "ops"}, {
  {words = {"メール", "中継", "いつ戻", "mail", "relay"}, since = "mail-back", says = {"メールは11時45分に復旧しました。",
      "Mail came back at 11:45."}},
  {words = {"メール", "中継", "いつ戻", "mail", "relay"}, since = "mail-out", before = "mail-back",
   says = {"予備の交換局に移していて、止まってから35分ほどで戻ります。電話と衛星電話は使えます。",
           "We move it to the spare exchange; it is back about 35 minutes after it stopped. Telephone and " ..
               "satellite work."}},
  {since = "which-stations", does = function(message, lane, say)
     local right = words.count(message, {{"BS-117"}, {"BS-123"}, {"BS-131"}, {"BS-140"}})
     if right >= 3 then
       lane:set("power-cars", "working")
       return say(message, lane, "texts/say-noc-going")
     end
     if answers.said(lane, "texts/say-noc-going") then return false end
     if message:mentions("BS-104", "BS-108", "BS-112", "BS-126", "加入者の多い", "most subscribers", "largest") then
       return say(message, lane, "texts/say-noc-largest")
     end
     return false
   end},
  {since = "which-stations", when = function(_, lane) return not answers.said(lane, "texts/say-noc-going") end,
   says = "texts/say-noc-which"},
  {words = {"電池", "基地局", "電源車", "何局", "batter", "station", "power car"}, since = "which-stations",
   says = {"電源車は4台、1台で1局です。電池の残りは bs-battery.csv のとおりです。局番号でご指示ください。",
           "Four power cars, one station each. The batteries are in bs-battery.csv. Orders by " ..
           "station number, please."}},
  {words = {"電池", "基地局", "電源車", "何局", "batter", "station", "power car"}, since = "load-lost", before = "which-stations",
   says = {"基地局が電池に切り替わり、残りを調べています。電源車は4台です。まとまりしだい一覧を送ります。",
           "Stations run on batteries and we are checking how much is left. There are four power cars. A list " ..
               "follows."}},
  {words = {"電池", "基地局", "通信", "障害", "station", "network", "fault"}, before = "load-lost",
   says = {"網に異常はありません。", "Nothing wrong in the network."}},
  noted = "texts/say-noc-noted",
}))

on.message("branches", person({"荻野です。", "Ogino here."}, {
  {since = "branch-queues", earned = function(message)
     return words.all(message, {
       {"資産", "預金", "お預かり", "assets", "deposits"},
       {"隣", "電話", "手書き", "neighbour", "telephone", "paper"},
       {"お知らせ", "時に", "時30分", "未定", "next word", "11:30", "open"},
     })
   end, good = "texts/say-branches-ok", asking = "texts/say-branches-more"},
  {words = {"何人", "行列", "店頭", "お客", "投稿", "how many", "queue", "customers"}, since = "branch-queues",
   says = {"西浜支店に人が集まっています。不安をあおる投稿を見たそうです。資産は安全か、代わりにどこを使えるか、次はいつ知らせるかが要ります。",
           "People gather at the Nishihama branch, having read alarming posts. I need: are assets safe, where " ..
               "else to go, when the next word comes."}},
  {words = {"行列", "店頭", "店舗", "お客", "ATM", "queue", "branch", "customers"}, before = "branch-queues",
   says = {"店からの知らせは、まだ入っていません。確かめて、変わったことがあればお知らせします。",
           "The branches have reported nothing yet. I check, and tell you if something is different."}},
  noted = {"承知しました。各店に伝えます。", "Understood. I tell the branches."},
}))

-- ---- Those who depend on them -------------------------------------------------------------------------------------

on.message("venue", person({"庄司です。", "Shoji here."}, {
  {since = "venue-asks", earned = names_a_time, good = "texts/say-venue-ok", asking = "texts/say-venue-more"},
  {words = {"発電機", "何時間", "来場", "何人", "ゲート", "generator", "how long", "visitors", "gates"}, since = "venue-asks",
   says = {"発電機は12時間もちます。困っているのは入場ゲートの端末と携帯電話です。来場は3万人です。",
           "The generator lasts twelve hours. Gate terminals and mobile phones are the trouble. 30,000 visitors " ..
               "are coming."}},
  {words = {"開場", "来場", "何人", "電気", "発電機", "opening", "visitors", "power", "generator"}, before = "venue-asks",
   says = {"会場は今のところ予定どおり準備しています。非常用発電機もあります。",
       "The venue prepares as planned so far. We have an emergency generator."}},
  noted = {"承知しました。会場の係に伝えます。", "Understood. I tell our people."},
}))

local fuel_asked = function(_, lane) return lane:fired("hospital-asks") or lane:fired("hospital-limit") end

on.message("hospital", person({"倉田です。", "Kurata here."}, {
  {when = fuel_asked, earned = {"12時10分", "ローリー", "燃料車", "燃料を手配", "12:10", "lorry", "tanker", "fuel is on"},
   good = "texts/say-hospital-thanks", asking = "texts/say-hospital-until"},
  {words = {"燃料", "患者", "何人", "呼吸器", "発電機", "fuel", "patients", "ventilator", "generator"}, when = fuel_asked,
   says = {"燃料は12時30分までで、人工呼吸器の患者さんが11人います。転院の判断に20分かかります。",
           "Fuel until 12:30, eleven patients on ventilators. To decide on moving them takes twenty minutes."}},
  {words = {"燃料", "発電機", "停電", "電気", "患者", "fuel", "generator", "power", "patients"}, since = "load-lost",
   says = {"停電で発電機に切り替わりました。燃料がいつまでもつか、確かめているところです。",
           "We are on the generator. How long the fuel lasts we are finding out."}},
  {words = {"燃料", "発電機", "患者", "電気", "fuel", "generator", "patients", "power"}, before = "load-lost",
   says = {"院内は平常どおりです。非常用の発電機はあります。", "All is normal here. We do have an emergency generator."}},
  noted = {"承知しました。院内に伝えます。", "Understood. I tell the wards."},
}))

on.message("railway", person({"有沢です。", "Arisawa here.", tone = "ops"}, {
  {words = {"バス", "再開", "運転", "滞留", "いつ", "bus", "resume", "train", "when", "crowd"}, since = "trains-stop", says =
      "texts/say-railway"},
  {since = "trains-stop", says = "texts/say-railway"},
  {words = {"運転", "電車", "列車", "踏切", "無線", "停電", "train", "running", "crossing", "radio"}, since = "load-lost",
      before = "trains-stop",
   says = {"踏切と駅は予備の電源で動いています。列車は徐行していますが、止めてはいません。",
           "Crossings and stations are on reserve power. Trains run slowly, but they run."}},
  {words = {"運転", "電車", "列車", "train", "running"}, before = "load-lost", says = {"全線、平常どおりです。",
      "All lines run normally."}},
  noted = {"了解しました。司令で共有します。", "Understood. I tell the control room."},
}))

on.message("control", function(message, lane) lane:acknowledge(message) end)
